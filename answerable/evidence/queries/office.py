"""Figures of papers that contradict what the office holds: for the check of documents before they come in."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.against_held import SURE, Stand, near, value_for
from answerable.calc.blocks import Document
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.consistency.finding import Finding, Kind, Place, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.matching import Suggestion
from answerable.calc.periods import printed
from answerable.calc.standing import Told
from answerable.evidence.queries.choosing import Holdings, chosen, holdings_for
from answerable.evidence.queries.known import in_words, matcher

RULE = "office_figure"


def against_office(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """The figures of these papers that are other than every value the office holds for them; each names what is held."""
    matching = matcher()
    told = [
        (reading, claim, matching.likely(claim, *around))
        for reading in readings
        for claim, around in _claims(reading)
        if claim.period and claim.upper is None and not claim.aimed
    ]
    holdings = holdings_for([(claim, likely) for _, claim, likely in told])
    found = (_against(reading, claim, chosen(claim, likely, holdings), holdings) for reading, claim, likely in told)
    return tuple(one for one in found if one)


def _claims(reading: Reading) -> Iterator[tuple[Claim, tuple[str, str]]]:
    """The claims of a reading, each with its heading and its passage; a cell's caption is part of its subject."""
    passages = tuple({id(one.passage): one.passage for one in reading.sentences}.values())
    for claim in claims(Document(reading.name, passages), reading):
        passage = passages[claim.block] if claim.row is None else None
        yield claim, (passage.heading, passage.text) if passage else ("", "")


def _against(reading: Reading, claim: Claim, one: Suggestion | None, holdings: Holdings) -> Finding | None:
    """What is asked about a claim that is surely of a measure and differs from what is held, by no more than a slip could."""
    if one is None or one.likeness < SURE:
        return None
    how = holdings.stood(claim, one)
    if how is None or how.stand is not Stand.CONTRADICTS or how.by is None or not _near(how.by, claim, one, holdings):
        return None
    if holdings.of_another_key(claim, one):
        return None
    title = holdings.measures[one.measure].title
    message = (
        f"'{title}' is told as {claim.printed}{_of(claim)}, and the office holds {in_words(how.by)}: which is right?"
    )
    place = Place(
        reading.name,
        claim.line,
        claim.quote,
        claim.value,
        claim.unit,
        claim.period,
        claim.printed,
        claim.page,
        claim.column if claim.start is None else claim.start,
    )
    return Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, (place,), how.by.value)


def _near(held: Told, claim: Claim, one: Suggestion, holdings: Holdings) -> bool:
    measure = holdings.measures[one.measure]
    return near(value_for(claim.value, claim.unit, claim.direction, measure.unit), held.value or Decimal(0))


def _of(claim: Claim) -> str:
    return f" for {printed(claim.period)}" if claim.period else ""

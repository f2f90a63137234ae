"""Figures of papers that contradict what the office holds: for the check of documents before they come in."""

from collections.abc import Iterator, Mapping, Sequence

from answerable.areas.models import Area
from answerable.calc.against_held import Stand, Stood, stand, value_for
from answerable.calc.blocks import Document
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.consistency.finding import Finding, Kind, Place, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.matching import Matcher, Suggestion
from answerable.calc.periods import printed
from answerable.calc.standing import Told
from answerable.evidence.queries.known import HeldAt, held_for, in_words, matcher
from answerable.measures.models import Measure
from answerable.measures.queries.held import Key

RULE = "office_figure"
SURE = 0.85
"""Only a match as sure as this is held against a paper: nobody has confirmed it."""


def against_office(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """The figures of these papers that are other than every value the office holds for them; each names what is held."""
    matching = matcher()
    told = [
        (reading, claim, one)
        for reading in readings
        for claim, heading in _claims(reading)
        if (one := _sure(matching, claim, heading))
    ]
    measures = {one.code: one for one in Measure.objects.filter(code__in={one.measure for _, _, one in told})}
    areas = dict(Area.objects.values_list("code", "pk"))
    held = held_for({one.pk for one in measures.values()})
    return tuple(
        found
        for reading, claim, one in told
        if (found := _against(reading, claim, measures[one.measure], held.get(_key(claim, one, measures, areas))))
    )


def _claims(reading: Reading) -> Iterator[tuple[Claim, str]]:
    """The claims of a reading, each with the heading it stands under; a cell's caption is part of its subject."""
    passages = tuple({id(one.passage): one.passage for one in reading.sentences}.values())
    for claim in claims(Document(reading.name, passages), reading):
        yield claim, passages[claim.block].heading if claim.row is None else ""


def _sure(matching: Matcher, claim: Claim, heading: str) -> Suggestion | None:
    """The measure a claim tells, where that and its key are beyond doubt."""
    if claim.period is None or claim.upper is not None:
        return None
    found = matching.best(claim, heading)
    return found if found and found.area and found.likeness >= SURE else None


def _key(claim: Claim, one: Suggestion, measures: Mapping[str, Measure], areas: Mapping[str, int]) -> Key:
    if claim.period is None:
        raise ValueError("a claim without a period has no key")
    return measures[one.measure].pk, areas[one.area], one.breakdown, claim.period.start, claim.period.end


def _against(reading: Reading, claim: Claim, measure: Measure, at: HeldAt | None) -> Finding | None:
    if at is None:
        return None
    found = _stood(claim, measure, at)
    if found.stand is not Stand.CONTRADICTS or found.by is None:
        return None
    message = f"'{measure.title}' is told as {claim.printed}{_of(claim)}, and the office holds {in_words(found.by)}: which is right?"
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
    return Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, (place,), found.by.value)


def _stood(claim: Claim, measure: Measure, at: HeldAt) -> Stood:
    """As of a paper of the day of what is held: a paper that is only checked has no day of its own."""
    value = value_for(claim.value, claim.unit, claim.direction, measure.unit)
    mine = Told(value, at.latest, claim.printed if abs(value) == claim.value else "", claim.qualifier)
    return stand(mine, at.standing, at.latest)


def _of(claim: Claim) -> str:
    return f" for {printed(claim.period)}" if claim.period else ""

"""A table of a paper becomes observations of measures, with paper, page and row as the place that tells them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from answerable.areas.models import Area
from answerable.evidence.models import Claim, Document
from answerable.evidence.operations.matches import MATCHED, learn
from answerable.evidence.operations.standing import stand_all
from answerable.evidence.queries.taking import TableMeaning, TableTaken, previewed
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake.definitions import SourceLine
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, Observation, Source
from answerable.measures.operations import look_again, name_sources, record
from answerable.measures.queries.held import plain
from answerable.measures.queries.verdicts import Verdict


class DayMissing(Exception):
    """Nobody has said of which day the paper is: what it tells is as at that day."""


class NothingToTake(Exception):
    """No figure of the table has both a measure and a period."""


class TableChanged(Exception):
    """What is held, or the table, has changed since it was shown what taking it in would do."""


@transaction.atomic
def accept_table(  # noqa: PLR0913 - which table, how it is meant, and who says so, all named at the call
    *,
    document: Document,
    block: int,
    meaning: TableMeaning,
    by: Actor,
    at: datetime,
    shown: str = "",
    reason: str = "",
) -> Verdict:
    """Takes in the figures of a table (by its block) as observations; those left out by `meaning` are not.

    `shown` is the digest of the verdict that was shown, if one was. Disputes and restatements arise as of any return. Raises
    DayMissing, NothingToTake, TableChanged, and RowsRefused of measures.
    """
    turns.take_turn()
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.published is None:
        raise DayMissing(f"Say of which day '{locked.title}' is: what it tells is as at that day.")
    _tie_to_source(locked, by=by, at=at)
    taken = previewed(locked, block, meaning)
    if shown and taken.verdict.digest != shown:
        raise TableChanged("What is held, or the paper, has changed since this was shown: look at it again.")
    rows = [one.row for one in taken.cells if one.row]
    if not rows:
        why = next((one.why for one in taken.cells if one.why), "It has no figures.")
        raise NothingToTake(f"No figure of the table can be taken in. {why}")
    done = record(rows, by=by, at=at, reason=reason)
    claims = _mark_taken(taken, by=by, at=at)
    measures = {one.measure_id for one in claims if one.measure_id}
    look_again(list(measures), at=at)
    learn(claims, by=by, at=at)
    stand_all(locked)
    after = {"block": block, "figures": len(claims), "measures": sorted({row.measure for row in rows})}
    audit.record("table taken in", by=by, at=at, subject=f"document:{locked.pk}", after=after)
    return done


def _tie_to_source(document: Document, *, by: Actor, at: datetime) -> None:
    """The source that the paper's figures are told by, made where there is none."""
    if document.source is None and document.published:
        lines = [SourceLine(document.code, document.title, document.published, "stated", "")]
        if not Source.objects.filter(code=document.code).exists():
            name_sources(lines, by=by, at=at)
        document.source = Source.objects.get(code=document.code)
        document.save(update_fields=["source"])


def _mark_taken(taken: TableTaken, *, by: Actor, at: datetime) -> list[Claim]:
    """The claims of the rows that were taken in: matched as they were taken, with the observation that each became."""
    pairs = [(one.claim, one.row) for one in taken.cells if one.row]
    measures = {one.code: one for one in Measure.objects.filter(code__in={row.measure for _, row in pairs})}
    areas = {one.code: one for one in Area.objects.filter(code__in={row.area for _, row in pairs})}
    held = _observations([row for _, row in pairs])
    for claim, row in pairs:
        claim.match, claim.likeness = Claim.Match.CONFIRMED, None
        claim.measure, claim.area, claim.breakdown = measures[row.measure], areas[row.area], row.breakdown
        claim.matched_start, claim.matched_end = row.period.start, row.period.end
        claim.matched_by, claim.matched_at = by.reference, at
        claim.observation, claim.taken = held[_key(row)], True
    claims = [claim for claim, _ in pairs]
    Claim.objects.bulk_update(claims, [*MATCHED, "observation", "taken"], batch_size=500)
    return claims


def _observations(rows: Sequence[Row]) -> dict[tuple[object, ...], Observation]:
    """The observations that rows of one paper have become, by key and value."""
    days = {row.as_at for row in rows}
    held = Observation.objects.filter(measure__code__in={row.measure for row in rows}, as_at__in=days)
    return {
        (
            one.measure.code,
            one.area.code,
            one.breakdown,
            one.period_start,
            one.period_end,
            plain(one.value),
        ): one
        for one in held.select_related("measure", "area")
    }


def _key(row: Row) -> tuple[object, ...]:
    return (row.measure, row.area, row.breakdown, row.period.start, row.period.end, plain(row.value))

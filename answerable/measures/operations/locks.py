"""Periods that the public has been shown: what changes in them needs its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.calc.periods import Period, printed
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.models import Measure, PeriodLock
from answerable.measures.queries.changed import locks_on
from answerable.measures.queries.verdicts import DIFFERING, RowVerdict


@dataclass(frozen=True)
class Unexplained:
    """A row that changes what the public was shown, without a reason."""

    verdict: RowVerdict
    by_what: str

    def __str__(self) -> str:
        row = self.verdict.row
        return (
            f"'{row.measure}' of {printed(row.period)} has been shown to the public ({self.by_what}): "
            "say why it differs, as the reason is published with it, or leave the row out."
        )


@transaction.atomic
def lock_periods(shown: Iterable[tuple[str, Period]], by_what: str, *, by: Actor, at: datetime) -> int:
    """Locks periods of measures (by code) because `by_what` ("release 3") shows them. How many were not locked before.

    A period stays locked by what showed it first. Raises LookupError for a measure that is not held.
    """
    pairs = set(shown)
    keys = dict(Measure.objects.filter(code__in={code for code, _ in pairs}).values_list("code", "pk"))
    if strange := sorted({code for code, _ in pairs} - keys.keys()):
        raise LookupError(f"These measures are not held: {', '.join(strange)}.")
    held = set(PeriodLock.objects.values_list("measure", "period_start", "period_end"))
    fresh = sorted((code, one.start, one.end) for code, one in pairs if (keys[code], one.start, one.end) not in held)
    if not fresh:
        return 0
    PeriodLock.objects.bulk_create(
        PeriodLock(measure_id=keys[code], period_start=start, period_end=end, locked_at=at, by_what=by_what)
        for code, start, end in fresh
    )
    after = {"by": by_what, "periods": [list(one) for one in fresh]}
    audit.record("periods locked", by=by, at=at, subject="periods", after=after)
    return len(fresh)


def unexplained(rows: Sequence[RowVerdict], reason: str) -> list[Unexplained]:
    """The rows that change a locked period and have no reason, neither of their own nor for all of them."""
    asked = [one for one in rows if one.outcome in DIFFERING and not one.row.reason]
    if not asked or reason.strip():
        return []
    locks = locks_on([one.row for one in asked])
    found = [(one, locks.get((one.row.measure, one.row.period), "")) for one in asked]
    return [Unexplained(one, by_what) for one, by_what in found if by_what]

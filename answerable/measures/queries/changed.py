"""What a return changes, in the heaps that somebody looks at: suspicious, differing, new, the same, and what is not there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.areas.models import Area
from answerable.calc.periods import Period
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, PeriodLock
from answerable.measures.queries.absent import Absent, absent
from answerable.measures.queries.suspicions import suspicions
from answerable.measures.queries.verdicts import DIFFERING, Outcome, RowVerdict, Verdict


@dataclass(frozen=True)
class LookedAt:
    """A row that somebody looks at before it is taken in: why it is odd, and what release showed its period (or nothing)."""

    verdict: RowVerdict
    doubts: tuple[str, ...] = ()
    locked_by: str = ""

    @property
    def row(self) -> Row:
        return self.verdict.row


@dataclass(frozen=True)
class Changed:
    """A return beside what is held. A suspicious row that differs too stands among the suspicious only."""

    suspicious: tuple[LookedAt, ...] = ()
    differing: tuple[LookedAt, ...] = ()
    new: tuple[RowVerdict, ...] = ()
    same: tuple[RowVerdict, ...] = ()
    missing: tuple[Absent, ...] = ()

    @property
    def to_look_at(self) -> tuple[LookedAt, ...]:
        """The rows that can be left out."""
        return (*self.suspicious, *self.differing)

    @property
    def locked(self) -> tuple[LookedAt, ...]:
        """Rows that differ from what a release has shown to the public."""
        return tuple(one for one in self.to_look_at if one.locked_by)


@dataclass(frozen=True)
class Names:
    """What measures and areas are called, by their codes; a code that is not known is its own name."""

    measures: Mapping[str, str]
    areas: Mapping[str, str]

    def measure(self, code: str) -> str:
        return self.measures.get(code, code)

    def of(self, area: str, breakdown: str) -> str:
        """What a figure is of, besides its measure."""
        return ", ".join(part for part in (self.areas.get(area, area), breakdown) if part)


def names() -> Names:
    """The names of every measure and area."""
    return Names(dict(Measure.objects.values_list("code", "title")), dict(Area.objects.values_list("code", "name")))


def changed(verdict: Verdict, before: Sequence[Row], today: date, *, sees_held: bool = True) -> Changed:
    """The heaps of a verdict; `before` are the rows of the last return by the same layout, where there was one.

    Who does not see what is held is not told what is odd beside it, nor what the public was shown.
    """
    doubts: dict[int, list[str]] = defaultdict(list)
    for one in suspicions(verdict) if sees_held else ():
        doubts[one.row].append(one.message)
    asked = [one.row for one in verdict.rows if one.outcome in DIFFERING]
    locks = locks_on(asked) if sees_held and asked else {}
    looked_at = {
        one.row.number: LookedAt(
            one,
            tuple(doubts[one.row.number]),
            locks.get((one.row.measure, one.row.period), "") if one.outcome in DIFFERING else "",
        )
        for one in verdict.good
        if one.row.number in doubts or one.outcome in DIFFERING
    }
    quiet = [one for one in verdict.good if one.row.number not in looked_at]
    return Changed(
        suspicious=tuple(one for one in looked_at.values() if one.doubts),
        differing=tuple(one for one in looked_at.values() if not one.doubts),
        new=tuple(one for one in quiet if one.outcome is Outcome.NEW),
        same=tuple(one for one in quiet if one.outcome is not Outcome.NEW),
        missing=absent([one.row for one in verdict.rows], before, today),
    )


def locks_on(rows: Iterable[Row]) -> Mapping[tuple[str, Period], str]:
    """What locked the periods of rows ("release 3"), by measure and period; those that no release has shown are left out."""
    codes = {row.measure for row in rows}
    kept = PeriodLock.objects.filter(measure__code__in=codes).order_by("-locked_at", "-pk")
    found = kept.values_list("measure__code", "period_start", "period_end", "by_what")
    return {(code, Period(start, end)): by_what for code, start, end, by_what in found}

"""Before and after: two blocks of months of one series, set against one another by the calendar months that both have."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean

from answerable.calc.behaviour.series import Point, Quantity
from answerable.calc.change.answer import BeforeAfter, Caution, Change, Reason, Refusal, Suspicion
from answerable.calc.change.cautions import gap_days, recording
from answerable.calc.change.comparing import NotComparable, check, measured, tested_rates
from answerable.calc.change.known import Known
from answerable.calc.change.refusing import broken
from answerable.calc.periods import Kind, Period, printed

FEW_MONTHS = 3
"""Fewer like months than this call for a caution."""

Blocks = tuple[Period, Period]


def before_and_after(points: Sequence[Point], at: date | Blocks, known: Known | None = None) -> BeforeAfter | Refusal:
    """The months before a day against those from it on, or two named blocks of months, earlier first.

    Only calendar months that occur in both blocks are used, and none that a known anomaly touches, nor one that was not over.
    The value of a block is the mean of its calendar months, so that a January that it has twice weighs no more than one
    that it has once. A Refusal where a break lies between the first and the last month used, or no like month is left.
    Raises NotComparable when a point is not of a month, a month comes twice, the blocks overlap, or a value cannot be.
    """
    known = known or Known()
    _checked(points, known.quantity)
    told = [one for one in sorted(points, key=lambda one: one.period) if one.value is not None and _over(one, known)]
    unusual = tuple(one for one in told if next(known.touching(one.period), None))
    first, second = _blocks(at)
    old, new = ([one for one in told if one not in unusual and inside(one.period)] for inside in (first, second))
    months = tuple(sorted({one.period.start.month for one in old} & {one.period.start.month for one in new}))
    if not months:
        return _no_like_months(unusual)
    before, after = _Block.of(old, months), _Block.of(new, months)
    refused = broken(before.points[0].period, after.points[-1].period, known)
    if refused:
        return refused
    unlike = tuple(one for one in (*old, *new) if one.period.start.month not in months)
    return BeforeAfter(months, before.points, after.points, _change(before, after, known.quantity), unlike, unusual)


@dataclass(frozen=True)
class _Block:
    """The points of one side, by calendar month."""

    points: tuple[Point, ...]
    months: tuple[tuple[Point, ...], ...]

    @classmethod
    def of(cls, points: Iterable[Point], months: Sequence[int]) -> "_Block":
        by_month = [tuple(one for one in points if one.period.start.month == month) for month in months]
        return cls(
            tuple(sorted((one for month in by_month for one in month), key=lambda one: one.period)), tuple(by_month)
        )

    def mean(self) -> Point:
        """The average like month, over the span of the block; its denominator is that of all its points together."""
        span = Period(self.points[0].period.start, self.points[-1].period.end)
        sizes = [one.denominator for one in self.points if one.denominator is not None]
        whole = sum(sizes) if len(sizes) == len(self.points) else None
        return Point(span, fmean(fmean(one.value or 0 for one in month) for month in self.months), whole)

    def worth(self) -> float:
        """How many months' counts the mean is worth: as many as it has when every calendar month comes equally often."""
        return len(self.months) ** 2 / sum(1 / len(month) for month in self.months)


def _change(before: _Block, after: _Block, quantity: Quantity) -> Change:
    old, new = before.mean(), after.mean()
    change = measured(old, new, quantity)
    if quantity is Quantity.COUNT:
        change = tested_rates(change, (old.value or 0, before.worth()), (new.value or 0, after.worth()))
    gap = gap_days(before.points[-1].period, after.points[0].period)
    found = (recording(change, gap), _few_months(before))
    return replace(change, cautions=(*change.cautions, *(one for one in found if one)))


def _few_months(block: _Block) -> Caution | None:
    if len(block.months) >= FEW_MONTHS:
        return None
    return Caution(Suspicion.FEW_MONTHS, f"Only {len(block.months)} of the twelve calendar months could be compared.")


def _blocks(at: date | Blocks) -> tuple[Callable[[Period], bool], Callable[[Period], bool]]:
    if isinstance(at, date):
        return (lambda month: month.end < at), (lambda month: month.start >= at)
    first, second = at
    if first.end >= second.start:
        raise NotComparable(
            f"The two blocks overlap or are in the wrong order: {printed(first)} and {printed(second)}."
        )
    return first.contains, second.contains


def _over(point: Point, known: Known) -> bool:
    return known.as_at is None or point.period.end <= known.as_at


def _checked(points: Sequence[Point], quantity: Quantity) -> None:
    seen: set[Period] = set()
    for one in points:
        if one.period.kind != Kind.MONTH:
            raise NotComparable(
                f"Blocks are made of months, and {printed(one.period)} is not one: give the monthly figures."
            )
        if one.period in seen:
            raise NotComparable(f"{printed(one.period)} comes twice: settle which figure holds.")
        seen.add(one.period)
        check(one, quantity)


def _no_like_months(unusual: Sequence[Point]) -> Refusal:
    if unusual:
        return Refusal(
            Reason.ANOMALY,
            "Not compared: without the months known to be unusual the two times have no calendar month in common.",
        )
    return Refusal(Reason.NO_LIKE_MONTHS, "Not compared: the two times have no calendar month in common.")

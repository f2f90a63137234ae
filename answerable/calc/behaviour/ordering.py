"""Whether points can stand in one series, and in what order; what cannot is refused with a sentence that says why."""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from answerable.calc.behaviour.series import Goal, Point, Quantity, Series
from answerable.calc.periods import Kind, printed

ABSURD = 1e15
"""Beyond it a float no longer holds a count to the last one, and no figure of an office is as large, nor as small as one in it."""

_SHORTEST_NAMED = 28  # the days of a month: below it every span of more than a day is of one kind
_YEARS = {Kind.CALENDAR_YEAR, Kind.FINANCIAL_YEAR, Kind.ROLLING_12}


class NotASeries(ValueError):
    """The points do not fit together; the sentence says which and why."""


def in_order(series: Series) -> tuple[Point, ...]:
    """The points, oldest first. Raises NotASeries for values, denominators, periods or standards that cannot be of one series."""
    points = sorted(series.points, key=lambda one: (one.period.start, one.period.end))
    for point in points:
        _refuse_value(point, series.quantity)
        _refuse_denominator(point)
    _refuse_goals(series.goals)
    rolling = series.rolling or are_rolling_years(points)
    _refuse_mixed(points, rolling=rolling)
    _refuse_repeats(points)
    if not rolling:
        _refuse_overlaps(points)
    return tuple(points)


def are_rolling_years(points: Sequence[Point]) -> bool:
    """Whether each is a total of twelve months and some share a month: rolling totals, whether or not it was said."""
    whole_years = all(one.period.months == 12 for one in points)
    return whole_years and any(one.period.overlaps(later.period) for one, later in pairwise(points))


def _refuse_value(point: Point, quantity: Quantity) -> None:
    value = point.value
    if value is None:
        return
    if not math.isfinite(value) or abs(value) > ABSURD or 0 < abs(value) < 1 / ABSURD:
        raise NotASeries(f"The value of {printed(point.period)} ({value}) is not a number that can be judged.")
    if value < 0 and quantity is not Quantity.OTHER:
        raise NotASeries(f"The value of {printed(point.period)} is negative ({value:g}), which a {quantity} cannot be.")
    if value > 100 and quantity is Quantity.SHARE:
        raise NotASeries(
            f"The value of {printed(point.period)} is {value:g} percent; a share of a whole cannot be above 100."
        )


def _refuse_denominator(point: Point) -> None:
    under = point.denominator
    if under is not None and not (math.isfinite(under) and 0 <= under <= ABSURD):
        raise NotASeries(f"The denominator of {printed(point.period)} ({under}) is not a number that can be judged.")


def _refuse_goals(goals: Sequence[Goal]) -> None:
    for goal in goals:
        if not math.isfinite(goal.value):
            raise NotASeries(f"The {goal.label} ({goal.value}) is not a number that anything can be judged by.")


def _refuse_mixed(points: Sequence[Point], *, rolling: bool) -> None:
    """Periods of one length and kind: months with months, not with a quarter. Rolling totals may end in any month."""
    lengths = {one.period.days for one in points}
    if len(lengths) < 2 and max(lengths, default=1) < _SHORTEST_NAMED:
        return
    kinds = {one.period.kind for one in points}
    if (rolling and kinds <= _YEARS) or (len(kinds) == 1 and Kind.RANGE not in kinds):
        return
    first = points[0].period
    for point in points:
        if not point.period.like(first):
            raise NotASeries(
                f"{printed(first)} and {printed(point.period)} are not periods of one length; "
                "a series holds only months, only quarters or only years."
            )


def _refuse_overlaps(points: Sequence[Point]) -> None:
    for one, later in pairwise(points):
        if later.period.start <= one.period.end:
            raise NotASeries(
                f"{printed(one.period)} and {printed(later.period)} share days; a series counts each day once."
            )


def _refuse_repeats(points: Sequence[Point]) -> None:
    for one, later in pairwise(points):
        if one.period == later.period:
            raise NotASeries(f"{printed(one.period)} stands in the series twice; it can have one value only.")


def are_days(points: Sequence[Point]) -> bool:
    """Whether the values are of single days, as a daily count or a state at the end of a month is."""
    return bool(points) and points[0].period.kind is Kind.SNAPSHOT


def carry_over(points: Sequence[Point], quantity: Quantity) -> bool:
    """Whether each number is of one day and there are days between, as members at the end of each month are: a stock.

    Whoever was a member on one day mostly is on the next, so that such values are not independent and the differences of
    neighbours, from which limits are taken, are too small: L. C. Alwan and H. V. Roberts, "Time-series modeling for statistical
    process control", Journal of Business & Economic Statistics 6:1 (1988), 87-95; D. C. Montgomery and C. M. Mastrangelo, "Some
    statistical process control methods for autocorrelated data", Journal of Quality Technology 23:3 (1991), 179-193. A run or a
    trend is then no rarity either: of the differences of a stock six in a row go one way as often as six coins fall alike. Counts
    of one day after another are no stock, nor are shares and scores, which are asked anew each time.
    """
    if quantity not in (Quantity.COUNT, Quantity.AMOUNT) or not are_days(points):
        return False
    steps = [(later.period.start - one.period.start).days for one, later in pairwise(points)]
    return bool(steps) and median(steps) > 1

"""Which figures of a series may stand in one chart, and whether they follow one another evenly."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise
from math import gcd

from answerable.calc.periods import Kind, Period

ENOUGH = 3
"""With fewer like periods there is nothing to draw."""


def alike(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The most periods that are like one another, oldest first; of several such runs the newest.

    None shares a day with another, but for rolling twelve months, which always do.
    """
    newest_first = sorted(set(periods), key=lambda one: (one.end, one.start), reverse=True)
    of_kind = Counter(one.kind for one in newest_first)
    longest: tuple[Period, ...] = ()
    for first in newest_first:
        # A run holds periods of one kind only: where no more are of it than the longest has, none can be longer.
        if of_kind[first.kind] > len(longest):
            longest = max(longest, _run(first, newest_first), key=len)
    return longest


def _run(first: Period, newest_first: Sequence[Period]) -> tuple[Period, ...]:
    run, oldest = [first], date.max
    for one in newest_first:
        # Whoever comes later ends earlier: if it meets any of the run besides `first`, it meets the last taken.
        apart = one.kind is Kind.ROLLING_12 or not (one.overlaps(first) or one.end >= oldest)
        if one != first and apart and one.like(first):
            run.append(one)
            oldest = one.start
    return tuple(sorted(run))


def evenly(run: Sequence[Period]) -> tuple[Period, ...] | None:
    """The run with the periods it leaves out, so that each is as far from the next; None where no such row is near.

    Days count as even when all are the last of a month. A row may be filled with at most as many periods as it has.
    """
    if not run:
        return None
    ends = [_month(one.end) for one in run]
    snapshots = run[0].kind is Kind.SNAPSHOT
    if run[0].kind is Kind.RANGE or (snapshots and not all(_closes_month(one.end) for one in run)):
        return None
    step = reduce(gcd, (later - earlier for earlier, later in pairwise(ends)), 0)
    if not step or len(set(ends)) < len(ends):
        return None
    held = dict(zip(ends, run, strict=True))
    row = range(ends[0], ends[-1] + 1, step)
    return tuple(held.get(end) or _ending(end, run[0]) for end in row) if len(row) <= 2 * len(run) else None


def _ending(month: int, like: Period) -> Period:
    """A period like another whose last day closes a month."""
    end = date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
    first = month - max(like.months, 1) + 1
    return Period(date(first // 12, first % 12 + 1, 1), end) if like.months else Period(end, end)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _closes_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1

"""Cutting a series where something else began to be counted, and where too much of it is missing to go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from answerable.calc.behaviour.row import Calendar
from answerable.calc.behaviour.series import Cut, Point
from answerable.calc.behaviour.words import counted

TOO_LONG = 12
"""Missing periods in a row after which nobody can say that what follows is what went before."""


@dataclass(frozen=True)
class Span:
    """Points `start` to `end`, both included, and the break that they begin at; their limits come from the level they are on.

    `level` holds the first and the last point of it. It begins before the span where it `moved` there: the points that showed that
    it would stay still lie in the span before, for they were seen with its limits. It ends before the span where the newest points
    are `unsettled`, on a level that has not stayed yet.
    """

    start: int
    end: int
    level: tuple[int, int]
    rebased: Cut | None = None
    moved: bool = False
    unsettled: bool = False


def cut_up(points: Sequence[Point], calendar: Calendar, cuts: Iterable[Cut]) -> list[Span]:
    """The points between one break and the next. A break before the first point or after the last cuts nothing.

    A break within a period cuts before it when most of its days come from the break on, else after it. Breaks that fall
    on one point are one, with the reasons of all.
    """
    if not points:
        return []
    at = _long_gaps(points, calendar)
    for cut in sorted(cuts, key=lambda one: one.at):
        if cut.at >= points[0].period.start and (place := _place(calendar, cut.at)) < len(points):
            at[place] = _joined(at.get(place), cut)
    starts = sorted({0, *at})
    return [
        Span(start, following - 1, (start, following - 1), at.get(start))
        for start, following in zip(starts, [*starts[1:], len(points)], strict=True)
    ]


def _long_gaps(points: Sequence[Point], calendar: Calendar) -> dict[int, Cut]:
    told = np.array([place for place, one in enumerate(points) if one.value is not None], dtype=np.int64)
    if told.size < 2:
        return {}
    missing = calendar.between(told[:-1], told[1:])
    return {
        int(told[one + 1]): Cut(
            points[told[one + 1]].period.start,
            f"the {counted(round(missing[one]), points)} before that are missing",
            found=True,
        )
        for one in np.flatnonzero(missing >= TOO_LONG)
    }


def _place(calendar: Calendar, day: date) -> int:
    """The first point that lies, for the most part, on or after the day."""
    return int(np.searchsorted(calendar.starts + calendar.ends, 2 * day.toordinal()))


def _joined(first: Cut | None, second: Cut) -> Cut:
    """What a person told comes before what was found; two tellings are told together."""
    if first is None or first.found or first.reason == second.reason:
        return second if first is None or first.found else first
    return Cut(first.at, f"{first.reason}; {second.reason}")

"""Cutting a series where something else began to be counted."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc.behaviour.series import Cut, Point


@dataclass(frozen=True)
class Span:
    """Points `start` to `end`, both included, and the break that they begin at."""

    start: int
    end: int
    rebased: Cut | None = None


def cut_up(points: Sequence[Point], cuts: Iterable[Cut]) -> list[Span]:
    """The points between one break and the next. A break before the first point or after the last cuts nothing.

    A break within a period cuts before it when most of its days come from the break on, else after it. Breaks that fall
    on one point are one, with the reasons of all.
    """
    at: dict[int, Cut] = {}
    for cut in sorted(cuts, key=lambda one: one.at):
        if points and cut.at >= points[0].period.start and (place := _place(points, cut.at)) < len(points):
            at[place] = _joined(at[place], cut) if place in at else cut
    starts = sorted({0, *at}) if points else []
    return [
        Span(start, following - 1, at.get(start))
        for start, following in zip(starts, [*starts[1:], len(points)], strict=True)
    ]


def _place(points: Sequence[Point], day: date) -> int:
    """The first point that lies, for the most part, on or after the day."""
    return bisect_left(points, 2 * day.toordinal(), key=_twice_the_middle)


def _twice_the_middle(point: Point) -> int:
    return point.period.start.toordinal() + point.period.end.toordinal()


def _joined(first: Cut, second: Cut) -> Cut:
    if second.reason == first.reason:
        return first
    return Cut(first.at, f"{first.reason}; {second.reason}")

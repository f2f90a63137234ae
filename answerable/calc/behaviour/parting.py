"""Parting a span where its level moved and stayed: the new limits hold from the thirteenth value of the new level on."""

from collections.abc import Sequence

from answerable.calc.behaviour.levels import STAYED, Levels
from answerable.calc.behaviour.row import Places
from answerable.calc.behaviour.series import Cut, Point
from answerable.calc.behaviour.stretches import Span
from answerable.calc.behaviour.words import month_of


def parted(span: Span, told: Places, found: Levels, points: Sequence[Point]) -> list[Span]:
    """The spans of each level, in order; `found` tells places among the points `told`, those of the span with a value.

    The twelve values that show that a level stayed keep the limits of the level before, as they were seen when they came.
    """
    after = [at + STAYED for at in found.moves]
    unsettled = found.unsettled
    if after and after[-1] >= told.size:
        # Twelve have stayed, but there is no thirteenth yet for the new limits to hold.
        unsettled = found.moves[-1]
        after.pop()
    firsts = [0, *found.moves[: len(after)]]
    ends = [*firsts[1:], told.size if unsettled is None else unsettled]
    shown = [span.start, *(int(told[at]) for at in after)]
    return [
        Span(
            start=start,
            end=following - 1,
            level=(int(told[first]) if number else span.start, int(told[end - 1])),
            rebased=_move(points[told[first]]) if number else span.rebased,
            moved=number > 0,
            unsettled=unsettled is not None and number == len(after),
        )
        for number, (start, following, first, end) in enumerate(
            zip(shown, [*shown[1:], span.end + 1], firsts, ends, strict=True)
        )
    ]


def _move(first: Point) -> Cut:
    return Cut(first.period.start, f"the level moved in {month_of(first)} and stayed", found=True)

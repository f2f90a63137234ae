"""From findings to signals, in the words of the answer."""

from collections.abc import Iterable, Sequence

from answerable.calc.behaviour.answer import Side, Signal, Verdict
from answerable.calc.behaviour.patterns import Finding
from answerable.calc.behaviour.row import Row
from answerable.calc.behaviour.rules import RuleSet
from answerable.calc.behaviour.series import Point
from answerable.calc.direction import Direction

_BETTER = {Direction.UP_GOOD: Side.HIGH, Direction.DOWN_GOOD: Side.LOW}


def signals(
    found: Iterable[Finding], points: Sequence[Point], row: Row, direction: Direction, rules: RuleSet
) -> tuple[Signal, ...]:
    """Each finding, told by places in the row, as a signal of periods."""
    return tuple(
        Signal(
            rules.key,
            one.rule,
            points[row.point_at(one.start)].period,
            points[row.point_at(one.end)].period,
            one.side,
            verdict(one.side, direction),
        )
        for one in found
    )


def verdict(side: Side, direction: Direction) -> Verdict:
    """Better or worse by the direction of the measure; NOTABLE where it has none, and where the signal has none."""
    better = _BETTER.get(direction)
    if better is None or side is Side.NEITHER:
        return Verdict.NOTABLE
    return Verdict.BETTER if side is better else Verdict.WORSE

"""From findings to signals: one for each time that something was going on, with the strongest rule that saw it."""

from collections.abc import Iterable, Sequence

from answerable.calc.behaviour.answer import Side, Signal, Verdict
from answerable.calc.behaviour.patterns import Finding
from answerable.calc.behaviour.rules import RuleSet
from answerable.calc.behaviour.series import Point
from answerable.calc.direction import Direction

_BETTER = {Direction.UP_GOOD: Side.HIGH, Direction.DOWN_GOOD: Side.LOW}


def episodes(findings: Iterable[Finding], rules: RuleSet) -> list[Finding]:
    """Findings of one side that share or adjoin points are one, from the first to the last; the strongest rule names it."""
    told: dict[Side, Finding] = {}
    done: list[Finding] = []
    for one in sorted(findings, key=lambda found: (found.start, found.end)):
        last = told.get(one.side)
        if last and one.start <= last.end + 1:
            rule = min(last.rule, one.rule, key=rules.strength)
            told[one.side] = Finding(rule, last.start, max(last.end, one.end), one.side)
            continue
        if last:
            done.append(last)
        told[one.side] = one
    return sorted((*done, *told.values()), key=lambda found: (found.start, found.end, found.side))


def signals(
    found: Iterable[Finding], points: Sequence[Point], direction: Direction, rules: RuleSet
) -> tuple[Signal, ...]:
    """The findings in the words of the answer; `start` and `end` of each are places among the points."""
    return tuple(
        Signal(
            rules.key,
            one.rule,
            points[one.start].period,
            points[one.end].period,
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

"""What is said of a standard: whether the usual range keeps it, or, with no range, whether this one figure does."""

from answerable.calc.behaviour.answer import Assured
from answerable.calc.behaviour.series import Goal
from answerable.calc.sentences.behaviour import aim
from answerable.calc.sentences.phrases import when
from answerable.calc.sentences.shapes import Fact, Line, Told

BY_LIMITS = {
    Assured.ALWAYS: "The whole of its usual range meets",
    Assured.HIT_AND_MISS: "It is hit and miss whether it meets",
    Assured.NEVER: "No part of its usual range meets",
}


def standard(line: Line, fact: Fact, told: Told, *, by_limits: bool) -> list[str]:
    """Whether the standard is met, as a sentence; none where nothing is asked on the last day of the figure's period."""
    goal = line.goal
    if goal is None or fact.rivals or not goal.holds(fact.period.end):
        return []
    asked = aim(goal, told.number)
    said = BY_LIMITS.get(line.behaviour.assured) if by_limits and line.behaviour else None
    if said:
        return [f"{said} {asked}."]
    return [f"{_this_one(goal, fact)} {asked}."]


def standard_of_part(line: Line, told: Told) -> list[str]:
    """The same of one part among several, with its name and its period."""
    if not standard(line, line.newest, told, by_limits=False) or line.goal is None:
        return []
    fact, asked = line.newest, aim(line.goal, told.number)
    verb = _this_one(line.goal, fact).removeprefix("Taken alone, the newest figure ").removeprefix("It ")
    return [f"{line.name}: {fact.words} {when(fact.period)} {verb} {asked}."]


def _this_one(goal: Goal, fact: Fact) -> str:
    low, high = (float(one) for one in fact.stretch)
    worst, best = (low, high) if goal.at_least else (-high, -low)
    wanted = goal.value if goal.at_least else -goal.value
    if worst >= wanted:
        return "Taken alone, the newest figure meets"
    return (
        "Taken alone, the newest figure misses" if best < wanted else "It is told too roughly to say whether it meets"
    )

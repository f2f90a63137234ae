"""Whether a process as it now runs can be trusted to meet its standard: a question of its limits, not of its last value.

Apart from whether it is changing: a process may get better and never meet its standard. The three answers are those of NHS
England's Making Data Count (2019), "Strengthening your decisions", where they are called passing, hit or miss, and failing.
"""

import math

from answerable.calc.behaviour.answer import Assured
from answerable.calc.behaviour.series import Goal


class NotALimit(ValueError):
    """The limits, or the standard, are not numbers that can be set against one another."""


def assured(lower: float, upper: float, goal: Goal) -> Assured:
    """ALWAYS when the whole usual range meets the standard, NEVER when none of it does, else HIT_AND_MISS.

    The three numbers are in one unit; a limit that lies on the standard meets it. Raises NotALimit when one is not finite, or
    when the lower limit is above the upper.
    """
    if not all(math.isfinite(one) for one in (lower, upper, goal.value)):
        raise NotALimit(
            "A standard is judged by two limits and a value that are numbers: one of the three is not finite."
        )
    if lower > upper:
        raise NotALimit(f"The lower limit ({lower:g}) is above the upper ({upper:g}): give them the other way round.")
    worst, best = (lower, upper) if goal.at_least else (-upper, -lower)
    standard = goal.value if goal.at_least else -goal.value
    if worst >= standard:
        return Assured.ALWAYS
    return Assured.HIT_AND_MISS if best >= standard else Assured.NEVER

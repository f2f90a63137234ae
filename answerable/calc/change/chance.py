"""Whether two values differ by more than chance: the square-root difference for counts, the hybrid score for shares.

Wheeler (2016), "Tables and graphs for monitoring temporal crime trends", International Journal of Police Science and
Management 18(3), 159-172: z = 2 (√after - √before), and 3 or more either way is worth a look. The root of a Poisson count has a
variance of about a quarter whatever its mean (Anscombe 1948, Biometrika 35, 246-254). Both counts vary, so that z has a
standard deviation of √2: 3 is 2.1 standard deviations, which chance alone passes some three times in a hundred. We keep
Wheeler's line, and draw every interval at the level that agrees with it, so that "beyond chance" and an interval that holds
no change never contradict one another.

Crimes come in series, and one offender or one fight gives several of them: real counts scatter more than Poisson, and beyond
this line is a reason to look, not a proof. A chart of many months judges better than any two values.
"""

import math

from answerable.calc.intervals import Interval, difference_of_shares

FLAG = 3.0
"""|z| from which a difference is called beyond chance."""

LEVEL = math.erf(FLAG / 2)
"""How often the intervals hold the true value by chance alone: about 0.966."""

_MARGIN = FLAG * FLAG / 8  # (3 / √2)² / 4, a quarter being the variance of a root


def root_difference(before: float, after: float) -> float:
    """Wheeler's z of two counts of like periods: positive for a rise."""
    return 2 * (math.sqrt(after) - math.sqrt(before))


def root_difference_of_rates(before: tuple[float, float], after: tuple[float, float]) -> float:
    """The same z for two rates, each told as (events for each unit, units); with equal units it is that of the counts."""
    (first, less), (second, more) = before, after
    return 2 * (math.sqrt(second) - math.sqrt(first)) * math.sqrt(2 / (1 / less + 1 / more))


def ratio(before: tuple[float, float], after: tuple[float, float]) -> Interval | None:
    """Interval of after/before at `LEVEL`, each told as (events for each unit, units); (count, 1) for counts.

    The ratios r for which √after - √(r before) is no further from nought than `FLAG` allows. `high` is infinite, and so no
    interval is given, where the earlier count is not beyond chance of nought (0 or 1).
    """
    (first, less), (second, more) = before, after
    old, new = first - _MARGIN / less, second - _MARGIN / more
    if old <= 0:
        return None
    middle, spread = math.sqrt(first * second), math.sqrt(max(0.0, first * second - old * new))
    return Interval((max(0.0, middle - spread) / old) ** 2, ((middle + spread) / old) ** 2)


def points_between(before: tuple[float, float], after: tuple[float, float]) -> Interval:
    """Interval of share after less share before, each told as (percent, of how many), in percentage points at `LEVEL`."""
    old, new = ((percent / 100 * many, many) for percent, many in (before, after))
    return difference_of_shares(old, new, LEVEL).times(100)

"""How far chance alone may have moved a share or a count: intervals that hold the true value so many times in a hundred.

An interval speaks of chance and of nothing else: it knows no change of recording and no question that was asked badly.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from answerable.calc.special import gammaincinv


class NotAnInterval(ValueError):
    """No interval can be found for these numbers."""


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, both included, in the unit of what was asked for."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def times(self, factor: float) -> "Interval":
        """The same interval in another unit: times 100 for percent."""
        return Interval(self.low * factor, self.high * factor)


def wilson(part: float, whole: float, level: float = 0.95) -> Interval:
    """Interval of the share part/whole, as a proportion within 0 and 1, without a correction for continuity.

    Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
    Association 22, 209-212; method 3 of Newcombe (1998), Statistics in Medicine 17, 857-872. `part` may be a fraction, as
    when it was taken back from a rounded percentage. Raises NotAnInterval for a whole of nought or less, a part outside it,
    a level outside 0 and 1, and numbers that are not finite.
    """
    z = _checked_share(part, whole, level)
    middle, spread = 2 * part + z * z, z * math.sqrt(z * z + 4 * part * (1 - part / whole))
    scale = 2 * (whole + z * z)
    # the ends are exact where nothing, or everything, was counted
    low = 0.0 if part == 0 else (middle - spread) / scale
    high = 1.0 if part == whole else (middle + spread) / scale
    return Interval(low, high)


def wilson_corrected(part: float, whole: float, level: float = 0.95) -> Interval:
    """As `wilson`, with a correction for continuity: wider, and seldom too narrow (method 4 of Newcombe 1998)."""
    z = _checked_share(part, whole, level)
    share, scale = part / whole, 2 * (whole + z * z)
    below = z * z - 2 - 1 / whole + 4 * share * (whole * (1 - share) + 1)
    above = z * z + 2 - 1 / whole + 4 * share * (whole * (1 - share) - 1)
    low = 0.0 if part == 0 else (2 * part + z * z - 1 - z * math.sqrt(max(0.0, below))) / scale
    high = 1.0 if part == whole else (2 * part + z * z + 1 + z * math.sqrt(max(0.0, above))) / scale
    return Interval(max(0.0, low), min(1.0, high))


def poisson(count: float, level: float = 0.95) -> Interval:
    """Exact interval of the mean of which `count` events were seen: Garwood (1936), Biometrika 28, 437-442.

    Raises NotAnInterval for a count below nought or not finite, and for a level outside 0 and 1.
    """
    _checked_count(count, level)
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(low, float(gammaincinv(count + 1, 1 - tail)))


def byar(count: float, level: float = 0.95) -> Interval:
    """Byar's approximation to `poisson`: Breslow and Day (1987), Statistical Methods in Cancer Research II, 69.

    Public Health England's technical guide on confidence intervals (2018) uses it from ten events on, where at 95% it is
    within 0.2% of the exact limits; below ten take `poisson`. Never below nought. Raises NotAnInterval as `poisson` does.
    """
    _checked_count(count, level)
    z, more = _normal(level), count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    return Interval(max(0.0, low), more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3)


def difference_of_shares(before: tuple[float, float], after: tuple[float, float], level: float = 0.95) -> Interval:
    """Interval of share after less share before, each told as (part, whole); as a proportion, within -1 and 1.

    Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
    873-890, method 10: two Wilson intervals, square and add. Raises NotAnInterval as `wilson` does.
    """
    old, new = wilson(*before, level), wilson(*after, level)
    first, second = before[0] / before[1], after[0] / after[1]
    return Interval(
        second - first - math.hypot(second - new.low, old.high - first),
        second - first + math.hypot(new.high - second, first - old.low),
    )


def _normal(level: float) -> float:
    if not 0 < level < 1:
        raise NotAnInterval(f"The level must lie between 0 and 1, such as 0.95, and it is {level:g}.")
    return NormalDist().inv_cdf((1 + level) / 2)


def _checked_count(count: float, level: float) -> float:
    if not math.isfinite(count) or count < 0:
        raise NotAnInterval(f"A count must be nought or more, and this one is {count:g}: correct it.")
    return _normal(level)


def _checked_share(part: float, whole: float, level: float) -> float:
    if not (math.isfinite(part) and math.isfinite(whole)) or whole <= 0:
        raise NotAnInterval(
            f"A share needs a whole above nought, and this one is {part:g} of {whole:g}: give how many were asked."
        )
    if not 0 <= part <= whole:
        raise NotAnInterval(
            f"A part lies between nought and its whole, and this one is {part:g} of {whole:g}: check which is which."
        )
    return _normal(level)

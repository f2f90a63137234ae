"""Limits for shares and rates whose denominator is held: p' and u' charts, which allow for more scatter than chance.

A p chart is for so many out of so many (calls answered of calls made), a u chart for events for each unit of something
(incidents for each officer). Counts of the police are hardly ever binomial or Poisson, and with denominators in thousands
the classical limits would shut out nearly every point; so the limits are those of Laney (2002), "Improved control charts
for attributes", Quality Engineering 14(4), 531-537: the scatter of the standardised values, from their moving range, widens
(or narrows) the classical limits. With a scatter of 1 they are the classical ones.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

MOVING_RANGE_TO_SIGMA = 1.128
"""d2 for ranges of two: the mean moving range of independent normal values is 1.128 standard deviations."""


class NotLimits(ValueError):
    """No limits can be drawn from these numbers."""


@dataclass(frozen=True)
class Limits:
    """The average and the usual range of each point: three tuples of one length, in the unit of the values."""

    mean: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True)
class Spread:
    """The average, and how far the limits of a point that counts one would be from it; they go with the root of the size."""

    mean: float
    reach: float

    def limits(self, sizes: "_Array", ceiling: float) -> Limits:
        """Those of each point, cut at nought and at the ceiling."""
        width = self.reach / np.sqrt(sizes)
        lower, upper = np.clip(self.mean - width, 0, ceiling), np.clip(self.mean + width, 0, ceiling)
        return Limits((self.mean,) * len(sizes), tuple(lower.tolist()), tuple(upper.tolist()))


def p_limits(counts: Sequence[float], sizes: Sequence[float], after_gap: Collection[int] = ()) -> Limits:
    """Limits of the shares counts/sizes, as proportions within 0 and 1 (times 100 for percent); one number a point.

    `after_gap` holds the indices of points that follow a gap: no moving range is taken into them. Raises NotLimits for fewer
    than two points, a size of nought or less (leave the point out, or ask for its denominator), a count below nought or
    above its size, and numbers that are not finite.
    """
    return p_spread(counts, sizes, after_gap).limits(np.array(sizes, dtype=np.float64), 1.0)


def p_spread(counts: Sequence[float], sizes: Sequence[float], after_gap: Collection[int] = ()) -> Spread:
    """What `p_limits` are drawn from, before they are cut; it raises as they do."""
    number, size = _checked(counts, sizes)
    if (number > size).any():
        at = int(np.argmax(number > size))
        raise NotLimits(
            f"Point {at + 1} counts {number[at]:g} out of {size[at]:g}: a part is never more than its whole; check which is which."
        )
    mean = float(number.sum() / size.sum())
    return _spread(number / size, size, mean, math.sqrt(mean * (1 - mean)), after_gap)


def u_limits(counts: Sequence[float], sizes: Sequence[float], after_gap: Collection[int] = ()) -> Limits:
    """Limits of the rates counts/sizes, in events for each unit of the size, never below nought; one number a point.

    `after_gap` as in `p_limits`. Raises NotLimits as `p_limits` does, but a count may be above its size.
    """
    return u_spread(counts, sizes, after_gap).limits(np.array(sizes, dtype=np.float64), math.inf)


def u_spread(counts: Sequence[float], sizes: Sequence[float], after_gap: Collection[int] = ()) -> Spread:
    """What `u_limits` are drawn from, before they are cut; it raises as they do."""
    number, size = _checked(counts, sizes)
    mean = float(number.sum() / size.sum())
    return _spread(number / size, size, mean, math.sqrt(mean), after_gap)


_Array = np.ndarray[tuple[int], np.dtype[np.float64]]


def _spread(values: _Array, sizes: _Array, mean: float, sigma: float, after_gap: Collection[int]) -> Spread:
    """`sigma` is that of a point that counts one, by chance alone."""
    return Spread(mean, 3 * sigma * _scatter(values, mean, sigma / np.sqrt(sizes), after_gap))


def _scatter(values: _Array, mean: float, sigma: _Array, after_gap: Collection[int]) -> float:
    """Laney's sigma of z; 0 where nothing varies, as when every share is nought."""
    joined = np.array([at not in after_gap for at in range(1, len(values))])
    if not joined.any():
        raise NotLimits(
            "Every point stands alone between gaps: limits need at least two months that follow one another."
        )
    if not sigma.any():
        return 0.0
    ranges = np.abs(np.diff((values - mean) / sigma))[joined]
    return float(ranges.mean()) / MOVING_RANGE_TO_SIGMA


def _checked(counts: Sequence[float], sizes: Sequence[float]) -> tuple[_Array, _Array]:
    if len(counts) != len(sizes):
        raise NotLimits(
            f"There are {len(counts)} counts and {len(sizes)} denominators: give one denominator for each count."
        )
    if len(counts) < 2:
        raise NotLimits("Limits need at least two points; give the earlier ones too.")
    number, size = np.array(counts, dtype=np.float64), np.array(sizes, dtype=np.float64)
    for what, bad in (
        ("a number that is not finite", ~(np.isfinite(number) & np.isfinite(size))),
        ("a denominator of nought or less", size <= 0),
        ("a count below nought", number < 0),
    ):
        if bad.any():
            raise NotLimits(f"Point {int(np.argmax(bad)) + 1} has {what}: correct it, or leave the point out as a gap.")
    return number, size

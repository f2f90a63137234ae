"""The XmR chart: the usual range of single values, from how far each lies from the one before it.

D. J. Wheeler, Understanding Variation (2nd ed., SPC Press, 2000), chapter 3 and appendix; NHS England, Making Data Count:
Getting Started (2019). The same arithmetic as the NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2.

A row is an array of floats in order of time in which NaN stands for whatever does not join: a value that is missing, that
was left out, or the place of a gap or a break. A NaN is never a value, and no moving range reaches over it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TO_LIMIT = 2.66
"""Three standard deviations in mean moving ranges: 3 / 1.128, as printed, to two decimals (Wheeler, appendix)."""

TOO_FAR = 3.267
"""A moving range above so many times the mean is left out once, lest one leap widen the limits (D4 of two values)."""

LEAST = 1e-12
"""Limits no farther from the mean than so much of it are rounding: what does not vary has no usual range."""


@dataclass(frozen=True)
class NaturalLimits:
    """Mean, mean moving range (after the far ones are left out) and limits, in the unit of the values; not cut at nought."""

    mean: float
    moving_range: float

    @property
    def reach(self) -> float:
        """From the mean to either limit."""
        return TO_LIMIT * self.moving_range

    @property
    def lower(self) -> float:
        return self.mean - self.reach

    @property
    def upper(self) -> float:
        return self.mean + self.reach


def moving_ranges(row: Floats) -> Floats:
    """How far each value lies from the one right before it; fewer than the values, for nothing reaches over a NaN."""
    ranges = np.abs(row[1:] - row[:-1])
    kept: Floats = ranges[~np.isnan(ranges)]
    return kept


def mean_moving_range(row: Floats) -> float | None:
    """The mean of the moving ranges of a row, the far ones left out. None where no two values follow one another."""
    return mean_without_far(moving_ranges(row))


def mean_without_far(ranges: Floats) -> float | None:
    """The mean of ranges; those above 3.267 times it are left out, and it is taken again, once. None where there are none."""
    if not ranges.size:
        return None
    first = float(ranges.mean())
    near = ranges[ranges <= TOO_FAR * first]
    return float(near.mean()) if near.size < ranges.size else first


def natural_limits(row: Floats) -> NaturalLimits | None:
    """Mean of the values, and 2.66 mean moving ranges either way. None where no two values follow one another."""
    moving_range = mean_moving_range(row)
    if moving_range is None:
        return None
    return NaturalLimits(float(row[~np.isnan(row)].mean()), moving_range)

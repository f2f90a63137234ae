"""The season: how much of an average month each calendar month usually has, so that months are judged against like months.

Month factors are medians of the ratios to a centred moving average of twelve months, and are used only when the months differ
by the test for stable seasonality (one-way analysis of variance of the ratios): J. Shiskin, A. H. Young and J. C. Musgrave, The
X-11 Variant of the Census Method II Seasonal Adjustment Program (US Bureau of the Census, Technical Paper 15, 1967). Limits of the
values divided by their factors, multiplied by them again, are the usual range of each month (D. J. Wheeler, Making Sense of
Data: SPC for the Service Sector, SPC Press, 2003).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.calc.behaviour.xmr import Floats, mean_moving_range
from answerable.calc.special import fdtrc

YEARS = 3
"""Values that each calendar month needs."""

CHANCE = 0.01
"""How rarely months without a season may pass for seasonal; it costs them little, for limits are widened for the factors."""

_HALF = 6
_WEIGHTS = np.array([0.5, *[1.0] * 11, 0.5]) / 12
_NOISE = 1e-18  # the squares that rounding alone leaves


@dataclass(frozen=True)
class Season:
    """Twelve factors about 1, January first, and how much wider limits must be for having taken them from the same values."""

    factors: Floats
    widening: float


def season(row: Floats, months: NDArray[np.int64]) -> Season | None:
    """The season of monthly values in a row (NaN where nothing joins), with the calendar month of each place, 1 to 12.

    None where a month has fewer than three values, where some value is nought or less, where the months do not differ, and where
    nothing differs but the months: no count is ever so regular, and what is left would have no usual range.
    """
    here = ~np.isnan(row)
    held = np.bincount(months[here], minlength=13)[1:]
    if held.min() < YEARS or (row[here] <= 0).any():
        return None
    ratios = _ratios(row)
    known = ~np.isnan(ratios)
    if np.bincount(months[known], minlength=13)[1:].min() < YEARS - 1:
        return None
    if not _differ(ratios[known], months[known]):
        return None
    factors = np.array([np.median(ratios[known & (months == month)]) for month in range(1, 13)])
    factors /= factors.mean()
    if not _varies(row / factors[months - 1]):
        return None
    number = int(here.sum())
    return Season(factors, float(np.sqrt(number / (number - 11))))


def _varies(row: Floats) -> bool:
    moving_range = mean_moving_range(row)
    return moving_range is not None and moving_range > 1e-9 * float(np.nanmean(row))


def _ratios(row: Floats) -> Floats:
    """Each value over the average of the year around it; NaN in the first and last six and where that year has a gap."""
    ratios = np.full(row.size, np.nan)
    if row.size > 2 * _HALF:
        ratios[_HALF:-_HALF] = row[_HALF:-_HALF] / np.convolve(row, _WEIGHTS, "valid")
    return ratios


def _differ(ratios: Floats, months: NDArray[np.int64]) -> bool:
    """Whether the months' means differ beyond chance, by the F test of one-way analysis of variance."""
    numbers = np.bincount(months, minlength=13)[1:]
    means = np.bincount(months, ratios, minlength=13)[1:] / numbers
    between = float((numbers * (means - ratios.mean()) ** 2).sum()) / 11
    within = float(((ratios - means[months - 1]) ** 2).sum()) / (ratios.size - 12)
    if between <= _NOISE:
        return False
    return within <= _NOISE or float(fdtrc(11, ratios.size - 12, between / within)) < CHANCE

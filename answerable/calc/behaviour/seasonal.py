"""The season: how much of an average month each calendar month usually has, so that months are judged against like months.

Month factors are medians of the ratios to a centred moving average of twelve months, and are used only when the months differ
beyond the 0.1 percent level of the test for stable seasonality: J. Shiskin, A. H. Young and J. C. Musgrave, The X-11 Variant
of the Census Method II Seasonal Adjustment Program (US Bureau of the Census, Technical Paper 15, 1967). Limits of the values
divided by their factors, multiplied by them again, are the usual range of each month (D. J. Wheeler, Making Sense of Data, 2003).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc

from answerable.calc.behaviour.xmr import Floats

YEARS = 3
"""Values that each calendar month needs."""

CHANCE = 0.001

_HALF = 6
_WEIGHTS = np.array([0.5, *[1.0] * 11, 0.5]) / 12
_EXTREME = 3 * 1.4826  # three standard deviations in median absolute deviations


@dataclass(frozen=True)
class Season:
    """Twelve factors about 1, January first, and how much wider limits must be for having taken them from the same values."""

    factors: Floats
    widening: float


def season(row: Floats, months: NDArray[np.int64]) -> Season | None:
    """The season of monthly values in a row (NaN where nothing joins), with the calendar month of each place, 1 to 12.

    None where a month has fewer than three values, where some value is nought or less, or where the months do not differ.
    """
    here = ~np.isnan(row)
    held = np.bincount(months[here], minlength=13)[1:]
    if held.min() < YEARS or (row[here] <= 0).any():
        return None
    ratios = _ratios(row)
    known = ~np.isnan(ratios)
    if np.bincount(months[known], minlength=13)[1:].min() < YEARS - 1:
        return None
    factors = np.array([np.median(ratios[known & (months == month)]) for month in range(1, 13)])
    factors /= factors.mean()
    if not _differ(ratios[known], months[known], factors):
        return None
    number = int(here.sum())
    return Season(factors, float(np.sqrt(number / (number - 11))))


def _ratios(row: Floats) -> Floats:
    """Each value over the average of the year around it; NaN in the first and last six and where that year has a gap."""
    ratios = np.full(row.size, np.nan)
    if row.size > 2 * _HALF:
        ratios[_HALF:-_HALF] = row[_HALF:-_HALF] / np.convolve(row, _WEIGHTS, "valid")
    return ratios


def _differ(ratios: Floats, months: NDArray[np.int64], factors: Floats) -> bool:
    """Whether the months' means differ beyond chance, by the F test of one-way analysis of variance; extremes are left out."""
    away = ratios / factors[months - 1] - 1
    near = np.abs(away) <= _EXTREME * np.median(np.abs(away)) + 1e-12
    ratios, months = ratios[near], months[near]
    numbers = np.bincount(months, minlength=13)[1:]
    if numbers.min() < 1 or ratios.size <= 12:
        return False
    means = np.bincount(months, ratios, minlength=13)[1:] / numbers
    between = float((numbers * (means - ratios.mean()) ** 2).sum()) / 11
    within = float(((ratios - means[months - 1]) ** 2).sum()) / (ratios.size - 12)
    if between <= 1e-18:
        return False
    return within <= 1e-18 or float(fdtrc(11, ratios.size - 12, between / within)) < CHANCE

"""Where the level of a long series moved and stayed: one usual range over many years would call every point unusual.

Halving a row where its two parts differ most, and each part again, is the binary segmentation of A. J. Scott and M. Knott
(Biometrics 30, 1974) and L. J. Vostrikova (1981); taking limits anew after a lasting move is advised by NHS England, Making Data
Count. The measure of a difference is that of two means, in standard deviations by the moving range.
"""

import numpy as np
from numpy.typing import NDArray

from answerable.calc.behaviour.xmr import Floats, mean_without_far

STAYED = 12
"""Values on either side of a move: as many as limits need, so that each level can have its own."""

FAR_APART = 5.0
"""Standard errors between the two means. In noise the most of all places reaches 4.5 hardly ever, even among hundreds."""

SIGMA = 1.128
"""Mean moving range of two values in standard deviations (d2)."""


def moves(values: Floats, joined: NDArray[np.bool_], counts: bool) -> list[int]:
    """The places, in order, at which the values begin to lie on another level, at least twelve of them on each.

    `values` has no NaN; `joined` says whether each follows right upon the one before. `counts` are noisy by their root at least.
    """
    ranges = np.full(values.size, np.nan)
    ranges[1:] = np.where(joined[1:], np.abs(np.diff(values)), np.nan)
    found, open_parts = [], [(0, values.size)]
    while open_parts:
        start, end = open_parts.pop()
        place = _move(values[start:end], ranges[start + 1 : end], counts)
        if place is not None:
            found.append(start + place)
            open_parts += [(start, start + place), (start + place, end)]
    return sorted(found)


def _move(values: Floats, ranges: Floats, counts: bool) -> int | None:
    """The place that parts the values best, when the parts are far enough from one another."""
    if values.size < 2 * STAYED:
        return None
    sigma = (mean_without_far(ranges[~np.isnan(ranges)]) or 0.0) / SIGMA
    if counts:
        sigma = max(sigma, float(np.sqrt(max(values.mean(), 0.0))))
    if sigma <= abs(float(values.mean())) * 1e-12:
        return None
    before = np.arange(STAYED, values.size - STAYED + 1)
    after = values.size - before
    sums = np.cumsum(values)
    apart = np.abs(sums[before - 1] / before - (sums[-1] - sums[before - 1]) / after)
    errors = apart / (sigma * np.sqrt(1 / before + 1 / after))
    best = int(errors.argmax())
    place = int(before[best])
    return place if errors[best] >= FAR_APART and _most_moved(values[:place], values[place:]) else None


def _most_moved(earlier: Floats, later: Floats) -> bool:
    """Whether the middle of the values moved with their mean: one enormous value is no other level."""
    by_mean = float(later.mean() - earlier.mean())
    by_middle = float(np.median(later) - np.median(earlier))
    return abs(by_middle) * 2 >= abs(by_mean) and by_middle * by_mean > 0

"""Where the level of a long series moved and stayed: one usual range over many years would call every point unusual.

Halving a row where its two parts differ most, and each part again, is the binary segmentation of A. J. Scott and M. Knott
(Biometrics 30, 1974) and L. J. Vostrikova (1981); taking limits anew after a lasting move is advised by NHS England, Making Data
Count. The measure of a difference is that of two means, in standard deviations by the moving range.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.calc.attribute import MOVING_RANGE_TO_SIGMA
from answerable.calc.behaviour.xmr import LEAST, Floats, mean_without_far

STAYED = 12
"""Values on either side of a move: as many as limits need, so that each level can have its own."""

NEWEST = 7
"""So many of the newest values on another level are left out of the limits of the old, though they have not stayed yet."""

FAR_APART = 5.0
"""Standard errors between the two means. In noise the most of all places reaches 4.5 hardly ever, even among hundreds."""


@dataclass(frozen=True)
class Levels:
    """`moves`: where the values begin to lie on another level and stay. `unsettled`: where the newest do, too few to have stayed."""

    moves: list[int]
    unsettled: int | None = None


def levels(values: Floats, joined: NDArray[np.bool_], counts: bool) -> Levels:
    """The levels of values in order (no NaN among them); `joined` says whether each follows right upon the one before.

    `counts` that are rare are noisy by the root of their mean at least, however long none was counted.
    """
    ranges = np.full(values.size, np.nan)
    ranges[1:] = np.where(joined[1:], np.abs(values[1:] - values[:-1]), np.nan)
    end, unsettled = values.size, None
    place = _move(values, ranges[1:], counts, after=1)
    if place is not None and place > values.size - STAYED:
        end, unsettled = place, place if place <= values.size - NEWEST else None
    found, open_parts = [], [(0, end)]
    while open_parts:
        start, end = open_parts.pop()
        place = _move(values[start:end], ranges[start + 1 : end], counts, after=STAYED)
        if place is not None:
            found.append(start + place)
            open_parts += [(start, start + place), (start + place, end)]
    return Levels(sorted(found), unsettled)


def _move(values: Floats, ranges: Floats, counts: bool, after: int) -> int | None:
    """The place that parts the values best, with at least `after` of them after it, when the parts are far enough apart."""
    if values.size < STAYED + after:
        return None
    sigma = (mean_without_far(ranges[~np.isnan(ranges)]) or 0.0) / MOVING_RANGE_TO_SIGMA
    if counts:
        sigma = max(sigma, float(np.sqrt(np.clip(values.mean(), 0.0, 1.0))))
    if sigma <= abs(float(values.mean())) * LEAST:
        return None
    earlier = np.arange(STAYED, values.size - after + 1)
    later = values.size - earlier
    sums = np.cumsum(values)
    apart = np.abs(sums[earlier - 1] / earlier - (sums[-1] - sums[earlier - 1]) / later)
    errors = apart / (sigma * np.sqrt(1 / earlier + 1 / later))
    best = int(errors.argmax())
    place = int(earlier[best])
    return place if errors[best] >= FAR_APART and _most_moved(values[:place], values[place:]) else None


def _most_moved(earlier: Floats, later: Floats) -> bool:
    """Whether the middle of the values moved with their mean: one enormous value is no other level."""
    by_mean = float(later.mean() - earlier.mean())
    by_middle = float(np.median(later) - np.median(earlier))
    return abs(by_middle) * 2 >= abs(by_mean) and by_middle * by_mean > 0

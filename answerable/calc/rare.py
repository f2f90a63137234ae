"""Limits for rare events: not how many happened, mostly nought, but how long it was from each to the next.

On both charts up means rarer. A g chart counts whole days, or opportunities, between events; a t chart takes the time between
them, however finely it is told.
"""

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from answerable.calc.attribute import MOVING_RANGE_TO_SIGMA, Limits, NotLimits
from answerable.calc.behaviour.xmr import mean_moving_range

NELSON_POWER = 1 / 3.6
"""Brings times between events that come by chance (exponential) near to a normal shape."""


def between(days: Sequence[date]) -> tuple[int, ...]:
    """Days from each event to the next, one fewer than the events; 0 for two on a day. The days may come in any order."""
    if len(days) < 2:
        raise NotLimits("Time between events needs at least two events; with fewer, give the dates themselves.")
    return tuple((later - earlier).days for earlier, later in pairwise(sorted(days)))


def g_limits(between: Sequence[float]) -> Limits:
    """Limits for the number of opportunities, or days, between events: mean ± 3 √(mean (mean + 1)), never below nought.

    Benneyan (2001), "Number-between g-type statistical quality control charts for monitoring adverse events", Health Care
    Management Science 4, 305-318, with the geometric distribution that starts at nought. The lower limit is always nought, so
    that this chart tells by a point when events became rarer, and by a run only when they became commoner; and as nearly two
    points in three lie below the mean of such a shape, a run is to be judged against 0.693 of the mean (its median).
    Raises NotLimits for no number at all, one below nought, or one that is not finite.
    """
    numbers = _checked(between, least=1)
    mean = math.fsum(numbers) / len(numbers)
    return _flat(len(numbers), mean, 0.0, mean + 3 * math.sqrt(mean * (mean + 1)))


def t_limits(between: Sequence[float]) -> Limits:
    """Limits for the time between events, in the unit given: XmR limits of time^(1/3.6), taken back to the time.

    Nelson (1994), "A control chart for parts-per-million nonconforming items", Journal of Quality Technology 26(3), 239-240; moving
    ranges that are too far are left out as on any XmR chart.
    The mean is that of the transformed times taken back, so that about half the points lie on each side of it. Raises
    NotLimits for fewer than two times, one below nought, or one that is not finite.
    """
    shaped = [number**NELSON_POWER for number in _checked(between, least=2)]
    mean = math.fsum(shaped) / len(shaped)
    width = 3 * (mean_moving_range(np.array(shaped)) or 0.0) / MOVING_RANGE_TO_SIGMA
    return _flat(len(shaped), *(max(0.0, edge) ** 3.6 for edge in (mean, mean - width, mean + width)))


def _flat(length: int, mean: float, lower: float, upper: float) -> Limits:
    return Limits((mean,) * length, (lower,) * length, (upper,) * length)


def _checked(numbers: Sequence[float], least: int) -> Sequence[float]:
    if len(numbers) < least:
        raise NotLimits(f"Limits need at least {least} times between events, and there are {len(numbers)}.")
    for at, number in enumerate(numbers, 1):
        if not math.isfinite(number) or number < 0:
            raise NotLimits(
                f"Time {at} between events is {number:g}: it must be nought or more; check the order of the events."
            )
    return numbers

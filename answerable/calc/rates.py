"""So many for each thousand of something, and the something is always named."""

import math
from dataclasses import dataclass

from answerable.calc.intervals import Interval, byar, poisson

EXACT_BELOW = 10
"""Public Health England's rule: exact limits below ten events, Byar's from ten on."""


class NotARate(ValueError):
    """There is nothing to divide by, or nobody said what it is."""


@dataclass(frozen=True)
class Denominator:
    """What is divided by, in words that follow "for each thousand" ("residents at the census of 2021"), and how many."""

    name: str
    number: float


@dataclass(frozen=True)
class Rate:
    """`value` events for each `per` of the denominator, with the interval that chance alone explains."""

    value: float
    interval: Interval
    count: float
    of: Denominator
    per: float = 1000


def rate(count: float, of: Denominator, per: float = 1000, level: float = 0.95) -> Rate:
    """The rate of `count` events, and its interval (`poisson` below ten events, else `byar`).

    Raises NotARate for a denominator without a name, of nought or less or not finite, and for a `per` of nought or less;
    intervals.NotAnInterval for a count below nought.
    """
    if not of.name.strip():
        raise NotARate("Say what the rate is of: a denominator needs a name, such as “residents, mid-2022”.")
    if not math.isfinite(of.number) or of.number <= 0:
        raise NotARate(f"There is no rate for {of.number:g} {of.name}: a rate needs a denominator above nought.")
    if not math.isfinite(per) or per <= 0:
        raise NotARate(f"A rate is for each so many, and {per:g} is not above nought: give 1000, or 100.")
    limits = poisson(count, level) if count < EXACT_BELOW else byar(count, level)
    return Rate(count / of.number * per, limits.times(per / of.number), count, of, per)

"""Areas compared by limits and not by ranks: the smaller an area, the farther chance alone may carry it from the rest.

Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine 24, 1185-1202. The limits
are exact (binomial for shares, Poisson for rates), interpolated so that they do not jump. Where the areas differ by more than
chance even when the farthest tenth on each side is drawn in, the plain limits would call half of them unusual: they are then
widened by the square root of that over-dispersion, and the answer says so.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from statistics import NormalDist

import numpy as np

from answerable.calc.intervals import Interval
from answerable.calc.special import betainc, gammaincc

FEWEST = 4
DRAWN_IN = 0.1
"""The part of the areas on each side that is drawn in before the over-dispersion is measured (winsorised)."""

INNER, OUTER = 0.95, 0.998


class NotAFunnel(ValueError):
    """These areas cannot be compared by limits."""


class Basis(StrEnum):
    """What the counts are: so many out of so many, or events for each unit of the denominator."""

    SHARE = "share"
    RATE = "rate"


class Position(StrEnum):
    """Where an area lies: outside the inner limits (95%), outside the outer ones too (99.8%), or inside."""

    FAR_ABOVE = "far_above"
    ABOVE = "above"
    INSIDE = "inside"
    BELOW = "below"
    FAR_BELOW = "far_below"


@dataclass(frozen=True)
class Entry:
    """One area: its name, how many, and of how many."""

    name: str
    count: float
    denominator: float


@dataclass(frozen=True)
class Band:
    """The limits at one size: `inner` holds 95 in a hundred areas that differ by chance only, `outer` 998 in a thousand."""

    denominator: float
    inner: Interval
    outer: Interval


@dataclass(frozen=True)
class Placed:
    """An area with its value (in the funnel's unit), its limits and where it lies."""

    entry: Entry
    value: float
    band: Band
    position: Position


@dataclass(frozen=True)
class Funnel:
    """The areas in the order given, round the `mean` of all of them together; `curve` is what to draw, by size.

    Values and limits are for each `per` of the denominator. `dispersion` is 1 where chance explains the differences; where
    `overdispersed`, the limits are wider by its square root, and `caution` is the sentence that says so.
    """

    basis: Basis
    per: float
    mean: float
    areas: tuple[Placed, ...]
    curve: tuple[Band, ...]
    dispersion: float
    overdispersed: bool
    caution: str = ""


def funnel(entries: Sequence[Entry], basis: Basis, per: float = 1.0, steps: int = 50) -> Funnel:
    """Each area against limits round the mean of all; `per` is 100 for percent, 1000 for rates per thousand.

    Raises NotAFunnel for fewer than four areas, an area named twice, a count below nought, a denominator of nought or less, a
    share above the whole, and numbers that are not finite.
    """
    _checked(entries, basis)
    mean = math.fsum(one.count for one in entries) / math.fsum(one.denominator for one in entries)
    dispersion = _dispersion(entries, mean, basis)
    band = partial(_band, mean=mean, basis=basis, dispersion=dispersion, per=per)
    placed = tuple(_placed(one, band(one.denominator), per) for one in entries)
    curve = tuple(band(size) for size in _sizes(entries, steps))
    wider = dispersion > 1
    return Funnel(basis, per, mean * per, placed, curve, dispersion, wider, _sentence(dispersion) if wider else "")


def _placed(entry: Entry, band: Band, per: float) -> Placed:
    value = entry.count / entry.denominator * per
    if band.inner.low <= value <= band.inner.high:
        return Placed(entry, value, band, Position.INSIDE)
    if value > band.inner.high:
        return Placed(entry, value, band, Position.FAR_ABOVE if value > band.outer.high else Position.ABOVE)
    return Placed(entry, value, band, Position.FAR_BELOW if value < band.outer.low else Position.BELOW)


def _band(size: float, *, mean: float, basis: Basis, dispersion: float, per: float) -> Band:
    find = partial(_widened, dispersion=dispersion) if dispersion > 1 else _exact
    inner, outer = (
        Interval(find((1 - level) / 2, size, mean, basis), find((1 + level) / 2, size, mean, basis)).times(per)
        for level in (INNER, OUTER)
    )
    return Band(size, inner, outer)


def _widened(tail: float, size: float, mean: float, basis: Basis, *, dispersion: float) -> float:
    return _within(mean + NormalDist().inv_cdf(tail) * math.sqrt(dispersion * _variance(mean, basis) / size), basis)


def _exact(tail: float, size: float, mean: float, basis: Basis) -> float:
    """The count that `tail` of the distribution lies at or below, interpolated (Spiegelhalter 2005, appendix A.1), as a rate."""
    if _variance(mean, basis) == 0:
        return mean
    below = (
        partial(_shares_below, size=size, mean=mean)
        if basis is Basis.SHARE
        else partial(_rates_below, expected=size * mean)
    )
    most = math.ceil(size) if basis is Basis.SHARE else math.ceil(size * mean + 12 * math.sqrt(size * mean) + 40)
    count = _first(lambda number: below(number) >= tail, most)
    reached, before = below(count), below(count - 1)
    return _within((count - (reached - tail) / (reached - before)) / size, basis)


def _first(holds: Callable[[int], bool], most: int) -> int:
    """The smallest number from 0 to `most` for which it holds, given that it then holds for all above."""
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _shares_below(count: int, *, size: float, mean: float) -> float:
    if count < 0:
        return 0.0
    return 1.0 if count >= size else float(betainc(size - count, count + 1, 1 - mean))


def _rates_below(count: int, *, expected: float) -> float:
    return float(gammaincc(count + 1, expected)) if count >= 0 else 0.0


def _dispersion(entries: Sequence[Entry], mean: float, basis: Basis) -> float:
    """Mean square of the standardised values, the farthest drawn in; 1 unless it is above 1 + 2 √(2 / areas)."""
    variance = _variance(mean, basis)
    if variance == 0:
        return 1.0
    scores = np.array([(one.count / one.denominator - mean) / math.sqrt(variance / one.denominator) for one in entries])
    drawn = np.clip(scores, *np.quantile(scores, [DRAWN_IN, 1 - DRAWN_IN]))
    found = float((drawn**2).mean())
    return found if found > 1 + 2 * math.sqrt(2 / len(entries)) else 1.0


def _variance(mean: float, basis: Basis) -> float:
    return mean * (1 - mean) if basis is Basis.SHARE else mean


def _within(value: float, basis: Basis) -> float:
    return max(0.0, min(1.0, value)) if basis is Basis.SHARE else max(0.0, value)


def _sizes(entries: Sequence[Entry], steps: int) -> list[float]:
    """Closer together where the funnel is wide and bends."""
    sizes = [one.denominator for one in entries]
    return [float(size) for size in np.geomspace(min(sizes) / 1.25, max(sizes) * 1.05, steps)]


def _sentence(dispersion: float) -> str:
    return (
        "The areas differ by more than chance would make them, so the limits are drawn "
        f"{math.sqrt(dispersion):.1f} times as wide; an area outside them still stands out from the rest."
    )


def _checked(entries: Sequence[Entry], basis: Basis) -> None:
    if len(entries) < FEWEST:
        raise NotAFunnel(
            f"Limits need at least four areas, and there are {len(entries)}: show their figures side by side."
        )
    names = [one.name for one in entries]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise NotAFunnel(f"{twice} comes twice: give each area once.")
    for one in entries:
        if not (math.isfinite(one.count) and math.isfinite(one.denominator)) or one.denominator <= 0:
            raise NotAFunnel(
                f"{one.name} has {one.count:g} of {one.denominator:g}: leave it out, or give a denominator above nought."
            )
        if one.count < 0 or (basis is Basis.SHARE and one.count > one.denominator):
            raise NotAFunnel(
                f"{one.name} counts {one.count:g} of {one.denominator:g}, which cannot be: check which is which."
            )

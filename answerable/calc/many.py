"""Limits and the four rules of Making Data Count for very many series of one length at once, in blocks with numpy.

The same answers as `behaviour.xmr` and `behaviour.rules.MDC` give one by one, a hundred thousand series in the time of a blink.
Series are taken in blocks that fit into a processor's cache, and laid side by side there: a point of them all is one row. What is
true of a point is packed into bits, 64 series to a word, so that "seven in a row" is three turns of "this row and the next".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.calc.behaviour.answer import Side
from answerable.calc.behaviour.patterns import TOLERANCE
from answerable.calc.behaviour.rules import MDC, TWO_THIRDS
from answerable.calc.behaviour.xmr import LEAST, TO_LIMIT, TOO_FAR, Floats

RULES = ("outside", "shift", "trend", "two_of_three")
SIDES = (Side.HIGH, Side.LOW)
SHIFT, TREND = MDC.length("shift"), MDC.length("trend")
BLOCK = 512
"""Series at a time, a multiple of 64: with 120 points each some 500 kB, and what is computed of it twice as much again."""

type Words = NDArray[np.uint64]
type Bools = NDArray[np.bool_]


class NotMany(ValueError):
    """The array is not one of series by points that can be judged."""


@dataclass(frozen=True)
class Many:
    """Mean and limits of n series (three arrays of n floats, the limits not cut at nought), and the flags.

    The mean is NaN where no two values follow one another; the limits also where nothing varies, and such series have no flags.
    `flags` has, for each rule and side and for each point, one bit a series, in 64-bit words with the first series in the lowest
    bit: (8, points, words). A bit is 1 where the point lies in a finding of that rule on that side, from its first point to its last.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    flags: Words

    def flagged(self, rule: str, side: Side) -> Bools:
        """Which points of which series a rule (one of RULES) marks on a side: n rows of one boolean a point."""
        found: Bools = _unpacked(self.flags[RULES.index(rule) * len(SIDES) + SIDES.index(side)], len(self.mean)).T
        return found

    @property
    def speaking(self) -> Bools:
        """In which series any rule has found something: n booleans."""
        found: Bools = _unpacked(np.bitwise_or.reduce(self.flags, axis=(0, 1))[None, :], len(self.mean))[0]
        return found


def judged(values: Floats) -> Many:
    """Limits and flags of the rows of an array of series by points, in order of time; a NaN is a gap and joins nothing.

    How many values limits need is for the caller to say: here two in a row are enough. Raises NotMany for an array of another
    shape, fewer than two points, or values that are infinite.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] < 2:
        raise NotMany(f"Series by points are needed, with two points or more; this array has the shape {table.shape}.")
    number, points = table.shape
    limits = np.empty((2, number))
    flags = np.empty((len(RULES) * len(SIDES), points, -(-number // BLOCK) * BLOCK // 64), dtype=np.uint64)
    room = _Room(points)
    for start in range(0, number, BLOCK):
        held = min(BLOCK, number - start)
        with np.errstate(invalid="ignore", over="ignore"):  # the sum of infinite values, which is then refused
            room.take(table[start : start + held])
        limits[:, start : start + held] = room.mean[:held], room.reach[:held]
        room.mark(flags[:, :, start // 64 : (start + BLOCK) // 64])
    mean, reach = limits
    return Many(mean, mean - reach, mean + reach, flags)


class _Room:
    """Room to work on one block after another, points by series. A block that is not full is filled up with NaN."""

    def __init__(self, points: int) -> None:
        self._values = np.empty((points, BLOCK))
        self._steps = np.empty((points - 1, BLOCK))
        self._ranges = np.empty((points - 1, BLOCK))
        self._edges = np.empty((points, BLOCK), dtype=np.bool_)
        self.mean = self.reach = np.empty(0)

    def take(self, block: Floats) -> None:
        """Lays out the series of a block, and finds the mean of each and how far its limits are from it (NaN: has none)."""
        self._values[:, : len(block)] = block.T
        self._values[:, len(block) :] = np.nan
        np.subtract(self._values[1:], self._values[:-1], out=self._steps)
        np.abs(self._steps, out=self._ranges)
        self.mean, self.reach = _limits(self._values, self._ranges)
        self.reach[self.reach <= np.abs(self.mean) * LEAST] = np.nan

    def mark(self, flags: Words) -> None:
        """Writes what each rule finds on each side: (8, points, words)."""
        # A series without a usual range is judged by no rule, not even by one that asks for no limits.
        self._steps[:, np.isnan(self.reach)] = np.nan
        standing = self._values
        standing -= self.mean
        standing /= self.reach
        here = self._words(np.equal(standing, standing, out=self._edges))
        for side, compare, sign in ((0, np.greater, 1.0), (1, np.less, -1.0)):
            outside, shift, trend, close = flags[side :: len(SIDES)]
            outside[:] = self._words(compare(standing, sign * (1 + TOLERANCE), out=self._edges))
            shift[:] = _runs(self._words(compare(standing, sign * TOLERANCE, out=self._edges)), SHIFT, SHIFT)
            trend[:] = _runs(self._words(compare(self._steps, 0.0, out=self._edges[1:])), TREND - 1, TREND)
            beyond = compare(standing, sign * (TWO_THIRDS + TOLERANCE), out=self._edges)
            close[:] = _two_of_three(self._words(beyond), here)

    @staticmethod
    def _words(flags: Bools) -> Words:
        """Rows of booleans as rows of 64-bit words, the first in the lowest bit."""
        return np.packbits(flags.ravel(), bitorder="little").view("<u8").reshape(len(flags), -1)


def _unpacked(words: Words, number: int) -> Bools:
    """Rows of words as rows of `number` booleans."""
    octets = np.ascontiguousarray(words, dtype="<u8").view(np.uint8)
    return np.unpackbits(octets, axis=1, count=number, bitorder="little").view(np.bool_)


def _limits(values: Floats, ranges: Floats) -> tuple[Floats, Floats]:
    """The mean of each column and the reach of its limits, from its moving ranges, which are used up."""
    total = values.sum(axis=0)
    if np.isfinite(total).all():
        return total / len(values), TO_LIMIT * _mean_range(ranges, np.full(total.shape, len(ranges)))
    if np.isinf(total).any() or np.isinf(values).any():
        raise NotMany("Infinite values cannot be judged, nor such as add up to more than a float can hold.")
    told, joined = ~np.isnan(values), ~np.isnan(ranges)
    steps = joined.sum(axis=0)
    ranges[~joined] = 0
    mean = np.where(told, values, 0).sum(axis=0) / told.sum(axis=0)
    reach = TO_LIMIT * _mean_range(ranges, steps)
    mean[steps == 0] = np.nan
    return mean, reach


def _mean_range(ranges: Floats, number: NDArray[np.int64]) -> Floats:
    """The mean of `number` ranges in each column, those above 3.267 times it left out once; the column's others are nought."""
    far = np.flatnonzero(ranges > TOO_FAR * (ranges.sum(axis=0) / number))
    # Set to nought and not subtracted: after a leap of a billion little would be left of the small ranges.
    ranges.ravel()[far] = 0
    left = number - np.bincount(far % ranges.shape[1], minlength=ranges.shape[1])
    means: Floats = ranges.sum(axis=0) / left
    return means


def _runs(marked: Words, length: int, points: int) -> Words:
    """The points of every run of at least `length` marks: `points` of them from where each such stretch begins."""
    if len(marked) < length:
        return np.zeros((max(0, len(marked) - length + points), marked.shape[1]), dtype=np.uint64)
    starts, done = marked, 1
    while done < length:
        step = min(done, length - done)
        starts, done = starts[:-step] & starts[step:], done + step
    spread, done = starts, 1
    while done < points:
        step = min(done, points - done)
        wider = np.zeros((len(spread) + step, spread.shape[1]), dtype=np.uint64)
        wider[: len(spread)] = spread
        wider[step:] |= spread
        spread, done = wider, done + step
    return spread


def _two_of_three(close: Words, here: Words) -> Words:
    """From the first to the last close point of three neighbours of which two or three are close, and none is a gap."""
    first, second, third = close[:-2], close[1:-1], close[2:]
    whole = here[:-2] & here[1:-1] & here[2:]
    early, ends, late = whole & first & second, whole & first & third, whole & second & third
    marked = np.zeros_like(close)
    marked[:-2] |= early | ends
    marked[1:-1] |= early | ends | late
    marked[2:] |= ends | late
    return marked

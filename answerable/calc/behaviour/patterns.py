"""The patterns that chance hardly gives: each says which points of a row form it. Lengths are fields.

W. A. Shewhart and the Western Electric Handbook (1956) for the first; L. S. Nelson, "The Shewhart Control Chart: Tests for
Special Causes", Journal of Quality Technology 16:4 (1984), 237-239 for all eight; NHS England, Making Data Count, for four.

A row is judged by `standing`: how far each point is from the mean, where 1 is the upper limit, -1 the lower and 0 the mean.
NaN interrupts every pattern. Within TOLERANCE of the mean, a limit or a zone's edge a point is on it, not beyond it; and a point
on the mean is on neither side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from answerable.calc.behaviour.answer import Side
from answerable.calc.behaviour.xmr import Floats

TOLERANCE = 1e-9
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Finding:
    """Places `start` to `end` of a row, both included, and the rule that they satisfy."""

    rule: str
    start: int
    end: int
    side: Side


@dataclass(frozen=True)
class Judged:
    """A row of values (with the season taken out, where there is one) and where each stands between its limits."""

    values: Floats
    standing: Floats

    def beyond(self, edge: float, side: Side) -> Flags:
        """Which points lie farther than `edge` of the way to the limit of that side."""
        way = self.standing if side is Side.HIGH else -self.standing
        flags: Flags = way > edge + TOLERANCE
        return flags


class Pattern(Protocol):
    """One rule."""

    @property
    def name(self) -> str: ...

    def find(self, judged: Judged) -> Iterator[Finding]: ...


@dataclass(frozen=True)
class Outside:
    """A point outside the limits (Nelson 1); neighbours outside on the same side are one finding."""

    name: str = "outside"

    def find(self, judged: Judged) -> Iterator[Finding]:
        for side in (Side.HIGH, Side.LOW):
            yield from _runs(self.name, judged.beyond(1, side), 1, side)


@dataclass(frozen=True)
class Shift:
    """So many in a row on one side of the mean (Nelson 2); a point on the mean ends the run."""

    length: int
    name: str = "shift"

    def find(self, judged: Judged) -> Iterator[Finding]:
        for side in (Side.HIGH, Side.LOW):
            yield from _runs(self.name, judged.beyond(0, side), self.length, side)


@dataclass(frozen=True)
class Trend:
    """So many points in a row each above, or each below, the one before (Nelson 3); two equal points end the run."""

    length: int
    name: str = "trend"

    def find(self, judged: Judged) -> Iterator[Finding]:
        steps = judged.values[1:] - judged.values[:-1]
        for side, flags in ((Side.HIGH, steps > 0), (Side.LOW, steps < 0)):
            for one in _runs(self.name, flags, self.length - 1, side):
                yield Finding(one.rule, one.start, one.end + 1, side)


@dataclass(frozen=True)
class Close:
    """So many of so many neighbours beyond an edge on one side (Nelson 5 and 6): from the first to the last that is beyond."""

    at_least: int
    length: int
    edge: float
    name: str

    def find(self, judged: Judged) -> Iterator[Finding]:
        here = ~np.isnan(judged.standing)
        whole = _in_window(here, self.length) == self.length
        for side in (Side.HIGH, Side.LOW):
            beyond = judged.beyond(self.edge, side)
            hits = whole & (_in_window(beyond, self.length) >= self.at_least)
            for window in _runs(self.name, hits, 1, side):
                first, last = window.start, window.end + self.length - 1
                marked = np.flatnonzero(beyond[first : last + 1]) + first
                yield Finding(self.name, int(marked[0]), int(marked[-1]), side)


@dataclass(frozen=True)
class Alternating:
    """So many points in a row going up and down by turns (Nelson 4): two sources mixed; neither high nor low."""

    length: int
    name: str = "alternating"

    def find(self, judged: Judged) -> Iterator[Finding]:
        steps = judged.values[1:] - judged.values[:-1]
        turns = steps[1:] * steps[:-1] < 0
        for one in _runs(self.name, turns, self.length - 2, Side.NEITHER):
            yield Finding(one.rule, one.start, one.end + 2, Side.NEITHER)


@dataclass(frozen=True)
class Hugging:
    """So many in a row all within an edge of the mean (Nelson 7): the limits are too wide for what they judge."""

    length: int
    edge: float
    name: str = "hugging"

    def find(self, judged: Judged) -> Iterator[Finding]:
        yield from _runs(self.name, np.abs(judged.standing) < self.edge - TOLERANCE, self.length, Side.NEITHER)


@dataclass(frozen=True)
class Avoiding:
    """So many in a row all beyond an edge, on either side (Nelson 8): two sources mixed."""

    length: int
    edge: float
    name: str = "avoiding"

    def find(self, judged: Judged) -> Iterator[Finding]:
        yield from _runs(self.name, np.abs(judged.standing) > self.edge + TOLERANCE, self.length, Side.NEITHER)


def _runs(rule: str, flags: Flags, length: int, side: Side) -> Iterator[Finding]:
    """Each unbroken run of flags that is long enough, whole."""
    framed = np.zeros(flags.size + 2, dtype=bool)
    framed[1:-1] = flags
    edges = np.flatnonzero(framed[1:] != framed[:-1])
    for start, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if after - start >= length:
            yield Finding(rule, start, after - 1, side)


def _in_window(flags: Flags, length: int) -> NDArray[np.int64]:
    """How many flags each window of `length` neighbours has; one number for each place that a window can begin at."""
    so_far = np.concatenate(([0], np.cumsum(flags)))
    counts: NDArray[np.int64] = so_far[length:] - so_far[:-length]
    return counts

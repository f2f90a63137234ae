"""The limits of each stretch: from all its points, or from the baseline that somebody fixed; or why there are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from answerable.calc.behaviour.answer import Stretch
from answerable.calc.behaviour.band import Band
from answerable.calc.behaviour.levels import levels
from answerable.calc.behaviour.methods import Method
from answerable.calc.behaviour.parting import parted
from answerable.calc.behaviour.patterns import Flags
from answerable.calc.behaviour.row import Places, Row
from answerable.calc.behaviour.series import Point, Quantity
from answerable.calc.behaviour.stretches import Span

ENOUGH = 12
"""Values that a stretch needs for limits: with fewer they move too much with each new one (NHS England, Making Data Count)."""

RARE = 1.0
"""A count whose middle value is below it is nought more often than not, and a usual range of such values says nothing."""


class Lack(Enum):
    """What a stretch without limits lacks."""

    VALUES = auto()
    DIFFERENCE = auto()
    VARIATION = auto()
    EVENTS = auto()
    NEIGHBOURS = auto()


@dataclass(frozen=True)
class Limited:
    """A span with its usual range, or what it lacks; `told` are the points with a value on its level."""

    span: Span
    told: Places
    band: Band | None = None
    lack: Lack | None = None

    @property
    def usual(self) -> int:
        """How many values its range could be taken from."""
        return int(self.told.size)

    def stretch(self, quantity: Quantity) -> Stretch:
        """As it is told: limits cut at nought, and at 100 for a share."""
        start, end, rebased = self.span.start, self.span.end, self.span.rebased
        if self.band is None:
            return Stretch(start, end, rebased=rebased)
        mean, (lower, upper) = self.band.mean, self.band.edges(quantity)
        return Stretch(start, end, tuple(mean.tolist()), tuple(lower.tolist()), tuple(upper.tolist()), rebased)


@dataclass(frozen=True)
class Limiting:
    """How the limits of one series are found; `fixed` marks the points of the baseline that somebody named, if any.

    `find_levels` says whether limits begin anew also where nobody told of a break, but the level moved and stayed.
    """

    method: Method
    row: Row
    points: Sequence[Point]
    quantity: Quantity
    fixed: Flags
    find_levels: bool

    def parts(self, spans: Iterable[Span]) -> list[Limited]:
        """The spans, each with its limits; parted where levels are looked for. A fixed baseline is never parted."""
        if not self.find_levels:
            return [self._limited(span) for span in spans]
        return [self._limited(part) for span in spans for part in self._parted(span)]

    def _parted(self, span: Span) -> list[Span]:
        told = self.row.held(span.start, span.end)
        if told.size < ENOUGH or self._in_baseline(told).size:
            return [span]
        joined = np.diff(self.row.places[told], prepend=-1) == 1
        found = levels(self.method.values[told], joined, counts=self.quantity is Quantity.COUNT)
        return parted(span, told, found, self.points)

    def _limited(self, span: Span) -> Limited:
        told = self.row.held(*span.level)
        lack = self._lack(told)
        if lack:
            return Limited(span, told, lack=lack)
        base = self._in_baseline(told)
        band = self.method.band(span.start, span.end, base if base.size else told)
        if band is None:
            return Limited(span, told, lack=Lack.NEIGHBOURS)
        return Limited(span, told, band) if band.varies else Limited(span, told, lack=Lack.VARIATION)

    def _lack(self, told: Places) -> Lack | None:
        values = self.row.values[told]
        if values.size < ENOUGH:
            return Lack.VALUES
        if np.ptp(values) == 0:
            return Lack.DIFFERENCE
        rare = self.quantity is Quantity.COUNT and float(np.median(values)) < RARE
        return Lack.EVENTS if rare else None

    def _in_baseline(self, told: Places) -> Places:
        """Those of the points that the fixed baseline holds; none where they are too few, and then it does not count."""
        held: Places = told[self.fixed[told]]
        return held if held.size >= ENOUGH else held[:0]

    def holds_baseline(self, part: Limited) -> bool:
        """Whether the limits of a part were taken from the fixed baseline."""
        return bool(self._in_baseline(part.told).size)

"""The limits of each stretch: from all its points, or from the baseline that somebody fixed; or why there are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from answerable.calc.behaviour.answer import Stretch
from answerable.calc.behaviour.band import Band
from answerable.calc.behaviour.levels import levels
from answerable.calc.behaviour.methods import Method
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
    """A span with its usual range, or what it lacks; `told` are the points that it could be taken from."""

    span: Span
    told: Places
    band: Band | None = None
    lack: Lack | None = None

    @property
    def usual(self) -> int:
        """How many values it could be taken from."""
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
    """How the limits of one series are found; `fixed` marks the points of the baseline that somebody named, if any."""

    method: Method
    row: Row
    points: Sequence[Point]
    quantity: Quantity
    fixed: Flags

    def parts(self, spans: Iterable[Span]) -> list[Limited]:
        """The spans, parted where their level moved and stayed, each with its limits. A fixed baseline is never parted."""
        return [self._limited(part) for span in spans for part in self._parted(span)]

    def _parted(self, span: Span) -> list[Span]:
        told = self._told(span)
        if told.size < ENOUGH or self._holds_baseline(told):
            return [span]
        joined = np.diff(self.row.places[told], prepend=-1) == 1
        found = levels(self.method.values[told], joined, counts=self.quantity is Quantity.COUNT)
        unsettled = None if found.unsettled is None else int(told[found.unsettled])
        return span.parted(told[found.moves].tolist(), unsettled, self.points)

    def _limited(self, span: Span) -> Limited:
        told = self._told(span)
        values = self.row.values[told]
        if values.size < ENOUGH:
            return Limited(span, told, lack=Lack.VALUES)
        if np.ptp(values) == 0:
            return Limited(span, told, lack=Lack.DIFFERENCE)
        if self.quantity is Quantity.COUNT and float(np.median(values)) < RARE:
            return Limited(span, told, lack=Lack.EVENTS)
        band = self.method.band(span.start, span.end, self.base(Limited(span, told)))
        if band is None:
            return Limited(span, told, lack=Lack.NEIGHBOURS)
        return Limited(span, told, band) if band.varies else Limited(span, told, lack=Lack.VARIATION)

    def base(self, part: Limited) -> Places:
        """The points that the limits of a part are taken from."""
        if self.holds_baseline(part):
            return part.told[self.fixed[part.told]]
        unsettled = part.span.unsettled
        return part.told if unsettled is None else part.told[part.told < unsettled]

    def _told(self, span: Span) -> Places:
        here = ~np.isnan(self.row.values[span.start : span.end + 1])
        return np.flatnonzero(here) + span.start

    def _holds_baseline(self, told: Places) -> bool:
        """Whether enough of the baseline lies among the points; with less, limits are taken from all of them."""
        return int(self.fixed[told].sum()) >= ENOUGH

    def holds_baseline(self, part: Limited) -> bool:
        """Whether the limits of a part were taken from the fixed baseline."""
        return self._holds_baseline(part.told)

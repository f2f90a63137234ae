"""The limits of each stretch: from all its points, or from the baseline that somebody fixed."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from answerable.calc.behaviour.answer import Stretch
from answerable.calc.behaviour.band import Band
from answerable.calc.behaviour.methods import Method
from answerable.calc.behaviour.patterns import Flags
from answerable.calc.behaviour.series import Quantity
from answerable.calc.behaviour.stretches import Span

ENOUGH = 12
"""Values that a stretch needs for limits: fewer move too much with each new one (Wheeler gives 10 to 20; NHS England 12)."""


@dataclass(frozen=True)
class Limited:
    """A span with its usual range; None where it has none. `usual` is how many values it could be taken from."""

    span: Span
    band: Band | None
    usual: int

    def stretch(self, quantity: Quantity) -> Stretch:
        """As it is told: limits cut at nought, and at 100 for a share."""
        start, end, rebased = self.span.start, self.span.end, self.span.rebased
        if self.band is None:
            return Stretch(start, end, rebased=rebased)
        mean, (lower, upper) = self.band.mean, self.band.edges(quantity)
        return Stretch(start, end, tuple(mean.tolist()), tuple(lower.tolist()), tuple(upper.tolist()), rebased)


def limited(method: Method, spans: Iterable[Span], base: Flags) -> list[Limited]:
    """The spans with their limits; `base` marks the points of the series that a fixed baseline holds."""
    return [_limited(method, one, base) for one in spans]


def _limited(method: Method, span: Span, base: Flags) -> Limited:
    told = ~np.isnan(method.values)
    within = np.zeros(told.size, dtype=bool)
    within[span.start : span.end + 1] = told[span.start : span.end + 1]
    usual = int(within.sum())
    taken = within & base if int((within & base).sum()) >= ENOUGH else within
    band = method.band(span.start, span.end, taken) if usual >= ENOUGH else None
    if band is not None and not band.varies:
        band = None
    return Limited(span, band, usual)

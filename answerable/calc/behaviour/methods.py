"""The ways to find the usual range of some points: each knows its chart and answers with a band, or none."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from answerable.calc.attribute import p_limits, u_limits
from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.band import Band
from answerable.calc.behaviour.patterns import Flags
from answerable.calc.behaviour.row import Row
from answerable.calc.behaviour.series import Point
from answerable.calc.behaviour.xmr import Floats, natural_limits


class Method(Protocol):
    """`values`: one a point, with the season taken out where there is one, NaN for what is left out."""

    @property
    def chart(self) -> Chart: ...

    @property
    def values(self) -> Floats: ...

    def band(self, start: int, end: int, base: Flags) -> Band | None:
        """For the points from `start` to `end`, taken from those of them that `base` marks (one flag a point of the series)."""
        ...


class Singles:
    """XmR limits."""

    chart = Chart.XMR

    def __init__(self, row: Row) -> None:
        self._row = row
        self.values = row.values

    def band(self, start: int, end: int, base: Flags) -> Band | None:
        kept = np.where(base[start : end + 1], self.values[start : end + 1], np.nan)
        limits = natural_limits(self._row.laid_out(kept, start, end))
        if limits is None:
            return None
        ones = np.ones(end - start + 1)
        return Band(limits.mean * ones, limits.reach * ones)


class Proportions:
    """Laney's p' limits for percent, u' limits for rates; the fewer a point counts, the wider."""

    def __init__(self, row: Row, points: Sequence[Point], chart: Chart) -> None:
        self._row = row
        self.values = row.values
        self.chart = chart
        self._sizes = np.array([one.denominator or np.nan for one in points], dtype=float)

    def band(self, start: int, end: int, base: Flags) -> Band | None:
        taken = np.flatnonzero(base[start : end + 1] & ~np.isnan(self.values[start : end + 1])) + start
        gaps = {at for at in range(1, taken.size) if not self._touch(taken[at - 1], taken[at])}
        if taken.size - len(gaps) < 2:
            return None
        sizes, unit = self._sizes[taken], 100.0 if self.chart is Chart.P else 1.0
        find = p_limits if self.chart is Chart.P else u_limits
        limits = find((self.values[taken] / unit * sizes).tolist(), sizes.tolist(), gaps)
        mean = limits.mean[0]
        reach = np.maximum(np.array(limits.upper) - mean, mean - np.array(limits.lower))
        # A limit is shown cut at nought and 100, but its reach shrinks with the root of the size alone; the widest has it whole.
        scale = float((reach * np.sqrt(sizes)).max())
        count = end - start + 1
        under = np.where(np.isnan(self._sizes[start : end + 1]), np.nanmean(sizes), self._sizes[start : end + 1])
        return Band(np.full(count, mean * unit), scale * unit / np.sqrt(under))

    def _touch(self, one: int, later: int) -> bool:
        return bool(self._row.places[later] - self._row.places[one] == 1)

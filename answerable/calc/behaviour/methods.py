"""The ways to find the usual range of some points: each knows its chart and answers with a band, or none."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from answerable.calc.attribute import p_spread, u_spread
from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.band import Band
from answerable.calc.behaviour.row import Places, Row
from answerable.calc.behaviour.seasonal import Season, season
from answerable.calc.behaviour.series import Point, Quantity
from answerable.calc.behaviour.xmr import Floats, natural_limits
from answerable.calc.periods import Kind


class Method(Protocol):
    """`values`: one a point, with the season taken out where there is one, NaN for what is left out."""

    @property
    def chart(self) -> Chart: ...

    @property
    def values(self) -> Floats: ...

    def band(self, start: int, end: int, base: Places) -> Band | None:
        """For the points from `start` to `end`, taken from the points `base` (in order), which need not be among them."""
        ...


class Singles:
    """XmR limits, the same for every point."""

    chart = Chart.XMR

    def __init__(self, row: Row) -> None:
        self._row = row
        self.values = row.values

    def band(self, start: int, end: int, base: Places) -> Band | None:
        limits = natural_limits(self._row.picked(self.values, base))
        if limits is None:
            return None
        return Band(np.full(end - start + 1, limits.mean), np.full(end - start + 1, limits.reach))


class Months:
    """XmR limits of the values with the season taken out, given to each month in its measure."""

    chart = Chart.SEASONAL

    def __init__(self, row: Row, months: Sequence[int], found: Season) -> None:
        self._factors = found.factors[np.array(months) - 1]
        self._widening = found.widening
        self._row = row
        self.values = row.values / self._factors

    def band(self, start: int, end: int, base: Places) -> Band | None:
        limits = natural_limits(self._row.picked(self.values, base))
        if limits is None:
            return None
        factors = self._factors[start : end + 1]
        return Band(limits.mean * factors, limits.reach * self._widening * factors)


class Proportions:
    """Laney's p' limits for percent, u' limits for rates; the fewer a point counts, the wider."""

    def __init__(self, row: Row, points: Sequence[Point], chart: Chart) -> None:
        self._row = row
        self.values = row.values
        self.chart = chart
        sizes = np.array([one.denominator or np.nan for one in points], dtype=float)
        held = sizes[~np.isnan(sizes)]
        # A point with nothing under it has no value either; its place on the chart takes limits of the usual size.
        self._sizes = np.where(np.isnan(sizes), np.median(held) if held.size else np.nan, sizes)

    def band(self, start: int, end: int, base: Places) -> Band | None:
        gaps = set((np.flatnonzero(np.diff(self._row.places[base]) > 1) + 1).tolist())
        if base.size - len(gaps) < 2:
            return None
        sizes, unit = self._sizes[base], 100.0 if self.chart is Chart.P else 1.0
        find = p_spread if self.chart is Chart.P else u_spread
        spread = find((self.values[base] / unit * sizes).tolist(), sizes.tolist(), gaps)
        here = np.sqrt(self._sizes[start : end + 1])
        return Band(np.full(here.size, spread.mean * unit), spread.reach * unit / here)


def method_for(points: Sequence[Point], quantity: Quantity, row: Row) -> Method:
    """p or u where every value has its denominator, else XmR, by months where there is a season."""
    chart = {Quantity.SHARE: Chart.P, Quantity.RATE: Chart.U}.get(quantity)
    if chart and _have_denominators(points):
        return Proportions(row, points, chart)
    if points and points[0].period.kind is Kind.MONTH:
        months = [one.period.start.month for one in points]
        of_places = np.ones(row.laid_out(row.values).size, dtype=np.int64)
        of_places[row.places - row.places[0]] = months
        if found := season(row.laid_out(row.values), of_places):
            return Months(row, months, found)
    return Singles(row)


def _have_denominators(points: Sequence[Point]) -> bool:
    told = [one for one in points if one.value is not None]
    return any(one.denominator for one in told) and all(one.denominator is not None for one in told)

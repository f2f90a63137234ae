"""The points of a series laid out in a row of numbers, where NaN stands between all that does not join."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from answerable.calc.behaviour.ordering import are_days
from answerable.calc.behaviour.series import Anomaly, Point
from answerable.calc.behaviour.xmr import Floats


class Row:
    """Values in order; NaN for a gap, an anomaly and what has no value, and one more NaN at each place that does not join.

    `places` says where in the row each point stands, so that whatever is found in the row can be told of the points.
    """

    def __init__(self, values: Floats, joined: NDArray[np.bool_]) -> None:
        """`values`: one a point. `joined`: one a point, whether it follows right upon the point before (the first: any)."""
        self.values = values
        self.places: NDArray[np.int64] = np.arange(values.size) + np.cumsum(~joined)
        self._points = np.zeros(int(self.places[-1]) + 1 if values.size else 0, dtype=np.int64)
        self._points[self.places] = np.arange(values.size)

    def laid_out(self, numbers: Floats, start: int = 0, end: int | None = None) -> Floats:
        """Numbers, one a point from `start` to `end` (both included), with NaN at each place that does not join."""
        places = self.places[start : None if end is None else end + 1]
        row = np.full(int(places[-1] - places[0]) + 1 if places.size else 0, np.nan)
        row[places - places[0]] = numbers
        return row

    def point_at(self, place: int) -> int:
        """Which point stands at a place of the whole row."""
        return int(self._points[place])


def usual_values(points: Sequence[Point], anomalies: Iterable[Anomaly]) -> Floats:
    """The values with NaN for those that are not told, have nothing under them, or share a day with an anomaly."""
    values = np.array(
        [np.nan if one.value is None or one.denominator == 0 else one.value for one in points], dtype=float
    )
    for anomaly in anomalies:
        first, after = spanned(points, anomaly.period.start, anomaly.period.end)
        values[first:after] = np.nan
    return values


def spanned(points: Sequence[Point], start: date, end: date) -> tuple[int, int]:
    """The slice of the points in order that share a day with the days from `start` to `end`."""
    first = sum(one.period.end < start for one in points)
    after = sum(one.period.start <= end for one in points)
    return first, max(first, after)


def follows(points: Sequence[Point]) -> NDArray[np.bool_]:
    """Whether each point comes right after the one before it; the first does.

    Spans of days must touch. Single days are a row of their usual distance (months' ends are 28 to 31 days apart).
    """
    if not points:
        return np.zeros(0, dtype=bool)
    if not are_days(points):
        day = timedelta(days=1)
        return np.array([True, *(one.period.end + day == later.period.start for one, later in pairwise(points))])
    apart = [(later.period.start - one.period.start).days for one, later in pairwise(points)]
    usual = median(apart) if apart else 0
    return np.array([True, *(days <= usual * 1.5 for days in apart)])

"""The points of a series laid out in a row of numbers, where NaN stands between all that does not join."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from answerable.calc.behaviour.ordering import are_days
from answerable.calc.behaviour.series import Anomaly, Point
from answerable.calc.behaviour.xmr import Floats

Places = NDArray[np.int64]


class Calendar:
    """First and last day of each point in order, as ordinals."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.starts: Places = np.array([one.period.start.toordinal() for one in points], dtype=np.int64)
        self.ends: Places = np.array([one.period.end.toordinal() for one in points], dtype=np.int64)
        self._days = are_days(points)
        self._usual = self._usual_length()

    def spanned(self, first: date, last: date) -> slice:
        """The points that share a day with those from `first` to `last`."""
        start = int(np.searchsorted(self.ends, first.toordinal()))
        return slice(start, max(start, int(np.searchsorted(self.starts, last.toordinal(), side="right"))))

    def between(self, one: NDArray[np.int64], later: NDArray[np.int64]) -> Floats:
        """How many periods of the usual length lie between pairs of points (given by their places); 0 where they touch.

        Spans of days touch when no day is between. Single days stand at their usual distance, as months' ends do.
        """
        distance = (self.starts[later] - self.starts[one]) if self._days else (self.starts[later] - self.ends[one] - 1)
        missing: Floats = np.round(distance / self._usual) - self._days
        return np.where((distance == 0) | (missing > 0) | self._days, missing, 1.0)

    def _usual_length(self) -> float:
        steps = np.diff(self.starts) if self._days else self.ends - self.starts + 1
        return float(np.median(steps)) if steps.size else 1.0


class Row:
    """Values in order; NaN for a gap, an anomaly and what has no value, and one more NaN at each place that does not join."""

    def __init__(self, values: Floats, joined: NDArray[np.bool_]) -> None:
        """`values`: one a point. `joined`: one a point, whether it follows right upon the point before (the first: any)."""
        self.values = values
        self.places: Places = np.arange(values.size) + np.cumsum(~joined)
        self._points = np.zeros(int(self.places[-1]) + 1 if values.size else 0, dtype=np.int64)
        self._points[self.places] = np.arange(values.size)

    def held(self, start: int, end: int) -> Places:
        """Which points from `start` to `end` have a value that counts."""
        return np.flatnonzero(~np.isnan(self.values[start : end + 1])) + start

    def laid_out(self, numbers: Floats, start: int = 0) -> Floats:
        """Numbers, one a point from the point `start` on, with NaN at each place that does not join."""
        if not numbers.size:
            return numbers
        places = self.places[start : start + numbers.size]
        row = np.full(int(places[-1] - places[0]) + 1, np.nan)
        row[places - places[0]] = numbers
        return row

    def picked(self, numbers: Floats, at: Places) -> Floats:
        """Those of the numbers (one a point) that stand at some points, in order, with a NaN between any that do not join."""
        apart = np.diff(self.places[at], prepend=self.places[at[0]] - 1 if at.size else 0) != 1
        row = np.full(at.size + int(apart.sum()), np.nan)
        row[np.arange(at.size) + np.cumsum(apart)] = numbers[at]
        return row

    def point_at(self, place: int) -> int:
        """Which point stands at a place of the row."""
        return int(self._points[place])


def usual_values(points: Sequence[Point], calendar: Calendar, anomalies: Iterable[Anomaly]) -> Floats:
    """The values with NaN for those that are not told, have nothing under them, or share a day with an anomaly."""
    values = np.array(
        [np.nan if one.value is None or one.denominator == 0 else one.value for one in points], dtype=float
    )
    for anomaly in anomalies:
        values[calendar.spanned(anomaly.period.start, anomaly.period.end)] = np.nan
    return values


def row_of(values: Floats, calendar: Calendar, starts: Iterable[int]) -> Row:
    """The row of all points; nothing joins over missing periods, nor at the points where something else begins to be counted."""
    joined = np.ones(values.size, dtype=bool)
    if values.size > 1:
        at = np.arange(1, values.size)
        joined[1:] = calendar.between(at - 1, at) <= 0
    joined[[start for start in starts if start]] = False
    return Row(values, joined)

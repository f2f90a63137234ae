"""The one door: what is to be said of a series."""

from collections.abc import Sequence

import numpy as np

from answerable.calc.assurance import assured
from answerable.calc.behaviour.answer import Assured, Behaviour, Chart
from answerable.calc.behaviour.limiting import Limited, limited
from answerable.calc.behaviour.methods import Method, Singles
from answerable.calc.behaviour.ordering import NotASeries, in_order
from answerable.calc.behaviour.patterns import Finding, Judged
from answerable.calc.behaviour.row import Row, follows, spanned, usual_values
from answerable.calc.behaviour.rules import MDC, RuleSet
from answerable.calc.behaviour.series import Goal, Point, Series
from answerable.calc.behaviour.stretches import cut_up
from answerable.calc.behaviour.telling import episodes, signals

__all__ = ["NotASeries", "behaviour"]


def behaviour(series: Series, rules: RuleSet = MDC) -> Behaviour:
    """Its chart, the limits of each stretch, the signals by `rules`, and whether it meets its standard.

    Raises NotASeries for points that cannot be of one series.
    """
    points = in_order(series)
    row = Row(usual_values(points, series.anomalies), follows(points))
    method = Singles(row)
    first, after = spanned(points, series.baseline.start, series.baseline.end) if series.baseline else (0, len(points))
    base = np.zeros(len(points), dtype=bool)
    base[first:after] = True
    parts = [] if series.rolling else limited(method, cut_up(points, series.cuts), base)
    found = [one for part in parts for one in _found(method, row, part, rules)]
    goal = _goal(series, points)
    return Behaviour(
        chart=method.chart if any(one.band for one in parts) else Chart.NONE,
        points=points,
        stretches=tuple(one.stretch(series.quantity) for one in parts),
        signals=signals(episodes(found, rules), points, series.direction, rules),
        assured=_assured(series, parts, goal),
        goal=goal,
        anomalies=series.anomalies,
    )


def _found(method: Method, row: Row, part: Limited, rules: RuleSet) -> list[Finding]:
    if part.band is None:
        return []
    start, end = part.span.start, part.span.end
    values = method.values[start : end + 1]
    judged = Judged(row.laid_out(values, start, end), row.laid_out(part.band.standing(values), start, end))
    offset = int(row.places[start])
    return [
        Finding(one.rule, row.point_at(one.start + offset), row.point_at(one.end + offset), one.side)
        for one in rules.find(judged)
    ]


def _goal(series: Series, points: Sequence[Point]) -> Goal | None:
    if not points:
        return None
    holding = [one for one in series.goals if one.holds(points[-1].period.end)]
    return max(holding, key=lambda one: one.starts, default=None)


def _assured(series: Series, parts: Sequence[Limited], goal: Goal | None) -> Assured:
    if goal is None:
        return Assured.NO_STANDARD
    if not parts or parts[-1].band is None:
        return Assured.UNKNOWN
    lower, upper = parts[-1].band.edges(series.quantity)
    return assured(float(lower[-1]), float(upper[-1]), goal)

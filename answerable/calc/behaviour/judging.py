"""The one door: what is to be said of a series."""

from collections.abc import Sequence

import numpy as np

from answerable.calc.assurance import assured
from answerable.calc.behaviour.answer import Assured, Behaviour, Chart
from answerable.calc.behaviour.beside import apart_from_breaks
from answerable.calc.behaviour.cautions import ROLLING, STOCK, Known, cautions, why_none
from answerable.calc.behaviour.finding import episodes, findings
from answerable.calc.behaviour.limiting import Limited, Limiting
from answerable.calc.behaviour.methods import method_for
from answerable.calc.behaviour.ordering import NotASeries, are_rolling_years, carry_over, in_order
from answerable.calc.behaviour.row import Calendar, row_of, usual_values
from answerable.calc.behaviour.rules import MDC, RuleSet
from answerable.calc.behaviour.series import Goal, Point, Series
from answerable.calc.behaviour.stretches import cut_up
from answerable.calc.behaviour.telling import signals

__all__ = ["NotASeries", "behaviour"]


LONG = 60
"""Usual values beyond which one range would be of times that are long over: five years of months."""


def behaviour(series: Series, rules: RuleSet = MDC, *, find_levels: bool | None = None) -> Behaviour:
    """Its chart, the limits of each stretch, the signals by `rules`, and whether it meets its standard.

    There is one set of limits between one told break and the next, as Making Data Count has it. With `find_levels` they begin anew
    also where nobody told of a break but the level moved and stayed; None lets them do so in series of more than LONG usual
    values. Raises NotASeries for points that cannot be of one series.
    """
    points = in_order(series)
    calendar = Calendar(points)
    spans = cut_up(points, calendar, series.cuts)
    row = row_of(usual_values(points, calendar, series.anomalies), calendar, (one.start for one in spans))
    fixed = np.zeros(len(points), dtype=bool)
    if series.baseline:
        fixed[calendar.spanned(series.baseline.start, series.baseline.end)] = True
    searching = np.count_nonzero(~np.isnan(row.values)) > LONG if find_levels is None else find_levels
    limiting = Limiting(method_for(points, series.quantity, row), row, points, series.quantity, fixed, bool(searching))
    unfit = _unfit(series, points)
    parts = [Limited(one, row.held(one.start, one.end)) for one in spans] if unfit else limiting.parts(spans)
    found, breaks = apart_from_breaks(episodes(findings(limiting, parts, rules), rules), parts, row)
    goal = _goal(series, points)
    return Behaviour(
        chart=limiting.method.chart if any(one.band for one in parts) else Chart.NONE,
        points=points,
        stretches=tuple(one.stretch(series.quantity) for one in parts),
        signals=signals(found, points, row, series.direction, rules),
        assured=_assured(series, parts, goal),
        goal=goal,
        anomalies=series.anomalies,
        why_none="" if parts and parts[-1].band else why_none(points, parts, unfit),
        cautions=() if unfit else tuple(cautions(series, limiting, Known(parts, breaks, goal))),
    )


def _unfit(series: Series, points: Sequence[Point]) -> str:
    """Why values of this sort never have a usual range, however many there are; empty where they may."""
    if series.rolling or are_rolling_years(points):
        return ROLLING
    return STOCK if carry_over(points, series.quantity) else ""


def _goal(series: Series, points: Sequence[Point]) -> Goal | None:
    """The one that holds on the last day; of several, the newest."""
    holding = [one for one in series.goals if points and one.holds(points[-1].period.end)]
    return max(holding, key=lambda one: one.starts, default=None)


def _assured(series: Series, parts: Sequence[Limited], goal: Goal | None) -> Assured:
    if goal is None:
        return Assured.NO_STANDARD
    if not parts or parts[-1].band is None:
        return Assured.UNKNOWN
    lower, upper = parts[-1].band.edges(series.quantity)
    return assured(float(lower[-1]), float(upper[-1]), goal)

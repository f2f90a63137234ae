"""Rare events: judged by the days from each to the next, for counts of a month that are mostly nought say nothing.

L. S. Nelson, "A control chart for parts-per-million nonconforming items", Journal of Quality Technology 26:3 (1994), 239-240:
times between events, raised to the power 1/3.6, are nearly normal and are judged by an XmR chart.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from answerable.calc.behaviour.answer import Behaviour, Chart, Stretch
from answerable.calc.behaviour.finding import episodes
from answerable.calc.behaviour.limiting import ENOUGH
from answerable.calc.behaviour.patterns import Judged
from answerable.calc.behaviour.row import Row
from answerable.calc.behaviour.rules import MDC, RuleSet
from answerable.calc.behaviour.series import Point
from answerable.calc.behaviour.telling import signals
from answerable.calc.behaviour.words import number
from answerable.calc.behaviour.xmr import Floats
from answerable.calc.direction import Direction
from answerable.calc.periods import Period
from answerable.calc.rare import NELSON_POWER, between, t_limits

_RARER = {Direction.UP_GOOD: Direction.DOWN_GOOD, Direction.DOWN_GOOD: Direction.UP_GOOD}


def behaviour_of_events(days: Sequence[date], direction: Direction, rules: RuleSet = MDC) -> Behaviour:
    """A t chart of the days on which something happened, in any order; a day may stand more than once.

    Each point is the days from one event to the next, so that HIGH means rarer; `direction` is that of the events themselves.
    """
    points = tuple(_point(one, later) for one, later in pairwise(sorted(days)))
    if len(points) < ENOUGH:
        return Behaviour(Chart.NONE, points, why_none=_too_few(len(days)))
    gaps = [float(one) for one in between(days)]
    limits = t_limits(gaps)
    if limits.upper[0] <= limits.mean[0]:
        same = "The events are all equally far apart, so there is no usual range to judge the next by."
        return Behaviour(Chart.NONE, points, why_none=same)
    shaped: Floats = np.array(gaps) ** NELSON_POWER
    mean, upper = (edge[0] ** NELSON_POWER for edge in (limits.mean, limits.upper))
    found = episodes(rules.find(Judged(shaped, (shaped - mean) / (upper - mean))), rules)
    row = Row(shaped, np.ones(shaped.size, dtype=bool))
    return Behaviour(
        Chart.T,
        points,
        (Stretch(0, len(points) - 1, limits.mean, limits.lower, limits.upper),),
        signals(found, points, row, _RARER.get(direction, direction), rules),
    )


def _point(one: date, later: date) -> Point:
    first = min(one + timedelta(days=1), later)
    return Point(Period(first, later), float((later - one).days))


def _too_few(events: int) -> str:
    verb, noun = ("is", "event") if events == 1 else ("are", "events")
    return f"There {verb} {number(events)} {noun}; limits of the time between them need {number(ENOUGH + 1)}."

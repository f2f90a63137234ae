"""Rare events by the days between them."""

from datetime import date, timedelta

import numpy as np
import pytest

from answerable.calc.behaviour.answer import Chart, Side, Verdict
from answerable.calc.behaviour.events import behaviour_of_events
from answerable.calc.direction import Direction
from answerable.calc.rare import t_limits


def days_apart(gaps: list[int]) -> list[date]:
    """Events so many days apart, the first on 1 January 2018."""
    return [date(2018, 1, 1) + timedelta(days=int(one)) for one in np.cumsum([0, *gaps])]


GAPS = [12, 30, 7, 45, 22, 16, 60, 9, 28, 35, 14, 41, 5, 26, 33, 18]


def test_the_limits_are_those_of_the_t_chart() -> None:
    answer = behaviour_of_events(days_apart(GAPS), Direction.DOWN_GOOD)
    expected = t_limits([float(one) for one in GAPS])
    assert answer.last is not None
    assert (answer.chart, answer.signals, answer.last.upper) == (Chart.T, (), expected.upper)


def test_the_order_of_the_days_is_no_matter() -> None:
    days = days_apart(GAPS)
    assert behaviour_of_events(days[::-1], Direction.DOWN_GOOD) == behaviour_of_events(days, Direction.DOWN_GOOD)


@pytest.mark.parametrize(
    ("direction", "verdict"), [(Direction.DOWN_GOOD, Verdict.BETTER), (Direction.UP_GOOD, Verdict.WORSE)]
)
def test_a_long_time_without_an_event_is_high_and_good_where_fewer_are(direction: Direction, verdict: Verdict) -> None:
    (signal,) = behaviour_of_events(days_apart([*GAPS, 900]), direction).signals
    assert (signal.rule, signal.side, signal.verdict) == ("outside", Side.HIGH, verdict)


def test_twelve_events_are_one_too_few() -> None:
    answer = behaviour_of_events(days_apart(GAPS[:11]), Direction.DOWN_GOOD)
    assert answer.why_none == "There are twelve events; limits of the time between them need 13."


def test_no_event_at_all() -> None:
    assert behaviour_of_events([], Direction.DOWN_GOOD).chart is Chart.NONE


def test_events_that_are_all_equally_far_apart_have_no_usual_range() -> None:
    assert behaviour_of_events(days_apart([7] * 20), Direction.DOWN_GOOD).why_none.startswith(
        "The events are all equally"
    )


def test_two_events_on_a_day_are_nought_days_apart() -> None:
    answer = behaviour_of_events(days_apart([0, *GAPS]), Direction.DOWN_GOOD)
    assert answer.points[0].value == 0

"""What is said of a series as a whole."""

from datetime import date

import numpy as np
import pytest

from answerable.calc.behaviour.answer import Assured, Behaviour, Chart, Side, Verdict
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.rules import MDC, NELSON
from answerable.calc.behaviour.series import Anomaly, Goal, Point, Quantity, Series
from answerable.calc.behaviour.tests.make import STEADY, STEADY_ON, month, noise, series, told
from answerable.calc.behaviour.xmr import natural_limits
from answerable.calc.direction import Direction
from answerable.calc.periods import Period

FLAT = [float(one) for one in STEADY]
RAISED = [float(one + 15) for one in STEADY_ON]
RUN = [*FLAT[:11], 97.0, *[101.0 + at % 2 for at in range(8)], 97.0, *FLAT[13:]]
"""Eight months a little above the average, from January to August 2019."""


def with_outlier(**known: object) -> Behaviour:
    return behaviour(series([*FLAT[:12], 160.0, *FLAT[12:]], **known))


def test_a_steady_series_has_the_limits_of_all_its_values_and_no_signal() -> None:
    answer = behaviour(series(FLAT))
    limits = natural_limits(np.array(FLAT))
    assert limits is not None
    assert answer.last is not None
    assert (answer.chart, answer.signals, answer.cautions, answer.why_none) == (Chart.XMR, (), (), "")
    assert (answer.last.mean[0], answer.last.lower[0], answer.last.upper[0]) == (
        limits.mean,
        limits.lower,
        limits.upper,
    )


def test_a_point_outside_is_one_signal_with_its_rule_set() -> None:
    (signal,) = with_outlier().signals
    assert (signal.rule_set, signal.rule, signal.side) == ("mdc-1", "outside", Side.HIGH)
    assert signal.start == signal.end == month(2019, 1)


@pytest.mark.parametrize(
    ("direction", "verdict"),
    [
        (Direction.UP_GOOD, Verdict.BETTER),
        (Direction.DOWN_GOOD, Verdict.WORSE),
        (Direction.NEUTRAL, Verdict.NOTABLE),
        (Direction.CONTESTED, Verdict.NOTABLE),
    ],
)
def test_a_signal_means_what_the_direction_says(direction: Direction, verdict: Verdict) -> None:
    assert with_outlier(direction=direction).signals[0].verdict is verdict


def test_a_rise_that_has_just_begun_is_told_from_its_first_month() -> None:
    answer = behaviour(series([*FLAT, *RAISED[:8]]), find_levels=True)
    assert told(answer) == [("shift", "high", "January 2020", "August 2020")]
    assert answer.cautions[0].startswith("Since January 2020 the values lie on another level")


def test_a_level_that_stayed_takes_the_usual_range_with_it() -> None:
    answer = behaviour(series([*FLAT, *RAISED]), find_levels=True)
    assert told(answer) == [("shift", "high", "January 2020", "December 2020")]
    assert [(one.at, one.found) for one in answer.cuts] == [(date(2020, 1, 1), True)]
    assert "moved and stayed in January 2020" in answer.cautions[0]
    assert "no reason is told" in answer.cautions[0]


def test_sixty_values_have_one_set_of_limits_and_sixty_one_are_looked_through_for_levels() -> None:
    values = [*FLAT, *(FLAT * 2)[:7], *(one + 30 for one in FLAT), *(one + 30 for one in FLAT[:6])]
    limits = natural_limits(np.array(values[:60]))
    short, long = behaviour(series(values[:60])), behaviour(series(values))
    assert limits is not None
    assert (len(short.stretches), short.stretches[0].upper[0], short.cautions) == (1, limits.upper, ())
    assert [(one.at, one.found) for one in long.cuts] == [(date(2020, 8, 1), True)]


def test_levels_of_a_long_series_are_left_when_asked() -> None:
    values = [*FLAT, *FLAT, *(one + 30 for one in FLAT)]
    assert behaviour(series(values), find_levels=False).cuts == ()


def test_seven_falling_months_are_a_trend() -> None:
    values = [*FLAT[:14], 104.0, 102.5, 101.0, 99.5, 98.0, 96.5, 95.5, *FLAT[14:]]
    assert told(behaviour(series(values))) == [("trend", "low", "March 2019", "September 2019")]


def test_the_rule_set_decides() -> None:
    assert [one.rule for one in behaviour(series(RUN)).signals] == ["shift"]
    assert behaviour(series(RUN), MDC.with_lengths(shift=10)).signals == ()
    assert behaviour(series(RUN), NELSON).signals == ()


def test_a_lower_limit_of_a_count_is_not_below_nought() -> None:
    counts = [3.0, 0, 5, 1, 4, 2, 6, 0, 3, 2, 5, 1, 4, 0, 3, 2]
    floored, free = (behaviour(series(counts, quantity=one)).last for one in (Quantity.COUNT, Quantity.OTHER))
    assert floored is not None
    assert free is not None
    assert floored.lower[0] == 0 > free.lower[0]
    assert floored.upper == free.upper


def test_an_anomaly_is_shown_and_left_out() -> None:
    anomaly = Anomaly(month(2019, 1), "a strike")
    answer = with_outlier(anomalies=(anomaly,))
    assert (answer.signals, answer.anomalies) == ((), (anomaly,))
    assert answer.cautions == ("One month is marked as unusual and left out of the usual range.",)


def test_an_anomaly_of_some_days_leaves_out_the_month() -> None:
    assert with_outlier(anomalies=(Anomaly(Period(date(2019, 1, 9), date(2019, 1, 11)), "no data"),)).signals == ()


def test_an_anomaly_interrupts_a_run() -> None:
    assert behaviour(series(RUN, anomalies=(Anomaly(month(2019, 4), "a strike"),))).signals == ()


def test_anomalies_everywhere_leave_nothing() -> None:
    answer = behaviour(series(FLAT, anomalies=(Anomaly(Period(date(2000, 1, 1), date(2030, 1, 1)), "x"),)))
    assert answer.why_none == "Every one of the months is marked as unusual, or has nothing under it."


@pytest.mark.parametrize("missing", [None, "left out"])
def test_a_gap_interrupts_a_run(missing: str | None) -> None:
    points = list(series(RUN).points)
    points[15:16] = [] if missing else [Point(points[15].period, None)]
    assert behaviour(Series(tuple(points))).signals == ()


@pytest.mark.parametrize(
    ("least", "assured"), [(60.0, Assured.ALWAYS), (100.0, Assured.HIT_AND_MISS), (150.0, Assured.NEVER)]
)
def test_assurance_is_by_the_limits(least: float, assured: Assured) -> None:
    goal = Goal(least, at_least=True, starts=date(2018, 1, 1))
    answer = behaviour(series(FLAT, goals=(goal,)))
    assert (answer.assured, answer.goal) == (assured, goal)


def test_a_standard_without_limits_is_unknown() -> None:
    assert behaviour(series(FLAT[:9], goals=(Goal(60, True, date(2018, 1, 1)),))).assured is Assured.UNKNOWN


def test_the_standard_that_holds_last_decides_and_the_change_is_said() -> None:
    old, new = Goal(60, True, date(2015, 1, 1), date(2019, 3, 31)), Goal(150, True, date(2019, 4, 1))
    answer = behaviour(series(FLAT, goals=(old, new)))
    assert (answer.assured, answer.goal) == (Assured.NEVER, new)
    assert answer.cautions == ("The standard changed on 1 April 2019; it is judged by the one that holds now.",)


def test_a_standard_that_has_ended_judges_nothing() -> None:
    answer = behaviour(series(FLAT, goals=(Goal(60, True, date(2015, 1, 1), date(2019, 3, 31)),)))
    assert answer.assured is Assured.NO_STANDARD
    assert answer.cautions == ("No standard holds in December 2019, so none is judged.",)


def test_noise_says_next_to_nothing() -> None:
    found = sum(len(behaviour(series(noise(36, seed))).signals) for seed in range(40))
    assert found < 40


def test_a_steady_rise_is_a_trend() -> None:
    answer = behaviour(series([*FLAT, *[100.0 + at for at in range(11)]]))
    assert told(answer)[-1][:2] == ("trend", "high")

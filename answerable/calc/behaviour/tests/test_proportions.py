"""Shares and rates with their denominators: wider where fewer were counted."""

import numpy as np
import pytest

from answerable.calc.attribute import p_limits, u_limits
from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Quantity, Series
from answerable.calc.behaviour.tests.make import shares

SIZES = [200.0, 50.0, 400.0, 120.0] * 6
COUNTS = [float(one) for one in np.random.default_rng(4).binomial([int(one) for one in SIZES], 0.6)]
PERCENT = [100 * count / size for count, size in zip(COUNTS, SIZES, strict=True)]
RATES = [count / size for count, size in zip(COUNTS, SIZES, strict=True)]


def test_a_share_with_denominators_has_the_limits_of_the_p_chart() -> None:
    answer = behaviour(Series(shares(PERCENT, SIZES), Quantity.SHARE))
    expected = p_limits(COUNTS, SIZES)
    assert answer.chart is Chart.P
    assert answer.last is not None
    assert answer.last.mean == pytest.approx([100 * one for one in expected.mean], abs=1e-9)
    assert answer.last.lower == pytest.approx([100 * one for one in expected.lower], abs=1e-9)
    assert answer.last.upper == pytest.approx([100 * one for one in expected.upper], abs=1e-9)


def test_a_rate_with_denominators_has_the_limits_of_the_u_chart() -> None:
    answer = behaviour(Series(shares(RATES, SIZES), Quantity.RATE))
    expected = u_limits(COUNTS, SIZES)
    assert answer.chart is Chart.U
    assert answer.last is not None
    assert answer.last.lower == pytest.approx(expected.lower, abs=1e-9)
    assert answer.last.upper == pytest.approx(expected.upper, abs=1e-9)


def test_a_gap_joins_nothing_on_a_p_chart_either() -> None:
    points = shares(PERCENT, SIZES)
    answer = behaviour(Series(points[:10] + points[11:], Quantity.SHARE))
    kept = [at for at in range(24) if at != 10]
    expected = p_limits([COUNTS[at] for at in kept], [SIZES[at] for at in kept], {10})
    assert answer.last is not None
    assert answer.last.upper == pytest.approx([100 * one for one in expected.upper], abs=1e-9)


def test_a_month_in_which_nothing_was_counted_is_a_gap() -> None:
    answer = behaviour(Series(shares(PERCENT, [0.0, *SIZES[1:]]), Quantity.SHARE))
    assert answer.chart is Chart.P
    assert answer.cautions == ("Nothing was counted in January 2018, so there is no value to judge.",)


def test_nothing_was_ever_counted() -> None:
    answer = behaviour(Series(shares(PERCENT, [0.0] * 24), Quantity.SHARE))
    assert answer.chart is Chart.NONE
    assert answer.why_none == "Every one of the months is marked as unusual, or has nothing under it."


def test_denominators_that_are_missing_in_part_are_said_to_be() -> None:
    answer = behaviour(Series(shares(PERCENT, [None, *SIZES[1:]]), Quantity.SHARE))
    assert answer.chart is Chart.XMR
    assert "Not every value has its denominator" in answer.cautions[0]


def test_a_share_of_everything_has_no_usual_range() -> None:
    answer = behaviour(Series(shares([100.0] * 24, SIZES), Quantity.SHARE))
    assert answer.why_none == "Every value is the same, so there is no usual range to judge the next by."


def test_the_limits_of_a_share_stay_within_nought_and_a_hundred() -> None:
    answer = behaviour(Series(shares([95.0, 99.0] * 12, [12.0] * 24), Quantity.SHARE))
    assert answer.last is not None
    assert max(answer.last.upper) == 100


def test_runs_near_a_limit_are_judged_by_the_limits_before_they_are_cut() -> None:
    halves = [12.0, 86.0, 88.0, 12.0, 87.0, 89.0] * 4
    answer = behaviour(Series(shares(halves, [30.0] * 24), Quantity.SHARE))
    assert answer.last is not None
    assert (max(answer.last.lower), min(answer.last.upper), answer.signals) == (0, 100, ())

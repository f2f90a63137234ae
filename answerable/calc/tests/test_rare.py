"""Limits for rare events, against values published for the same data (HorridTom/spc-tests, by qicharts2 of R; Montgomery)."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.attribute import NotLimits
from answerable.calc.rare import between, g_limits, t_limits

BETWEEN = [
    1, 0, 1, 0, 3, 11, 0, 0, 1, 1, 7, 0, 0, 0, 0, 3, 4, 0, 0, 3, 2, 1, 2, 0, 0, 1, 0, 0, 5, 1, 1, 1, 1, 1, 2, 3, 0, 0, 0
]  # fmt: skip
DAYS = [
    1, 2, 1, 4, 12, 1, 1, 2, 2, 8, 1, 1, 1, 1, 4, 5, 1, 1, 4, 3, 2, 3, 1, 1, 2, 1, 1, 6, 2, 2, 2, 2, 2, 3, 4, 1, 1, 1
]  # fmt: skip
SECONDS = [day * 86_400 for day in DAYS]
# Montgomery, Introduction to Statistical Quality Control, hours between failures of a valve
VALVE = [286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96]


def test_days_between_events_come_in_any_order_and_may_be_nought() -> None:
    assert between([date(2024, 3, 1), date(2024, 2, 28), date(2024, 3, 1)]) == (2, 0)


def test_one_event_has_nothing_between() -> None:
    with pytest.raises(NotLimits, match="at least two events"):
        between([date(2024, 3, 1)])


def test_g_limits_are_those_of_another_program() -> None:
    limits = g_limits(BETWEEN)
    assert (limits.lower[0], limits.upper[38]) == pytest.approx((0, 7.0465382139929655), abs=1e-9)
    assert limits.mean[0] == pytest.approx(56 / 39, abs=1e-12)


def test_t_limits_are_those_of_another_program() -> None:
    limits = t_limits(SECONDS)
    found = (limits.mean[0], limits.lower[0], limits.upper[37])
    assert found == pytest.approx((172652.3150955845, 23483.906359142762, 618575.065624746), rel=1e-9)


def test_the_transformed_mean_is_the_published_one() -> None:
    assert t_limits(VALVE).mean[0] ** 0.2777 == pytest.approx(5.39, abs=0.005)


def test_a_constant_time_has_limits_without_a_width() -> None:
    assert t_limits([3, 3, 3]).upper == pytest.approx([3, 3, 3])


@pytest.mark.parametrize("wrong", [[], [1, -1], [1, math.nan]])
def test_what_is_no_time_is_refused(wrong: list[float]) -> None:
    with pytest.raises(NotLimits):
        g_limits(wrong)
    with pytest.raises(NotLimits):
        t_limits(wrong)


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=60), st.sampled_from([24.0, 1 / 7]))
def test_t_limits_move_with_the_unit_of_time(days: list[int], factor: float) -> None:
    first, second = t_limits(days), t_limits([day * factor for day in days])
    assert [one * factor for one in first.upper] == pytest.approx(list(second.upper), rel=1e-6, abs=1e-9)


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=60))
def test_limits_hold_the_mean_and_never_go_below_nought(days: list[int]) -> None:
    for limits in (g_limits(days), t_limits(days)):
        assert 0 <= limits.lower[0] <= limits.mean[0] <= limits.upper[0]
        assert len(limits.mean) == len(days)

"""Wheeler's square-root difference by his own examples, and intervals that agree with it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from answerable.calc.change import chance


@pytest.mark.parametrize(("before", "after", "z"), [(4, 9, 2.0), (16, 25, 2.0), (25, 16, -2.0), (0, 9, 6.0)])
def test_the_examples_of_wheeler(before: int, after: int, z: float) -> None:
    assert chance.root_difference(before, after) == pytest.approx(z, abs=1e-12)


@pytest.mark.parametrize(("before", "after", "z"), [(2668, 2560, -2.1), (576, 674, 3.9), (3, 8, 2.2)])
def test_counts_of_derbyshire(before: int, after: int, z: float) -> None:
    assert round(chance.root_difference(before, after), 1) == z


def test_the_level_is_that_of_three_over_the_root_of_two() -> None:
    assert float(ndtri((1 + chance.LEVEL) / 2)) * math.sqrt(2) == pytest.approx(3, abs=1e-9)


@given(st.integers(2, 5000), st.integers(0, 5000))
def test_an_interval_holds_no_change_unless_the_difference_is_beyond_chance(before: int, after: int) -> None:
    between = chance.ratio((before, 1), (after, 1))
    z = chance.root_difference(before, after)
    assert between is not None
    if abs(abs(z) - chance.FLAG) > 1e-9:
        assert between.holds(1) == (abs(z) < chance.FLAG)
    assert between.holds(after / before)


@given(st.integers(2, 5000), st.integers(2, 5000))
def test_an_interval_ends_where_the_test_begins_to_flag(before: int, after: int) -> None:
    between = chance.ratio((before, 1), (after, 1))
    assert between is not None
    for end in (between.low, between.high):
        if end > 0:
            away = (math.sqrt(after) - math.sqrt(end * before)) / (0.5 * math.sqrt(1 + end))
            assert abs(away) == pytest.approx(3 / math.sqrt(2), rel=1e-6)


@given(st.integers(0, 900), st.integers(0, 900), st.integers(1, 60))
def test_rates_of_equal_units_are_tested_as_their_counts(before: int, after: int, units: int) -> None:
    found = chance.root_difference_of_rates((before / units, units), (after / units, units))
    assert found == pytest.approx(chance.root_difference(before, after), abs=1e-9)


@given(st.integers(0, 900), st.integers(0, 900))
def test_the_other_way_round_is_the_other_sign(before: int, after: int) -> None:
    assert chance.root_difference(before, after) == -chance.root_difference(after, before)


@pytest.mark.parametrize("before", [0, 1])
def test_next_to_nothing_has_no_ratio(before: int) -> None:
    assert chance.ratio((before, 1), (40, 1)) is None


def test_shares_are_told_apart_in_percentage_points() -> None:
    between = chance.points_between((60, 80), (80, 70))
    # Newcombe (1998) prints 5.24 and 33.39 at 95%, a little inside
    assert (between.low, between.high) == pytest.approx((5.24, 33.39), abs=1.5)
    assert between.low < 5.24
    assert between.high > 33.39

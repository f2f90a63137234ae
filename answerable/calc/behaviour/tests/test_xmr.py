"""Limits of the XmR chart, by published examples and by numbers worked out in fractions."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.behaviour.xmr import mean_moving_range, moving_ranges, natural_limits

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten batches of flow rate.
FLOW_RATE = np.array([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
# D. C. Montgomery, Introduction to Statistical Quality Control, the viscosity of aircraft primer paint.
VISCOSITY = np.array(
    [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84]
)
ROWS = st.lists(st.integers(-10_000, 10_000).map(float), min_size=2, max_size=60).map(np.array)


def test_the_mean_and_the_moving_range_are_those_of_the_nist_handbook() -> None:
    limits = natural_limits(FLOW_RATE)
    assert limits is not None
    assert limits.mean == pytest.approx(50.81, abs=1e-9)
    assert limits.moving_range == pytest.approx(16.9 / 9, abs=1e-9)
    assert round(limits.moving_range, 4) == 1.8778


def test_the_limits_are_those_of_the_nist_handbook_when_its_constant_is_not_rounded() -> None:
    limits = natural_limits(FLOW_RATE)
    assert limits is not None
    reach = 3 * limits.moving_range / 1.128
    # The handbook goes on with the moving range rounded to 1.8778.
    assert limits.mean + reach == pytest.approx(55.8041, abs=1e-4)
    assert limits.mean - reach == pytest.approx(45.8159, abs=1e-4)
    assert limits.reach / reach == pytest.approx(2.66 * 1.128 / 3, abs=1e-12)


def test_the_limits_are_those_of_montgomery_s_paint() -> None:
    limits = natural_limits(VISCOSITY)
    assert limits is not None
    assert (round(limits.mean, 2), round(limits.moving_range, 2)) == (33.52, 0.48)
    assert (round(limits.lower, 2), round(limits.upper, 2)) == (32.24, 34.80)


def test_the_limits_are_exact() -> None:
    row = [3, 9, 4, 8, 1, 7, 10, 6]
    mean = Fraction(sum(row), len(row))
    moving = Fraction(sum(abs(b - a) for a, b in pairwise(row)), len(row) - 1)
    limits = natural_limits(np.array(row, dtype=float))
    assert limits is not None
    assert limits.upper == pytest.approx(float(mean + Fraction("2.66") * moving), abs=1e-12)
    assert limits.lower == pytest.approx(float(mean - Fraction("2.66") * moving), abs=1e-12)


def test_a_range_above_3_267_times_the_mean_is_left_out_once() -> None:
    # Ranges 1, 1, 1, 1, 20, 1, 1, 1, 1: their mean is 28/9, so 20 is left out and the mean of the rest is 1.
    assert mean_moving_range(np.array([5.0, 6, 5, 6, 5, 25, 24, 25, 24, 25])) == 1


def test_it_is_taken_again_once_and_not_until_nothing_is_left_out() -> None:
    ranges = [1.0] * 12 + [6.0, 60.0]
    row = np.cumsum([0.0, *ranges])
    # 60 goes; 6 is now above 3.267 times the mean of what is left, 18/13, but stays.
    assert mean_moving_range(row) == pytest.approx(18 / 13, abs=1e-12)


def test_a_range_of_exactly_the_edge_stays() -> None:
    assert mean_moving_range(np.array([0.0, 1, 0, 1])) == 1


def test_no_moving_range_reaches_over_a_gap() -> None:
    assert moving_ranges(np.array([1.0, 4, np.nan, 10, 12])).tolist() == [3, 2]


def test_values_that_never_follow_one_another_have_no_limits() -> None:
    assert natural_limits(np.array([1.0, np.nan, 2, np.nan, 3])) is None


@given(ROWS, st.integers(-1000, 1000))
def test_adding_a_number_moves_the_limits_by_it(row: np.ndarray, by: int) -> None:
    before, after = natural_limits(row), natural_limits(row + by)
    assert before is not None
    assert after is not None
    assert after.upper == pytest.approx(before.upper + by, abs=1e-6)
    assert after.lower == pytest.approx(before.lower + by, abs=1e-6)


@given(ROWS, st.sampled_from([0.25, 0.5, 2.0, 8.0]))
def test_multiplying_multiplies_the_limits(row: np.ndarray, by: float) -> None:
    before, after = natural_limits(row), natural_limits(row * by)
    assert before is not None
    assert after is not None
    assert after.reach == pytest.approx(before.reach * by, rel=1e-9)


@given(ROWS)
def test_a_row_read_backwards_has_the_same_limits(row: np.ndarray) -> None:
    forwards, backwards = natural_limits(row), natural_limits(row[::-1])
    assert forwards is not None
    assert backwards is not None
    assert backwards.upper == pytest.approx(forwards.upper, abs=1e-6)


@given(ROWS, st.data())
def test_a_gap_put_in_never_adds_a_moving_range(row: np.ndarray, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, row.size))
    parted = moving_ranges(np.insert(row, place, np.nan))
    assert parted.size <= moving_ranges(row).size

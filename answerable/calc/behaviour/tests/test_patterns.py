"""Each rule by a row that it finds, a row that it just does not, and what interrupts it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.behaviour.answer import Side
from answerable.calc.behaviour.patterns import (
    Alternating,
    Avoiding,
    Close,
    Finding,
    Hugging,
    Judged,
    Outside,
    Pattern,
    Shift,
    Trend,
)

NAN = float("nan")
TWO_OF_THREE = Close(2, 3, 2 / 3, "two_of_three")
FOUR_OF_FIVE = Close(4, 5, 1 / 3, "four_of_five")


def found(rule: Pattern, *standing: float) -> list[tuple[int, int, Side]]:
    """What a rule finds in a row with mean 0 and limits at 1 and -1."""
    row = np.array(standing, dtype=float)
    return [(one.start, one.end, one.side) for one in rule.find(Judged(row, row))]


def test_a_point_beyond_a_limit_is_outside() -> None:
    assert found(Outside(), 0, 1.01, 0, -1.2) == [(1, 1, Side.HIGH), (3, 3, Side.LOW)]


def test_a_point_on_a_limit_is_not_outside() -> None:
    assert found(Outside(), 0, 1, -1) == []


def test_neighbours_outside_on_one_side_are_one_finding() -> None:
    assert found(Outside(), 2, 3, -2, 0) == [(0, 1, Side.HIGH), (2, 2, Side.LOW)]


def test_seven_on_one_side_are_a_shift_and_six_are_not() -> None:
    assert found(Shift(7), *[0.1] * 7) == [(0, 6, Side.HIGH)]
    assert found(Shift(7), *[0.1] * 6) == []


def test_a_shift_covers_its_whole_run() -> None:
    assert found(Shift(7), 0.2, *[-0.1] * 11, 0.2) == [(1, 11, Side.LOW)]


@pytest.mark.parametrize("between", [0.0, NAN, -0.1, 1e-12])
def test_a_point_on_the_mean_a_gap_or_the_other_side_ends_a_shift(between: float) -> None:
    assert found(Shift(7), *[0.1] * 4, between, *[0.1] * 4) == []


def test_seven_rising_are_a_trend_and_six_are_not() -> None:
    assert found(Trend(7), 0, 1, 2, 3, 4, 5, 6) == [(0, 6, Side.HIGH)]
    assert found(Trend(7), 0, 1, 2, 3, 4, 5) == []


def test_seven_falling_are_a_trend_downwards() -> None:
    assert found(Trend(7), 9, 8, 7, 6, 5, 4, 3, 2, 5) == [(0, 7, Side.LOW)]


@pytest.mark.parametrize("row", [(0, 1, 2, 3, 3, 4, 5, 6), (0, 1, 2, 3, NAN, 4, 5, 6, 7)], ids=["equal", "gap"])
def test_equal_neighbours_and_gaps_end_a_trend(row: tuple[float, ...]) -> None:
    assert found(Trend(7), *row) == []


def test_two_of_three_beyond_two_thirds_are_close_to_the_limit() -> None:
    assert found(TWO_OF_THREE, 0, 0.7, 0, 0.7, 0) == [(1, 3, Side.HIGH)]
    assert found(TWO_OF_THREE, 0, 0.7, 0, 0, 0.7) == []


def test_two_of_three_must_lie_on_one_side() -> None:
    assert found(TWO_OF_THREE, 0, 0.7, -0.7, 0) == []


def test_exactly_two_thirds_is_not_beyond() -> None:
    assert found(TWO_OF_THREE, 0, 2 / 3, 2 / 3, 0) == []


def test_two_of_three_needs_three_neighbours() -> None:
    assert found(TWO_OF_THREE, 0.7, 0.8) == []
    assert found(TWO_OF_THREE, 0.1, NAN, 0.7, 0.8, NAN, 0.1) == []


def test_overlapping_threes_are_one_finding() -> None:
    assert found(TWO_OF_THREE, 0.7, 0, 0.7, 0.7, 0, 0.7, 0, 0, 0) == [(0, 5, Side.HIGH)]


def test_four_of_five_beyond_a_third() -> None:
    assert found(FOUR_OF_FIVE, 0, -0.4, -0.4, 0, -0.4, -0.4, 0) == [(1, 5, Side.LOW)]
    assert found(FOUR_OF_FIVE, 0, -0.4, -0.4, 0, -0.4, -0.3, 0) == []


def test_fourteen_going_up_and_down_by_turns() -> None:
    assert found(Alternating(14), *[0.1, -0.1] * 7) == [(0, 13, Side.NEITHER)]
    assert found(Alternating(14), *[0.1, -0.1] * 6, 0.1) == []


def test_fifteen_within_a_third_hug_the_mean() -> None:
    assert found(Hugging(15, 1 / 3), *[0.3, -0.3, 0] * 5) == [(0, 14, Side.NEITHER)]
    assert found(Hugging(15, 1 / 3), *[0.3] * 7, 0.4, *[0.3] * 7) == []


def test_eight_beyond_a_third_on_either_side_avoid_the_mean() -> None:
    assert found(Avoiding(8, 1 / 3), *[0.4, -0.4] * 4) == [(0, 7, Side.NEITHER)]
    assert found(Avoiding(8, 1 / 3), *[0.4, -0.4] * 3, 0.4, 0.1) == []


STANDING = st.lists(st.sampled_from([-1.5, -0.8, -0.4, -0.1, 0.0, 0.1, 0.4, 0.8, 1.5, NAN]), max_size=40)
RULES = (
    Outside(),
    Shift(7),
    Trend(7),
    TWO_OF_THREE,
    FOUR_OF_FIVE,
    Alternating(14),
    Hugging(15, 1 / 3),
    Avoiding(8, 1 / 3),
)


@given(STANDING, st.sampled_from(RULES))
def test_no_finding_holds_a_gap_or_lies_beyond_the_row(standing: list[float], rule: Pattern) -> None:
    for start, end, _ in found(rule, *standing):
        assert 0 <= start <= end < len(standing)
        assert not np.isnan(standing[start : end + 1]).any()


@given(STANDING, st.sampled_from(RULES))
def test_a_row_turned_upside_down_has_the_same_findings_on_the_other_side(standing: list[float], rule: Pattern) -> None:
    other = {Side.HIGH: Side.LOW, Side.LOW: Side.HIGH, Side.NEITHER: Side.NEITHER}
    turned = found(rule, *[-one for one in standing])
    assert sorted(turned) == sorted((start, end, other[side]) for start, end, side in found(rule, *standing))


def test_a_finding_names_its_rule() -> None:
    row = np.array([0.0, 2.0])
    assert list(Outside().find(Judged(row, row))) == [Finding("outside", 1, 1, Side.HIGH)]

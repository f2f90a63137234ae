"""Where a level moved and stayed."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.calc.behaviour.levels import Levels, levels
from answerable.calc.behaviour.tests.make import noise
from answerable.calc.behaviour.xmr import Floats


def of(*parts: list[float], counts: bool = False) -> Levels:
    values: Floats = np.array([one for part in parts for one in part])
    return levels(values, np.ones(values.size, dtype=bool), counts)


def test_values_that_stay_on_one_level_have_no_move() -> None:
    assert of(noise(120)) == Levels([])


def test_a_move_that_stays_twelve_values_is_found_where_it_was() -> None:
    assert of(noise(20, 1, 300, 5), noise(12, 2, 360, 5)) == Levels([20])


def test_each_of_several_moves_is_found() -> None:
    assert of(noise(24, 1, 300, 5), noise(24, 2, 360, 5), noise(24, 3, 330, 5)).moves == [24, 48]


def test_seven_newest_on_another_level_are_unsettled() -> None:
    assert of(noise(24, 1, 300, 5), noise(7, 2, 360, 5)) == Levels([], unsettled=24)


def test_six_newest_on_another_level_are_not() -> None:
    assert of(noise(24, 1, 300, 5), noise(6, 2, 360, 5)) == Levels([])


def test_a_move_that_goes_back_within_a_year_is_no_level() -> None:
    assert of(noise(24, 1, 300, 5), noise(8, 2, 360, 5), noise(24, 3, 300, 5)).moves == []


def test_one_enormous_value_is_no_level() -> None:
    assert of(noise(24, 1, 300, 5), [9000.0], noise(24, 2, 300, 5)) == Levels([])


def test_fewer_than_two_dozen_are_never_parted() -> None:
    assert of(noise(11, 1, 300, 5), noise(12, 2, 360, 5)).moves == []


def test_one_event_after_years_of_none_is_no_level() -> None:
    assert of([0.0] * 60, [1.0], [0.0] * 11, counts=True) == Levels([])


def test_constants_have_no_levels() -> None:
    assert of([5.0] * 40) == of([5.0] * 20, [7.0] * 20) == Levels([])


@given(st.lists(st.integers(0, 1000).map(float), max_size=80))
@settings(deadline=None)
def test_every_level_has_twelve_values_at_least(values: list[float]) -> None:
    found = of(values)
    end = len(values) if found.unsettled is None else found.unsettled
    assert all(
        later - one >= 12 for one, later in zip([0, *found.moves], [*found.moves, end], strict=True) if found.moves
    )

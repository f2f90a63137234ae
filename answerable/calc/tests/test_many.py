"""Many series at once say what each says alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from answerable.calc.behaviour.answer import Side
from answerable.calc.behaviour.band import Band
from answerable.calc.behaviour.patterns import Judged
from answerable.calc.behaviour.rules import MDC
from answerable.calc.behaviour.xmr import Floats, natural_limits
from answerable.calc.many import BLOCK, RULES, SIDES, Bools, Many, NotMany, judged

WHEELER = np.array([[39.0, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]])

whole = st.integers(0, 12).map(float)
anything = st.floats(-1e6, 1e6, allow_subnormal=False)
with_gaps = st.one_of(whole, whole, whole, st.just(np.nan))


def tables(values: st.SearchStrategy[float]) -> st.SearchStrategy[Floats]:
    shapes = st.tuples(st.integers(1, 4), st.integers(2, 140))
    return shapes.flatmap(lambda shape: arrays(np.float64, shape, elements=values, fill=st.nothing()))


def alone(row: Floats) -> tuple[tuple[float, float, float], dict[tuple[str, Side], Bools]]:
    """Mean, limits and flags of one series as `behaviour` finds them."""
    flags = {(rule, side): np.zeros(row.size, dtype=bool) for rule in RULES for side in SIDES}
    limits = natural_limits(row)
    if limits is None:
        return (np.nan, np.nan, np.nan), flags
    ones = np.ones(row.size)
    band = Band(limits.mean * ones, limits.reach * ones)
    if not band.varies:
        return (limits.mean, np.nan, np.nan), flags
    for found in MDC.find(Judged(row, band.standing(row))):
        flags[found.rule, found.side][found.start : found.end + 1] = True
    return (limits.mean, limits.lower, limits.upper), flags


def agrees(table: Floats) -> None:
    together = judged(table)
    for index, row in enumerate(table):
        limits, flags = alone(row)
        ours = [getattr(together, name)[index] for name in ("mean", "lower", "upper")]
        size = np.nanmax(np.abs(row)) if not np.isnan(row).all() else 1
        assert np.allclose(ours, limits, rtol=1e-12, atol=size * 1e-12, equal_nan=True)
        for (rule, side), expected in flags.items():
            assert (together.flagged(rule, side)[index] == expected).all(), (rule, side)
        assert together.speaking[index] == any(one.any() for one in flags.values())


@given(tables(whole))
@settings(deadline=None)
def test_whole_numbers_as_each_alone(table: Floats) -> None:
    agrees(table)


@given(tables(anything))
@settings(deadline=None)
def test_any_numbers_as_each_alone(table: Floats) -> None:
    agrees(table)


@given(tables(with_gaps))
@settings(deadline=None)
def test_gaps_join_nothing_as_in_each_alone(table: Floats) -> None:
    agrees(table)


@pytest.mark.parametrize("number", [1, 63, 64, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 70])
def test_the_edges_of_blocks_and_words(number: int) -> None:
    random = np.random.default_rng(number)
    table = random.poisson(4, (number, 130)).astype(float)
    together = judged(table)
    assert len(together.mean) == number
    for index in {0, number // 2, number - 1}:
        _, flags = alone(table[index])
        assert all((together.flagged(*key)[index] == expected).all() for key, expected in flags.items())


def flags_of(*values: float) -> Many:
    return judged(np.array([values]))


def test_the_limits_are_those_of_the_moving_range() -> None:
    """Mean 497/12; moving ranges 2, 0, 0, 2, 1, 3, 1, 2, 1, 3, 4 with the mean 19/11."""
    found = judged(WHEELER)
    assert found.mean[0] == pytest.approx(497 / 12, rel=1e-12)
    assert found.upper[0] == pytest.approx(497 / 12 + 2.66 * 19 / 11, rel=1e-12)


def test_a_leap_does_not_widen_the_limits() -> None:
    """The two ranges of 96 and 97 are left out; the mean of the others is 1."""
    row = [10.0, 11] * 10
    row[9] = 107
    found = flags_of(*row)
    assert found.upper[0] - found.mean[0] == pytest.approx(2.66, rel=1e-12)
    assert np.flatnonzero(found.flagged("outside", Side.HIGH)[0]).tolist() == [9]


def test_after_a_leap_of_a_trillion_small_ranges_keep_their_size() -> None:
    found = flags_of(*[1.0, 2] * 10, 1e12, *[1.0, 2] * 10)
    assert found.upper[0] - found.mean[0] == pytest.approx(2.66, rel=1e-4)


@pytest.mark.parametrize("row", [[0.1] * 12, [7.0] * 12, [0.0] * 12, [1e-300] * 12])
def test_what_does_not_vary_has_no_limits_and_says_nothing(row: list[float]) -> None:
    found = flags_of(*row)
    assert (np.isnan(found.upper[0]), found.speaking[0], found.mean[0]) == (True, False, pytest.approx(row[0]))


def test_a_series_without_neighbours_has_no_mean() -> None:
    assert np.isnan(flags_of(1, np.nan, 3, np.nan).mean).all()


def test_no_series_are_none() -> None:
    assert judged(np.empty((0, 12))).mean.size == 0


def test_few_points_have_no_runs() -> None:
    assert not flags_of(1, 2, 3, 4).flagged("trend", Side.HIGH).any()


@pytest.mark.parametrize("bad", [np.inf, -np.inf, 1e308])
def test_infinite_values_and_sums_are_refused(bad: float) -> None:
    with pytest.raises(NotMany, match="Infinite"):
        judged(np.array([[bad, bad, 1.0]]))


def test_infinities_of_both_signs_are_refused() -> None:
    with pytest.raises(NotMany, match="Infinite"):
        judged(np.array([[np.inf, -np.inf, 1.0]]))


@pytest.mark.parametrize("table", [np.zeros(12), np.zeros((2, 1)), np.zeros((2, 2, 2))])
def test_another_shape_is_refused(table: Floats) -> None:
    with pytest.raises(NotMany, match="shape"):
        judged(table)


def test_the_array_is_left_as_it_was() -> None:
    table = np.array([[1.0, np.nan, 3, 4, 90, 5]])
    before = table.copy()
    judged(table)
    assert np.array_equal(table, before, equal_nan=True)

"""p' and u' limits, against values that another program (qicharts2 of R, as published by HorridTom/spc-tests) gave."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.attribute import NotLimits, p_limits, u_limits

ANSWERED = [
    5, 10, 7, 9, 8, 9, 12, 8, 8, 12, 14, 10, 9, 13, 12, 10, 9, 10, 11, 9,
    7, 11, 12, 11, 10, 11, 15, 11, 8, 11, 8, 13, 10, 13, 10, 12, 12, 8, 6, 7,
]  # fmt: skip
DAYS = [
    737.8683, 1067.4747, 830.2434, 972.6019, 1121.8021, 1105.0561, 1004.3137, 834.1721, 1304.0684, 1192.9697,
    1001.8606, 863.774, 1030.0695, 936.6907, 1108.9906, 1016.5784, 960.2955, 1023.7361, 1038.5822, 1120.4896,
    949.8779, 1017.2637, 1029.9783, 1119.8615, 1063.1936, 1059.1008, 1113.4688, 946.8055, 859.9026, 1140.3477,
    1202.8721, 793.7579, 843.5205, 1006.4433, 930.4589, 969.4379, 1142.0449, 1196.4191, 1094.5909, 900.9855,
]  # fmt: skip


def test_p_prime_limits_are_those_of_another_program() -> None:
    limits = p_limits(ANSWERED, [20] * 40)
    assert limits.mean[0] == pytest.approx(0.50125, abs=1e-9)
    assert limits.lower[0] == pytest.approx(0.18755660120021822, abs=1e-9)
    assert limits.upper[39] == pytest.approx(0.8149433987997817, abs=1e-9)


def test_u_prime_limits_are_those_of_another_program_and_widen_with_a_small_denominator() -> None:
    limits = u_limits([20] * 40, DAYS)
    assert limits.mean[0] == pytest.approx(0.01967924358104278, abs=1e-9)
    assert (limits.lower[0], limits.upper[0]) == pytest.approx((0.01161777480556405, 0.027740712356521507), abs=1e-9)
    assert (limits.lower[39], limits.upper[39]) == pytest.approx((0.012383917613310199, 0.02697456954877536), abs=1e-9)


def test_the_limits_of_a_chart_with_one_size_are_those_of_an_individuals_chart() -> None:
    shares = [count / 20 for count in ANSWERED]
    mean_range = sum(abs(b - a) for a, b in pairwise(shares)) / 39
    assert p_limits(ANSWERED, [20] * 40).upper[0] == pytest.approx(sum(shares) / 40 + 3 * mean_range / 1.128, abs=1e-12)


def test_a_gap_gives_no_moving_range() -> None:
    whole, gapped = p_limits([5, 5, 9, 9], [20] * 4), p_limits([5, 5, 9, 9], [20] * 4, after_gap=[2])
    assert whole.upper[0] > gapped.upper[0]
    assert gapped.upper[0] == gapped.mean[0]


@pytest.mark.parametrize("counts", [[0, 0, 0], [7, 9, 11]])
def test_nothing_and_everything_have_limits_without_a_width(counts: list[int]) -> None:
    limits = p_limits(counts, [7, 9, 11])
    assert limits.lower == limits.mean == limits.upper


@pytest.mark.parametrize(
    ("counts", "sizes", "words"),
    [
        ([1, 2], [3], "one denominator for each"),
        ([1], [3], "at least two"),
        ([1, 2], [3, 0], "Point 2 has a denominator of nought"),
        ([-1, 2], [3, 4], "Point 1 has a count below nought"),
        ([1, math.inf], [3, 4], "Point 2 has a number that is not finite"),
        ([1, 5], [3, 4], "Point 2 counts 5 out of 4"),
    ],
)
def test_what_has_no_limits_is_refused_with_its_place(counts: list[float], sizes: list[float], words: str) -> None:
    with pytest.raises(NotLimits, match=words):
        p_limits(counts, sizes)


def test_points_that_all_stand_alone_are_refused() -> None:
    with pytest.raises(NotLimits, match="follow one another"):
        u_limits([1, 2, 3], [1, 1, 1], after_gap={1, 2})


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=2, max_size=40))
def test_limits_stay_where_shares_can_be_and_hold_the_mean(pairs: list[tuple[int, int]]) -> None:
    counts, sizes = [min(count, size) for count, size in pairs], [size for _, size in pairs]
    limits = p_limits(counts, sizes)
    assert all(
        0 <= low <= mean <= high <= 1 for low, mean, high in zip(limits.lower, limits.mean, limits.upper, strict=True)
    )


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=2, max_size=40), st.integers(2, 50))
def test_another_unit_of_the_denominator_moves_every_limit_alike(pairs: list[tuple[int, int]], factor: int) -> None:
    counts, sizes = [count for count, _ in pairs], [size for _, size in pairs]
    small, large = u_limits(counts, sizes), u_limits(counts, [size * factor for size in sizes])
    assert [one * factor for one in large.upper] == pytest.approx(list(small.upper), rel=1e-9, abs=1e-12)

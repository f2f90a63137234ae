"""Intervals, by values printed in their sources and by those that Public Health England's own package is tested with."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import bdtr, pdtr

from answerable.calc.intervals import (
    Interval,
    NotAnInterval,
    byar,
    difference_of_shares,
    poisson,
    wilson,
    wilson_corrected,
)


def ends(interval: Interval, places: int) -> tuple[float, float]:
    return round(interval.low, places), round(interval.high, places)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "corrected"),
    [
        (81, 263, (0.2553, 0.3662), (0.2535, 0.3682)),
        (15, 148, (0.0624, 0.1605), (0.0598, 0.1644)),
        (0, 20, (0.0000, 0.1611), (0.0000, 0.2005)),
        (1, 29, (0.0061, 0.1718), (0.0018, 0.1963)),
    ],
)
def test_wilson_as_printed_in_newcombe_1998(
    part: int, whole: int, printed: tuple[float, float], corrected: tuple[float, float]
) -> None:
    assert ends(wilson(part, whole), 4) == printed
    assert ends(wilson_corrected(part, whole), 4) == corrected


@pytest.mark.parametrize(
    ("part", "whole", "level", "low", "high"),
    [
        (65, 100, 0.95, 0.5525444329688797, 0.7363575175690247),
        (1045, 5000, 0.95, 0.19795549880013297, 0.22049130373189027),
        (65, 100, 0.998, 0.4954946574070431, 0.7783540614089697),
        (0.445, 1, 0.95, 0.04381744772058822, 0.9334621276979156),
    ],
)
def test_wilson_as_phe_computes_it(part: float, whole: float, level: float, low: float, high: float) -> None:
    found = wilson(part, whole, level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize(
    ("count", "level", "low", "high"),
    [
        (65, 0.95, 50.163187710459454, 82.84913854593984),
        (1045, 0.95, 982.5932018073325, 1110.33121298565),
        (1, 0.95, 0.01307213290150435, 5.5637555824752605),
        (65, 0.998, 42.8802614714802, 94.00029084431802),
        (10, 0.998, 2.916318374695686, 24.193724927880535),
    ],
)
def test_byar_as_phe_computes_it(count: int, level: float, low: float, high: float) -> None:
    found = byar(count, level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize(
    ("count", "level", "low", "high"),
    [
        (1, 0.95, 0.025317807984289897, 5.571643390938898),
        (5, 0.95, 1.62348639011842, 11.668332079322669),
        (1, 0.998, 0.0010005003335835344, 9.233413476451585),
        (5, 0.998, 0.739371731917839, 16.454745203680105),
        (0, 0.95, 0, 3.6888794541139363),
    ],
)
def test_exact_poisson_as_phe_computes_it(count: int, level: float, low: float, high: float) -> None:
    found = poisson(count, level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize(
    ("after", "before", "printed"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0000)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ],
)
def test_difference_of_shares_as_printed_in_newcombe_1998(
    after: tuple[int, int], before: tuple[int, int], printed: tuple[float, float]
) -> None:
    assert ends(difference_of_shares(before, after), 4) == printed


@given(st.integers(1, 400), st.floats(0.5, 0.999))
def test_the_exact_limits_leave_the_tails_that_they_promise(count: int, level: float) -> None:
    found = poisson(count, level)
    assert pdtr(count, found.high) == pytest.approx((1 - level) / 2, abs=1e-9)
    assert 1 - pdtr(count - 1, found.low) == pytest.approx((1 - level) / 2, abs=1e-9)


@given(st.integers(10, 5000))
def test_byar_is_near_the_exact_limits_from_ten_on(count: int) -> None:
    near, exact = byar(count), poisson(count)
    assert (near.low, near.high) == pytest.approx((exact.low, exact.high), rel=0.002)


@given(st.integers(0, 300), st.integers(1, 300), st.floats(0.5, 0.999))
def test_wilson_solves_the_equation_that_it_comes_from_and_mirrors(part: int, more: int, level: float) -> None:
    whole = part + more
    found, mirrored = wilson(part, whole, level), wilson(more, whole, level)
    assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-9)
    scores = [
        abs(part / whole - end) / math.sqrt(end * (1 - end) / whole) for end in (found.low, found.high) if 0 < end < 1
    ]
    assert scores == pytest.approx([scores[0]] * len(scores), rel=1e-6)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_corrected_interval_holds_the_plain_one(part: int, more: int) -> None:
    plain, corrected = wilson(part, part + more), wilson_corrected(part, part + more)
    assert corrected.low <= plain.low + 1e-12
    assert plain.high <= corrected.high + 1e-12


def test_the_corrected_interval_covers_ninety_five_in_a_hundred() -> None:
    share, whole = 0.3, 50
    seen = [part for part in range(whole + 1) if wilson_corrected(part, whole).holds(share)]
    assert bdtr(seen[-1], whole, share) - bdtr(seen[0] - 1, whole, share) >= 0.95


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(1, 0, "above nought"), (3, 2, "which is which"), (-1, 2, "which is which"), (1, math.inf, "above nought")],
)
def test_what_is_no_share_is_refused(part: float, whole: float, words: str) -> None:
    with pytest.raises(NotAnInterval, match=words):
        wilson(part, whole)


@pytest.mark.parametrize(("count", "level"), [(-1, 0.95), (math.nan, 0.95), (3, 95), (3, 0)])
def test_what_is_no_count_or_no_level_is_refused(count: float, level: float) -> None:
    with pytest.raises(NotAnInterval):
        poisson(count, level)
    with pytest.raises(NotAnInterval):
        byar(count, level)

"""Rates with a named denominator, by the values that Public Health England's package is tested with."""

import math

import pytest

from answerable.calc.intervals import NotAnInterval
from answerable.calc.rates import Denominator, NotARate, rate

HUNDRED = Denominator("residents", 100)


@pytest.mark.parametrize(
    ("count", "number", "value", "low", "high"),
    [
        (1, 100, 1, 0.025317807984289897, 5.571643390938898),
        (5, 100, 5, 1.62348639011842, 11.668332079322669),
        (20, 100, 20, 12.211428834875937, 30.889880369197066),
        (9856, 12345, 79.83799108950991, 78.26949058976757, 81.4300165427214),
        (222, 3215, 6.905132192846033, 6.026574877652675, 7.87572937087185),
    ],
)
def test_rates_for_each_hundred_as_phe_computes_them(
    count: int, number: int, value: float, low: float, high: float
) -> None:
    found = rate(count, Denominator("residents", number), per=100)
    assert (found.value, found.interval.low, found.interval.high) == pytest.approx((value, low, high), abs=1e-9)


def test_a_rate_is_for_each_thousand_unless_said() -> None:
    found = rate(5, HUNDRED)
    assert (found.value, found.per, found.of.name) == (50, 1000, "residents")


@pytest.mark.parametrize("number", [0, -3, math.nan, math.inf])
def test_nothing_is_divided_by_nought(number: float) -> None:
    with pytest.raises(NotARate, match="needs a denominator above nought"):
        rate(5, Denominator("residents", number))


def test_a_denominator_without_a_name_is_refused() -> None:
    with pytest.raises(NotARate, match="needs a name"):
        rate(5, Denominator(" ", 100))


def test_a_rate_for_each_nothing_is_refused() -> None:
    with pytest.raises(NotARate, match="for each so many"):
        rate(5, HUNDRED, per=0)


def test_a_count_below_nought_is_refused() -> None:
    with pytest.raises(NotAnInterval):
        rate(-5, HUNDRED)

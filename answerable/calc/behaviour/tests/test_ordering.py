"""What can stand in one series, and the sentence for what cannot."""

from datetime import date

import pytest

from answerable.calc.behaviour.judging import NotASeries, behaviour
from answerable.calc.behaviour.series import Goal, Point, Quantity, Series
from answerable.calc.behaviour.tests.make import STEADY, month, series
from answerable.calc.periods import Period

QUARTER = Period(date(2018, 4, 1), date(2018, 6, 30))
FORTNIGHTS = (Period(date(2018, 1, 1), date(2018, 1, 14)), Period(date(2018, 1, 8), date(2018, 1, 21)))


def refused(one: Series) -> str:
    with pytest.raises(NotASeries) as error:
        behaviour(one)
    return str(error.value)


def test_points_may_come_in_any_order() -> None:
    one = series(STEADY)
    turned = Series(one.points[::-1])
    assert behaviour(turned) == behaviour(one)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e300, 1e-300])
def test_a_value_that_is_no_number_is_refused(value: float) -> None:
    assert "February 2018" in refused(series([1.0, value]))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_standard_that_is_no_number_is_refused(value: float) -> None:
    goal = Goal(value, at_least=True, starts=date(2018, 1, 1))
    assert "The standard" in refused(series(STEADY, goals=(goal,)))


@pytest.mark.parametrize("quantity", [Quantity.COUNT, Quantity.SHARE, Quantity.RATE])
def test_a_negative_count_share_or_rate_is_refused(quantity: Quantity) -> None:
    assert f"which a {quantity} cannot be" in refused(series([1.0, -3.0], quantity=quantity))


def test_other_values_may_be_negative() -> None:
    answer = behaviour(series([-float(one) for one in STEADY], quantity=Quantity.OTHER))
    assert answer.last is not None
    assert answer.last.lower[0] < 0


def test_a_share_above_a_hundred_percent_is_refused() -> None:
    assert "cannot be above 100" in refused(series([50.0, 104.0], quantity=Quantity.SHARE))


@pytest.mark.parametrize("under", [-1.0, float("nan"), float("inf")])
def test_a_denominator_that_is_no_number_is_refused(under: float) -> None:
    assert "denominator of January 2018" in refused(Series((Point(month(2018, 1), 1.0, under),)))


def test_a_period_told_twice_is_refused() -> None:
    assert "stands in the series twice" in refused(Series((Point(month(2018, 1), 1.0), Point(month(2018, 1), 2.0))))


def test_periods_that_share_days_are_refused() -> None:
    assert "share days" in refused(Series(tuple(Point(one, 1.0) for one in FORTNIGHTS)))


def test_a_month_and_a_quarter_are_refused() -> None:
    assert "not periods of one length" in refused(Series((Point(month(2018, 1), 1.0), Point(QUARTER, 2.0))))


def test_a_calendar_year_and_a_financial_year_are_refused() -> None:
    years = (Period(date(2018, 1, 1), date(2018, 12, 31)), Period(date(2019, 4, 1), date(2020, 3, 31)))
    assert "not periods of one length" in refused(Series(tuple(Point(one, 1.0) for one in years)))

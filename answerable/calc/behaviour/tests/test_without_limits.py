"""Series that have no usual range, and what is said instead."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Cut, Point, Quantity, Series
from answerable.calc.behaviour.tests.make import STEADY, Value, month, months, series
from answerable.calc.direction import Direction
from answerable.calc.periods import Period

FLAT: list[Value] = [float(one) for one in STEADY]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([], "There are no points."),
        ([5.0], "There is one month; limits need twelve."),
        (FLAT[:9], "There are nine months; limits need twelve."),
        ([None] * 20, "No value is told for any of the months."),
        ([5.0] * 20, "Every value is the same, so there is no usual range to judge the next by."),
        ([5.0] * 30 + [9.0], "The values hardly ever change, so there is no usual range to judge them by."),
        (
            [5.0] * 31 + [9.0] * 30,
            "Every value since the level moved in August 2020 is the same, so there is no usual range to judge the next by.",
        ),
    ],
)
def test_why(values: list[Value], why: str) -> None:
    answer = behaviour(series(values))
    assert (answer.chart, answer.signals, answer.why_none) == (Chart.NONE, (), why)


def test_rare_events_ask_for_their_days() -> None:
    answer = behaviour(series([0.0, 0, 1, 0, 0, 0, 2, 0, 0, 1] * 3))
    assert answer.chart is Chart.NONE
    assert "would mislead; the days on which each happened would show more" in answer.why_none


def test_months_that_never_follow_one_another() -> None:
    points = tuple(Point(month(2005 + at // 4, 1 + at % 4 * 3), float(value)) for at, value in enumerate(STEADY[:14]))
    assert behaviour(Series(points)).why_none.startswith("No two months follow one another")


def rolling(number: int) -> tuple[Point, ...]:
    starts = [month(2018 + at // 12, at % 12 + 1).start for at in range(number)]
    return tuple(
        Point(Period(one, one.replace(year=one.year + 1) - timedelta(days=1)), 900.0 + at)
        for at, one in enumerate(starts)
    )


@pytest.mark.parametrize("said", [True, False])
def test_rolling_totals_never_have_limits(said: bool) -> None:
    answer = behaviour(Series(rolling(40), rolling=said))
    assert (answer.chart, answer.signals) == (Chart.NONE, ())
    assert answer.why_none.endswith("needs the values of the single months underneath.")


def month_ends(values: Sequence[float]) -> tuple[Point, ...]:
    ends = (one.end for one in months(len(values)))
    return tuple(Point(Period(one, one), value) for one, value in zip(ends, values, strict=True))


@pytest.mark.parametrize("quantity", [Quantity.COUNT, Quantity.AMOUNT])
def test_a_number_on_the_last_day_of_each_month_carries_over_and_has_no_limits(quantity: Quantity) -> None:
    rising = [1000.0 + 9 * at for at in range(24)]
    answer = behaviour(Series(month_ends(rising), quantity, direction=Direction.UP_GOOD))
    assert (answer.chart, answer.signals) == (Chart.NONE, ())
    assert answer.why_none.startswith("Each value is of one day, with days between.")


@pytest.mark.parametrize("quantity", [Quantity.SHARE, Quantity.OTHER])
def test_what_is_asked_anew_on_each_day_has_limits(quantity: Quantity) -> None:
    assert behaviour(Series(month_ends([float(one - 30) for one in STEADY]), quantity)).chart is Chart.XMR


def test_counts_of_one_day_after_another_have_limits() -> None:
    days = [date(2024, 1, 1) + timedelta(days=at + at // 5 * 2) for at in range(24)]
    points = tuple(Point(Period(one, one), float(value)) for one, value in zip(days, STEADY, strict=True))
    assert behaviour(Series(points)).chart is Chart.XMR


def test_a_new_stretch_says_how_many_months_it_has() -> None:
    answer = behaviour(series(FLAT, cuts=(Cut(date(2019, 4, 1), "a new grading"),)))
    assert [one.has_limits for one in answer.stretches] == [True, False]
    assert answer.cautions[-1] == "There are nine months since the break in April 2019; limits need twelve."


def test_a_series_with_breaks_all_along_has_no_limits() -> None:
    cuts = tuple(Cut(month(2018 + at // 2, 1 + at % 2 * 6).start, "again") for at in range(4))
    answer = behaviour(series(FLAT, cuts=cuts))
    assert answer.chart is Chart.NONE
    assert answer.why_none == "There are six months since the break in July 2019; limits need twelve."

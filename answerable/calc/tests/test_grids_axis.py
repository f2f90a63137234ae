"""Which period a row or a column is of."""

from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.grids.axis import Says, kinds_of, label
from answerable.calc.grids.grid import Cell, Form, Value
from answerable.calc.periods import Period, financial_year

APRIL = Period(date(2023, 4, 1), date(2023, 4, 30))
MONTHS = ("month",)


def cells(*values: Value) -> tuple[Cell, ...]:
    return tuple(Cell(value, str(value)) for value in values)


@pytest.mark.parametrize(
    "text", ["Apr-23", "April 2023", " Apr 2023 ", "APR 23", "2023-04", "Apr-23 [p]", "April 2023*"]
)
def test_months_in_words(text: str) -> None:
    assert label(cells(text)).period == APRIL


@pytest.mark.parametrize(
    "value", [date(2023, 4, 1), date(2023, 4, 30), Decimal(45017), "45017", "01/04/2023", "2023-04-01 00:00:00"]
)
def test_the_first_or_last_day_stands_for_a_month_where_months_are_asked_for(value: Value) -> None:
    assert label(cells(value), MONTHS).period == APRIL


def test_a_date_shown_without_its_day_is_a_month() -> None:
    assert label((Cell(date(2023, 4, 12), "Apr-23", Form.MONTH),)).period == APRIL


def test_a_date_alone_is_a_day() -> None:
    assert label(cells(date(2023, 4, 1))).period == Period(date(2023, 4, 1), date(2023, 4, 1))


def test_a_day_that_a_sheet_made_of_a_month_and_a_year_is_refused() -> None:
    said = label((Cell(date(2026, 4, 23), "23-Apr", Form.DAY),), MONTHS)
    assert said.says is Says.OTHER
    assert "write April 2023" in said.message


def test_a_day_shown_without_its_year_is_refused_even_where_days_are_read() -> None:
    said = label((Cell(date(2026, 4, 23), "23-Apr", Form.DAY),), ("snapshot",))
    assert "kept as 23 April 2026" in said.message


@pytest.mark.parametrize(
    ("values", "period"),
    [
        (("2023/24", "Apr"), APRIL),
        (("2023/24", "Q1", "April"), APRIL),
        (("2023", "April"), APRIL),
        (("M01 - Apr", "2023/24"), APRIL),
        (("2023/24", "Jan"), Period(date(2024, 1, 1), date(2024, 1, 31))),
        (("2023/24", "Q4"), Period(date(2024, 1, 1), date(2024, 3, 31))),
        (("2023", "Q1"), Period(date(2023, 1, 1), date(2023, 3, 31))),
        (("Q1 23/24",), Period(date(2023, 4, 1), date(2023, 6, 30))),
        (("Q1 2023/24 (Apr-Jun)",), Period(date(2023, 4, 1), date(2023, 6, 30))),
        (("w/c 3 April 2023",), Period(date(2023, 4, 3), date(2023, 4, 9))),
        (("Week ending 09/04/2023",), Period(date(2023, 4, 3), date(2023, 4, 9))),
        ((Decimal(2023),), Period(date(2023, 1, 1), date(2023, 12, 31))),
        (("2023/24",), financial_year(2023)),
    ],
)
def test_years_quarters_and_months_together(values: tuple[Value, ...], period: Period) -> None:
    assert label(cells(*values)).period == period


def test_a_month_takes_the_year_of_a_title() -> None:
    assert label(cells("Apr"), year=financial_year(2023)).period == APRIL


def test_a_month_of_no_year_is_refused() -> None:
    said = label(cells("Apr"))
    assert said.says is Says.OTHER
    assert "which year is not said" in said.message


def test_a_month_outside_its_year_is_refused() -> None:
    assert "not in 2022/23" in label(cells("2022/23", "Apr-23")).message


@pytest.mark.parametrize("text", ["Total", "Grand total", "YTD", "Q1 total", "Year to date", "Sub-total"])
def test_totals(text: str) -> None:
    assert label(cells(text)).says is Says.TOTAL


def test_a_total_may_name_its_year() -> None:
    assert label(cells("2023/24", "Total")).period == financial_year(2023)


def test_other_words_are_no_period() -> None:
    assert label(cells("Comments")).says is Says.OTHER


def test_a_provisional_month() -> None:
    assert label(cells("Apr-23 (provisional)")).provisional


def test_first_days_are_months() -> None:
    assert kinds_of([label(cells(date(2023, month, 1))) for month in (4, 5, 6)]) == MONTHS


def test_first_days_among_months_are_months() -> None:
    assert kinds_of([label(cells(date(2023, 4, 1))), label(cells("May 2023"))]) == MONTHS


def test_days_within_a_month_are_days() -> None:
    assert kinds_of([label(cells(date(2023, 4, day))) for day in (1, 8, 15)]) == ("snapshot",)


def test_a_year_beside_its_months_adds_them_up() -> None:
    assert kinds_of([label(cells(text)) for text in ("Apr-23", "May-23", "2023/24")]) == MONTHS


def test_years_of_two_kinds_are_all_figures() -> None:
    assert kinds_of([label(cells(text)) for text in ("2020/21", "2021/22", "2022")]) == ()

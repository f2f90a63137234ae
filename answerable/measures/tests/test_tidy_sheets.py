"""The tidy form kept in a spreadsheet."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.calc.tests.sheets import Said, sheet
from answerable.measures.intake import returns
from answerable.measures.intake.tidy_sheets import tidy_csv
from answerable.measures.tests.layout_make import book, calls

HEAD = ("measure", "area", "period_start", "period_end", "value", "source", "as_at")
ROW: tuple[Said, ...] = (
    "calls-999-total",
    "E23000018",
    date(2024, 4, 1),
    date(2024, 4, 30),
    13111,
    "october",
    date(2024, 10, 7),
)


def test_a_tidy_sheet_is_read_as_its_csv() -> None:
    content = tidy_csv(calls(HEAD, ROW))
    (row,) = returns.read(content or b"").rows
    assert (row.measure, row.period.start, row.value) == ("calls-999-total", date(2024, 4, 1), Decimal(13111))


def test_rows_keep_their_numbers() -> None:
    content = tidy_csv(calls(HEAD, (), ROW))
    assert [row.number for row in returns.read(content or b"").rows] == [3]


def test_another_sheet_is_not_tidy() -> None:
    assert tidy_csv(calls(("Month", "Calls"), ("Apr-24", 5))) is None


def test_a_hidden_sheet_is_not_read() -> None:
    assert tidy_csv(book(replace(sheet(HEAD, ROW), hidden=True))) is None


def test_an_empty_sheet_before_it_is_no_matter() -> None:
    assert tidy_csv(book(sheet(name="Notes"), sheet(HEAD, ROW))) is not None

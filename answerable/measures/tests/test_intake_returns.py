"""A return is read whole, or every fault of it is told with its place and what to do."""

import time
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from answerable.measures.intake import returns
from answerable.measures.tests.record_make import file, reading, tidy


def read_one(**cells: str) -> returns.Row:
    found = reading(tidy(**cells))
    assert found.problems == ()
    return found.rows[0]


def fault(**cells: str) -> tuple[int, str, str]:
    found = reading(tidy(), tidy(**cells))
    assert len(found.rows) == 1
    (one,) = found.problems
    return one.row, one.column, one.message


class TestReading:
    def test_a_row_is_read(self) -> None:
        one = read_one(printed="100 calls", locator="line 5")
        assert (one.measure, one.value, one.as_at, one.printed, one.locator) == (
            "calls", Decimal(100), date(2024, 3, 21), "100 calls", "line 5",
        )  # fmt: skip

    def test_what_is_not_said_is_usual(self) -> None:
        one = read_one()
        assert (one.status, one.qualifier, one.period_basis, one.locator, one.printed) == (
            "final", "exact", "stated", "row 2", "100",
        )  # fmt: skip

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_any_of_three_delimiters_will_do(self, delimiter: str) -> None:
        found = returns.read(file(tidy(note="a note"), delimiter=delimiter))
        assert (found.rows[0].note, found.problems) == ("a note", ())

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_the_encodings_that_spreadsheets_write_are_read(self, encoding: str) -> None:
        assert returns.read(file(tidy(printed="£100"), encoding=encoding)).rows[0].printed == "£100"

    @pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
    def test_any_line_ending_will_do(self, ending: str) -> None:
        assert len(returns.read(file(tidy(), tidy()).replace(b"\n", ending.encode())).rows) == 2

    def test_columns_may_stand_in_any_order(self) -> None:
        assert reading(dict(reversed(tidy(value="7").items()))).rows[0].value == 7

    def test_column_names_may_be_in_capitals(self) -> None:
        assert len(returns.read(file(tidy()).replace(b"measure", b" Measure ")).rows) == 1

    @pytest.mark.parametrize("written", ["1753", "1,753", "1753.0", "1,753.00"])
    def test_thousands_may_have_commas(self, written: str) -> None:
        assert read_one(value=written).value == 1753

    def test_a_value_keeps_the_places_it_was_written_with(self) -> None:
        assert str(read_one(value="28.40").value) == "28.40"

    @pytest.mark.parametrize("written", ["2024-03-21", "21/03/2024"])
    def test_a_day_may_be_written_in_two_ways(self, written: str) -> None:
        assert read_one(as_at=written).as_at == date(2024, 3, 21)

    def test_a_text_with_the_delimiter_stands_in_quotes(self) -> None:
        assert read_one(note="late, and partial").note == "late, and partial"

    def test_a_line_without_a_cell_is_passed_over(self) -> None:
        assert len(returns.read(file(tidy()) + b"\n,,,,,,\n" + file(tidy()).split(b"\n")[1]).rows) == 2

    def test_a_missing_value_says_so(self) -> None:
        one = read_one(value="", status="missing")
        assert (one.value, one.printed) == (None, "missing")

    def test_the_time_of_recording_is_read(self) -> None:
        assert read_one(recorded_at="2024-03-21T10:00:00+00:00").recorded_at == datetime(2024, 3, 21, 10, tzinfo=UTC)


BAD_CELLS = [
    ("value", "=SUM(A1:A9)", "formula: paste the values only"),
    ("value", "£1,234", "has a sign in it: write 1234"),
    ("value", "28%", "has a sign in it: write 28"),
    ("value", "a lot", "not a number: write it in digits"),
    ("value", "#REF!", "not a number: write it in digits"),
    ("value", "1,23", "not a number"),
    ("value", "1e5", "not a number"),
    ("value", "", "write the value, or the status 'missing'"),
    ("value", "1" * 16, "at most 15 digits"),
    ("value", "0.1234567", "6 after it"),
    ("value", "0" * 50, "no figure is so long"),
    ("as_at", "45372", "Excel's number for 2024-03-21"),
    ("as_at", "03/21/2024", "write it as 2024-03-21 or 21/03/2024"),
    ("as_at", "", "the day is missing"),
    ("as_at", "0202-03-21", "not a year"),
    ("period_start", "2023-02-30", "not a day"),
    ("period_end", "2022-12-31", "ends on 2022-12-31, before it starts on 2023-01-01"),
    ("measure", "", "say it"),
    ("area", "", "say it"),
    ("source", "", "not a code"),
    ("source", "end of term report", "such as 2024-03-21-return"),
    ("status", "draft", "say one of final, provisional, missing, suppressed"),
    ("qualifier", "roughly", "say one of exact, over, nearly, about, up_to"),
    ("period_basis", "guessed", "say one of stated, assumed"),
    ("printed", "x" * 121, "at most 120 fit"),
    ("note", "bell\x07", "a character in it that cannot be shown"),
    ("recorded_at", "yesterday", "not a time"),
    ("recorded_at", "2024-03-21T10:00:00", "no time zone"),
    ("recorded_at", "0001-01-01T00:00:00+14:00", "not a year"),
]


class TestFaults:
    @pytest.mark.parametrize(("column", "written", "advice"), BAD_CELLS)
    def test_a_bad_cell_is_told_with_its_row_and_column(self, column: str, written: str, advice: str) -> None:
        good = tidy() | {name: "" for name in (column,) if name not in tidy()}
        found = reading(good, good | {column: written})
        (one,) = found.problems
        assert (one.row, one.column) == (3, column)
        assert advice in one.message

    def test_a_status_that_needs_no_value_has_none(self) -> None:
        assert "take one of them out" in reading(tidy(status="missing")).problems[0].message

    def test_every_fault_of_a_row_is_told(self) -> None:
        found = reading(tidy(value="many", as_at="soon", source="?"))
        assert [one.column for one in found.problems] == ["value", "source", "as_at"]

    def test_good_rows_are_read_beside_bad_ones(self) -> None:
        found = reading(tidy(), tidy(value="?"), tidy(value="3"))
        assert [one.value for one in found.rows] == [100, 3]

    def test_a_row_with_too_many_cells_is_told(self) -> None:
        (one,) = returns.read(file(tidy()) + b"calls,a,b\n").problems
        assert (one.row, "3 cells where the header has 7" in one.message) == (3, True)

    def test_a_problem_says_its_place_in_words(self) -> None:
        assert str(reading(tidy(value="?")).problems[0]).startswith("row 2, column value: ")


class TestHeaders:
    def test_a_missing_column_is_named(self) -> None:
        cells = tidy()
        del cells["as_at"]
        (one,) = reading(cells).problems
        assert (one.row, one.column, "add it" in one.message) == (1, "as_at", True)

    def test_an_unknown_column_is_named_with_what_was_meant(self) -> None:
        (one,) = reading(tidy(breakdwon="x")).problems
        assert (one.column, "did you mean 'breakdown'?" in one.message) == ("breakdwon", True)

    def test_an_unknown_column_that_is_like_none_says_where_to_put_it(self) -> None:
        assert "into 'note'" in reading(tidy(zzz="x")).problems[0].message

    def test_a_column_that_stands_twice_is_named(self) -> None:
        content = file(tidy()).replace(b"as_at", b"as_at,as_at")
        assert [one.message for one in returns.read(content).problems] == ["this column stands twice."]

    def test_a_file_without_a_header_says_what_the_first_row_is(self) -> None:
        (one,) = returns.read(b"Calls to the control room\n2023,1753\n").problems
        assert (one.row, "the first row must name the columns" in one.message) == (0, True)

    def test_a_header_alone_is_nothing_to_take_in(self) -> None:
        (one,) = returns.read(file(tidy()).split(b"\n")[0]).problems
        assert "no row below it" in one.message


NOT_CSV = [
    (b"", "it is empty"),
    (b" \r\n\t ", "it is empty"),
    (b"PK\x03\x04 sheet", "an Excel workbook, not CSV"),
    (b"\xd0\xcf\x11\xe0 old", "an old Excel workbook"),
    (b"%PDF-1.7", "a PDF"),
    (b"\x89PNG\r\n\x00\x00", "this is not text"),
    (b"caf\xe9 \x81", "neither UTF-8 nor Windows text"),
    (b'measure,"' + b"x" * 200_000, "save the file as CSV again"),
    (b"<html><body>Sign in</body></html>", "no header was found"),
]


@pytest.mark.parametrize(("content", "advice"), NOT_CSV, ids=[advice for _, advice in NOT_CSV])
def test_what_is_not_csv_says_what_it_is(content: bytes, advice: str) -> None:
    found = returns.read(content)
    assert (found.rows, found.problems[0].row) == ((), 0)
    assert advice in found.problems[0].message


def test_a_quote_that_is_never_closed_is_a_problem() -> None:
    found = returns.read(file(tidy()) + b'calls,"E23' + b"x" * 200_000)
    assert "cannot be told apart" in found.problems[0].message


def test_more_rows_than_can_be_held_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returns, "MOST_ROWS", 3)
    found = reading(*[tidy() for _ in range(5)])
    assert [one.message for one in found.problems] == ["more than 3 rows: split the file."]


def test_a_hundred_thousand_rows_are_read_in_seconds() -> None:
    head, one = file(tidy()).split(b"\n")[:2]
    content = b"\n".join([head, *[one] * 100_000])
    begun = time.process_time()
    assert len(returns.read(content).rows) == 100_000
    assert time.process_time() - begun < 10

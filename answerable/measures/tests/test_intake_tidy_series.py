"""A file of series: what is read, what is a gap, and what spoils a series without touching the others."""

import math
from datetime import date

import pytest

from answerable.calc.direction import Direction
from answerable.calc.periods import Period
from answerable.measures.intake import tidy_cells
from answerable.measures.intake.cells import Unreadable
from answerable.measures.intake.tidy_cells import GAPS, Unit, Written, figure
from answerable.measures.intake.tidy_series import MOST_PROBLEMS, NotASheet, read
from answerable.measures.tests.tidy_make import HEADER, month, monthly, only, sheet

JANUARY = Period(date(2021, 1, 1), date(2021, 1, 31))


class TestFigures:
    @pytest.mark.parametrize(
        ("said", "value"),
        [("1,234", 1234), ("£1,234.50", 1234.5), ("12%", 12), ("0", 0), ("−3", -3), ("-0.5", -0.5), (".5", 0.5), ("1.2E+05", 120_000)],
    )  # fmt: skip
    def test_a_number_as_people_write_it(self, said: str, value: float) -> None:
        assert figure(said).value == value

    def test_all_its_digits_are_kept(self) -> None:
        assert figure("12.345678901234567").value == 12.345678901234567

    @pytest.mark.parametrize("said", sorted(GAPS | {"N/A", "No data", "NaN", "–"}))
    def test_what_stands_for_no_figure_is_a_gap_and_not_nought(self, said: str) -> None:
        assert math.isnan(figure(said).value)

    @pytest.mark.parametrize("said", ["many", "1,2 34", "12,34", "nil", "none", "00:03:45", "1 2", "=A1", "12-13"])
    def test_what_may_be_read_in_two_ways_is_not_guessed(self, said: str) -> None:
        with pytest.raises(Unreadable, match="not a number"):
            figure(said)

    @pytest.mark.parametrize("said", ["inf", "-Infinity", "∞", "#DIV/0!"])
    def test_infinity_is_refused(self, said: str) -> None:
        with pytest.raises(Unreadable, match="no finite number"):
            figure(said)

    @pytest.mark.parametrize("said", ["1e999", "1e15", "9" * 40])
    def test_an_absurd_number_is_refused(self, said: str) -> None:
        with pytest.raises(Unreadable, match="too large"):
            figure(said)


class TestWords:
    @pytest.mark.parametrize(
        ("said", "standard"),
        [
            ("90", Written(90)),
            (">= 90%", Written(90, at_least=True, percent=True)),
            ("≤15", Written(15, at_least=False)),
            ("at most 1,500", Written(1500, at_least=False)),
            ("none", None),
            ("-", None),
        ],
    )
    def test_a_standard(self, said: str, standard: Written | None) -> None:
        assert tidy_cells.standard(said) == standard

    @pytest.mark.parametrize("said", [">=", "about 90", "between 5 and 9"])
    def test_a_standard_without_one_number_is_refused(self, said: str) -> None:
        with pytest.raises(Unreadable):
            tidy_cells.standard(said)

    @pytest.mark.parametrize("said", ["up_good", "Up good", "UP-GOOD", "up", "higher is better"])
    def test_a_polarity(self, said: str) -> None:
        assert tidy_cells.polarity(said) is Direction.UP_GOOD

    def test_a_polarity_that_is_none_is_refused(self) -> None:
        with pytest.raises(Unreadable, match="say one of up_good, down_good, neutral, contested"):
            tidy_cells.polarity("good")

    @pytest.mark.parametrize(("said", "unit"), [("%", Unit.PERCENT), ("per 1,000", Unit.PER_1000), ("GBP", Unit.OTHER)])
    def test_a_unit(self, said: str, unit: Unit) -> None:
        assert tidy_cells.unit(said) is unit


class TestReading:
    def test_a_row(self) -> None:
        rows = only(sheet(f"Burglary,{month(0)},7"))
        assert (rows.measure, rows.periods, list(rows.values), list(rows.numbers)) == (
            "Burglary",
            [JANUARY],
            [7.0],
            [2],
        )

    @pytest.mark.parametrize("mark", [";", "\t"])
    def test_other_marks_between_cells(self, mark: str) -> None:
        text = f"{HEADER}\nBurglary,{month(0)},7".replace(",", mark)
        assert list(only(read(text.encode())).values) == [7]

    @pytest.mark.parametrize("code", ["utf-8-sig", "utf-16", "cp1252"])
    def test_other_codes(self, code: str) -> None:
        text = f"{HEADER}\nCafé robbery,{month(0)},£7"
        assert only(read(text.encode(code))).measure == "Café robbery"

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_ends_of_lines_of_other_systems(self, end: str) -> None:
        text = end.join([HEADER, f"Burglary,{month(0)},7", f"Burglary,{month(1)},8", ""])
        assert list(only(read(text.encode())).values) == [7, 8]

    def test_names_of_columns_as_people_write_them(self) -> None:
        text = f"Measure, Period Start,PERIOD-END ,Value\nBurglary,{month(0)},7"
        assert len(only(read(text.encode()))) == 1

    @pytest.mark.parametrize("days", ["2021-01-01 00:00:00,2021-01-31T00:00", "01/01/2021,31/01/2021"])
    def test_days_as_databases_and_spreadsheets_write_them(self, days: str) -> None:
        assert only(sheet(f"Burglary,{days},7")).periods == [JANUARY]

    def test_a_period_in_words(self) -> None:
        assert only(read(b"measure,period,value\nBurglary,January 2021,7")).periods == [JANUARY]

    def test_areas_and_breakdowns_are_series_of_their_own(self) -> None:
        found = read(
            f"{HEADER},area,breakdown\nBurglary,{month(0)},7,North,\nBurglary,{month(0)},9,North,homes".encode()
        )
        assert [*found.series] == [("Burglary", "North", ""), ("Burglary", "North", "homes")]

    def test_a_comma_within_quotes_is_of_the_number(self) -> None:
        assert list(only(monthly(['"1,234"'])).values) == [1234]

    def test_empty_rows_and_cells_that_are_not_there_are_harmless(self) -> None:
        found = sheet("", f"Burglary,{month(0)},7", ",,,,,", f"Burglary,{month(1)},8,100", more=",denominator,polarity")
        assert (list(only(found).values), only(found).denominators[1]) == ([7, 8], 100)

    def test_a_comma_without_quotes_does_not_make_a_denominator(self) -> None:
        found = sheet(f"Burglary,{month(0)},1,234,,", more=",denominator,polarity")
        assert "a comma inside a cell wants quotes" in str(only(found).problems[0])

    def test_rows_are_counted_as_a_spreadsheet_shows_them(self) -> None:
        assert only(sheet("", f"Burglary,{month(0)},many")).problems[0].row == 3

    def test_columns_that_were_not_read_are_named(self) -> None:
        found = sheet(f"Burglary,{month(0)},7,x,down_good", more=",notes,polarty")
        assert found.unread == ("notes", "polarty")
        assert found.hints == ("the column 'polarty' is not known and was not read: did you mean 'polarity'?",)

    def test_no_django_is_needed(self) -> None:
        assert "django" not in vars(tidy_cells)


class TestSpoiled:
    @pytest.mark.parametrize(
        ("line", "column", "message"),
        [
            (f"Burglary,{month(0)},many", "value", "not a number"),
            ("Burglary,2021-01-31,2021-01-01,7", "period_start", "before it starts"),
            ("Burglary,soon,2021-01-01,7", "period_start", "when it starts: 'soon' is not a day"),
            ("Burglary,2021-01-01,,7", "period_start", "when it ends: the day is missing"),
            (f"Burglary,{month(0)},1,234", "", "5 cells where the header has 4: a comma inside a cell wants quotes"),
        ],
    )
    def test_a_bad_row_spoils_its_own_series_and_no_other(self, line: str, column: str, message: str) -> None:
        found = sheet(f"Robbery,{month(0)},7", line)
        spoiled, sound = found.series["Burglary", "", ""], found.series["Robbery", "", ""]
        assert (spoiled.problems[0].row, spoiled.problems[0].column, sound.problems) == (3, column, [])
        assert message in spoiled.problems[0].message

    @pytest.mark.parametrize(
        ("column", "cell"), [("denominator", "-5"), ("polarity", "good"), ("standard", ">="), ("break", "x" * 201)]
    )
    def test_a_bad_cell_is_named_by_its_column(self, column: str, cell: str) -> None:
        rows = only(sheet(f"Burglary,{month(0)},7,{cell}", more=f",{column}"))
        assert rows.problems[0].column == column

    def test_a_row_without_a_measure_is_of_no_series(self) -> None:
        found = sheet(f",{month(0)},7", f"Burglary,{month(0)},7")
        assert ([str(one) for one in found.problems], len(found.series)) == (
            ["row 2, column measure: this is empty: say it."],
            1,
        )

    def test_not_all_problems_of_a_wrong_file_are_kept_but_each_spoiled_series_has_one(self) -> None:
        lines = [f"Burglary,{month(0)},many"] * (MOST_PROBLEMS + 5) + [f"Robbery,{month(0)},many"]
        found = sheet(*lines)
        assert [len(one.problems) for one in found.series.values()] == [MOST_PROBLEMS, 1]


class TestMonthsThatCouldBeYears:
    """“2010-11” is a financial year, or November among other months."""

    @staticmethod
    def kinds(*said: str) -> list[str]:
        rows = "".join(f"Burglary,{one},7\n" for one in said)
        return [one.kind for one in only(read(f"measure,period,value\n{rows}".encode())).periods]

    def test_among_months_it_is_a_month(self) -> None:
        assert self.kinds("2010-11", "2010-12", "2011-01") == ["month"] * 3

    def test_among_financial_years_it_is_a_financial_year(self) -> None:
        assert self.kinds("2009-10", "2010-11", "2012-13") == ["financial_year"] * 3


class TestNoSheet:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "empty"),
            (b"PK\x03\x04...", "Excel workbook"),
            (b"Dear sir,\nno figures", "its first row must name the columns measure, period_start, period_end, value"),
            (b"measure,period_start,period_end,values\n", r"the column is missing: value \('values' is not known"),
            (b"measure,value,value,period\n", "the column value stands twice"),
            (HEADER.encode(), "no row below it"),
        ],
    )
    def test_a_file_that_is_none_is_refused_with_a_sentence(self, content: bytes, message: str) -> None:
        with pytest.raises(NotASheet, match=message):
            read(content)

    def test_an_open_quote_is_told_with_its_place(self) -> None:
        with pytest.raises(NotASheet, match="the row after row 2 cannot be told apart"):
            read(f'{HEADER}\nBurglary,{month(0)},7\nBurglary,"{"x" * 200_000}'.encode())

"""Workbooks read by their layouts: rows, problems, what was skipped, and totals beside their parts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from answerable.calc.grids.grid import Cell
from answerable.calc.tests.sheets import sheet
from answerable.measures.intake.layouts.answers import SheetReading, Sum
from answerable.measures.intake.layouts.finding import find
from answerable.measures.intake.workbooks import Workbook, opened
from answerable.measures.tests.layout_make import FORCE, book, calls, layout_of, reading, values
from tests import ugly_returns

HEAD = ("Month", "999 calls received")
APRIL, MAY = ("Apr-24", 5), ("May-24", 6)


def read(workbook: Workbook) -> SheetReading:
    return reading(layout_of(workbook), workbook)


def told(name: str) -> SheetReading:
    return read(opened(ugly_returns.ALL[name]()))


def problems(read: SheetReading) -> list[str]:
    return [str(one) for one in read.problems]


def test_a_row_says_where_it_was_and_how_it_was_printed() -> None:
    row = read(calls(HEAD, APRIL, ("May-24", "1,2 34 [p]"))).rows[1]
    assert (row.number, row.locator, row.printed) == (2, "sheet 'Calls', cell B3", "1,2 34 [p]")
    assert (row.area, row.source, row.as_at, row.status) == (FORCE, "2024-10-return", date(2024, 10, 7), "provisional")


def test_a_cell_that_is_no_number_is_a_problem_that_names_it() -> None:
    (said,) = problems(read(calls(HEAD, APRIL, ("May-24", "six"))))
    assert said.startswith("sheet 'Calls', cell B3: 'six' is not a number")


def test_a_row_that_names_no_period_is_a_problem() -> None:
    (said,) = problems(read(calls(HEAD, APRIL, MAY, ("Jnue 24", 7), ("Jul-24", 8))))
    assert said.startswith("sheet 'Calls', row 4: “Jnue 24” is not a period")


def test_an_empty_cell_is_no_row_and_is_counted() -> None:
    found = read(calls((*HEAD, "999 calls abandoned"), (*APRIL, None), (*MAY, 1)))
    assert len(found.rows) == 3
    assert "sheet 'Calls' (1 cell): empty cells of tables that are read" in map(str, found.skipped)


def test_a_formula_without_its_value_is_a_problem_that_names_the_cell() -> None:
    layout = layout_of(opened(ugly_returns.waits()))
    found = reading(layout, opened(ugly_returns.waits(calculated=False)))
    assert "sheet '101 waits', cell E3: the formula has no value stored" in problems(found)[0]


def test_the_same_figure_twice_with_two_values_is_a_problem() -> None:
    (said,) = problems(read(calls(HEAD, APRIL, MAY, ("April 2024", 7))))
    assert "cell B4: it says 7, and sheet 'Calls', cell B2 says 5 of the same" in said


def test_the_same_figure_twice_is_read_once() -> None:
    found = read(calls(HEAD, APRIL, MAY, ("April 2024", 5)))
    assert (len(found.rows), found.problems) == (2, ())


def test_what_nobody_has_decided_is_left_out_and_said() -> None:
    found = read(calls((*HEAD, "Mood of the room"), (*APRIL, 1), (*MAY, 2)))
    assert len(found.rows) == 2
    assert "'Mood of the room' (2 cells): nobody has said what it is of" in str(found.skipped[0])


def test_what_stands_outside_the_tables_is_counted() -> None:
    found = read(calls(("Contact",), (), HEAD, APRIL, MAY, ("Source: telephony",)))
    assert [one.cells for one in found.skipped] == [2]


def test_hidden_rows_are_left_out_and_said() -> None:
    grid = replace(sheet(HEAD, APRIL, MAY), hidden_rows=frozenset([2]))
    found = read(book(grid))
    assert len(found.rows) == 1
    assert str(found.skipped[0]).startswith("sheet 'Calls', row 3 (1 cell): hidden")


def test_hidden_rows_are_read_when_that_is_chosen() -> None:
    workbook = book(replace(sheet(HEAD, APRIL, MAY), hidden_rows=frozenset([2])))
    assert len(reading(replace(layout_of(workbook), hidden=True), workbook).rows) == 2


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    found = read(book(sheet(HEAD, APRIL, MAY), replace(sheet(HEAD, ("Jun-24", 9), name="Old"), hidden=True)))
    assert len(found.rows) == 2
    assert "the sheet is hidden" in str(found.skipped[-1])


def test_a_provisional_month_makes_its_figures_provisional() -> None:
    assert read(calls(HEAD, APRIL, ("May-24 (provisional)", 6))).rows[1].status == "provisional"


def test_a_share_of_one_is_seen_and_turned() -> None:
    share = [Cell(Decimal(value), value) for value in ("0.901", "0.91")]
    found = read(calls(("Month", "% 999 calls answered within 10 seconds"), ("Apr-24", share[0]), ("May-24", share[1])))
    assert [str(row.value) for row in found.rows] == ["90.1", "91"]


def test_fractions_of_a_day_are_seen_and_turned() -> None:
    waits = [Cell(Decimal(value), value) for value in ("0.0009606481", "0.0009722222")]
    found = read(calls(("Month", "101 ControlWorks average wait"), ("Apr-24", waits[0]), ("May-24", waits[1])))
    assert [round(row.value or 0, 3) for row in found.rows] == [83, 84]


@pytest.mark.parametrize(
    ("total", "state"),
    [(("Total", 11), Sum.AGREES), (("Total", 12), Sum.DIFFERS), (("2024/25 total", 30), Sum.UNCHECKED)],
)
def test_a_total_of_months_beside_their_sum(total: tuple[str, int], state: Sum) -> None:
    found = read(calls(HEAD, APRIL, MAY, total))
    assert [one.state for one in found.totals] == [state]
    assert len(found.rows) == 2


def test_a_total_that_differs_says_both_numbers_and_where() -> None:
    (total,) = read(calls(HEAD, APRIL, MAY, ("Total", 12))).suspicious
    assert total.where == "sheet 'Calls', cell B4"
    assert total.message == "'Total' is 12, but its 2 parts add up to 11: ask which is right."


def test_a_year_among_its_months_is_their_total() -> None:
    rows = [(f"{date(2024, 4, 1) + timedelta(days=31 * at):%b-%y}", 1) for at in range(12)]
    found = read(calls(HEAD, *rows, ("2024/25", 12)))
    assert (len(found.rows), [one.state for one in found.totals]) == (12, [Sum.AGREES])


def test_an_average_has_no_sum() -> None:
    found = read(
        calls(("Month", "101 ControlWorks average wait (seconds)"), ("Apr-24", 60), ("May-24", 70), ("Total", 65))
    )
    assert found.totals == ()


def test_a_total_with_a_suppressed_part_is_not_compared() -> None:
    assert [one.state for one in read(calls(HEAD, APRIL, ("May-24", "*"), ("Total", 11))).totals] == [Sum.UNCHECKED]


def test_a_total_below_its_known_parts_differs_whatever_is_suppressed() -> None:
    assert [one.state for one in read(calls(HEAD, APRIL, ("May-24", "*"), ("Total", 3))).totals] == [Sum.DIFFERS]


def test_the_ugly_contact_return() -> None:
    found = values(told("contact"))
    assert ("calls-999-total", "", "2024-09-01", "13296") in found
    assert ("calls-999-answered-10s-pct", "", "2024-04-01", "90.3") in found
    assert ("calls-101-controlworks-avg-wait-s", "", "2024-04-01", "86") in found
    assert ("calls-999-abandoned", "", "2024-05-01", "missing") in found
    assert ("derbyshire-alert-messages", "", "2024-05-01", "missing") in found
    assert ("farm-watch-members", "", "2024-09-01", "2905") in found


def test_the_hidden_month_of_the_contact_return_is_not_read() -> None:
    assert not [one for one in values(told("contact")) if one[2] == "2024-03-01"]


def test_the_ugly_return_of_asb() -> None:
    found = values(told("asb"))
    assert ("asb-incidents", "Nuisance", "2024-06-01", "1206") in found
    assert ("asb-incidents", "Environmental", "2024-09-01", "suppressed") in found
    assert ("asb-incidents", "", "2024-09-01", "1577") in found
    assert len(found) == 20


def test_the_wrong_sum_of_the_asb_return_is_the_only_suspicious_one() -> None:
    (total,) = told("asb").suspicious
    assert (total.where, total.stated, total.summed) == ("sheet 'ASB', cell F10", Decimal(1583), Decimal(1574))


def test_the_ugly_return_of_waits() -> None:
    found = told("waits")
    waits = [row.value for row in found.rows if row.measure == "calls-101-controlworks-avg-wait-s"]
    shares = [str(row.value) for row in found.rows if row.measure == "calls-101-controlworks-answered-60s-pct"]
    assert waits == [94, 95, 96, 97, 98, 99]
    assert shares == ["70", "70.5", "71", "71.5", "72", "72.5"]
    assert [row.period.start.month for row in found.rows][::3] == [4, 5, 6, 7, 8, 9]


def test_the_ugly_return_of_crime() -> None:
    found = told("crime")
    assert ("neighbourhood-crime", "Theft of motor vehicle", "2019-04-01", "1119") in values(found)
    assert ("neighbourhood-crime", "Burglary - residential", "2020-04-01", "missing") in values(found)
    assert (len(found.rows), found.suspicious) == (35, ())


def test_the_ugly_return_of_members() -> None:
    found = told("watch")
    assert ("farm-watch-members", "", "2024-09-30", "2912") in values(found)
    assert [(row.status, row.qualifier) for row in found.rows] == [("provisional", "exact"), ("final", "about")]


@pytest.mark.parametrize("name", ugly_returns.ALL)
def test_every_figure_of_a_table_is_a_row_a_problem_or_skipped_and_said(name: str) -> None:
    workbook = opened(ugly_returns.ALL[name]())
    layout = layout_of(workbook)
    found = reading(layout, workbook)
    figures = [one for table in find(layout, workbook) for place in table.found for one in place.walk.figures]
    outside = sum(one.cells for one in found.skipped if one.why.startswith(("titles", "no table", "the sheet")))
    assert len(found.rows) + len(found.problems) + sum(one.cells for one in found.skipped) - outside == len(figures)

"""The next return of the same sender: read by itself, or said precisely what is otherwise."""

from datetime import date

import pytest

from answerable.calc.grids.guessing import guessed
from answerable.calc.tests.sheets import Said, sheet
from answerable.measures.intake.layouts.answers import Changed, Fit
from answerable.measures.intake.layouts.fitting import fits, nearest
from answerable.measures.intake.layouts.guessing import pointed
from answerable.measures.intake.layouts.layout import Layout, Role
from answerable.measures.intake.workbooks import Workbook, opened
from answerable.measures.tests.layout_make import book, calls, layout_of, reading, values
from tests import ugly_returns

type Rows = tuple[tuple[Said, ...], ...]
TABLE: Rows = (("Month", "999 calls received", "999 calls abandoned"), ("Apr-24", 5, 1), ("May-24", 6, 2))
NEXT = {
    "contact": (ugly_returns.contact, date(2024, 10, 1)),
    "asb": (ugly_returns.asb, date(2024, 10, 1)),
    "waits": (ugly_returns.waits, date(2024, 10, 1)),
    "crime": (ugly_returns.crime, date(2024, 4, 1)),
    "watch": (ugly_returns.watch, date(2024, 12, 31)),
}


def said(layout: Layout, workbook: Workbook) -> list[str]:
    return [f"{one.kind}: {one}" for one in fits(layout, workbook).differences]


@pytest.mark.parametrize("name", NEXT)
def test_the_next_ugly_return_of_the_same_sender_fits(name: str) -> None:
    build, last = NEXT[name]
    assert said(layout_of(opened(build())), opened(build(last, shifted=True))) == []


@pytest.mark.parametrize("name", NEXT)
def test_the_next_ugly_return_gives_the_figures_it_repeats_again_and_new_ones(name: str) -> None:
    build, last = NEXT[name]
    layout = layout_of(opened(build()))
    first, second = values(reading(layout, opened(build()))), values(reading(layout, opened(build(last, shifted=True))))
    assert set(second) - set(first)
    assert name == "watch" or set(first) < set(second)


@pytest.mark.parametrize(
    "rows",
    [
        (("Contact management, May 2024",), (), *TABLE),
        (*TABLE, ("Jun-24", 7, 3)),
        TABLE[:2],
        ((None, *TABLE[0]), (None, *TABLE[1]), (None, *TABLE[2])),
        (("Month", "999 calls abandoned", "999 calls received"), ("Apr-24", 1, 5)),
        (("MONTH ", "999 calls received*", "999 Calls  Abandoned:"), ("Apr-24", 5, 1)),
        (*TABLE, ("Total", 11, 3)),
        (*TABLE, (), ("Notes",), ("Some calls are counted twice.",)),
    ],
    ids=["title", "another month", "one month less", "moved right", "order", "capitals and marks", "a total", "notes"],
)
def test_what_is_no_difference(rows: Rows) -> None:
    layout = layout_of(calls(*TABLE))
    workbook = calls(*rows)
    assert said(layout, workbook) == []
    assert ("calls-999-abandoned", "", "2024-04-01", "1") in values(reading(layout, workbook))


def test_a_new_column_is_named_with_its_cell() -> None:
    more: Rows = (
        ("Month", "999 calls received", "999 calls abandoned", "Texts"),
        ("Apr-24", 5, 1, 8),
        ("May-24", 6, 2, 9),
    )
    (new,) = said(layout_of(calls(*TABLE)), calls(*more))
    assert new.startswith("new: sheet 'Calls', cell D2: 'Texts' was not there")


def test_a_missing_column_is_named() -> None:
    (missing,) = said(layout_of(calls(*TABLE)), calls(*(row[:2] for row in TABLE)))
    assert missing == "missing: sheet 'Calls': '999 calls abandoned' is missing: has it been renamed or left out?"


def test_a_renamed_column_is_asked_about_and_not_guessed() -> None:
    rows = (("Month", "999 calls received", "999 calls abandonned"), *TABLE[1:])
    layout = layout_of(calls(*TABLE))
    new, missing = said(layout, calls(*rows))
    assert "It may be what was called '999 calls abandoned'." in new
    assert missing.startswith("missing")
    assert {row.measure for row in reading(layout, calls(*rows)).rows} == {"calls-999-total"}


def test_a_reading_says_what_is_otherwise_as_problems() -> None:
    found = reading(layout_of(calls(*TABLE)), calls(*(row[:2] for row in TABLE)))
    assert [str(one) for one in found.problems] == [
        "sheet 'Calls': '999 calls abandoned' is missing: has it been renamed or left out?"
    ]


def test_a_table_that_is_not_there() -> None:
    (gone,) = fits(layout_of(calls(*TABLE)), calls(("Month", "Arrests"), ("Apr-24", 5), ("May-24", 6))).differences
    assert gone.kind is Changed.NO_TABLE
    assert "'999 calls received', '999 calls abandoned'" in gone.message


def test_two_columns_of_one_name_cannot_be_told_apart() -> None:
    (twice,) = said(layout_of(calls(*TABLE)), calls(("Month", "999 calls received", "999 calls received"), *TABLE[1:]))[
        :1
    ]
    assert "stands twice, first in B2" in twice or "missing" in twice


@pytest.mark.parametrize("name", ["Calls May 2024", "calls", "Contact"])
def test_a_sheet_may_be_renamed_where_it_is_the_only_such_one(name: str) -> None:
    assert said(layout_of(calls(*TABLE, name="Calls April 2024")), calls(*TABLE, name=name))[1:] == []


def test_divisions_on_sheets_of_their_own_are_not_taken_for_each_other() -> None:
    layout = layout_of(book(sheet(*TABLE, name="North"), sheet(*TABLE, name="South")))
    found = fits(layout, book(sheet(*TABLE, name="North"), sheet(*TABLE, name="West"))).differences
    assert [(one.kind, one.where) for one in found] == [
        (Changed.NO_SHEET, "sheet 'South'"),
        (Changed.NEW, "sheet 'West', cell A1"),
    ]


def test_tables_of_one_header_are_told_apart_by_their_titles() -> None:
    north: Rows = (("North, April 2024",), *TABLE)
    south: Rows = (("South, April 2024",), *TABLE)
    layout = layout_of(calls(*north, (), *south))
    gone, new = fits(layout, calls(*south, (), ("West",), *TABLE)).differences
    assert (gone.kind, new.kind) == (Changed.NO_TABLE, Changed.NEW)
    assert new.where == "sheet 'Calls', cell A7"


def test_one_such_table_a_sheet_is_read_from_every_sheet() -> None:
    rows: Rows = (("Measure", "Number"), ("999 calls received", 5), ("999 calls abandoned", 1))
    layout = layout_of(book(sheet(*rows, name="March 2024"), sheet(*rows, name="April 2024")))
    found = reading(layout, book(sheet(*rows, name="May 2024"), sheet(*rows, name="June 2024")))
    assert [row.period.start.month for row in found.rows] == [5, 5, 6, 6]


def test_a_period_in_a_title_is_found_under_a_note_and_beside_the_day_of_making() -> None:
    rows: Rows = (("Scheme", "Members"), ("Farm Watch", 5))
    layout = layout_of(calls(("Position at 31 March 2024",), *rows))
    read = reading(layout, calls(("Position at 30 April 2024",), ("Extracted 3 May 2024",), ("New template",), *rows))
    assert [row.period.end.isoformat() for row in read.rows] == ["2024-04-30"]


def test_a_new_sheet_with_a_table_is_said() -> None:
    (new,) = said(
        layout_of(calls(*TABLE)), book(sheet(*TABLE), sheet(("Month", "Arrests"), ("Apr-24", 1), name="Arrests"))
    )
    assert new.startswith("new: sheet 'Arrests', cell A1: the table that begins here was not there")


def test_a_total_row_of_another_table_is_not_taken_for_this_ones() -> None:
    layout = layout_of(calls(("Type", "2021/22", "2022/23"), ("ASB", 5, 6), ("Fires", 5, 6), ("Total", 10, 12)))
    other = calls(("Type", "2021/22", "2022/23"), ("Arrests", 5, 6), ("Stops", 5, 6), ("Total", 10, 12))
    assert reading(layout, other).rows == ()


def test_pointing_leaves_every_line_undecided() -> None:
    grid = sheet(*TABLE)
    layout = layout_of(book(grid))
    found = pointed(grid, guessed(grid)[0])
    assert {line.role for line in found.lines} == {Role.UNDECIDED}
    assert [line.words for line in found.lines] == [line.words for line in layout.tables[0].lines]


def test_the_layout_that_fits_is_found_among_others() -> None:
    layouts = {name: layout_of(opened(build())) for name, (build, _) in NEXT.items()}
    build, last = NEXT["asb"]
    assert nearest(layouts, opened(build(last, shifted=True))) == ("asb", Fit())


def test_the_layout_that_nearly_fits_is_found_with_what_is_otherwise() -> None:
    found = nearest({"calls": layout_of(calls(*TABLE))}, calls(*(row[:2] for row in TABLE)))
    assert found is not None
    assert [one.kind for one in found[1].differences] == [Changed.MISSING]


def test_no_layout_is_near_to_what_holds_none_of_its_tables() -> None:
    assert nearest({"calls": layout_of(calls(*TABLE))}, calls(("Month", "Arrests"), ("Apr-24", 5))) is None

"""Where tables stand on a sheet, and what their figures are named by."""

from datetime import date

from answerable.calc.grids.axis import Says
from answerable.calc.grids.grid import Box, Grid
from answerable.calc.grids.guessing import guessed
from answerable.calc.grids.pointing import Axis, Pointing
from answerable.calc.grids.titles import period_in, timeless
from answerable.calc.grids.walking import Figure, Walk
from answerable.calc.periods import Period
from answerable.calc.tests.sheets import Said, sheet

DOWN: tuple[tuple[Said, ...], ...] = (("Month", "Calls", "Waits"), ("Apr-23", 5, 60), ("May-23", 6, 61))


def only(grid: Grid) -> Pointing:
    (one,) = guessed(grid)
    return one


def figures(grid: Grid) -> tuple[Figure, ...]:
    return Walk(grid, only(grid)).figures


def words(grid: Grid) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(figure.words for figure in figures(grid)))


def test_a_sheets_numbers_for_months_are_a_header() -> None:
    assert only(sheet(("Indicator", 45017, 45047, 45078), ("Calls", 5, 6, 7))).header == (0,)


def test_months_down() -> None:
    at = only(sheet(*DOWN))
    assert (at.axis, at.header, at.labels, at.first, at.last) == (Axis.DOWN, (0,), (0,), 1, 2)


def test_a_title_and_a_note_are_no_part_of_the_table() -> None:
    at = only(sheet(("Contact, 2023/24",), (), *DOWN, ("Source: telephony",)))
    assert (at.header, at.first, at.last) == ((2,), 3, 4)


def test_months_across_under_their_year() -> None:
    grid = sheet(("", "2023/24", ""), ("Indicator", "Apr", "May"), ("Calls", 5, 6), merges=[Box(0, 1, 0, 2)])
    assert only(grid).axis is Axis.ACROSS
    assert [one.label.text for one in figures(grid)] == ["2023/24 Apr", "2023/24 May"]


def test_a_year_that_is_not_merged_reaches_to_the_next() -> None:
    grid = sheet(("", "2023/24", "", "2024/25"), ("Indicator", "Feb", "Mar", "Apr"), ("Calls", 5, 6, 7))
    assert [one.label.period and one.label.period.start for one in figures(grid)] == [
        date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)
    ]  # fmt: skip


def test_years_in_numbers_are_a_header_and_no_figures() -> None:
    at = only(sheet(("Crime", 2021, 2022, 2023), ("Robbery", 5, 6, 7), ("Theft", 8, 9, 10)))
    assert (at.axis, at.header, at.first) == (Axis.ACROSS, (0,), 1)


def test_months_down_and_years_across() -> None:
    grid = sheet(("Month", "2022/23", "2023/24"), ("Apr", 5, 6), ("Jan", 7, 8))
    assert only(grid).axis is Axis.BOTH
    assert [one.label.period and one.label.period.start.isoformat() for one in figures(grid)] == [
        "2022-04-01", "2023-04-01", "2023-01-01", "2024-01-01"
    ]  # fmt: skip


def test_a_period_in_the_title_only() -> None:
    grid = sheet(("Position at 31 March 2024",), ("Scheme", "Members"), ("Farm Watch", 5))
    assert only(grid).title == (0, 0)
    assert figures(grid)[0].label.period == Period(date(2024, 3, 31), date(2024, 3, 31))


def test_a_period_in_the_sheets_name_only() -> None:
    grid = sheet(("Scheme", "Members"), ("Farm Watch", 5), name="April 2024")
    assert figures(grid)[0].label.period == Period(date(2024, 4, 1), date(2024, 4, 30))


def test_months_take_the_year_of_the_title() -> None:
    grid = sheet(("Calls 2023/24",), ("Month", "Calls"), ("Apr", 5), ("Jan", 6))
    assert [one.label.period and one.label.period.start.year for one in figures(grid)] == [2023, 2024]


def test_months_take_the_year_of_the_row_above_them() -> None:
    grid = sheet(("Month", "Calls"), ("2022/23",), ("Apr", 5), ("2023/24",), ("Apr", 6))
    assert [one.label.period and one.label.period.start.year for one in figures(grid)] == [2022, 2023]


def test_two_tables_below_each_other() -> None:
    found = guessed(sheet(*DOWN, (), ("Alert",), ("Month", "Messages"), ("Apr-23", 1), ("May-23", 2)))
    assert [(at.header, at.first, at.last) for at in found] == [((0,), 1, 2), ((5,), 6, 7)]


def test_two_tables_without_a_row_between() -> None:
    found = guessed(sheet(*DOWN, ("Month", "Messages", "Members"), ("Apr-23", 1, 2)))
    assert [(at.header, at.first, at.last) for at in found] == [((0,), 1, 2), ((3,), 4, 4)]


def test_two_tables_beside_each_other() -> None:
    right: tuple[tuple[Said, ...], ...] = (("Month", "Messages"), ("Apr-23", 1), ("May-23", 2))
    rows = [(*one, None, *other) for one, other in zip(DOWN, right, strict=True)]
    assert [(at.labels, at.left, at.right) for at in guessed(sheet(*rows))] == [((0,), 1, 2), ((4,), 5, 5)]


def test_an_empty_column_within_a_table() -> None:
    grid = sheet(("Month", None, "Calls", None, "Waits"), ("Apr-23", None, 5, None, 60), ("May-23", None, 6, None, 61))
    assert words(grid) == [("calls",), ("waits",)]


def test_an_empty_row_within_a_table() -> None:
    assert only(sheet(*DOWN, (), ("Total", 11, None))).last == 4


def test_groups_of_rows_are_named_once() -> None:
    grid = sheet(
        ("Group", "Type", "2021/22", "2022/23"), ("Vehicle", "Theft of", 5, 6), ("", "Theft from", 7, 8),
        ("Person", "Robbery", 9, 10),
    )  # fmt: skip
    assert words(grid) == [("vehicle", "theft of"), ("vehicle", "theft from"), ("person", "robbery")]


def test_a_heading_inside_a_table_belongs_to_the_rows_below_it() -> None:
    grid = sheet(("Type", "2021/22", "2022/23"), ("Vehicle",), ("Total", 5, 6), ("Person",), ("Total", 9, 10))
    assert words(grid) == [("vehicle", "total"), ("person", "total")]


def test_numbers_that_look_like_years_are_figures_where_they_are_grouped() -> None:
    grid = sheet(("Type", "2021/22", "2022/23"), ("Vehicle", "2,021", "2,022"))
    assert [one.cell.shown for one in figures(grid)] == ["2,021", "2,022"]


def test_a_text_among_figures_does_not_end_the_table() -> None:
    assert only(sheet(*DOWN, ("Jun-23", "see note", None), ("Jul-23", 8, 63))).last == 4


def test_a_numbered_list_has_its_labels_right_of_the_numbers() -> None:
    at = only(sheet(("No", "Indicator", "Apr-23", "May-23"), (1, "Calls", 5, 6), (2, "Waits", 60, 61)))
    assert (at.labels, at.left) == ((1,), 2)


def test_totals_are_told_from_periods() -> None:
    said = [one.label.says for one in figures(sheet(*DOWN, ("Total", 11, 121)))]
    assert said[-2:] == [Says.TOTAL, Says.TOTAL]


def test_nothing_is_no_table() -> None:
    assert guessed(sheet(("Just words",), (), ("and more",))) == ()


def test_the_name_of_a_sheet_without_its_month() -> None:
    assert timeless("Contact Sep 24") == timeless("Contact_October_2024")


def test_a_title_that_names_two_periods_names_none() -> None:
    assert (
        period_in("April 2023 compared with April 2022 and May 2021") is None
        or period_in("2022/23 and 2023/24") is None
    )

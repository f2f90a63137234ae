"""What a layout is proposed to be, and how it is changed."""

from dataclasses import replace

import pytest

from answerable.calc.grids.amounts import How
from answerable.calc.grids.grid import Box, Cell
from answerable.calc.grids.guessing import guessed
from answerable.calc.grids.pointing import Pointing
from answerable.calc.tests.sheets import Said, sheet
from answerable.measures.intake.layouts.changing import decided, left_out, renewed, with_table
from answerable.measures.intake.layouts.fitting import fits
from answerable.measures.intake.layouts.guessing import NotATable, how_of, pointed
from answerable.measures.intake.layouts.layout import Layout, Line, Role, Target
from answerable.measures.tests.layout_make import FORCE, KNOWN, book, calls, layout_of, reading, values

type Rows = tuple[tuple[Said, ...], ...]
TABLE: Rows = (("Month", "999 calls received", "999 calls abandoned"), ("Apr-24", 5, 1), ("May-24", 6, 2))


def proposed(*rows: tuple[Said, ...], name: str = "Sheet1") -> dict[str, tuple[Role, str]]:
    """Role and measure (with its part) by heading."""
    (table,) = layout_of(calls(*rows, name=name)).tables
    return {line.heading: (line.role, _of(line.target)) for line in table.lines}


def _of(target: Target | None) -> str:
    if target is None:
        return ""
    return " ".join(one for one in (target.measure, target.breakdown, target.area.replace(FORCE, "")) if one)


def test_measures_by_their_titles() -> None:
    assert proposed(*TABLE) == {
        "999 calls received": (Role.FIGURES, "calls-999-total"),
        "999 calls abandoned": (Role.FIGURES, "calls-999-abandoned"),
    }


def test_parts_beside_their_whole() -> None:
    assert proposed(
        ("Month", "Personal", "Nuisance", "ASB incidents total"), ("Apr-24", 1, 2, 3), ("May-24", 1, 2, 3)
    ) == {
        "Personal": (Role.FIGURES, "asb-incidents Personal"),
        "Nuisance": (Role.FIGURES, "asb-incidents Nuisance"),
        "ASB incidents total": (Role.WHOLE, "asb-incidents"),
    }


def test_districts_under_a_title_that_names_the_measure() -> None:
    rows: Rows = (
        ("999 calls received by district, 2024/25",),
        ("District", "Apr", "May"),
        ("Amber Valley", 1, 2),
        ("Bolsover", 3, 4),
    )
    assert proposed(*rows, ("Force total", 4, 6)) == {
        "Amber Valley": (Role.FIGURES, "calls-999-total E07000032"),
        "Bolsover": (Role.FIGURES, "calls-999-total E07000033"),
        "Force total": (Role.WHOLE, "calls-999-total"),
    }


def test_columns_beside_the_figure_are_set_aside() -> None:
    rows: Rows = (
        ("Position in April 2024",),
        ("Indicator", "This month", "Last month", "Target"),
        ("999 calls received", 5, 6, 7),
    )
    assert proposed(*rows) == {
        "This month, 999 calls received": (Role.FIGURES, "calls-999-total"),
        "Last month, 999 calls received": (Role.ASIDE, ""),
        "Target, 999 calls received": (Role.ASIDE, ""),
    }


def test_remarks_over_columns_of_months_are_no_periods() -> None:
    (table,) = layout_of(
        calls(("Indicator", "Target", "Apr-24", "RAG"), ("999 calls received", "n/a", 5, "Green"))
    ).tables
    assert table.aside == ("rag", "target")


def test_what_is_like_nothing_is_undecided() -> None:
    assert proposed(("Month", "Mood"), ("Apr-24", 1), ("May-24", 2)) == {"Mood": (Role.UNDECIDED, "")}


def test_two_lines_for_one_measure_are_both_asked_about() -> None:
    found = proposed(("Month", "999 calls received", "Calls received 999"), ("Apr-24", 1, 2), ("May-24", 2, 3))
    assert {role for role, _ in found.values()} == {Role.UNDECIDED}


def test_percentages_are_not_taken_for_counts() -> None:
    share = Cell("1%", "1%")
    assert (
        proposed(("Month", "999 calls abandoned"), ("Apr-24", share), ("May-24", share))["999 calls abandoned"][0]
        is Role.UNDECIDED
    )


@pytest.mark.parametrize(
    ("cells", "unit", "heading", "how"),
    [
        ([Cell("1:23", "1:23")], "seconds", "", How.MINUTES_SECONDS),
        ([Cell("0:01:23", "0:01:23")], "seconds", "", How.AS_SHOWN),
        ([Cell("83", "83")], "seconds", "", How.AS_SHOWN),
        ([], "seconds", "", How.AS_SHOWN),
    ],
)
def test_how_numbers_seem_to_be_meant(cells: list[Cell], unit: str, heading: str, how: How) -> None:
    assert how_of(cells, unit, heading) is how


def test_what_has_no_heading_is_no_table() -> None:
    with pytest.raises(NotATable, match="row of headings"):
        pointed(sheet(("Apr-24", 5)), Pointing((), (0,), 0, 0, 1, 1, (0,)))


def test_pointing_by_hand_is_as_good_as_a_guess() -> None:
    grid = sheet(*TABLE)
    assert pointed(grid, Pointing((0,), (0,), 1, 2, 1, 2, (0,))) == pointed(grid, guessed(grid)[0])


def test_a_decision_is_kept() -> None:
    layout = layout_of(calls(*TABLE))
    line = Line(("999 calls abandoned",), "999 calls abandoned", Role.ASIDE)
    assert decided(layout, 0, {line.words: line}).tables[0].line(line.words) == line


def test_a_table_left_out_is_no_difference_next_time_and_not_read() -> None:
    workbook = calls(*TABLE)
    layout = layout_of(workbook)
    layout = with_table(layout, 0, left_out(layout.tables[0]))
    assert fits(layout, workbook).fits
    assert reading(layout, workbook).rows == ()


def _renewed(layout: Layout, *rows: tuple[Said, ...]) -> Layout:
    found = renewed(layout, calls(*rows), KNOWN)
    assert fits(found, calls(*rows)).fits
    return found


def test_a_renewed_layout_fits_and_keeps_what_was_decided() -> None:
    layout = layout_of(calls(*TABLE))
    line = replace(layout.tables[0].lines[1], role=Role.ASIDE, target=None)
    layout = decided(layout, 0, {line.words: line})
    rows: Rows = (
        ("Month", "999 calls received", "999 calls abandoned", "Texts"),
        ("Apr-24", 5, 1, 8),
        ("May-24", 6, 2, 9),
    )
    roles = [one.role for one in _renewed(layout, *rows).tables[0].lines]
    assert roles == [Role.FIGURES, Role.ASIDE, Role.UNDECIDED]


def test_a_renewed_layout_forgets_what_is_missing() -> None:
    found = _renewed(layout_of(calls(*TABLE)), *(row[:2] for row in TABLE))
    assert [line.words for line in found.tables[0].lines] == [("999 calls received",)]


def test_a_renewed_layout_takes_in_a_new_table() -> None:
    rows: Rows = (*TABLE, (), ("Month", "Messages sent"), ("Apr-24", 1), ("May-24", 2))
    assert len(_renewed(layout_of(calls(*TABLE)), *rows).tables) == 2


def test_a_month_in_two_columns_is_read_as_both() -> None:
    merged = [Box(0, 1, 0, 2), Box(0, 3, 0, 4)]
    two = ("ASB incidents", "999 calls received")
    workbook = book(sheet(("", "Apr-24", "", "May-24", ""), ("Type", *two, *two), ("Force", 1, 2, 3, 4), merges=merged))
    assert [value for *_, value in values(reading(layout_of(workbook), workbook))] == ["1", "2", "3", "4"]

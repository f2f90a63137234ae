"""A sheet as it is drawn to be pointed at: merged cells merged, what is hidden marked, only so much of it drawn."""

from decimal import Decimal

from answerable.calc.grids.grid import Box, Cell, Grid
from answerable.calc.grids.pointing import Pointing
from answerable.measures.views.sheet_grid import GridCell, sheet_grid

NONE: tuple[dict[int, str], dict[int, str]] = ({}, {})


def said(text: str) -> Cell:
    return Cell(text, text)


SHEET = Grid(
    "Calls",
    (
        (said("2024"), Cell(), said("x" * 100)),
        (said("Month"), said("Calls"), Cell()),
        (said("April"), Cell(Decimal(100), "100"), Cell(None, "", fault="#REF!")),
    ),
    merges=(Box(0, 0, 0, 1),),
    hidden_rows=frozenset({2}),
    hidden_columns=frozenset({1}),
)
TABLE = Pointing(header=(1,), labels=(0,), first=2, last=2, left=1, right=1, period_columns=(0,))


def test_a_merged_cell_is_drawn_once_over_all_its_places() -> None:
    (first, second) = sheet_grid(SHEET, None, NONE).rows[0].cells
    assert (first, len(second.text)) == (GridCell("2024", across=2), 80)


def test_what_is_hidden_is_marked() -> None:
    drawn = sheet_grid(SHEET, None, NONE)
    assert [row.head.hidden for row in drawn.rows] == [False, False, True]
    assert [column.hidden for column in drawn.columns] == [False, True, False]


def test_the_parts_of_the_table_are_told_apart() -> None:
    rows = sheet_grid(SHEET, TABLE, NONE).rows
    assert [cell.kind for cell in (*rows[1].cells, *rows[2].cells)] == ["header", "header", "", "label", "figure", ""]


def test_a_fault_is_shown_where_it_is() -> None:
    assert sheet_grid(SHEET, None, NONE).rows[2].cells[2].text == "#REF!"


def test_what_is_not_drawn_is_counted() -> None:
    drawn = sheet_grid(SHEET, None, NONE, most_rows=2)
    assert (len(drawn.rows), drawn.more_rows) == (2, 1)


def test_a_merged_cell_that_goes_on_below_is_cut() -> None:
    tall = Grid("Tall", tuple((said(str(row)),) for row in range(4)), merges=(Box(1, 0, 3, 0),))
    assert sheet_grid(tall, None, NONE, most_rows=3).rows[1].cells[0].down == 2


def test_a_merged_cell_beyond_what_is_drawn_is_left_alone() -> None:
    tall = Grid("Tall", tuple((said(str(row)),) for row in range(4)), merges=(Box(2, 0, 3, 0),))
    assert len(sheet_grid(tall, None, NONE, most_rows=2).rows) == 2


def test_what_was_chosen_stands_at_the_heads() -> None:
    drawn = sheet_grid(SHEET, None, ({1: "header"}, {0: "period"}))
    assert (drawn.rows[1].head.chosen, drawn.columns[0].chosen) == ("header", "period")

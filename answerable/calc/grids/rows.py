"""What a row of a sheet is to the table that it may belong to: figures, another header, words, or nothing."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from answerable.calc.grids.axis import names_time
from answerable.calc.grids.grid import Cell, Grid
from answerable.calc.grids.marks import stands_for, unmarked

MOST_GAP = 2
_FIGURE = re.compile(
    r"[<>~(]?\s?(?:c\.?\s?)?[-−–+]?\s?£?\s?[-−]?\d[\d,. ]*\s?(?:%|per ?cent|k|m|bn|s|h|secs?|mins?|hrs?)?\+?\)?(?::\d\d){0,2}(?:\.\d+)?",
    re.IGNORECASE,
)


class RowKind(StrEnum):
    """What stands in a row, seen from a table's labels and columns of figures."""

    BLANK = "blank"
    FIGURES = "figures"
    HEADER = "header"
    WORDS = "words"  # a label and nothing beside it: a section, a title or a note


def is_figure(cell: Cell) -> bool:
    """A number, a text that looks like one, or something that stands in for one."""
    if cell.fault or cell.is_number:
        return True
    if not isinstance(cell.value, str):
        return False
    return bool(stands_for(cell.value) or _FIGURE.fullmatch(unmarked(cell.value).text))


def are_years(cells: Sequence[Cell]) -> bool:
    """Whether whole numbers are years one after the other, or a sheet's numbers for months: a header and no figures."""
    said = [cell.shown.strip() for cell in cells]
    if len(said) < 2 or not all(re.fullmatch(r"(?:199|20\d)\d|[34]\d{4}", one) for one in said):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(said)}
    return steps in ({1}, {-1}) if len(said[0]) == 4 else steps <= {28, 29, 30, 31}


def _is_timely(cell: Cell) -> bool:
    """Whether a cell names a period in words or as a date; digits alone may be a figure."""
    return not cell.is_number and not re.fullmatch(r"\d+", cell.shown.strip()) and names_time(cell)


def row_kind(grid: Grid, row: int, labels: Iterable[int], columns: Iterable[int]) -> RowKind:
    """What the row is. A lone word among figures is a figure that cannot be read, not another header."""
    cells = [cell for column in columns if not (cell := grid.at(row, column)).empty]
    if not cells:
        named = any(not grid.at(row, column).empty for column in labels)
        return RowKind.WORDS if named else RowKind.BLANK
    if len(cells) > 1 and (are_years(cells) or all(_is_timely(cell) for cell in cells)):
        return RowKind.HEADER
    if any(is_figure(cell) for cell in cells) or len(cells) == 1:
        return RowKind.FIGURES
    return RowKind.HEADER


def last_row(grid: Grid, first: int, labels: Sequence[int], columns: Sequence[int]) -> int:
    """The last row of figures of a table whose first row is given; `first - 1` where there is none.

    A table goes on over two empty rows and over words between figures; it ends where another header begins, or with a note.
    """
    last, gap = first - 1, 0
    for row in range(first, grid.height):
        kind = row_kind(grid, row, labels, columns)
        if gap > MOST_GAP or _ends(grid, row, kind, (labels, columns), gap=gap):
            break
        last = row if kind is RowKind.FIGURES else last
        gap = gap + 1 if kind is RowKind.BLANK else 0 if kind is RowKind.FIGURES else gap
    return last


type _Across = tuple[Sequence[int], Sequence[int]]
"""The columns of the labels and those of the figures."""


def _ends(grid: Grid, row: int, kind: RowKind, across: _Across, *, gap: int) -> bool:
    """Whether a row of this kind is beyond the table."""
    match kind:
        case RowKind.HEADER:
            return True
        case RowKind.FIGURES:
            return gap > 0 and _starts_another(grid, row, across)
        case RowKind.WORDS:
            return not _goes_on(grid, row, across)
        case _:
            return False


def _goes_on(grid: Grid, row: int, across: _Across) -> bool:
    """Whether the next row that holds something is one of figures: then the words are a heading inside the table."""
    for after in range(row + 1, min(row + 2 + MOST_GAP, grid.height)):
        kind = row_kind(grid, after, *across)
        if kind is not RowKind.BLANK:
            return kind is RowKind.FIGURES and not _starts_another(grid, after, across)
    return False


def _starts_another(grid: Grid, row: int, across: _Across) -> bool:
    """Whether a row with one word over the figures heads a table of one column: a header, after a gap, is no figure."""
    cells = [cell for column in across[1] if not (cell := grid.at(row, column)).empty]
    return len(cells) == 1 and not is_figure(cells[0])

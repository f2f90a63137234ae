"""A sheet as it is drawn on a page: letters and numbers at its edges, merged cells merged, hidden rows and columns marked."""

from dataclasses import dataclass

from answerable.calc.grids.grid import Box, Grid, letters
from answerable.calc.grids.marks import spaced
from answerable.calc.grids.pointing import Pointing

ROWS, MORE_ROWS, COLUMNS = 40, 400, 60
LONGEST = 80


@dataclass(frozen=True)
class Head:
    """The head of a row or column: its name, whether it is hidden, and what was chosen for it."""

    number: int
    name: str
    hidden: bool
    chosen: str


@dataclass(frozen=True)
class GridCell:
    """A cell as drawn; `kind` is header, label, figure or nothing."""

    text: str
    across: int = 1
    down: int = 1
    kind: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class GridRow:
    head: Head
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class SheetGrid:
    """The part of a sheet that is drawn; `more_rows` and `more_columns` say how many are not."""

    name: str
    columns: tuple[Head, ...]
    rows: tuple[GridRow, ...]
    more_rows: int
    more_columns: int


def sheet_grid(
    grid: Grid, at: Pointing | None, chosen: tuple[dict[int, str], dict[int, str]], most_rows: int = ROWS
) -> SheetGrid:
    """The first rows and columns of a sheet; `chosen` is what was chosen for rows and for columns, `at` the table within."""
    height, width = min(grid.height, most_rows), min(grid.width, COLUMNS)
    window = Box(0, 0, height - 1, width - 1)
    corners, covered = _merged(grid, window)
    rows = []
    for row in range(height):
        drawn = tuple(
            _cell(grid, row, column, at, corners.get((row, column)))
            for column in range(width)
            if (row, column) not in covered
        )
        rows.append(GridRow(Head(row, str(row + 1), row in grid.hidden_rows, chosen[0].get(row, "")), drawn))
    columns = tuple(
        Head(column, letters(column), column in grid.hidden_columns, chosen[1].get(column, ""))
        for column in range(width)
    )
    return SheetGrid(grid.name, columns, tuple(rows), grid.height - height, grid.width - width)


def _merged(grid: Grid, window: Box) -> tuple[dict[tuple[int, int], Box], set[tuple[int, int]]]:
    """The merged cells by their top left one, cut to the window, and the cells that they cover."""
    corners, covered = {}, set()
    for box in grid.merges:
        if not window.holds(box.top, box.left):
            continue
        cut = Box(box.top, box.left, min(box.bottom, window.bottom), min(box.right, window.right))
        corners[box.top, box.left] = cut
        covered |= {
            (row, column) for row in range(cut.top, cut.bottom + 1) for column in range(cut.left, cut.right + 1)
        }
        covered.discard((box.top, box.left))
    return corners, covered


def _cell(grid: Grid, row: int, column: int, at: Pointing | None, box: Box | None) -> GridCell:
    cell = grid.at(row, column)
    text = cell.fault or spaced(cell.shown)
    return GridCell(
        text=text if len(text) <= LONGEST else text[: LONGEST - 1] + "…",
        across=box.right - box.left + 1 if box else 1,
        down=box.bottom - box.top + 1 if box else 1,
        kind=_kind(row, column, at) if at else "",
        numeric=cell.is_number,
    )


def _kind(row: int, column: int, at: Pointing) -> str:
    if row in at.header and (column in at.labels or column in at.columns):
        return "header"
    if row in at.rows:
        return "label" if column in at.labels else "figure" if column in at.columns else ""
    return ""

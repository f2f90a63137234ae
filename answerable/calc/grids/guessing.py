"""Where the tables of a sheet seem to be: a proposal for somebody to look at, made from where words and numbers stand."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.grids.axis import is_total, names_time
from answerable.calc.grids.grid import Cell, Grid
from answerable.calc.grids.marks import tidied
from answerable.calc.grids.pointing import Pointing
from answerable.calc.grids.rows import RowKind, are_years, is_figure, last_row, row_kind
from answerable.calc.grids.titles import periods_above

MOST_HEADER, SAMPLE, MOST_TABLES = 4, 40, 60
_TIME_HEAD = re.compile(r"\b(?:year|month|date|period|quarter|week|day|fy)\b", re.IGNORECASE)


def guessed(grid: Grid) -> tuple[Pointing, ...]:
    """The tables of a sheet, from the top, side by side ones from the left."""
    found: list[Pointing] = []
    row = 0
    while row < grid.height and len(found) < MOST_TABLES:
        beside = list(_from(grid, row)) if _holds_figures(grid, row) else []
        found += beside
        row = max((one.last for one in beside), default=row) + 1
    return tuple(found)


def edges(grid: Grid, header: Sequence[int], labels: Sequence[int], first: int) -> range:
    """The columns of figures right of the labels: over one empty column, up to where another table's labels begin."""
    left = max(labels) + 1
    right, gap = left - 1, 0
    heads = {tidied(grid.under(header[-1], column).shown) for column in labels} - {""} if header else set()
    for column in range(left, grid.width):
        said = [grid.under(row, column).shown for row in header]
        below = _below(grid, first, column)
        if not any(said) and not below:
            gap += 1
            if gap > 1:
                break
            continue
        if gap and (tidied(said[-1] if said else "") in heads or _names_rows(grid, column, below)):
            break
        right, gap = column, 0
    return range(left, right + 1)


def _holds_figures(grid: Grid, row: int) -> bool:
    """Whether a row has a number with a word or a period somewhere left of it."""
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if not cell.empty]
    numbers = [column for column, cell in cells if is_figure(cell)]
    return (
        len(cells) > 1
        and bool(numbers)
        and numbers[-1] > cells[0][0]
        and not are_years([cell for column, cell in cells[1:]])
    )


def _from(grid: Grid, first: int, start: int = 0) -> Iterator[Pointing]:
    """The table whose first row of figures is given, and those to the right of it."""
    one = _pointing(grid, first, start)
    if one:
        yield one
        if one.right + 1 < grid.width:
            yield from _from(grid, first, one.right + 1)


def _pointing(grid: Grid, first: int, start: int) -> Pointing | None:
    header = _header(grid, first, start)
    labels = _labels(grid, header, first, start)
    if not header or not labels:
        return None
    columns = edges(grid, header, labels, first)
    if not columns or row_kind(grid, first, labels, columns) is not RowKind.FIGURES:
        return None
    last = last_row(grid, first, labels, columns)
    at = Pointing(header, labels, header[-1] + 1, last, columns[0], columns[-1])
    return _timed(grid, at)


def _header(grid: Grid, first: int, start: int) -> tuple[int, ...]:
    """The rows of words right above the first row of figures, without titles over them and headings below them."""
    rows: list[int] = []
    for row in range(first - 1, -1, -1):
        cells = [column for column in range(start, grid.width) if not grid.at(row, column).empty]
        if not cells or len(rows) == MOST_HEADER or (_holds_figures(grid, row) and not _is_head(grid, row, cells)):
            break
        alone = len(cells) == 1 and not _spans_figures(grid, row, cells[0], start)
        if alone and rows:
            break
        if not alone:
            rows.insert(0, row)
    return tuple(rows)


def _is_head(grid: Grid, row: int, cells: Sequence[int]) -> bool:
    """Whether what looks like figures are years and dates over columns."""
    numbers = [cell for column in cells if is_figure(cell := grid.at(row, column))]
    year = len(numbers) == 1 and re.fullmatch(r"(?:199|20\d)\d", numbers[0].shown.strip())
    return bool(year) or not numbers or are_years(numbers)


def _spans_figures(grid: Grid, row: int, column: int, start: int) -> bool:
    """Whether a lone cell stands over columns of figures and not at the left, where titles begin."""
    leftmost = next((at for at in range(start, grid.width) if _below(grid, row + 1, at)), start)
    return column > leftmost


def _labels(grid: Grid, header: Sequence[int], first: int, start: int) -> tuple[int, ...]:
    """The first run of columns that name rows: words, periods, or numbers under a heading of time."""
    labels: list[int] = []
    for column in range(start, grid.width):
        below = _below(grid, first, column)
        said = " ".join(grid.under(row, column).shown for row in header)
        if not below and not (said and labels):
            if labels:
                break
            continue
        if _names_rows(grid, column, below) or (below and _TIME_HEAD.search(said) and _all_time(below)):
            labels.append(column)
        elif labels or not _is_index(below):
            break
    return tuple(labels)


def _below(grid: Grid, first: int, column: int) -> list[Cell]:
    found = [grid.at(row, column) for row in range(first, min(first + SAMPLE, grid.height))]
    return [cell for cell in found if not cell.empty]


def _names_rows(grid: Grid, column: int, below: Sequence[Cell]) -> bool:
    """Whether most cells of a column are words or dates; a column of remarks or ratings right of figures is none."""
    worded = [
        cell
        for cell in below
        if not is_figure(cell) or (not cell.is_number and cell.value is not None and names_time(cell))
    ]
    return bool(below) and len(worded) * 10 >= len(below) * 6


def _all_time(below: Sequence[Cell]) -> bool:
    return all(names_time(cell) or is_total(cell.shown) for cell in below)


def _is_index(below: Sequence[Cell]) -> bool:
    """Whether numbers only count the rows: 1, 2, 3."""
    return len(below) > 1 and [cell.value for cell in below][:2] in ([Decimal(1), Decimal(2)], ["1", "2"])


def _timed(grid: Grid, at: Pointing) -> Pointing:
    """The same table, with where its periods are."""
    rows = [row for row in at.rows if row_kind(grid, row, at.labels, at.columns) is RowKind.FIGURES][:SAMPLE]
    down = tuple(column for column in at.labels if _mostly_time([grid.under(row, column) for row in rows]))
    heads = {row: [grid.under(row, column) for column in at.columns] for row in at.header}
    # one period among targets and remarks is enough, unless the rows have periods of their own
    across = tuple(
        row for row, cells in heads.items() if _mostly_time(cells) or (not down and any(map(names_time, cells)))
    )
    named = periods_above(grid, at.header[0]) if not down and not across else ()
    title = named[0][0] if named else None
    return Pointing(at.header, at.labels, at.first, at.last, at.left, at.right, down, across, title)


def _mostly_time(cells: Sequence[Cell]) -> bool:
    told = [cell for cell in cells if not cell.empty and not is_total(cell.shown)]
    return bool(told) and sum(map(names_time, told)) * 10 >= len(told) * 6

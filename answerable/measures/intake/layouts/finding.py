"""Where the tables of a layout stand in another workbook: found by their words, wherever they have moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.calc.grids.axis import as_kind
from answerable.calc.grids.grid import Grid
from answerable.calc.grids.guessing import edges
from answerable.calc.grids.marks import spaced, tidied
from answerable.calc.grids.pointing import Pointing
from answerable.calc.grids.rows import last_row
from answerable.calc.grids.titles import periods_above, timeless, title_above
from answerable.calc.grids.walking import Walk
from answerable.measures.intake.layouts.layout import Layout, TableLayout
from answerable.measures.intake.workbooks import Workbook

DEEPEST_HEADER = 5_000
"""Tables of returns begin above this row; a file of rows without end is not searched through."""


@dataclass(frozen=True)
class Found:
    """A table of the layout, taken apart where it stands in this workbook."""

    table: TableLayout
    walk: Walk

    @cached_property
    def known(self) -> int:
        """How many of the layout's lines are there."""
        return len({line.words for line in self.table.lines} & {figure.words for figure in self.walk.figures})

    @property
    def grid(self) -> Grid:
        return self.walk.grid


@dataclass(frozen=True)
class Sought:
    """A table of the layout, where it was found (in more than one sheet if asked for) and in which sheets it was sought."""

    table: TableLayout
    found: tuple[Found, ...]
    sheets: tuple[Grid, ...]


def find(layout: Layout, workbook: Workbook) -> tuple[Sought, ...]:
    """Each table of the layout, in its order. No place of a sheet is taken by two of them."""
    taken: set[tuple[str, int, int]] = set()
    answers = []
    for table in layout.tables:
        sheets = _sheets(table, layout, workbook)
        found = _find_in(table, sheets, taken, alone=not _twins(table, layout))
        taken |= {_place(one) for one in found}
        answers.append(Sought(table, tuple(found), sheets))
    return tuple(answers)


def heading_of(grid: Grid, header: Sequence[int], column: int) -> str:
    """The tidied words of the header above a column that names rows."""
    said = dict.fromkeys(tidied(grid.under(row, column).shown) for row in header)
    return " ".join(one for one in said if one)


def _place(found: Found) -> tuple[str, int, int]:
    return (found.grid.name, found.walk.at.first, found.walk.at.left)


def _twins(table: TableLayout, layout: Layout) -> list[TableLayout]:
    """Other tables of the same words, which only their sheet or their title tells apart: one a division, say."""
    words = {line.words for line in table.lines}
    return [one for one in layout.tables if one is not table and {line.words for line in one.lines} & words]


def _sheets(table: TableLayout, layout: Layout, workbook: Workbook) -> tuple[Grid, ...]:
    """The sheets to look in, the likeliest first: by name, by name without its dates, and others of a name not known.

    A table with a twin is looked for by its sheet's name only: figures of one division must not be read as another's.
    """
    seen = [sheet for sheet in workbook.sheets if layout.hidden or not sheet.hidden]
    same = [sheet for sheet in seen if tidied(sheet.name) == tidied(table.sheet)]
    alike = [sheet for sheet in seen if timeless(sheet.name) == timeless(table.sheet) and sheet not in same]
    if table.every_sheet:
        return tuple(sheet for sheet in seen if sheet in (*same, *alike))
    if _twins(table, layout):
        return (*same, *alike)
    named = {timeless(one.sheet) for one in layout.tables}
    return (*same, *alike, *(sheet for sheet in seen if timeless(sheet.name) not in named))


def _find_in(
    table: TableLayout, sheets: Sequence[Grid], taken: set[tuple[str, int, int]], *, alone: bool
) -> list[Found]:
    """In every sheet asked for, or in the first where all is as it was, or where the most is."""
    best: list[Found] = []
    for sheet in sheets:
        found = _best(table, sheet, taken, alone=alone)
        if found is None:
            continue
        best.append(found)
        if found.known == len(table.lines) and not table.every_sheet:
            return [found]
    return best if table.every_sheet else sorted(best, key=lambda one: -one.known)[:1]


def _best(table: TableLayout, grid: Grid, taken: set[tuple[str, int, int]], *, alone: bool) -> Found | None:
    """The place on a sheet where most of the table's words stand; with fewer than half of them it is another table."""
    found = [one for one in _candidates(table, grid) if one.known * 2 >= len(table.lines) and _place(one) not in taken]
    if not alone and table.title:
        found = [one for one in found if _title(one) == table.title]
    return max(found, key=lambda one: (one.known, _title(one) == table.title), default=None)


def _title(found: Found) -> str:
    place = found.walk.at.title or title_above(found.grid, found.walk.at.header[0])
    return timeless(spaced(found.grid.at(*place).shown)) if place else ""


def _candidates(table: TableLayout, grid: Grid) -> Iterator[Found]:
    for lowest in range(table.header_rows - 1, min(grid.height, DEEPEST_HEADER)):
        header = tuple(range(lowest - table.header_rows + 1, lowest + 1))
        for labels in _label_columns(table, grid, header):
            columns = edges(grid, header, labels, lowest + 1)
            last = last_row(grid, lowest + 1, labels, columns) if columns else lowest
            if last > lowest:
                yield Found(table, Walk(grid, _pointing(table, grid, (header, labels, columns), last), table.kinds))


def _pointing(
    table: TableLayout, grid: Grid, parts: tuple[tuple[int, ...], tuple[int, ...], range], last: int
) -> Pointing:
    header, labels, columns = parts
    return Pointing(
        header,
        labels,
        header[-1] + 1,
        last,
        columns[0],
        columns[-1],
        tuple(labels[at] for at in table.period_labels),
        tuple(header[at] for at in table.period_rows),
        _period_title(table, grid, header[0]) if table.period_in_title else None,
    )


def _period_title(table: TableLayout, grid: Grid, header: int) -> tuple[int, int] | None:
    """The cell above that names the period: the one worded as before, or of the kind that is read, or the nearest."""
    named = periods_above(grid, header)
    worded = [place for place, _ in named if timeless(spaced(grid.at(*place).shown)) == table.title]
    alike = [place for place, period in named if as_kind(period, table.kinds)]
    return next(iter((*worded, *alike, *(place for place, _ in named))), title_above(grid, header))


def _label_columns(table: TableLayout, grid: Grid, header: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The places where the headings of the layout's label columns stand, one after the other, in this header."""
    words = {column: said for column in range(grid.width) if (said := heading_of(grid, header, column))}
    if not words or (any(table.labels) and not set(table.labels) - {""} <= set(words.values())):
        return
    for start in range(grid.width):
        columns = [start] if words.get(start, "") == table.labels[0] else []
        for label in table.labels[1:]:
            after = range(columns[-1] + 1, grid.width) if columns else ()
            at = next((one for one in after if words.get(one, "") == label), None)
            columns += [] if at is None else [at]
        if len(columns) == len(table.labels) and (any(table.labels) or _begins(grid, header[-1] + 1, start)):
            yield tuple(columns)


def _begins(grid: Grid, row: int, column: int) -> bool:
    """Whether a column without a heading is the first that holds something in the rows below."""
    rows = range(row, row + 4)
    here = any(not grid.at(one, column).empty for one in rows)
    return here and (column == 0 or all(grid.at(one, column - 1).empty for one in rows))

"""Totals of a table against the sums of their parts, down a column and along a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.figures.figure import Unit
from answerable.calc.periods import Period
from answerable.calc.table_periods import part_of_year
from answerable.calc.tables import Cell, Grid, Line, is_total

_TO_DATE = re.compile(r"(?:year\sto\sdate|ytd|(?:full|whole)\syear)", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"average|\bavg|mean\b|median|\brate|ratio|\bper\b|%|\btimes?\b|longest|shortest|index", re.IGNORECASE
)


@dataclass(frozen=True)
class WrongTotal:
    """A printed total, what its parts add up to, and how it is called."""

    line: Line
    cell: Cell
    expected: Decimal
    name: str
    period: Period | None = None


def wrong_totals(grid: Grid) -> Iterator[WrongTotal]:
    """The totals that are not the sum of their parts."""
    yield from _down(grid)
    yield from _along(grid)
    yield from _along_rows_of_counts(grid)


def _down(grid: Grid) -> Iterator[WrongTotal]:
    """A total row may add up the rows above it, or below it, to the next total or to the end; one that holds for any is right."""
    columns = [at for at in range(len(grid.heads)) if grid.adds_up(at)]
    for at, line in enumerate(grid.lines):
        if not line.is_total:
            continue
        blocks = _blocks(grid, at)
        right = [_holding(line, blocks, column) for column in columns]
        block = _surest(blocks, right)
        for column in columns if block is not None else []:
            cell = line.cells[column]
            if cell and not _holding(line, blocks, column):
                name = ", ".join(part for part in (line.label, grid.heads[column]) if part)
                yield WrongTotal(line, cell, _sum(blocks[block or 0], column), name, grid.periods[column])


def _blocks(grid: Grid, at: int) -> list[list[Line]]:
    parts = [line for line in grid.lines if not line.is_total]
    above = _until_total(list(reversed(grid.lines[:at])))[::-1]
    below = _until_total(list(grid.lines[at + 1 :]))
    return [block for block in (above, below, parts, list(grid.lines[:at])) if len(block) > 1]


def _until_total(lines: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if line.is_total:
            break
        found.append(line)
    return found


def _holding(line: Line, blocks: list[list[Line]], column: int) -> list[int]:
    cell = line.cells[column]
    return [at for at, block in enumerate(blocks) if cell and _near(_sum(block, column), cell, len(block))]


def _near(total: Decimal, cell: Cell, parts: int) -> bool:
    """Whole numbers must agree exactly; rounded ones may be off by half a place for each part."""
    return total == cell.value if cell.place == 1 else abs(total - cell.value) <= cell.place * (parts + 1) / 2


def _surest(blocks: list[list[Line]], right: list[list[int]]) -> int | None:
    """The block that the most columns bear out; of a table with one total and one block, that block."""
    votes = [sum(at in held for held in right) for at in range(len(blocks))]
    if votes and max(votes) > 0:
        return votes.index(max(votes))
    return 0 if blocks and all(block == blocks[0] for block in blocks) else None


def _sum(block: list[Line], column: int) -> Decimal:
    return sum((cell.value for line in block if (cell := line.cells[column])), Decimal(0))


def _along(grid: Grid) -> Iterator[WrongTotal]:
    """A column headed "Total" adds up the other columns of its row, if it does so in most rows."""
    for column, head in enumerate(grid.heads):
        others = [
            at for at in range(len(grid.heads)) if at != column and grid.adds_up(at) and not is_total(grid.heads[at])
        ]
        if not is_total(head) or len(others) < 2:
            continue
        told = [(line, cell, _row_sum(line, others)) for line in grid.lines if (cell := line.cells[column])]
        wrong = [(line, cell, total) for line, cell, total in told if not _near(total, cell, len(others))]
        if len(wrong) * 2 <= len(told) or len(told) == 1:
            for line, cell, total in wrong:
                yield WrongTotal(line, cell, total, f"{line.label}, {head}")


def _along_rows_of_counts(grid: Grid) -> Iterator[WrongTotal]:
    """Of a table whose rows are of unlike units: the rows of counts, from the months or quarters to their total or the year to date."""
    for column, head in enumerate(grid.heads):
        parts = [at for at, path in enumerate(grid.paths) if at != column and path and part_of_year(path[-1])]
        summed = [at for at in parts if grid.adds_up(at)]
        if not (is_total(head) or _TO_DATE.fullmatch(head.strip())) or len(parts) < 2 or len(summed) == len(parts):
            continue
        told = [
            (line, cell, _row_sum(line, parts))
            for line in grid.lines
            if (cell := line.cells[column]) and _is_row_of_counts(line, [*parts, column])
        ]
        wrong = [(line, cell, total) for line, cell, total in told if not _near(total, cell, len(parts))]
        for line, cell, total in wrong if len(wrong) * 2 <= len(told) else ():
            if abs(total - cell.value) * 10 <= total:
                yield WrongTotal(line, cell, total, f"{line.label}, {head}")


def _is_row_of_counts(line: Line, columns: list[int]) -> bool:
    cells = [cell for at in columns if (cell := line.cells[at])]
    plain = len(cells) == len(columns) and len({cell.unit for cell in cells}) == 1
    return plain and cells[0].unit in {Unit.COUNT, Unit.POUNDS} and not _NO_COUNT.search(line.label)


def _row_sum(line: Line, columns: list[int]) -> Decimal:
    return sum((cell.value for at in columns if (cell := line.cells[at])), Decimal(0))

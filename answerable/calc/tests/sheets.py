"""Sheets for tests, written down as rows of values."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from answerable.calc.grids.grid import NOTHING, Box, Cell, Grid

type Said = str | int | date | Cell | None


def cell(value: Said) -> Cell:
    match value:
        case Cell():
            return value
        case None | "":
            return NOTHING
        case int():
            return Cell(Decimal(value), str(value))
        case _:
            return Cell(value, str(value))


def sheet(*rows: Sequence[Said], name: str = "Calls", merges: Sequence[Box] = ()) -> Grid:
    return Grid(name, tuple(tuple(cell(one) for one in row) for row in rows), tuple(merges))

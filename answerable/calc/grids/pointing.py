"""Where a table stands on a sheet: which rows are its header, which columns name its rows, and where its periods are."""

from dataclasses import dataclass
from enum import StrEnum


class Axis(StrEnum):
    """Where a table says which period a figure is of."""

    DOWN = "down"  # in a column, one period a row
    ACROSS = "across"  # in the header, one period (or more columns of one) each
    ABOVE = "above"  # in the sheet's name, or in a title: the whole table is of one period


@dataclass(frozen=True)
class Pointing:
    """The places of one table, as somebody pointed at them or as `guess` proposes. Rows and columns count from 0.

    `header`: its rows, top to bottom. `labels`: the columns that name rows, left to right. `periods_at`: of these the
    columns (DOWN), or of the header the rows (ACROSS), that name periods; for ABOVE the row and the column of the title cell, or
    nothing where the sheet's name says it. Figures stand from `first` to `last` row, from `left` to `right`.
    """

    axis: Axis
    header: tuple[int, ...]
    labels: tuple[int, ...]
    periods_at: tuple[int, ...]
    first: int
    last: int
    left: int
    right: int

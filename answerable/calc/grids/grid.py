"""One sheet as a grid of cells, and the names of its places. Rows and columns count from 0; names are as in a spreadsheet."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

type Value = str | Decimal | date | datetime | timedelta | bool | None
MOST_COLUMNS = 16_384
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Form(StrEnum):
    """How a sheet shows what is in a cell, where that changes what the cell says."""

    PLAIN = "plain"
    PERCENT = "percent"  # 0.125 is shown as 12.5%
    DAY = "day"  # a date with its day
    MONTH = "month"  # a date without its day: "Apr-23" is the whole of April
    YEAR = "year"  # a date of which only the year is shown
    CLOCK = "clock"  # hours, minutes and seconds
    MINUTES = "minutes"  # minutes and seconds


@dataclass(frozen=True, slots=True)
class Cell:
    """What is in a cell and how the sheet shows it; `fault` says why nothing can be read there, as a short sentence."""

    value: Value = None
    shown: str = ""
    form: Form = Form.PLAIN
    fault: str = ""

    @property
    def empty(self) -> bool:
        return self.value is None and not self.fault

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, Decimal | timedelta)


@dataclass(frozen=True)
class Box:
    """Cells from the top left one to the bottom right one, both within: a merged cell, or the place of a table."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


NOTHING = Cell()


@dataclass(frozen=True)
class Grid:
    """One sheet. Rows may be of unequal length; outside them every cell is empty."""

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    merges: tuple[Box, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden_columns: frozenset[int] = field(default=frozenset())

    @property
    def height(self) -> int:
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """The cell itself; a merged cell has its content at its top left only."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return NOTHING

    def under(self, row: int, column: int) -> Cell:
        """What a reader sees there: inside a merged cell, its content."""
        box = self._merged.get((row, column))
        return self.at(box.top, box.left) if box else self.at(row, column)

    @cached_property
    def _merged(self) -> dict[tuple[int, int], Box]:
        return {
            (row, column): box
            for box in self.merges
            for row in range(box.top, min(box.bottom, len(self.rows) - 1) + 1)
            for column in range(box.left, min(box.right, self.width - 1) + 1)
        }


def letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        name = chr(65 + place) + name
    return name


def address(row: int, column: int) -> str:
    """The name of a cell: (6, 2) is C7."""
    return f"{letters(column)}{row + 1}"


def place(text: str) -> tuple[int, int]:
    """Row and column of a cell by its name, C7 being (6, 2); ValueError where it is not the name of a cell."""
    found = _ADDRESS.fullmatch(text.strip().upper().replace("$", ""))
    if not found:
        raise ValueError(f"{text!r} is not the name of a cell: write it as C7.")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    if column > MOST_COLUMNS:
        raise ValueError(f"{text!r} is beyond the last column of a spreadsheet.")
    return int(found[2]) - 1, column - 1

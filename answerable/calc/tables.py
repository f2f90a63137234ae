"""A table to a grid of numbers: which row is the head, which column the labels, what each cell says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from answerable.calc.blocks import Row, Table
from answerable.calc.figures.figure import Unit
from answerable.calc.periods import NotAPeriod, Period, read
from answerable.calc.rounding import SCALES, last_place

_CELL = re.compile(
    r"(?P<sign>[-−–+(]?)\s?(?P<money>£)?\s?(?P<sign2>[-−]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\)?\s?(?P<scale>[kmKM]|bn|million|thousand)?\s?"
    r"(?P<unit>%|per ?cent|secs?|seconds?|mins?|minutes?|hours?|days?|pp|ppts?)?\)?\s?[*†↑↓▲▼]{0,2}(?:\s?\([^)]{1,80}\)|\s[↑↓]?\s?(?:from|on|vs|since)\s.{1,40})?"
)
_CLOCK = re.compile(r"(\d{1,3}):(\d\d):(\d\d)")
_TOTAL = re.compile(r"\b(?:(?:grand|sub-?|overall)\s?)?totals?\b|^all$", re.IGNORECASE)
_UNITS = {"s": Unit.SECONDS, "m": Unit.MINUTES, "h": Unit.HOURS, "d": Unit.DAYS, "%": Unit.PERCENT, "p": Unit.PERCENT}
_PERCENT_HEAD = re.compile(r"%|\bper ?cent|\bpercentage\b", re.IGNORECASE)
_UNLIKE = re.compile(
    r"average|\bavg|mean\b|median|\brate|ratio|\bper\b|%|time\b|rank|score|index|year\b|change|difference|variance|target|longest|shortest|maximum|minimum|price|cost per",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cell:
    """One number in a table; `signed` when a plus or a minus is printed, `column` its place among the row's cells, from 0."""

    value: Decimal
    unit: Unit
    printed: str
    signed: bool = False
    column: int | None = field(default=None, compare=False)

    @property
    def place(self) -> Decimal:
        """The size of the last place printed."""
        return last_place(abs(self.value), self.printed.strip("-+()"))


@dataclass(frozen=True)
class Line:
    """One row of a grid: its label, the period the label names, and a cell or None under each head."""

    line: int
    label: str
    period: Period | None
    cells: tuple[Cell | None, ...]
    text: str
    page: int | None = None

    @property
    def is_total(self) -> bool:
        """Whether the label says that this row adds up others."""
        return bool(_TOTAL.search(self.label))


@dataclass(frozen=True)
class Grid:
    """A table understood: heads of its columns of numbers, the period a head names, and its lines."""

    caption: str
    corner: str
    heads: tuple[str, ...]
    periods: tuple[Period | None, ...]
    lines: tuple[Line, ...]

    def is_percent(self, column: int) -> bool:
        """Whether the column holds percentages, by its head or by its cells."""
        cells = [line.cells[column] for line in self.lines]
        return bool(_PERCENT_HEAD.search(self.heads[column])) or any(
            cell and cell.unit is Unit.PERCENT for cell in cells
        )

    def adds_up(self, column: int) -> bool:
        """Whether the numbers of the column can be added: counts and sums of money, not averages or shares."""
        return not self.is_percent(column) and not _UNLIKE.search(self.heads[column])


def is_total(text: str) -> bool:
    """Whether a head says that its column is the sum of the others and nothing more."""
    return bool(re.fullmatch(r"\s*(?:(?:grand|overall)\s)?totals?\s*|all", text, re.IGNORECASE))


def grids(table: Table) -> Iterator[Grid]:
    """The grids of a table; a new head row in its midst begins another."""
    head: Row | None = None
    body: list[Row] = []
    for row in table.rows:
        if _is_head(row):
            yield from _grid(table, head, body)
            head, body = row, []
        else:
            body.append(row)
    yield from _grid(table, head, body)


def read_cell(text: str) -> Cell | None:
    """The number in a cell, or None where it holds words, nothing, or a date."""
    printed = text.strip()
    if clock := _CLOCK.fullmatch(printed):
        hours, minutes, seconds = (int(part) for part in clock.groups())
        return Cell(Decimal(hours * 3600 + minutes * 60 + seconds), Unit.SECONDS, printed)
    found = _CELL.fullmatch(printed)
    if not found:
        return None
    value = Decimal(found["digits"].replace(",", ""))
    if found["scale"]:
        value *= 10 ** SCALES[found["scale"].casefold()]
    sign = found["sign"] or found["sign2"]
    unit = Unit.POUNDS if found["money"] else _UNITS.get((found["unit"] or " ")[0].casefold(), Unit.COUNT)
    negative = sign in {"-", "−", "–", "("}
    return Cell(-value if negative else value, unit, printed, bool(sign) or printed[-1:] in "↑↓")


def _period(text: str) -> Period | None:
    try:
        return read(text.strip("* "))
    except NotAPeriod:
        return None


def _is_head(row: Row) -> bool:
    """Words or periods over columns: no cell of numbers after the first."""
    told = [cell for cell in row.cells[1:] if cell]
    return bool(told) and all(_period(cell) or (read_cell(cell) is None and len(cell) < 120) for cell in told)


def _grid(table: Table, head: Row | None, body: list[Row]) -> Iterator[Grid]:
    if not head:
        return
    width = max(len(head.cells), *(len(row.cells) for row in body)) if body else 0
    heads = (*head.cells, *("" for _ in range(width - len(head.cells))))
    lines = tuple(_line(row, width) for row in body)
    columns = [at for at in range(1, width) if any(line.cells[at - 1] for line in lines)]
    if columns:
        kept = tuple(_narrowed(line, columns) for line in lines if any(line.cells))
        periods = tuple(_period(heads[at]) for at in columns)
        yield Grid(table.caption, heads[0], tuple(heads[at] for at in columns), periods, kept)


def _line(row: Row, width: int) -> Line:
    cells = (*row.cells, *("" for _ in range(width - len(row.cells))))
    label = cells[0]
    told = tuple(_placed(read_cell(cell), at) for at, cell in enumerate(cells[1:], start=1))
    return Line(row.line, label, _period(label), told, row.text, row.page)


def _placed(cell: Cell | None, column: int) -> Cell | None:
    return replace(cell, column=column) if cell else None


def _narrowed(line: Line, columns: list[int]) -> Line:
    return replace(line, cells=tuple(line.cells[at - 1] for at in columns))

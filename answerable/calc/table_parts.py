"""What a table is made of once it is understood: cells, lines and the grid of them."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from answerable.calc.figures.figure import Unit
from answerable.calc.periods import Period
from answerable.calc.rounding import last_place

_TOTAL = re.compile(r"\b(?:(?:grand|sub-?|overall)\s?)?totals?\b|^all$", re.IGNORECASE)
_PERCENT_HEAD = re.compile(r"%|\bper ?cent|\bpercentage\b", re.IGNORECASE)
_UNLIKE = re.compile(
    r"average|\bavg|mean\b|median|\brate|ratio|\bper\b|%|time\b|rank|score|index|year\b|change|difference|variance|target|longest|shortest|maximum|minimum|price|cost per",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cell:
    """One number in a table; `signed` when a plus or a minus is printed, `column` its place among the row's cells, from 0.

    `value` is in whole units; `scale` the power of ten that the head gave it (3 under "£000s"), which is not printed in the cell.
    """

    value: Decimal
    unit: Unit
    printed: str
    signed: bool = False
    column: int | None = field(default=None, compare=False)
    scale: int = 0

    @property
    def place(self) -> Decimal:
        """The size of the last place printed."""
        return last_place(abs(self.value).scaleb(-self.scale), self.printed.strip("-+()")).scaleb(self.scale)


@dataclass(frozen=True)
class Line:
    """One row of a grid: its label, the period the label names, and a cell or None under each head.

    `groups` are the names that stand over the label, outermost first: of the rows above it that have no cells, or of the columns
    of labels before its own. `row` is its place among the rows of the table, from 0.
    """

    line: int
    label: str
    period: Period | None
    cells: tuple[Cell | None, ...]
    text: str
    page: int | None = None
    groups: tuple[str, ...] = ()
    row: int = field(default=0, compare=False)

    @property
    def is_total(self) -> bool:
        """Whether the label says that this row adds up others."""
        return bool(_TOTAL.search(self.label))


@dataclass(frozen=True)
class Grid:
    """A table understood: heads of its columns of numbers, the period a head names, and its lines.

    `paths` gives each head as its parts, outermost first; `heads` the same parts in one text. A table that has no head has heads
    that are empty.
    """

    caption: str
    corner: str
    heads: tuple[str, ...]
    periods: tuple[Period | None, ...]
    lines: tuple[Line, ...]
    paths: tuple[tuple[str, ...], ...] = ()

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

"""What was pointed at once for a sender: which tables, how each is found again, and what its rows or columns are of."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.calc.grids.amounts import How
from answerable.calc.grids.pointing import Axis

VERSION = 1


class Role(StrEnum):
    """What becomes of a row or column of figures."""

    FIGURES = "figures"  # read, each cell a row of the return
    WHOLE = "whole"  # the total of others: read, and set beside their sum
    CHECKED = "checked"  # the total of others: set beside their sum only
    ASIDE = "aside"  # left out on purpose
    UNDECIDED = "undecided"  # nobody has said yet; left out, and said


@dataclass(frozen=True)
class Target:
    """What figures are of. `unit` and `aggregation` are the measure's own, as they were when the layout was made."""

    measure: str
    area: str
    breakdown: str = ""
    unit: str = "count"
    aggregation: str = "count"


@dataclass(frozen=True)
class Line:
    """One row or column of figures, known by its words (headings from the top, then labels from the left; tidied).

    `heading` is how the sheet writes them, for people. `how` says how its numbers are meant where the cells do not.
    """

    words: tuple[str, ...]
    heading: str
    role: Role = Role.UNDECIDED
    target: Target | None = None
    how: How = How.AS_SHOWN


@dataclass(frozen=True)
class TableLayout:
    """One table, by what is written in it and not by where it stands.

    `labels` are the tidied headings of the columns that name rows (empty where a corner is empty), `periods_at` which of them
    (DOWN) or which row of the header (ACROSS), counted from 0. `kinds` are the kinds of period that are figures
    (`periods.Kind` values); others are totals of these. None: every period is as it says. `title` is for ABOVE: the fixed words of the
    title cell; empty where the sheet's name tells the period. `every_sheet`: one like table a sheet, all of them read.
    """

    sheet: str
    axis: Axis
    header_rows: int
    labels: tuple[str, ...]
    periods_at: tuple[int, ...]
    lines: tuple[Line, ...]
    kinds: tuple[str, ...] = ()
    title: str = ""
    every_sheet: bool = False


@dataclass(frozen=True)
class Layout:
    """Everything said about one sender's returns. `hidden`: hidden rows, columns and sheets are read too.

    `words` says what a sender's own words in cells mean, before the usual ones: (word, status or "0").
    """

    tables: tuple[TableLayout, ...]
    words: tuple[tuple[str, str], ...] = ()
    hidden: bool = False
    version: int = VERSION

    @property
    def undecided(self) -> tuple[Line, ...]:
        return tuple(line for table in self.tables for line in table.lines if line.role is Role.UNDECIDED)

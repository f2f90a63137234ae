"""What was pointed at once for a sender: which tables, how each is found again, and what its rows or columns are of."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.calc.grids.amounts import How, Words

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

    @property
    def adds_up(self) -> bool:
        """Whether its parts make a whole: counts and sums and stocks, not averages or shares."""
        return self.aggregation in ("count", "sum", "stock")

    @property
    def adds_over_time(self) -> bool:
        return self.aggregation in ("count", "sum")


@dataclass(frozen=True)
class Line:
    """One row or column of figures, known by its words (headings from the top, then labels from the left; tidied).

    `heading` is how the sheet writes them, for people. `how` says how its numbers are meant where the cells do not.
    FIGURES, WHOLE and CHECKED have a target.
    """

    words: tuple[str, ...]
    heading: str
    role: Role = Role.UNDECIDED
    target: Target | None = None
    how: How = How.AS_SHOWN


@dataclass(frozen=True)
class TableLayout:
    """One table, by what is written in it and not by where it stands.

    `sheet` is the sheet's name as it was. `labels` are the tidied headings of the columns that name rows (empty where the
    corner is); `period_labels` says which of them, and `period_rows` which of the `header_rows`, name periods, counted from
    0. Where neither does, the title above does (`period_in_title`), or else the sheet's name. `title` is the title above
    without its dates, to tell tables of one header apart. `kinds` (periods.Kind) are the periods that are figures; others
    add these up. Empty: every one is. `aside` are tidied labels of the axis that are no periods and left out ("target").
    `every_sheet`: one such table a sheet, all of them read.
    """

    sheet: str
    labels: tuple[str, ...]
    header_rows: int
    lines: tuple[Line, ...]
    period_labels: tuple[int, ...] = ()
    period_rows: tuple[int, ...] = ()
    period_in_title: bool = False
    title: str = ""
    kinds: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    every_sheet: bool = False

    def line(self, words: tuple[str, ...]) -> Line | None:
        return next((one for one in self.lines if one.words == words), None)


@dataclass(frozen=True)
class Layout:
    """Everything said about one sender's returns.

    `words` says what a sender's own words in cells mean, before the usual ones: (word, "missing", "suppressed" or "0").
    `sheets` are the names, without dates, of all sheets that were there. `hidden`: what is hidden is read too.
    """

    tables: tuple[TableLayout, ...]
    words: Words = ()
    sheets: tuple[str, ...] = ()
    hidden: bool = False
    version: int = VERSION

    @property
    def undecided(self) -> tuple[Line, ...]:
        return tuple(line for table in self.tables for line in table.lines if line.role is Role.UNDECIDED)

"""Where a table stands on a sheet: which rows are its header, which columns name its rows, and where its periods are."""

from dataclasses import dataclass
from enum import StrEnum


class Axis(StrEnum):
    """Where a table says which period a figure is of."""

    DOWN = "down"  # in a column, one period a row
    ACROSS = "across"  # in the header, one period (or more columns of one) each
    BOTH = "both"  # months down and years across
    ABOVE = "above"  # in a title or in the sheet's name: the whole table is of one period


@dataclass(frozen=True)
class Pointing:
    """The places of one table, as somebody pointed at them or as `guessed`. Rows and columns count from 0.

    `header`: its rows, top to bottom. `labels`: the columns that name rows, left to right. `period_columns`, of the labels,
    and `period_rows`, of the header, are those that name periods; where there are none, `title` is the cell that does, and
    where that is None the sheet's name. Figures stand from row `first` to `last`, from column `left` to `right`.
    """

    header: tuple[int, ...]
    labels: tuple[int, ...]
    first: int
    last: int
    left: int
    right: int
    period_columns: tuple[int, ...] = ()
    period_rows: tuple[int, ...] = ()
    title: tuple[int, int] | None = None

    @property
    def axis(self) -> Axis:
        match bool(self.period_columns), bool(self.period_rows):
            case True, True:
                return Axis.BOTH
            case True, False:
                return Axis.DOWN
            case False, True:
                return Axis.ACROSS
            case _:
                return Axis.ABOVE

    @property
    def columns(self) -> range:
        """The columns that figures stand in, among which may be empty ones."""
        return range(self.left, self.right + 1)

    @property
    def rows(self) -> range:
        return range(self.first, self.last + 1)

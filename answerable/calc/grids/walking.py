"""From the places of a table to its figures: each with the words and the period that its row and column give it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.calc.grids.axis import Label, Says, label
from answerable.calc.grids.grid import NOTHING, Cell, Grid
from answerable.calc.grids.marks import spaced, tidied
from answerable.calc.grids.pointing import Axis, Pointing
from answerable.calc.grids.rows import RowKind, row_kind
from answerable.calc.grids.titles import period_in, year_above
from answerable.calc.periods import Period


@dataclass(frozen=True)
class Figure:
    """One cell of a table. `words` (tidied) name its row or column apart from the period; `heading` is as written."""

    row: int
    column: int
    cell: Cell
    words: tuple[str, ...]
    heading: str
    label: Label


@dataclass(frozen=True)
class Walk:
    """A table taken apart."""

    grid: Grid
    at: Pointing
    kinds: tuple[str, ...] = ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every cell where a named row meets a named column, empty ones too, row by row."""
        return tuple(self._figures())

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The labels of the axis of periods, each once, in order."""
        return tuple(dict.fromkeys(figure.label for figure in self.figures))

    def heading(self, column: int, rows: Sequence[int] | None = None) -> tuple[str, ...]:
        """The words above a column, from the top, as written; the same word again (a tall merged cell) counts once."""
        said: list[str] = []
        for row in self.at.header if rows is None else rows:
            text = spaced(self._header_cells[row].get(column, NOTHING).shown)
            if text and text not in said[-1:]:
                said.append(text)
        return tuple(said)

    @cached_property
    def _header_cells(self) -> dict[int, dict[int, Cell]]:
        columns = range(min((*self.at.labels, self.at.left)), self.at.right + 1)
        spacers = {column for column in columns if all(self.grid.under(row, column).empty for row in self.at.header)}
        last = self.at.header[-1] if self.at.header else -1
        return {
            row: _across(self.grid, row, [one for one in columns if one not in spacers], carry=row != last)
            for row in self.at.header
        }

    def _figures(self) -> Iterator[Figure]:
        named = tuple(row for row in self.at.header if row not in self.at.period_rows)
        headings = {column: self.heading(column, named) for column in self.at.columns}
        columns = [column for column in self.at.columns if headings[column] or self._timed(column)]
        above: dict[int, Cell] = {}
        section = ""
        year = self._year
        for row in self.at.rows:
            kind = row_kind(self.grid, row, self.at.labels, self.at.columns)
            if kind is RowKind.WORDS:
                section, year = self._section(row, year)
            if kind is not RowKind.FIGURES:
                continue
            above = self._named(row, above)
            words = [spaced(cell.shown) for at, cell in above.items() if at not in self.at.period_columns]
            words = [word for word in (section, *words) if word]
            for column in columns:
                said = (*headings[column], *words)
                yield Figure(
                    row,
                    column,
                    self.grid.at(row, column),
                    tuple(tidied(one) for one in said),
                    ", ".join(said),
                    self._label(above, column, year),
                )

    def _timed(self, column: int) -> bool:
        """Whether a column without words of its own has a period above it, or is the only one of its table."""
        return any(not self._header_cells[row].get(column, NOTHING).empty for row in self.at.period_rows)

    def _named(self, row: int, above: dict[int, Cell]) -> dict[int, Cell]:
        """The labels of a row; an empty one says what stood above it, but for the last, which names the row itself."""
        cells = {column: self.grid.under(row, column) for column in self.at.labels}
        for column in self.at.labels[:-1]:
            if cells[column].empty:
                cells[column] = above.get(column, NOTHING)
        return cells

    def _section(self, row: int, year: Period | None) -> tuple[str, Period | None]:
        said = next((one for column in self.at.labels if (one := spaced(self.grid.under(row, column).shown))), "")
        named = period_in(said)
        if self.at.period_columns:
            return "", named or year
        return said, year

    def _label(self, above: dict[int, Cell], column: int, year: Period | None) -> Label:
        if self.at.axis is Axis.ABOVE:
            return self._whole
        cells = [self._header_cells[row].get(column, NOTHING) for row in self.at.period_rows]
        cells += [above[one] for one in self.at.period_columns]
        return label(tuple(cells), self.kinds, year)

    @cached_property
    def _whole(self) -> Label:
        """The period of a table that is of one only."""
        said = self.grid.at(*self.at.title).shown if self.at.title else self.grid.name
        period = period_in(spaced(said))
        if period is None:
            return Label(Says.OTHER, said, message=f"'{spaced(said)[:60]}' names no period: write one into it.")
        return Label(Says.PERIOD, spaced(said), period)

    @cached_property
    def _year(self) -> Period | None:
        return year_above(self.grid, self.at.header[0] if self.at.header else self.at.first)


def _across(grid: Grid, row: int, columns: Sequence[int], *, carry: bool) -> dict[int, Cell]:
    """The cells of a header row; in all but the lowest an empty one is under what stands left of it, unless merges say."""
    merged = any(box.top <= row <= box.bottom and box.right > box.left for box in grid.merges)
    found: dict[int, Cell] = {}
    before = -2
    for column in columns:
        cell = grid.under(row, column)
        if cell.empty and carry and not merged and before == column - 1:
            cell = found[before]
        found[column] = cell
        before = column
    return found

"""A workbook read by a layout: each cell of its tables becomes a row, a problem, a total checked, or is skipped and said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from answerable.calc.grids.amounts import Amount, NotAnAmount, read_amount
from answerable.calc.grids.axis import Says
from answerable.calc.grids.grid import Grid, address, letters
from answerable.calc.grids.marks import spaced, tidied
from answerable.calc.grids.walking import Figure
from answerable.measures.intake.layouts.answers import CellProblem, Changed, SheetReading, Skipped, TotalCheck
from answerable.measures.intake.layouts.finding import Found, Sought, find
from answerable.measures.intake.layouts.fitting import differences
from answerable.measures.intake.layouts.layout import Layout, Line, Role, Target
from answerable.measures.intake.layouts.summing import Told, checks, is_sum
from answerable.measures.intake.returns import MOST_PROBLEMS, MOST_ROWS, Row, RowProblem
from answerable.measures.intake.workbooks import Workbook

HIDDEN = "hidden in the sheet: show it there, or have hidden rows and columns read"
LONGEST_PRINTED, LONGEST_SHEET = 120, 100


def read_with(layout: Layout, workbook: Workbook, *, source: str, as_at: date) -> SheetReading:
    """The rows of a workbook, as the layout says; `source` is the code of the return, `as_at` its day.

    What is otherwise than the layout says is a problem, and nothing is guessed: what has moved is found, what is new is left
    out, and what is missing is said.
    """
    sought = find(layout, workbook)
    reader = _Reader(layout, source, as_at)
    for difference in differences(layout, workbook, sought):
        if difference.kind is Changed.TWICE:
            continue  # only where the two disagree is it a problem, which is said where they are read
        reader.problems.append(CellProblem(0, difference.where, difference.message))
    for one in sought:
        for found in one.found:
            reader.table(found)
    reader.outside(workbook, sought)
    return reader.reading()


@dataclass
class _Reader:
    layout: Layout
    source: str
    as_at: date
    rows: list[Row] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    skipped: Counter[tuple[str, str]] = field(default_factory=Counter)
    totals: list[TotalCheck] = field(default_factory=list)
    held: dict[tuple[str, str, str, date, date], Row] = field(default_factory=dict)

    def reading(self) -> SheetReading:
        if not self.rows and not self.problems:
            said = (
                "its tables hold no figure that is to be read" if self.layout.tables else "no table has been pointed at"
            )
            self.problems.append(RowProblem(0, "", f"{said}: nothing to take in."))
        skipped = tuple(Skipped(where, count, why) for (where, why), count in self.skipped.items())
        return SheetReading(tuple(self.rows), tuple(self.problems), skipped, tuple(self.totals))

    def table(self, found: Found) -> None:
        told: list[Told] = []
        said: set[str] = set()
        for figure in found.walk.figures:
            one = self._figure(found, figure, said)
            if one:
                told.append(one)
            if len(self.problems) > MOST_PROBLEMS or len(self.rows) > MOST_ROWS:
                message = f"nothing after cell {address(figure.row, figure.column)} was read: there are too many rows or problems."
                self.problems.append(CellProblem(0, _sheet(found.grid), message))
                break
        self.totals += checks(told)

    def _figure(self, found: Found, figure: Figure, said: set[str]) -> Told | None:
        """What becomes of one cell; what may be a part of a total is given back."""
        where = f"{_sheet(found.grid)}, cell {address(figure.row, figure.column)}"
        line = found.table.line(figure.words)
        if figure.cell.empty:
            if line and line.target and figure.label.says is not Says.OTHER:
                self.skipped[_sheet(found.grid), "empty cells of tables that are read"] += 1
                return Told(figure, line, None, where, is_sum(figure, found.table.kinds))
            return None
        hidden = not self.layout.hidden and _hidden(found.grid, figure)
        if hidden:
            self.skipped[f"{_sheet(found.grid)}, {hidden}", HIDDEN] += 1
        elif reason := self._left_out(found, figure, line):
            self.skipped[reason] += 1
            return None
        if line is None or line.target is None:
            return None
        if figure.label.says in (Says.OTHER, Says.NOTHING):
            self._unnamed(found, figure, said)
            return None
        return self._told(found, figure, line, where, shown=not hidden)

    def _left_out(self, found: Found, figure: Figure, line: Line | None) -> tuple[str, str] | None:
        """Where and why a cell is passed over; None where it is not."""
        sheet = _sheet(found.grid)
        if not self.layout.hidden and figure.row in found.grid.hidden_rows:
            return f"{sheet}, row {figure.row + 1}", "the row is hidden: show it, or have hidden rows read"
        if not self.layout.hidden and figure.column in found.grid.hidden_columns:
            return (
                f"{sheet}, column {letters(figure.column)}",
                "the column is hidden: show it, or have hidden ones read",
            )
        if tidied(figure.label.text) in found.table.aside and figure.label.says is not Says.PERIOD:
            return f"{sheet}, '{figure.label.text}'", "left out, as the layout says"
        reasons = {Role.ASIDE: "left out, as the layout says", Role.UNDECIDED: "nobody has said what it is of"}
        if line is None:
            return f"{sheet}, '{figure.heading[:60]}'", "new since the layout was made"
        return (f"{sheet}, '{line.heading[:60]}'", reasons[line.role]) if line.role in reasons else None

    def _unnamed(self, found: Found, figure: Figure, said: set[str]) -> None:
        """A figure whose row or column names no period: one problem for all of them."""
        self.skipped[_sheet(found.grid), "figures of no period that can be read"] += 1
        down = bool(found.walk.at.period_columns)
        place = f"row {figure.row + 1}" if down else f"column {letters(figure.column)}"
        if place not in said:
            said.add(place)
            text = figure.label.message or "no period is named here: write one."
            self.problems.append(CellProblem(0, f"{_sheet(found.grid)}, {place}", text))

    def _told(self, found: Found, figure: Figure, line: Line, where: str, *, shown: bool) -> Told | None:
        """The cell read. What is hidden is no row, and still a part of the totals that are seen."""
        target = line.target
        if target is None:
            return None
        adds = is_sum(figure, found.table.kinds)
        try:
            amount = read_amount(figure.cell, target.unit, line.how, self.layout.words)
        except NotAnAmount as error:
            if shown:
                self.problems.append(CellProblem(0, where, str(error)))
            return Told(figure, line, None, where, adds)
        if adds and shown:
            self.skipped[_sheet(found.grid), "totals of periods, set beside the sum of these and not read"] += 1
        elif line.role is Role.CHECKED and shown:
            self.skipped[
                f"{_sheet(found.grid)}, '{line.heading[:60]}'", "a total, set beside its parts and not read"
            ] += 1
        elif shown:
            self._row(figure, target, amount, where)
        return Told(figure, line, amount, where, adds)

    def _row(self, figure: Figure, target: Target, amount: Amount, where: str) -> None:
        period = figure.label.period
        if period is None:
            return
        key = (target.measure, target.area, target.breakdown, period.start, period.end)
        row = Row(
            number=len(self.rows) + 1,
            measure=target.measure,
            area=target.area,
            breakdown=target.breakdown,
            period=period,
            value=amount.value,
            status="provisional" if figure.label.provisional and amount.status == "final" else amount.status,
            qualifier=amount.qualifier.value,
            source=self.source,
            locator=where,
            printed=_printed(figure, amount),
            as_at=self.as_at,
            note="; ".join(one for one in (amount.note, figure.label.note) if one)[:1000],
        )
        first = self.held.setdefault(key, row)
        if first is row:
            self.rows.append(row)
        elif first.value == row.value and first.status == row.status:
            self.skipped[where, f"the same figure as in {first.locator}"] += 1
        else:
            message = (
                f"it says {row.printed}, and {first.locator} says {first.printed} of the same: leave one of them out."
            )
            self.problems.append(CellProblem(first.number, where, message))

    def outside(self, workbook: Workbook, sought: Iterable[Sought]) -> None:
        """Counts what stands on no table that was read: titles and notes, other tables, sheets passed over."""
        found = [one for table in sought for one in table.found]
        for grid in workbook.sheets:
            many = sum(1 for _ in _others(grid, [one for one in found if one.grid is grid]))
            if not many:
                continue
            if grid.hidden and not self.layout.hidden:
                why = "the sheet is hidden: show it, or have hidden sheets read"
            elif any(one.grid is grid for one in found):
                why = "titles, notes and whatever else stands outside the tables of the layout"
            else:
                why = "no table of the layout is on this sheet"
            self.skipped[_sheet(grid), why] += many


def _others(grid: Grid, found: list[Found]) -> Iterator[tuple[int, int]]:
    """The places that hold something and belong to no table: neither its figures nor its header and labels."""
    boxes = [one.walk.at for one in found]
    for row, cells in enumerate(grid.rows):
        across = [
            (min((*at.labels, at.left)), at.right) for at in boxes if row in at.header or at.first <= row <= at.last
        ]
        for column, cell in enumerate(cells):
            if not cell.empty and not any(left <= column <= right for left, right in across):
                yield row, column


def _hidden(grid: Grid, figure: Figure) -> str:
    """The row or the column that hides a cell; empty where neither does."""
    if figure.row in grid.hidden_rows:
        return f"row {figure.row + 1}"
    return f"column {letters(figure.column)}" if figure.column in grid.hidden_columns else ""


def _sheet(grid: Grid) -> str:
    return f"sheet '{spaced(grid.name)[:LONGEST_SHEET]}'"


def _printed(figure: Figure, amount: Amount) -> str:
    shown = "".join(sign for sign in spaced(figure.cell.shown) if sign.isprintable())
    return shown[:LONGEST_PRINTED] or (str(amount.value) if amount.value is not None else amount.status)

"""A file of series as an analyst keeps them: CSV in, series out, each with what its rows say of it. No database.

One row is one period of one series. A row that cannot be read spoils its own series and no other. Rows are kept as bare
numbers until a series is asked for, so that a million of them fit into the memory of a laptop.
"""

import calendar
import csv
import math
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from answerable.calc import periods
from answerable.calc.direction import Direction
from answerable.calc.periods import Kind, Period
from answerable.measures.intake import cells, tidy_cells
from answerable.measures.intake.cells import Unreadable
from answerable.measures.intake.returns import RowProblem
from answerable.measures.intake.tidy_cells import Unit, Written

NAMES = ("measure", "area", "breakdown")
"""The columns that tell one series from another."""
DAYS = ("period_start", "period_end")
SAID = ("polarity", "standard", "unit", "break", "anomaly")
KNOWN = (*NAMES, *DAYS, "period", "value", "denominator", *SAID)
MOST_SERIES = 200_000
MOST_PROBLEMS = 10_000
LONGEST = 200
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")

type Name = tuple[str, str, str]


class NotASheet(ValueError):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass
class Rows:
    """The rows of one series, in the order of the file: one entry a row in each list; NaN where there is no number.

    `standards`, `breaks` and `anomalies` have what stands in the row with that index, for the rows that have something.
    """

    measure: str
    area: str
    breakdown: str
    numbers: array[int] = field(default_factory=lambda: array("q"))
    periods: list[Period] = field(default_factory=list)
    values: array[float] = field(default_factory=lambda: array("d"))
    denominators: array[float] = field(default_factory=lambda: array("d"))
    percent: bool = False
    directions: dict[Direction, int] = field(default_factory=dict)
    units: dict[Unit, int] = field(default_factory=dict)
    standards: dict[int, Written] = field(default_factory=dict)
    breaks: dict[int, str] = field(default_factory=dict)
    anomalies: dict[int, str] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.periods)


@dataclass
class Sheet:
    """What a file holds: its series in order of their first rows, problems of rows that name no series, unread columns."""

    series: dict[Name, Rows] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return sum(len(one) for one in self.series.values())


def read(content: bytes) -> Sheet:
    """The series of a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or cp1252). Raises NotASheet with one sentence."""
    try:
        text = cells.decoded(content)
        lines = enumerate(csv.reader(_lines(text), delimiter=_delimiter(text)), 1)
        header = [_column(name) for name in next((line for _, line in lines if any(line)), [])]
    except Unreadable as error:
        raise NotASheet(str(error)) from error
    except csv.Error as error:
        raise NotASheet(f"its first row cannot be told apart into columns ({error}): save it as CSV again.") from error
    _check_header(header)
    unread = tuple(name or "(no name)" for name in header if name not in KNOWN)
    sheet = Sheet(unread=unread, hints=tuple(_hints(header)))
    reader = _Reader(header, sheet)
    try:
        reader.take_all(lines)
    except csv.Error as error:
        message = (
            f"the row after row {reader.last} cannot be told apart into cells ({error}): save the file as CSV again."
        )
        raise NotASheet(message) from error
    if not sheet.series and not sheet.problems:
        raise NotASheet("there is a header and no row below it: nothing to judge.")
    return sheet


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; a copy of the whole text for the sake of reading it by lines would be four times as large."""
    return (found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def _delimiter(text: str) -> str:
    first = next((line for line in _lines(text) if line.strip()), "")
    return max(",;\t", key=first.count)


def _column(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def _check_header(header: Sequence[str]) -> None:
    needed = ("measure", *(() if "period" in header else DAYS), "value")
    missing = [name for name in needed if name not in header]
    if len(missing) == len(needed):
        raise NotASheet(f"no header was found: its first row must name the columns {', '.join(needed)}.")
    if missing:
        near = [f" ('{found[0]}' is not known: is it meant?)" for name in missing if (found := _near(name, header))]
        what = "column is" if len(missing) == 1 else "columns are"
        raise NotASheet(f"the {what} missing: {', '.join(missing)}{near[0] if near else ''}.")
    twice = sorted(name for name in KNOWN if header.count(name) > 1)
    if twice:
        raise NotASheet(f"the column {twice[0]} stands twice: take one out.")


def _near(name: str, header: Sequence[str]) -> list[str]:
    return get_close_matches(name, [one for one in header if one not in KNOWN], 1)


def _hints(header: Sequence[str]) -> Iterator[str]:
    """Columns that look like one we know: a slip of the pen would silently lose a standard."""
    for name in header:
        near = get_close_matches(name, [one for one in KNOWN if one not in header], 1, cutoff=0.8)
        if name not in KNOWN and near:
            yield f"the column '{name}' is not known and was not read: did you mean '{near[0]}'?"


class _Reader:
    """Takes rows into a sheet. What is the same in thousands of rows, a day or a period, is read once."""

    def __init__(self, header: Sequence[str], sheet: Sheet) -> None:
        self.sheet = sheet
        self.width = len(header)
        self.at: Mapping[str, int] = {name: index for index, name in enumerate(header) if name in KNOWN}
        self.names = [self.at.get(name, -1) for name in NAMES]
        self.said = [(name, self.at[name]) for name in SAID if name in self.at]
        self.days = [self.at[name] for name in DAYS] if all(name in self.at for name in DAYS) else [self.at["period"]]
        self.value = self.at["value"]
        self.spans: dict[tuple[str, ...], Period] = {}
        self.denominator = self.at.get("denominator", -1)
        self.told = 0
        self.last = 1

    def take_all(self, lines: Iterator[tuple[int, list[str]]]) -> None:
        for number, line in lines:
            self.last = number
            if len(line) != self.width:
                self.take_ragged(number, line)
            else:
                self.take(number, line)
        self.settle_months()

    def settle_months(self) -> None:
        """Reads "2010-11" as a month where the column has months so written: alone it is a financial year."""
        so_written = {said[0]: found for said, found in self.spans.items() if _MONTH.fullmatch(said[0])}
        years = {found: _month(said) for said, found in so_written.items() if found.kind is not Kind.MONTH}
        if not 0 < len(years) < len(so_written):
            return
        for rows in self.sheet.series.values():
            rows.periods[:] = [years.get(one, one) for one in rows.periods]

    def take_ragged(self, number: int, line: list[str]) -> None:
        """A row with more or fewer cells than the header: harmless only where what stands last is not there.

        One with more is refused even if the last are empty: an unquoted 1,234 moves all that follows by a cell.
        """
        if not any(cell.strip() for cell in line):
            return
        cut = [*line, *[""] * (self.width - len(line))][: self.width]
        if max(self.value, *self.days) < len(line) < self.width:
            self.take(number, cut)
            return
        message = f"{len(line)} cells where the header has {self.width}: a comma inside a cell wants quotes round it."
        self.spoil(self.rows_of(number, cut), RowProblem(number, "", message))

    def take(self, number: int, line: list[str]) -> None:
        rows = self.rows_of(number, line)
        if rows is None:
            return
        column = "value"
        try:
            figure = tidy_cells.figure(line[self.value].strip())
            column = "denominator"
            size = tidy_cells.denominator(line[self.denominator].strip()) if self.denominator >= 0 else math.nan
            column = "period" if len(self.days) == 1 else "period_start"
            period = self.period(line)
            for column, index in self.said:
                if said := line[index].strip():
                    _note(rows, column, said, number)
        except Unreadable as error:
            self.spoil(rows, RowProblem(number, column, str(error)))
            return
        rows.percent = rows.percent or figure.percent
        rows.numbers.append(number)
        rows.periods.append(period)
        rows.values.append(figure.value)
        rows.denominators.append(size)

    def rows_of(self, number: int, line: list[str]) -> Rows | None:
        """The series that a row belongs to; None, with a problem noted, where it does not say which."""
        name = tuple(line[index].strip() if index >= 0 else "" for index in self.names)
        found = self.sheet.series.get(name)  # type: ignore[arg-type]  # three of them, as NAMES has
        if found is not None:
            return found
        if not any(cell.strip() for cell in line):
            return None
        try:
            measure, area, breakdown = cells.needed(name[0]), *map(cells.upto(LONGEST), name[1:])
        except Unreadable as error:
            self.spoil(None, RowProblem(number, "measure", str(error)))
            return None
        if len(self.sheet.series) >= MOST_SERIES:
            raise NotASheet(
                f"it has more than {MOST_SERIES:,} series: is the right column named measure? Split it if so."
            )
        return self.sheet.series.setdefault((measure, area, breakdown), Rows(measure, area, breakdown))

    def spoil(self, rows: Rows | None, problem: RowProblem) -> None:
        """Notes what is wrong with the series, or where no series is named with the file; one a series beyond the most."""
        problems = self.sheet.problems if rows is None else rows.problems
        self.told += 1
        if self.told <= MOST_PROBLEMS or not problems:
            problems.append(problem)

    def period(self, line: list[str]) -> Period:
        said = tuple(line[index].strip() for index in self.days)
        found = self.spans.get(said)
        if found is None:
            found = self.spans[said] = _period(said)
        return found


def _period(said: tuple[str, ...]) -> Period:
    if len(said) == 1:
        try:
            return periods.read(said[0])
        except ValueError as error:
            raise Unreadable(str(error)) from error
    start, end = (_day(one, which) for one, which in zip(said, ("starts", "ends"), strict=True))
    if end < start:
        raise Unreadable(f"the period ends on {end}, before it starts on {start}.")
    return Period(start, end)


def _month(said: str) -> Period:
    return periods.read(f"{calendar.month_name[int(said[5:])]} {said[:4]}")


def _day(said: str, which: str) -> date:
    """A day; with the time of midnight, as databases and spreadsheets write it, too."""
    try:
        return cells.day(re.sub(r"[T ]00:00(:00(\.0+)?)?$", "", said))
    except Unreadable as error:
        raise Unreadable(f"when it {which}: {error}") from error


def _note(rows: Rows, column: str, said: str, number: int) -> None:
    """Keeps what a row says of its series besides period and value."""
    index = len(rows.values)
    match column:
        case "polarity":
            if direction := tidy_cells.polarity(said):
                rows.directions.setdefault(direction, number)
        case "unit":
            if unit := tidy_cells.unit(said):
                rows.units.setdefault(unit, number)
        case "standard":
            if standard := tidy_cells.standard(said):
                rows.standards[index] = standard
        case _:
            (rows.breaks if column == "break" else rows.anomalies)[index] = cells.upto(LONGEST)(said)

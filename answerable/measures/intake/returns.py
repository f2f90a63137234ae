"""A return: tidy CSV in, rows and problems out. What the rows mean for what is held is asked in `queries`."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches

from answerable.calc.periods import Period
from answerable.measures.intake import cells
from answerable.measures.intake.cells import Reader

REQUIRED = ("measure", "area", "period_start", "period_end", "value", "source", "as_at")
OPTIONAL = ("breakdown", "status", "qualifier", "locator", "printed", "note", "period_basis", "reason", "recorded_at")
COLUMNS = (
    "measure", "area", "breakdown", "period_start", "period_end", "value", "status", "qualifier", "source", "locator",
    "printed", "as_at", "note",
)  # fmt: skip
"""The tidy form, in its usual order."""
MOST_ROWS = 200_000
LONGEST_REASON = 1000
"""In characters; wherever the reason of a figure is asked for, as it must fit into an exported return."""
MOST_PROBLEMS = 10_000
"""After so many a file is not read further: nobody mends more at a time, and a wrong file has them in every row."""


@dataclass(frozen=True)
class Row:
    """One telling, as a row of the file says it; `number` is the row's own, the header being row 1."""

    number: int
    measure: str
    area: str
    breakdown: str
    period: Period
    value: Decimal | None
    status: str
    qualifier: str
    source: str
    locator: str
    printed: str
    as_at: date
    note: str = ""
    period_basis: str = "stated"
    reason: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True)
class RowProblem:
    """What is wrong, in which row and column. Row 0 is the file itself."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"row {self.row}" if self.row else "the file"
        return f"{place}, column {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


@dataclass(frozen=True)
class Reading:
    """The rows that could be read, and every problem of the others."""

    rows: tuple[Row, ...] = ()
    problems: tuple[RowProblem, ...] = ()


@dataclass
class _Line:
    """One line on its way to a row: `take` reads a cell, and notes what was wrong with it."""

    number: int
    cells: dict[str, str]
    problems: list[RowProblem] = field(default_factory=list)

    def take[T](self, column: str, reader: Reader[T], empty: T) -> T:
        try:
            return reader(self.cells.get(column, ""))
        except cells.Unreadable as error:
            self.problems.append(RowProblem(self.number, column, str(error)))
            return empty


def read(content: bytes) -> Reading:
    """The rows of a tidy CSV (comma, semicolon or tab; UTF-8, UTF-16 or cp1252), with every problem of it."""
    try:
        text = cells.decoded(content)
        lines = _lines(text)
        header = [name.strip().lower() for name in next(lines, [])]
    except cells.Unreadable as error:
        return Reading(problems=(RowProblem(0, "", str(error)),))
    except csv.Error as error:
        message = f"its first row cannot be told apart into columns ({error}): save the file as CSV again."
        return Reading(problems=(RowProblem(0, "", message),))
    if problems := _header_problems(header):
        return Reading(problems=tuple(problems))
    return _read_rows(header, lines)


def written(rows: Iterable[Mapping[str, object]], columns: Sequence[str] = (*COLUMNS, "reason")) -> str:
    """Rows in the tidy form, with lines ending in a newline alone; what is not a column is left out."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _lines(text: str) -> Iterator[list[str]]:
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _header_problems(header: Sequence[str]) -> list[RowProblem]:
    known = {*REQUIRED, *OPTIONAL}
    missing = [name for name in REQUIRED if name not in header]
    if len(missing) == len(REQUIRED):
        return [RowProblem(0, "", f"no header was found: the first row must name the columns {', '.join(COLUMNS)}.")]
    problems = [
        RowProblem(1, name, "this column is missing: add it; no figure is read without it.") for name in missing
    ]
    for name in header:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else "take it out, or put its text into 'note'."
            problems.append(RowProblem(1, name[:60] or "(no name)", f"this column is not known: {hint}"))
    problems += [RowProblem(1, name, "this column stands twice.") for name in known if header.count(name) > 1]
    return problems


def _read_rows(header: Sequence[str], lines: Iterator[list[str]]) -> Reading:
    rows: list[Row] = []
    problems: list[RowProblem] = []
    try:
        for number, values in enumerate(lines, 2):
            if not any(value.strip() for value in values):
                continue
            if number > MOST_ROWS + 1:
                problems.append(RowProblem(0, "", f"more than {MOST_ROWS:,} rows: split the file."))
                break
            row = _row(number, header, values, problems)
            if row:
                rows.append(row)
            if len(problems) > MOST_PROBLEMS:
                problems.append(
                    RowProblem(0, "", f"more than {MOST_PROBLEMS:,} problems: nothing after row {number} was read.")
                )
                break
    except csv.Error as error:
        problems.append(RowProblem(0, "", f"the rows cannot be told apart ({error}): save the file as CSV again."))
    if not rows and not problems:
        problems.append(RowProblem(0, "", "there is a header and no row below it: nothing to take in."))
    return Reading(tuple(rows), tuple(problems))


def _row(number: int, header: Sequence[str], values: Sequence[str], problems: list[RowProblem]) -> Row | None:
    if len(values) != len(header):
        message = (
            f"{len(values)} cells where the header has {len(header)}: a comma inside a text wants quotes round it."
        )
        problems.append(RowProblem(number, "", message))
        return None
    line = _Line(number, {name: value.strip() for name, value in zip(header, values, strict=True)})
    row = _built(line)
    problems += line.problems
    return None if line.problems else row


def _built(line: _Line) -> Row:
    value = line.take("value", cells.number, None)
    status = line.take("status", cells.status, "final")
    start = line.take("period_start", cells.day, date.min)
    end = line.take("period_end", cells.day, date.max)
    if end < start:
        message = f"the period ends on {end}, before it starts on {start}."
        line.problems.append(RowProblem(line.number, "period_end", message))
        end = start
    if (value is None) != (status in ("missing", "suppressed")) and not line.problems:
        line.problems.append(RowProblem(line.number, "value", cells.gap_message(value, status)))
    return Row(
        number=line.number,
        measure=line.take("measure", cells.needed, ""),
        area=line.take("area", cells.needed, ""),
        breakdown=line.take("breakdown", cells.upto(120), ""),
        period=Period(start, end),
        value=value,
        status=status,
        qualifier=line.take("qualifier", cells.qualifier, "exact"),
        source=line.take("source", cells.code, ""),
        locator=line.take("locator", cells.upto(200), "") or f"row {line.number}",
        printed=line.take("printed", cells.upto(120), "") or line.cells.get("value", "") or status,
        as_at=line.take("as_at", cells.day, date.min),
        note=line.take("note", cells.upto(1000), ""),
        period_basis=line.take("period_basis", cells.basis, "stated"),
        reason=line.take("reason", cells.upto(LONGEST_REASON), ""),
        recorded_at=line.take("recorded_at", cells.moment, None),
    )

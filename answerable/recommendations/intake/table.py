"""A table of recommendations (CSV) as a frozen reading: its rows, and every problem of it by row and column; no database."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from answerable.measures.intake import cells
from answerable.recommendations.intake.columns import COLUMNS, EXAMPLE
from answerable.recommendations.intake.entries import LONGEST_NUMBER, LONGEST_OWNER, LONGEST_TITLE, LONGEST_WORDS
from answerable.recommendations.intake.folder import ADDRESSEES, IMMEDIATELY, KINDS, ORIGINS, STATES

MOST_ROWS = 20_000
NEEDED = ("report", "title")
NO_DEADLINE: tuple[str, date | None] = ("none_set", None)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run; it is written with an apostrophe before it, which is taken off again."""
SUPERSEDED = (
    "is said on the page of the recommendation, where what takes its place can be named: leave the row open here."
)


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in a cell: the row of the file (the head is row 1; 0 for the whole file), the column, what to do."""

    row: int
    column: str
    message: str


@dataclass(frozen=True)
class TableRow:
    """One recommendation as a row says it, before anybody has asked what is held."""

    row: int
    report: str
    report_title: str
    origin: str
    published: date | None
    number: str
    kind: str
    under: str
    title: str
    text: str
    addressee: str
    deadline: tuple[str, date | None]
    local_target: date | None
    owner_role: str
    objective: str
    state: str
    state_since: date | None
    words: str
    evidence: str
    evidence_address: str


@dataclass(frozen=True)
class TableReading:
    """The rows that can be read, and what is wrong with the others."""

    rows: tuple[TableRow, ...]
    problems: tuple[RowProblem, ...]


def read_table(content: bytes) -> TableReading:
    """Every row of the file, or every problem of it."""
    try:
        lines = _lines(cells.decoded(content))
    except cells.Unreadable as error:
        return TableReading((), (RowProblem(0, "", str(error)),))
    except csv.Error as error:
        return TableReading((), (RowProblem(0, "", f"this is not CSV ({error}): save it as 'CSV UTF-8'."),))
    header = [name.strip().casefold().replace(" ", "_") for name in lines[0]] if lines else []
    if problems := tuple(_header_problems(header)):
        return TableReading((), problems)
    if len(lines) - 1 > MOST_ROWS:
        return TableReading(
            (), (RowProblem(0, "", f"it has {len(lines) - 1:,} rows: split it into files of {MOST_ROWS:,}."),)
        )
    rows, faults = [], []
    for number, line in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in line):
            row, found = _row(number, header, line)
            rows.append(row)
            faults += found
    if not rows:
        faults.append(RowProblem(0, "", "there is no row below the head: nothing to take in."))
    return TableReading(tuple(rows), tuple(faults))


def table_text(rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as a file that `read_table` reads, with nothing in it that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(COLUMNS), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def template() -> str:
    """The head with one row of an invented report, to be written over."""
    return table_text([EXAMPLE])


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _lines(text: str) -> list[list[str]]:
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=delimiter, strict=True))


def _header_problems(header: Sequence[str]) -> Iterator[RowProblem]:
    for name in NEEDED:
        if name not in header:
            yield RowProblem(1, name, "this column is missing: add it. The head has the names of the columns.")
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield RowProblem(1, name, "this column stands twice: take one out.")
    for name in header:
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, 1)
            hint = f"did you mean '{near[0]}'?" if near else "take it out, or give it one of the names below."
            yield RowProblem(1, name[:40], f"this column is not known: {hint}")


class _Cells:
    """The cells of one row, read one by one; what is wrong is kept with its column."""

    def __init__(self, number: int, header: Sequence[str], line: Sequence[str]) -> None:
        self.number = number
        self.said = {name: _said(cell) for name, cell in zip(header, line, strict=False)}
        self.problems: list[RowProblem] = []
        if len(line) > len(header) and any(cell.strip() for cell in line[len(header) :]):
            self.wrong("", f"it has {len(line)} cells and the head {len(header)}: put text with commas in quotes.")

    def wrong(self, column: str, message: str) -> None:
        self.problems.append(RowProblem(self.number, column, message))

    def read[T](self, column: str, reader: Callable[[str], T], default: T) -> T:
        said = self.said.get(column, "")
        try:
            return reader(said) if said else default
        except cells.Unreadable as error:
            self.wrong(column, str(error))
            return default

    def text(self, column: str, limit: int = LONGEST_WORDS) -> str:
        return self.read(column, cells.upto(limit), "")

    def line(self, column: str, limit: int) -> str:
        """A text of one line."""
        return " ".join(self.text(column, limit).split())

    def day(self, column: str) -> date | None:
        return self.read(column, cells.day, None)

    def choice(self, column: str, choices: Sequence[str], default: str) -> str:
        return self.read(column, lambda said: _choice(said, choices), default)


def _said(cell: str) -> str:
    said = cell.strip().replace("\r\n", "\n")
    return said[1:] if said.startswith("'") and said[1:].startswith(FORMULA) else said


def _choice(said: str, choices: Sequence[str]) -> str:
    """One of the choices, in code or in the words of the register ("Force says complete", "Verified by the office")."""
    plain = said.casefold().replace(" ", "_").replace("-", "_")
    for choice in choices:
        if plain in {choice, f"{choice}_by_the_office", f"{choice}_by_its_source", f"the_{choice}"}:
            return choice
    near = get_close_matches(plain, choices, 1)
    hint = f"did you mean '{near[0]}'? Or " if near else ""
    raise cells.Unreadable(f"{said[:40]!r} is not known here: {hint}say one of {', '.join(choices)}.")


def _row(number: int, header: Sequence[str], line: Sequence[str]) -> tuple[TableRow, list[RowProblem]]:
    found = _Cells(number, header, line)
    row = TableRow(
        row=number,
        report=found.read("report", cells.code, ""),
        report_title=found.line("report_title", 300),
        origin=found.choice("origin", ORIGINS, ""),
        published=found.day("published"),
        number=found.line("number", LONGEST_NUMBER),
        kind=found.choice("kind", KINDS, "recommendation"),
        under=found.line("under", LONGEST_NUMBER),
        title=found.line("title", LONGEST_TITLE),
        text=found.text("text"),
        addressee=found.choice("addressee", ADDRESSEES, "chief_officer"),
        deadline=found.read("deadline", _deadline, NO_DEADLINE),
        local_target=found.day("local_target"),
        owner_role=found.line("owner_role", LONGEST_OWNER),
        objective=found.line("objective", 100),
        state=found.choice("state", STATES, "open"),
        state_since=found.day("state_since"),
        words=found.text("words"),
        evidence=found.text("evidence"),
        evidence_address=found.line("evidence_address", 500),
    )
    for column in NEEDED:
        if not found.said.get(column):
            found.wrong(column, "this is empty: say it.")
    for column, message in _faults(row):
        found.wrong(column, message)
    return row, found.problems


def _faults(row: TableRow) -> Iterator[tuple[str, str]]:
    if row.state == "superseded":
        yield "state", f"'superseded' {SUPERSEDED}"
    if row.state != "open" and row.state_since is None:
        yield "state_since", f"it is {row.state}: say since which day."
    if row.state in {"verified", "closed"} and not row.evidence:
        yield "evidence", f"it is {row.state}: say what shows it."
    if row.state in {"not_ours", "disagreed"} and not row.words:
        yield "words", f"it is {row.state}: say why."
    if row.state == "force_says_complete" and row.addressee != "chief_officer":
        yield (
            "state",
            "it is not addressed to the chief officer: only the force says of its own that they are complete.",
        )
    if row.evidence_address and not row.evidence_address.startswith(("https://", "http://", "/")):
        yield "evidence_address", "it begins with https://, or with / inside the office."


def _deadline(said: str) -> tuple[str, date | None]:
    plain = said.casefold().strip()
    if plain in {IMMEDIATELY, "immediate"}:
        return "immediate", None
    if plain in {"none", "none set", "none_set", "no deadline set", "no deadline"}:
        return "none_set", None
    return "date", cells.day(said)

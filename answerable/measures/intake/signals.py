"""signals.csv: what the rules found in the figures, with what people made of it, as an export has it."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from answerable.calc.behaviour.answer import Chart, Side, Verdict
from answerable.calc.periods import Period
from answerable.kit.toml import Problem
from answerable.measures.intake import cells
from answerable.measures.intake.returns import LONGEST_REASON

COLUMNS = (
    "measure", "area", "breakdown", "chart", "rule_set", "rule", "side", "verdict", "period_start", "period_end",
    "first_seen_at", "gone_at", "state", "note", "decided_at", "decided_by", "decided_to", "explained_by",
)  # fmt: skip
STATES = ("new", "looked_at", "explained")


@dataclass(frozen=True)
class SignalLine:
    """One signal; `decided_by` is a role, `explained_by` the code of a break."""

    measure: str
    area: str
    breakdown: str
    chart: str
    rule_set: str
    rule: str
    side: str
    verdict: str
    period: Period
    first_seen_at: datetime
    gone_at: datetime | None
    state: str
    note: str
    decided_at: datetime | None
    decided_by: str
    decided_to: date | None
    explained_by: str


def read_signals(content: bytes, where: str, problems: list[Problem]) -> tuple[SignalLine, ...]:
    """The signals in the file; what cannot be read is noted by row and column."""
    try:
        rows = list(csv.DictReader(io.StringIO(cells.decoded(content), newline="")))
    except (cells.Unreadable, csv.Error) as error:
        problems.append(Problem(where, str(error)))
        return ()
    lines = []
    for number, row in enumerate(rows, 2):
        before = len(problems)
        line = _line(_Cells(row, f"{where}, row {number}", problems))
        if len(problems) == before:
            lines.append(line)
    return tuple(lines)


class _Cells:
    """The cells of one row; `take` reads one, and notes what is wrong with it."""

    def __init__(self, row: dict[str, str | None], where: str, problems: list[Problem]) -> None:
        self.row, self.where, self.problems = row, where, problems

    def take[T](self, column: str, reader: Callable[[str], T], empty: T) -> T:
        try:
            return reader((self.row.get(column) or "").strip())
        except cells.Unreadable as error:
            self.wrong(column, str(error))
            return empty

    def wrong(self, column: str, message: str) -> None:
        self.problems.append(Problem(f"{self.where}, column {column}", message))


def _line(row: _Cells) -> SignalLine:
    start, end = row.take("period_start", cells.day, date.min), row.take("period_end", cells.day, date.max)
    if end < start:
        row.wrong("period_end", f"{end} is before the start on {start}.")
    line = SignalLine(
        measure=row.take("measure", cells.needed, ""),
        area=row.take("area", cells.needed, ""),
        breakdown=row.take("breakdown", cells.upto(120), ""),
        chart=row.take("chart", _one_of(*Chart), ""),
        rule_set=row.take("rule_set", _short(20), ""),
        rule=row.take("rule", _short(40), ""),
        side=row.take("side", _one_of(*Side), ""),
        verdict=row.take("verdict", _one_of(*Verdict), ""),
        period=Period(start, max(start, end)),
        first_seen_at=row.take("first_seen_at", _moment, datetime.min.replace(tzinfo=UTC)),
        gone_at=row.take("gone_at", cells.moment, None),
        state=row.take("state", _one_of(*STATES), ""),
        note=row.take("note", cells.upto(LONGEST_REASON), ""),
        decided_at=row.take("decided_at", cells.moment, None),
        decided_by=row.take("decided_by", _role, ""),
        decided_to=row.take("decided_to", _maybe_day, None),
        explained_by=row.take("explained_by", cells.upto(100), ""),
    )
    if fault := _fault(line):
        row.wrong("state", fault)
    return line


def _fault(line: SignalLine) -> str:
    """What does not fit together in a signal; empty where all does."""
    decided = (bool(line.decided_at), bool(line.decided_by), bool(line.decided_to))
    if line.state == "new" and any(decided):
        return "'new' has nothing decided: leave decided_at, decided_by and decided_to empty."
    if line.state in STATES[1:] and not all(decided):
        return f"'{line.state}' was decided: say decided_at, decided_by and decided_to."
    if line.state == "explained" and not line.note:
        return "'explained' says how: write it as the note."
    if line.explained_by and line.state != "explained":
        return "only an explained signal has a break that explains it."
    return ""


def _one_of(*choices: str) -> Callable[[str], str]:
    known = [str(one) for one in choices]

    def reader(said: str) -> str:
        if said not in known:
            raise cells.Unreadable(f"{said[:40]!r} is not known here: say one of {', '.join(known)}.")
        return said

    return reader


def _short(limit: int) -> Callable[[str], str]:
    def reader(said: str) -> str:
        if not said:
            raise cells.Unreadable("this is empty: say it.")
        return cells.upto(limit)(said)

    return reader


def _role(said: str) -> str:
    """A role in words; a reference such as user:12 means nobody here."""
    if ":" in said:
        raise cells.Unreadable(f"{said[:40]!r} is not a role: say it in words, such as Analyst.")
    return cells.upto(60)(said)


def _maybe_day(said: str) -> date | None:
    return cells.day(said) if said else None


def _moment(said: str) -> datetime:
    found = cells.moment(said)
    if found is None:
        raise cells.Unreadable("the time is missing: write it as 2024-03-21T10:00:00+00:00.")
    return found

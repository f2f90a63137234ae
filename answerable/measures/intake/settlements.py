"""Settled disputes, as `settlements.csv` of an office folder says them."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from answerable.calc.periods import Period
from answerable.kit.toml import Problem
from answerable.measures.intake import cells

LONGEST_REASON = 2000
COLUMNS = ("measure", "area", "breakdown", "period_start", "period_end", "as_at", "value", "reason", "settled_at")


@dataclass(frozen=True)
class SettlementLine:
    """Which value of a key was chosen, why and when."""

    measure: str
    area: str
    breakdown: str
    period: Period
    as_at: date
    value: Decimal | None
    reason: str
    settled_at: datetime


def read_settlements(content: bytes, where: str, problems: list[Problem]) -> tuple[SettlementLine, ...]:
    """The settlements in the file; what cannot be read is noted by row and column."""
    try:
        rows = list(csv.DictReader(io.StringIO(cells.decoded(content), newline="")))
    except (cells.Unreadable, csv.Error) as error:
        problems.append(Problem(where, str(error)))
        return ()
    lines = []
    for number, row in enumerate(rows, 2):
        line = _line(row, f"{where}, row {number}", problems)
        if line:
            lines.append(line)
    return tuple(lines)


def _reason(said: str) -> str:
    if not said:
        raise cells.Unreadable("the reason is missing: it is published with the value.")
    return cells.upto(LONGEST_REASON)(said)


def _line(row: dict[str, str | None], where: str, problems: list[Problem]) -> SettlementLine | None:
    before = len(problems)

    def take[T](column: str, reader: Callable[[str], T], empty: T) -> T:
        try:
            return reader((row.get(column) or "").strip())
        except cells.Unreadable as error:
            problems.append(Problem(f"{where}, column {column}", str(error)))
            return empty

    start, end = take("period_start", cells.day, date.min), take("period_end", cells.day, date.max)
    settled_at = take("settled_at", cells.moment, None)
    if end < start:
        problems.append(Problem(where, f"the period ends on {end}, before it starts on {start}."))
    line = SettlementLine(
        measure=take("measure", cells.needed, ""),
        area=take("area", cells.needed, ""),
        breakdown=take("breakdown", cells.upto(120), ""),
        period=Period(start, max(start, end)),
        as_at=take("as_at", cells.day, date.min),
        value=take("value", cells.number, None),
        reason=take("reason", _reason, ""),
        settled_at=settled_at or datetime.min.replace(tzinfo=UTC),
    )
    if settled_at is None and len(problems) == before:
        problems.append(
            Problem(f"{where}, column settled_at", "the time is missing: write it as 2024-03-21T10:00:00+00:00.")
        )
    return line if len(problems) == before else None

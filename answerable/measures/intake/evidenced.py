"""What every line of context says besides: who tells it, from which day it is known, and whether it was withdrawn."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from answerable.kit.toml import Fields
from answerable.measures.intake import cells

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Evidence:
    """Where something is told, and from which day it is known (None: the day its source was published).

    The last three are there in an export only: when it was recorded, and when and why it was withdrawn.
    """

    source: str = ""
    locator: str = ""
    as_at: date | None = None
    note: str = ""
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""


def read_evidence(fields: Fields) -> Evidence:
    """The evidence in a table; problems are noted in `fields`."""
    evidence = Evidence(
        source=fields.code("source", needed=False),
        locator=fields.text("locator", needed=False, limit=200),
        as_at=day(fields, "as_at", needed=False),
        note=fields.text("note", needed=False),
        recorded_at=moment(fields, "recorded_at"),
        withdrawn_at=moment(fields, "withdrawn_at"),
        withdrawn_reason=fields.text("withdrawn_reason", needed=False),
    )
    if not evidence.source and "as_at" not in fields.table:
        fields.wrong("neither 'source' nor 'as_at' is there: say who tells it, or since when it is known.")
    if evidence.locator and not evidence.source:
        fields.wrong("'locator' is a place in a source: say the 'source' too.")
    if bool(evidence.withdrawn_reason) != ("withdrawn_at" in fields.table):
        fields.wrong("'withdrawn_at' and 'withdrawn_reason' go together: say both, or neither.")
    return evidence


def day(fields: Fields, key: str, *, needed: bool = True) -> date | None:
    """A day that can be meant: a slip of the keyboard makes 0213 of 2013."""
    found = fields.day(key, needed=needed)
    if found and not cells.FIRST_DAY <= found <= cells.LAST_DAY:
        fields.wrong(f"'{key}' is {found.isoformat()}: that is not a year that anything here can be of.")
        return None
    return found


def span(fields: Fields, first: str, last: str, *, open_end: bool = False) -> tuple[date, date | None]:
    """Two days in order; the second is None where it may be left out, and is."""
    start, end = day(fields, first), day(fields, last, needed=not open_end)
    if start and end and end < start:
        fields.wrong(f"'{last}' is {end}, before '{first}' on {start}.")
    return start or date.min, end


def moment(fields: Fields, key: str) -> datetime | None:
    """A time with its zone, as TOML writes it without quotes."""
    fields.asked.add(key)
    value = fields.table.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        fields.wrong(
            f"'{key}' is {str(value)[:60]!r}: a time such as 2024-03-21T10:00:00+00:00, without quotes, is wanted."
        )
        return None
    if not cells.FIRST_DAY <= value.date() <= cells.LAST_DAY:
        fields.wrong(f"'{key}' is not in a year in which anything can be recorded.")
        return None
    return value


def number(fields: Fields, key: str, *, needed: bool = True) -> Decimal | None:
    """A number as written, with as many digits as can be held."""
    fields.asked.add(key)
    value = fields.table.get(key)
    if value is None:
        if needed:
            fields.wrong(f"'{key}' is missing: say it.")
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        fields.wrong(f"'{key}' is {str(value)[:60]!r}: a number such as 88.5, without quotes, is wanted.")
        return None
    try:
        # The shortest text that gives this number again is what was typed, up to fifteen digits.
        return cells.number(format(Decimal(repr(value)), "f"))
    except (cells.Unreadable, ValueError) as error:
        fields.wrong(f"'{key}': {error}")
        return None


def measures(fields: Fields) -> tuple[str, ...]:
    """The codes in `measures`: at least one, none of them twice."""
    found = texts(fields, "measures", limit=120)
    if not found and not _is_wrong(fields, "measures"):
        fields.wrong("'measures' is missing: name the measures that it is about.")
    for twice in sorted({code for code in found if found.count(code) > 1}):
        fields.wrong(f"'measures' names '{twice}' twice: once will do.")
    return found


def texts(fields: Fields, key: str, *, limit: int) -> tuple[str, ...]:
    """A list of texts, each of at most `limit` characters."""
    found = tuple(" ".join(one.split()) for one in fields.texts(key))
    for fault in _faults(key, found, limit):
        fields.wrong(fault)
    return found


def _faults(key: str, found: tuple[str, ...], limit: int) -> Iterator[str]:
    for one in found:
        if not one or len(one) > limit or _CONTROL.search(one):
            yield f"'{key}' has {one[:40]!r} in it: 1 to {limit} characters that can be shown are wanted."


def _is_wrong(fields: Fields, key: str) -> bool:
    """Whether something was there and could not be read: then that was told already."""
    value = fields.table.get(key)
    return value is not None and value != []

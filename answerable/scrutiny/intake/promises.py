"""promises.toml: what was promised, challenged, asked in writing and said in private; hand-written or as an export has it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

from answerable.decisions.intake.folder import prose
from answerable.kit.toml import Fields
from answerable.scrutiny.intake.promises_lines import (
    BeforeLine,
    ChallengeLine,
    InformationLine,
    LetterLine,
    MonthLine,
    MoveLine,
    PrivateLine,
    Promises,
    StepLine,
    ToldLine,
    TopicLine,
    UndertakingLine,
)

TABLES: Mapping[str, tuple[str, type]] = {
    "undertakings": ("undertaking", UndertakingLine),
    "challenges": ("challenge", ChallengeLine),
    "letters": ("letter", LetterLine),
    "information": ("information_request", InformationLine),
    "private": ("private_meeting", PrivateLine),
    "months": ("month", MonthLine),
}
"""What the tables of each sort are called in the file."""
BELOW: Mapping[type, Mapping[str, tuple[str, type]]] = {
    UndertakingLine: {"moves": ("move", MoveLine)},
    ChallengeLine: {"steps": ("step", StepLine)},
    PrivateLine: {"topics": ("topic", TopicLine)},
    MonthLine: {"topics": ("topic", ToldLine), "before": ("before", BeforeLine)},
}
"""And the tables below one."""
_NUMBER = re.compile(r"\d{4}/[1-9]\d{0,5}")
NUMBERS = ("number", "question", "challenge")
"""Keys whose value is a number such as 2024/3."""


def read_promises(items: Fields) -> Promises:
    """The tables of the file; what is wrong with them is noted in `items`."""
    found = {}
    for name, (key, cls) in TABLES.items():
        lines, seen = [], set[str]()
        for item in items.tables(key):
            line = _line(cls, item)
            if number := getattr(line, "number", ""):
                if number in seen:
                    item.wrong(f"the number '{number}' stands twice: give each its own.")
                seen.add(number)
            lines.append(line)
        found[name] = tuple(lines)
    return Promises(**found)


def promises_tables(promises: Promises) -> dict[str, object]:
    """The tables that read as these lines; what is as it would be anyway is left out."""
    told = {key: [_table(line) for line in getattr(promises, name)] for name, (key, _) in TABLES.items()}
    return {key: tables for key, tables in told.items() if tables}


def _line(cls: type, item: Fields) -> Any:
    hints, below = get_type_hints(cls), BELOW.get(cls, {})
    values: dict[str, object] = {
        one.name: _value(one, hints[one.name], item) for one in fields(cls) if one.name not in below
    }
    for name, (key, child) in below.items():
        values[name] = tuple(_line(child, one) for one in item.tables(key))
    item.finish()
    return cls(**values)


def _value(one: Field[Any], hint: Any, item: Fields) -> object:
    needed = bool(one.metadata.get("needed"))
    if one.metadata.get("prose"):
        return prose(item, one.name, needed=needed)
    if hint is date:
        return item.day(one.name) or date.min
    reader = READERS.get(hint)
    return reader(item, one.name, one.default) if reader else _text(item, one, needed=needed)


def _text(item: Fields, one: Field[Any], *, needed: bool) -> str:
    default = "" if one.default is MISSING else str(one.default)
    said = item.text(one.name, needed=needed, limit=500, default=default)
    if one.name in NUMBERS and said and not _NUMBER.fullmatch(said):
        item.wrong(f"'{one.name}' is {said!r}: a number such as 2024/3 is wanted.")
    return said


def _truth(item: Fields, key: str, default: bool) -> bool:
    item.asked.add(key)
    value = item.table.get(key, default)
    if isinstance(value, bool):
        return value
    item.wrong(f"'{key}' is {repr(value)[:60]}: true or false is wanted.")
    return default


def _moment(item: Fields, key: str, _: object) -> datetime | None:
    item.asked.add(key)
    value = item.table.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        item.wrong(f"'{key}' is {repr(value)[:60]}: a moment such as 2024-03-21T10:00:00Z is wanted.")
        return None
    return value.astimezone(UTC)


READERS: Mapping[Any, Callable[[Fields, str, Any], object]] = {
    date | None: lambda item, key, _: item.day(key, needed=False),
    datetime | None: _moment,
    int | None: lambda item, key, _: item.number(key),
    bool: _truth,
    tuple[str, ...]: lambda item, key, _: item.texts(key),
}


def _table(line: Any) -> dict[str, object]:
    table: dict[str, object] = {}
    below = BELOW.get(type(line), {})
    for one in fields(line):
        value = getattr(line, one.name)
        if one.name in below:
            if value:
                table[below[one.name][0]] = [_table(child) for child in value]
        elif value not in (None, "", ()) and (one.default is MISSING or value != one.default):
            table[one.name] = list(value) if isinstance(value, tuple) else value
    return table

"""packs.json and minutes.json: what was frozen of meetings, as a folder has it; the restricted parts in a restricted one only.

Nobody writes these by hand: `frozen` and `restricted` are frozen forms (`kit.freezing`), `sha256` is that of the open one and
`restricted_sha256` that of the other.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from answerable.kit.freezing import digest
from answerable.kit.toml import Problem
from answerable.measures.intake import cells

MOST_WHO = 60
"""So many characters has the reference of who froze it."""


@dataclass(frozen=True)
class PackLine:
    """A pack (number 1) or a supplement, by the code of its meeting. `restricted` is empty where it was kept out, or there is none."""

    meeting: str
    number: int
    because: str
    frozen: Mapping[str, Any]
    sha256: str
    frozen_at: datetime
    frozen_on: date
    frozen_by: str = ""
    restricted: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class MinutesLine:
    """One version of the minutes of a meeting, by its code. `restricted` is empty where it was kept out, or there is none."""

    meeting: str
    version: int
    because: str
    frozen: Mapping[str, Any]
    sha256: str
    published_at: datetime
    published_on: date
    published_by: str = ""
    restricted: Mapping[str, Any] = field(default_factory=dict)


def read_packs(content: bytes, where: str, problems: list[Problem]) -> tuple[PackLine, ...]:
    """The packs in the file; what cannot be read is noted with its number."""
    return _read(content, where, problems, "pack", _pack)


def read_minutes(content: bytes, where: str, problems: list[Problem]) -> tuple[MinutesLine, ...]:
    """The minutes in the file; what cannot be read is noted with its number."""
    return _read(content, where, problems, "minutes", _minutes)


def _read[Line](
    content: bytes, where: str, problems: list[Problem], what: str, line: Callable[[Mapping[str, Any]], Line]
) -> tuple[Line, ...]:
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"this is not JSON: {str(error)[:200]}."))
        return ()
    if not isinstance(items, list):
        problems.append(Problem(where, "a list is wanted: [{...}, ...]."))
        return ()
    found: list[Line] = []
    for number, item in enumerate(items, 1):
        try:
            found.append(line(_table(item)))
        except cells.Unreadable as error:
            problems.append(Problem(f"{where}, {what} {number}", str(error)))
    return tuple(found)


def _table(item: object) -> Mapping[str, Any]:
    if not isinstance(item, Mapping):
        raise cells.Unreadable("it is no table of names and values.")
    return item


def _pack(item: Mapping[str, Any]) -> PackLine:
    return PackLine(
        meeting=_text(item, "meeting"),
        number=_count(item, "number"),
        because=_text(item, "because", needed=False),
        frozen=_frozen(item, "frozen"),
        sha256=_print(item),
        frozen_at=_moment(item, "frozen_at"),
        frozen_on=_day(item, "frozen_on"),
        frozen_by=_who(item, "frozen_by"),
        restricted=_frozen(item, "restricted", needed=False),
    )


def _minutes(item: Mapping[str, Any]) -> MinutesLine:
    return MinutesLine(
        meeting=_text(item, "meeting"),
        version=_count(item, "version"),
        because=_text(item, "because", needed=False),
        frozen=_frozen(item, "frozen"),
        sha256=_print(item),
        published_at=_moment(item, "published_at"),
        published_on=_day(item, "published_on"),
        published_by=_who(item, "published_by"),
        restricted=_frozen(item, "restricted", needed=False),
    )


def _text(item: Mapping[str, Any], name: str, *, needed: bool = True) -> str:
    said = item.get(name, "")
    if not isinstance(said, str) or "\x00" in said or (needed and not said.strip()):
        raise cells.Unreadable(f"'{name}' is a text, and is missing.")
    return said


def _who(item: Mapping[str, Any], name: str) -> str:
    said = _text(item, name, needed=False)
    if len(said) > MOST_WHO:
        raise cells.Unreadable(f"'{name}' has {len(said)} characters: a reference has at most {MOST_WHO}.")
    return said


def _count(item: Mapping[str, Any], name: str) -> int:
    said = item.get(name)
    if not isinstance(said, int) or isinstance(said, bool) or not 1 <= said <= 9999:
        raise cells.Unreadable(f"'{name}' is {said!r}: a whole number from 1 is wanted.")
    return said


def _frozen(item: Mapping[str, Any], name: str, *, needed: bool = True) -> dict[str, Any]:
    said = item.get(name) or {}
    if not isinstance(said, Mapping) or (needed and not said):
        raise cells.Unreadable(f"'{name}' is no frozen form: take it from an export as it is.")
    return dict(said)


def _print(item: Mapping[str, Any]) -> str:
    """The SHA-256 of the open part, which like that of the restricted one must fit: what was frozen is never changed."""
    _fits(item, "restricted_sha256", "restricted")
    return _fits(item, "sha256", "frozen")


def _fits(item: Mapping[str, Any], name: str, part: str) -> str:
    frozen = _frozen(item, part, needed=False)
    said = _text(item, name, needed=bool(frozen))
    try:
        found = digest(frozen) if frozen else ""
    except ValueError as error:
        raise cells.Unreadable(f"'{part}' holds what was never frozen: {str(error)[:200]}.") from error
    if said != found:
        raise cells.Unreadable(f"'{name}' is not that of '{part}': it was changed after it was frozen.")
    return said


def _moment(item: Mapping[str, Any], name: str) -> datetime:
    found = cells.moment(str(item.get(name) or ""))
    if found is None:
        raise cells.Unreadable(f"'{name}' is missing: write it as 2024-11-07T10:00:00+00:00.")
    return found


def _day(item: Mapping[str, Any], name: str) -> date:
    said = item.get(name)
    try:
        return date.fromisoformat(str(said))
    except ValueError as error:
        raise cells.Unreadable(f"'{name}' is {said!r}: write a day as 2024-11-07.") from error


def written_pack(line: PackLine) -> dict[str, object]:
    """A pack as the file has it."""
    facts: dict[str, object] = {
        "meeting": line.meeting,
        "number": line.number,
        "because": line.because,
        "frozen": dict(line.frozen),
        "sha256": line.sha256,
        "frozen_at": line.frozen_at.isoformat(),
        "frozen_on": line.frozen_on.isoformat(),
        "frozen_by": line.frozen_by,
    }
    return facts | _restricted(line.restricted)


def written_minutes(line: MinutesLine) -> dict[str, object]:
    """One version of minutes as the file has it."""
    facts: dict[str, object] = {
        "meeting": line.meeting,
        "version": line.version,
        "because": line.because,
        "frozen": dict(line.frozen),
        "sha256": line.sha256,
        "published_at": line.published_at.isoformat(),
        "published_on": line.published_on.isoformat(),
        "published_by": line.published_by,
    }
    return facts | _restricted(line.restricted)


def _restricted(part: Mapping[str, Any]) -> dict[str, object]:
    return {"restricted": dict(part), "restricted_sha256": digest(dict(part))} if part else {}

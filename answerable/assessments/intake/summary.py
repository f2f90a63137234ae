"""summaries.json: strategic summaries, as a folder has them; drafts in a restricted one only.

A submitted summary carries what was frozen. Written by hand it may leave that out: loading it freezes it from the record
as it was known on its day. A text may be a list of its paragraphs, which is easier to write.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from answerable.kit.json_list import read_list
from answerable.kit.toml import Problem
from answerable.measures.intake import cells

SIGNED = ("submitted_by", "submitted_at", "submitted_to")


@dataclass(frozen=True)
class SummaryLine:
    """One summary. `frozen` is the frozen form of what was submitted (`kit.freezing`); empty for a draft."""

    code: str
    title: str
    plan: str
    as_at: date
    opening: str
    narratives: Mapping[str, str]
    written_by: str
    written_at: datetime
    since: date | None = None
    edition: int = 1
    submitted_by: str = ""
    submitted_at: datetime | None = None
    submitted_to: str = ""
    frozen: Mapping[str, Any] = field(default_factory=dict)


def read_summaries(content: bytes, where: str, problems: list[Problem]) -> tuple[SummaryLine, ...]:
    """The summaries in the file; what cannot be read is noted with its number."""
    return read_list(content, where, problems, of="summary", read=_line)


def _line(item: object) -> SummaryLine:
    if not isinstance(item, Mapping):
        raise cells.Unreadable('a summary is wanted: {"code": ..., "title": ..., "plan": ..., "as_at": ..., ...}.')
    written_at = cells.moment(str(item.get("written_at") or ""))
    if written_at is None:
        raise cells.Unreadable("'written_at' is missing: write it as 2024-11-07T10:00:00+00:00.")
    edition = item.get("edition", 1)
    if not isinstance(edition, int) or isinstance(edition, bool) or edition < 1:
        raise cells.Unreadable("'edition' is a whole number from 1.")
    return SummaryLine(
        code=_needed(item, "code"),
        title=_needed(item, "title"),
        plan=_needed(item, "plan"),
        as_at=_needed_day(item),
        since=_day(item, "since"),
        opening=_text(item.get("opening"), "opening"),
        narratives=_narratives(item.get("narratives")),
        written_by=str(item.get("written_by") or ""),
        written_at=written_at,
        edition=edition,
        **_submission(item),
    )


def _submission(item: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: str(item.get(name) or "") for name in SIGNED}
    frozen = item.get("frozen") or {}
    if not isinstance(frozen, Mapping):
        raise cells.Unreadable("'frozen' is not a frozen summary: leave it out to have it frozen on loading.")
    if any(said.values()) and not all(said.values()):
        raise cells.Unreadable(f"{', '.join(SIGNED)} belong together: give all three, or none for a draft.")
    if frozen and not said["submitted_at"]:
        raise cells.Unreadable("'frozen' belongs to a submitted summary: say when, by whom and to whom.")
    return {
        "submitted_by": said["submitted_by"],
        "submitted_at": cells.moment(said["submitted_at"]),
        "submitted_to": said["submitted_to"],
        "frozen": dict(frozen),
    }


def _needed(item: Mapping[str, Any], name: str) -> str:
    said = item.get(name)
    if not isinstance(said, str) or not said.strip():
        raise cells.Unreadable(f"'{name}' is missing: say it.")
    return said.strip()


def _day(item: Mapping[str, Any], name: str) -> date | None:
    said = item.get(name)
    if said in (None, ""):
        return None
    try:
        return date.fromisoformat(str(said))
    except ValueError as error:
        raise cells.Unreadable(f"'{name}' is {said!r}: write a day as 2024-11-07.") from error


def _needed_day(item: Mapping[str, Any]) -> date:
    found = _day(item, "as_at")
    if found is None:
        raise cells.Unreadable("'as_at' is missing: write it as 2024-11-07.")
    return found


def _narratives(told: object) -> dict[str, str]:
    if told is None:
        return {}
    if not isinstance(told, Mapping):
        raise cells.Unreadable("'narratives' is a text for each priority by its code.")
    return {str(code): _text(text, f"narratives.{code}") for code, text in told.items()}


def _text(told: object, name: str) -> str:
    """A text, or its paragraphs."""
    if told is None:
        return ""
    if isinstance(told, str):
        return told
    if isinstance(told, list) and all(isinstance(one, str) for one in told):
        return "\n\n".join(told)
    raise cells.Unreadable(f"'{name}' is a text, or a list of its paragraphs.")


def written(line: SummaryLine) -> dict[str, object]:
    """One summary as the file has it; a draft says nothing of a submission. Times are told in the zone they have."""
    facts: dict[str, object] = {
        "code": line.code,
        "title": line.title,
        "plan": line.plan,
        "as_at": line.as_at.isoformat(),
        "since": line.since.isoformat() if line.since else None,
        "opening": line.opening,
        "narratives": dict(line.narratives),
        "written_by": line.written_by,
        "written_at": line.written_at.isoformat(),
        "edition": line.edition,
    }
    if line.submitted_at:
        facts |= {
            "submitted_by": line.submitted_by,
            "submitted_at": line.submitted_at.isoformat(),
            "submitted_to": line.submitted_to,
            "frozen": dict(line.frozen),
        }
    return facts

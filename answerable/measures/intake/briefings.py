"""briefings.json: the texts of the office that cite figures, drafts and frozen ones, as a restricted export has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from answerable.kit.json_list import read_list
from answerable.kit.toml import Problem
from answerable.measures.intake import cells


@dataclass(frozen=True)
class BriefingLine:
    """One briefing. `frozen` is the frozen form of its text with its figures (`kit.freezing`); empty for a draft."""

    code: str
    title: str
    body: str
    written_at: datetime
    frozen_at: datetime | None = None
    frozen: Mapping[str, Any] = field(default_factory=dict)


def read_briefings(content: bytes, where: str, problems: list[Problem]) -> tuple[BriefingLine, ...]:
    """The briefings in the file; what cannot be read is noted with its number."""
    return read_list(content, where, problems, of="briefing", read=_line)


def _line(item: object) -> BriefingLine:
    if not isinstance(item, Mapping):
        raise cells.Unreadable('a briefing is wanted: {"code": ..., "title": ..., "body": ..., "written_at": ...}.')
    texts = {name: str(item.get(name) or "") for name in ("code", "title", "body", "written_at", "frozen_at")}
    written_at, frozen_at = cells.moment(texts["written_at"]), cells.moment(texts["frozen_at"])
    frozen = item.get("frozen") or {}
    if written_at is None:
        raise cells.Unreadable("'written_at' is missing: write it as 2024-03-21T10:00:00+00:00.")
    if bool(frozen) != bool(frozen_at) or not isinstance(frozen, Mapping):
        raise cells.Unreadable("'frozen' and 'frozen_at' belong together: give both, or neither for a draft.")
    return BriefingLine(
        code=cells.needed(texts["code"]),
        title=cells.needed(texts["title"]),
        body=cells.needed(texts["body"]),
        written_at=written_at,
        frozen_at=frozen_at,
        frozen=dict(frozen),
    )

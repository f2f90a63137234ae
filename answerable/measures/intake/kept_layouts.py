"""layouts.json: how the files of senders are read, each layout by its name, retired ones too, as an export has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from answerable.kit.json_list import read_list
from answerable.kit.toml import Problem
from answerable.measures.intake import cells
from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.intake.layouts.storing import from_json


@dataclass(frozen=True)
class KeptLayout:
    """One layout. Who sends such files is not said: a sender is somebody's account, which another office does not have."""

    name: str
    layout: Layout
    made_at: datetime
    retired_at: datetime | None = None


def read_layouts(content: bytes, where: str, problems: list[Problem]) -> tuple[KeptLayout, ...]:
    """The layouts in the file; what cannot be read is noted with its number."""
    return read_list(content, where, problems, of="layout", read=_line)


def _line(item: object) -> KeptLayout:
    if not isinstance(item, Mapping):
        raise cells.Unreadable('a layout is wanted: {"name": ..., "layout": ..., "made_at": ...}.')
    texts = {name: str(item.get(name) or "").strip() for name in ("name", "made_at", "retired_at")}
    made_at = cells.moment(texts["made_at"])
    if made_at is None:
        raise cells.Unreadable("'made_at' is missing: write it as 2024-03-21T10:00:00+00:00.")
    return KeptLayout(
        name=cells.needed(texts["name"]),
        layout=from_json(item.get("layout")),
        made_at=made_at,
        retired_at=cells.moment(texts["retired_at"]),
    )

"""layouts.json: how the files of senders are read, each layout by its name, retired ones too, as an export has it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from answerable.kit.toml import Problem
from answerable.measures.intake import cells
from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.intake.layouts.storing import UnknownLayout, from_json


@dataclass(frozen=True)
class KeptLayout:
    """One layout. Who sends such files is not said: a sender is somebody's account, which another office does not have."""

    name: str
    layout: Layout
    made_at: datetime
    retired_at: datetime | None = None


def read_layouts(content: bytes, where: str, problems: list[Problem]) -> tuple[KeptLayout, ...]:
    """The layouts in the file; what cannot be read is noted with its number."""
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"this is not JSON: {str(error)[:200]}."))
        return ()
    if not isinstance(items, list):
        problems.append(Problem(where, "a list of layouts is wanted: [{...}, ...]."))
        return ()
    lines = []
    for number, item in enumerate(items, 1):
        try:
            lines.append(_line(item))
        except (UnknownLayout, cells.Unreadable, RecursionError) as error:
            problems.append(Problem(f"{where}, layout {number}", str(error)))
    return tuple(lines)


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

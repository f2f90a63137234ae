"""What a file of an office folder is that one part keeps, and the two forms that such files have."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from answerable.kit.audit import Actor
from answerable.kit.toml import Fields, Problem, parse
from answerable.site.folder.texts import toml


class Load(Protocol):
    """Takes in what a file says, and answers how much of it was new."""

    def __call__(self, lines: Any, /, *, by: Actor, at: datetime) -> int: ...


@dataclass(frozen=True)
class KeptFile:
    """One file: `read` notes every problem; `load` raises `refused`, which has `.problems`; `write` answers nothing where nothing is held."""

    name: str
    read: Callable[[bytes, str, list[Problem]], Any]
    load: Load
    refused: type[Exception]
    write: Callable[[bool], str]


def toml_of[Lines](read: Callable[[Fields], Lines]) -> Callable[[bytes, str, list[Problem]], Lines]:
    """A reader of tables as a reader of the bytes of a file."""

    def read_bytes(content: bytes, name: str, problems: list[Problem]) -> Lines:
        before = len(problems)
        fields = Fields(parse(content, name, problems), name, problems)
        # What cannot be read at all has one problem, not one for each key that is then missing.
        found = read(fields if len(problems) == before else Fields({}, name, []))
        if len(problems) == before:
            fields.finish()
        return found

    return read_bytes


def toml_text(tables: Mapping[str, object]) -> str:
    return toml(dict(tables)) if any(tables.values()) else ""


def json_text(items: Sequence[object]) -> str:
    return json.dumps(items, indent=2, ensure_ascii=False, sort_keys=True) + "\n" if items else ""

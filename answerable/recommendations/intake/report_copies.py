"""Who is owed a copy of a published response: data that ships with the project, read from `report_copies.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("report_copies.toml")


@dataclass(frozen=True)
class CopyOwed:
    """One who is owed a copy of the response to reports of an origin, and what says so."""

    origin: str
    to: str
    basis: str


@cache
def copies_owed(origin: str) -> tuple[CopyOwed, ...]:
    """Who is owed a copy of the response to reports of this origin, in order."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(found for one in told["copy"] if (found := CopyOwed(**one)).origin == origin)

"""The body, as `office.toml` says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.kit.toml import Fields

KINDS = ("commissioner", "mayor", "board")


@dataclass(frozen=True)
class HolderLine:
    """Who held the office, from when to when; `dates` says whether those days are stated or assumed."""

    title: str
    name: str
    start: date
    end: date | None
    dates: str
    note: str


@dataclass(frozen=True)
class BodyLine:
    """The local policing body and its holders, oldest first."""

    name: str
    short_name: str
    kind: str
    title_of_holder: str
    force: str
    area_code: str
    about: str
    contact: str
    shown_as_at: date | None
    holders: tuple[HolderLine, ...]


def read_body(fields: Fields) -> BodyLine:
    """The body from the tables [office] and [[holder]] of an office file; problems are noted in `fields`."""
    fields.asked.add("office")
    office = Fields(fields.table.get("office"), f"{fields.where}, [office]", fields.problems)
    body = BodyLine(
        name=office.text("name", limit=200),
        short_name=office.text("short_name", limit=100),
        kind=office.choice("kind", KINDS),
        title_of_holder=office.text("title_of_holder", limit=100),
        force=office.text("force", limit=200),
        area_code=office.code("area", limit=40),
        about=office.text("about", needed=False),
        contact=office.text("contact", needed=False),
        shown_as_at=office.day("shown_as_at", needed=False),
        holders=tuple(sorted(_holders(fields), key=lambda one: one.start)),
    )
    office.finish()
    return body


def _holders(fields: Fields) -> Sequence[HolderLine]:
    lines = []
    for item in fields.tables("holder"):
        start, end = item.day("from"), item.day("until", needed=False)
        if start and end and end < start:
            item.wrong(f"'until' is {end}, before 'from' on {start}.")
        lines.append(
            HolderLine(
                title=item.text("title", limit=200),
                name=item.text("name", needed=False, limit=200),
                start=start or date.min,
                end=end,
                dates=item.choice("dates", ("stated", "assumed"), default="stated"),
                note=item.text("note", needed=False),
            )
        )
        item.finish()
    return lines

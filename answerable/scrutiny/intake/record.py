"""Meetings and papers, as `meetings.toml`, `papers.toml` and `office.toml` say them."""

import re
from dataclasses import dataclass
from datetime import date

from answerable.kit.toml import Fields


@dataclass(frozen=True)
class MeetingNameLine:
    """What the meetings of one function ("scrutiny", "panel") are called, from when to when."""

    function: str
    name: str
    start: date | None
    end: date | None
    note: str


@dataclass(frozen=True)
class MeetingLine:
    """A meeting or event; `date` is the first of the month where `precision` is "month"."""

    code: str
    kind: str
    name: str
    title: str
    date: date
    precision: str
    time: str
    location: str
    agenda: tuple[str, ...]
    evidence: str
    note: str
    source: str
    source_line: int | None


@dataclass(frozen=True)
class PaperLine:
    """A paper, which is also a source of figures; `published_basis` says whether its day is stated or assumed."""

    code: str
    title: str
    published: date
    published_basis: str
    note: str
    kind: str
    author_role: str
    meeting: str
    part_of: str
    purpose: str
    recommendation: str
    attachments: tuple[str, ...]


def read_meeting_names(fields: Fields) -> tuple[MeetingNameLine, ...]:
    fields.asked.add("meetings")
    table = fields.table.get("meetings")
    if table is None:
        return ()
    meetings = Fields(table, f"{fields.where}, [meetings]", fields.problems)
    lines = []
    for function in meetings.table:
        if not re.fullmatch(r"[a-z0-9-]{1,40}", function):
            meetings.wrong(
                f"{function[:60]!r} is not a function of a meeting: small letters and hyphens, such as 'scrutiny'."
            )
        for item in meetings.tables(function):
            name, note = item.text("name", limit=200), item.text("note", needed=False)
            start, end = item.day("from", needed=False), item.day("until", needed=False)
            item.finish()
            lines.append(MeetingNameLine(function, name, start, end, note))
    meetings.finish()
    return tuple(lines)


def read_meetings(fields: Fields) -> tuple[MeetingLine, ...]:
    lines: dict[str, MeetingLine] = {}
    for item in fields.tables("meeting"):
        day, precision = _day(item)
        line = MeetingLine(
            code=item.code("code", limit=50),
            kind=item.choice("kind", ("meeting", "event"), default="meeting"),
            name=item.text("name", limit=200),
            title=item.text("title", limit=300),
            date=day,
            precision=precision,
            time=item.text("time", needed=False, limit=20),
            location=item.text("location", needed=False, limit=200),
            agenda=item.texts("agenda"),
            evidence=item.choice("evidence", ("papers", "mentioned")),
            note=item.text("note", needed=False),
            source=item.code("source", needed=False),
            source_line=item.number("source_line"),
        )
        item.finish()
        item.once(line.code, set(lines))
        lines[line.code] = line
    return tuple(lines.values())


def _day(item: Fields) -> tuple[date, str]:
    """A day ("2024-03-21") or a month ("2022-11"), the latter by its first day."""
    said = item.text("date")
    item.asked.add("precision")
    if re.fullmatch(r"\d{4}-\d{2}", said):
        said, precision = f"{said}-01", "month"
    else:
        precision = "day"
    try:
        return date.fromisoformat(said), precision
    except ValueError:
        item.wrong(f'\'date\' is {said!r}: write a day as "2024-03-21" or a month as "2024-03".')
        return date.min, precision


def read_papers(fields: Fields) -> tuple[PaperLine, ...]:
    lines: dict[str, PaperLine] = {}
    for item in fields.tables("paper"):
        line = PaperLine(
            code=item.code("code"),
            title=item.text("title", limit=300),
            published=item.day("published") or date.min,
            published_basis=item.choice("published_basis", ("stated", "assumed"), default="stated"),
            note=item.text("note", needed=False),
            kind=item.text("kind", needed=False, limit=60),
            author_role=item.text("author_role", needed=False, limit=200),
            meeting=item.code("meeting", needed=False, limit=50),
            part_of=item.code("part_of", needed=False),
            purpose=item.text("purpose", needed=False),
            recommendation=item.text("recommendation", needed=False),
            attachments=item.texts("attachments"),
        )
        item.finish()
        item.once(line.code, set(lines))
        lines[line.code] = line
    for line in lines.values():
        if line.part_of and line.part_of not in lines:
            fields.wrong(f"paper '{line.code}' is part of '{line.part_of}', which is not a paper of this file.")
        elif line.part_of and lines[line.part_of].part_of:
            fields.wrong(f"paper '{line.code}' is part of '{line.part_of}', which is itself a part: name the whole.")
    return tuple(lines.values())

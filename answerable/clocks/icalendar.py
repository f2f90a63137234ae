"""A calendar file of whole days (RFC 5545), as every calendar program reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Octets in a line before it is folded (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class WholeDay:
    """An event of one whole day. `identity` is the same for ever; `changed` is aware."""

    identity: str
    day: date
    summary: str
    description: str
    address: str
    changed: datetime


def calendar(name: str, days: Iterable[WholeDay]) -> str:
    """The file, with its lines ended and folded as the standard wants."""
    return "".join(_folded(line) for line in _lines(name, days))


def _lines(name: str, days: Iterable[WholeDay]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Answerable//Clocks//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(name)}"
    for one in days:
        yield "BEGIN:VEVENT"
        yield f"UID:{_text(one.identity)}"
        yield f"DTSTAMP:{one.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        # A whole day ends at the beginning of the next one.
        yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
        yield f"SUMMARY:{_text(one.summary)}"
        yield f"DESCRIPTION:{_text(one.description)}"
        if one.address:
            yield f"URL:{one.address}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(said: str) -> str:
    """Text with what has a meaning of its own escaped, and no control character left in it."""
    kept = "".join(letter for letter in said if letter == "\n" or letter.isprintable())
    return kept.translate(_ESCAPED)


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each but the first led by a blank; no letter is cut in two."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        # The blank that leads a further piece is one of its octets.
        if len((piece + letter).encode()) > LINE - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece]) + "\r\n"

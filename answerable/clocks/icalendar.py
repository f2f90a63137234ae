"""A calendar file (RFC 5545), as every calendar program reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Octets in a line before it is folded (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Event:
    """Something on a day: all day long, or from `begins` on and until `ends` where that is known.

    `identity` is the same for ever; the moments are aware. `place` is where it is, "" where that is not known.
    """

    identity: str
    day: date
    summary: str
    description: str
    address: str
    changed: datetime
    begins: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    cancelled: bool = False


def calendar(name: str, events: Iterable[Event]) -> str:
    """The file, with its lines ended and folded as the standard wants."""
    return "".join(_folded(line) for line in _lines(name, events))


def _lines(name: str, events: Iterable[Event]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Answerable//Clocks//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(name)}"
    for one in events:
        yield "BEGIN:VEVENT"
        yield f"UID:{_text(one.identity)}"
        yield f"DTSTAMP:{_moment(one.changed)}"
        yield from _when(one)
        yield f"SUMMARY:{_text(one.summary)}"
        yield f"DESCRIPTION:{_text(one.description)}"
        if one.place:
            yield f"LOCATION:{_text(one.place)}"
        if one.address:
            yield f"URL:{one.address}"
        if one.cancelled:
            yield "STATUS:CANCELLED"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _when(one: Event) -> Iterator[str]:
    if one.begins is None:
        # A whole day ends at the beginning of the next one.
        yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
        return
    yield f"DTSTART:{_moment(one.begins)}"
    if one.ends:
        yield f"DTEND:{_moment(one.ends)}"


def _moment(at: datetime) -> str:
    """In universal time, so that no calendar has to know how the clocks go here."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


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

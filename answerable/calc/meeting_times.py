"""When each item of an agenda begins, from the time the meeting begins and how long each is to take."""

import re
from collections.abc import Sequence

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_WHOLE_DAY = 24 * 60


def minutes_of(time: str) -> int | None:
    """A time of day in minutes after midnight: "10:30", "10.30", "2pm", "2:15 pm". None for anything else.

    >>> minutes_of("10:30"), minutes_of("2pm"), minutes_of("in the evening"), minutes_of("12:05 am")
    (630, 840, None, 5)
    """
    said = _CLOCK.fullmatch(time.strip())
    if said is None or not (said[2] or said[3]):
        return None
    hour, minute, half = int(said[1]), int(said[2] or 0), (said[3] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    found = hour * 60 + minute
    return found if minute < 60 and found < _WHOLE_DAY else None


def clock(minutes: int) -> str:
    """ "10:05" of so many minutes after midnight; past midnight it begins again."""
    hour, minute = divmod(minutes % _WHOLE_DAY, 60)
    return f"{hour:02}:{minute:02}"


def begins(start: str, lengths: Sequence[int | None]) -> tuple[str, ...]:
    """When each item begins, and at the end when the last one does end; "" from the first length on that is not known.

    >>> begins("10:00", [5, 40, None, 10])
    ('10:00', '10:05', '10:45', '', '')
    """
    at = minutes_of(start)
    found = [clock(at) if at is not None else ""]
    for length in lengths:
        at = None if at is None or length is None else at + length
        found.append(clock(at) if at is not None else "")
    return tuple(found)

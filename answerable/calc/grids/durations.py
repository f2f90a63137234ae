"""Lengths of time as people write them, in seconds."""

import re
from datetime import timedelta
from decimal import Decimal

_CLOCK = re.compile(r"(?P<hours>\d{1,5}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d(?:\.\d{1,3})?)")
_SHORT = re.compile(r"(?P<first>\d{1,4}):(?P<second>[0-5]\d)")
_NAMED = re.compile(
    r"(?:(?P<hours>\d+(?:\.\d+)?)\s?(?:h|hrs?|hours?)[\s,]*(?:and\s)?)?"
    r"(?:(?P<minutes>\d+(?:\.\d+)?)\s?(?:m|mins?|minutes?|['′’])[\s,]*(?:and\s)?)?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)\s?(?:s|secs?|seconds?|[\"″”]))?",
    re.IGNORECASE,
)


class TwoPartClock(ValueError):
    """A time such as 1:23, of which nobody can tell whether it is in minutes or in hours."""


def seconds_of(length: timedelta) -> Decimal:
    """Exactly, to the thousandth: a sheet keeps a second as 1/86400 of a day, with some dust."""
    whole = length.days * 86_400 + length.seconds
    return Decimal(whole) + (Decimal(length.microseconds) / 1_000_000).quantize(Decimal("0.001"))


def read_duration(text: str, *, minutes_first: bool = False) -> Decimal | None:
    """Seconds in 0:01:23, 1m 23s or 2 minutes; None where the text is no length of time.

    1:23 is a minute and 23 seconds when `minutes_first`, else it raises TwoPartClock.
    """
    said = text.strip()
    if clock := _CLOCK.fullmatch(said):
        return int(clock["hours"]) * 3600 + int(clock["minutes"]) * 60 + Decimal(clock["seconds"])
    if short := _SHORT.fullmatch(said):
        if minutes_first:
            return Decimal(int(short["first"]) * 60 + int(short["second"]))
        raise TwoPartClock(
            f"'{said}' can be minutes and seconds or hours and minutes: write it as 0:{said}, or say which in the layout."
        )
    named = _NAMED.fullmatch(said) if said else None
    if not named:
        return None
    hours, minutes, seconds = (Decimal(part or 0) for part in named.groups())
    return hours * 3600 + minutes * 60 + seconds

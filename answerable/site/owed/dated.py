"""What is owed and has a date, as a calendar file."""

from collections.abc import Callable
from datetime import date, datetime

from answerable.clocks.icalendar import Event
from answerable.clocks.icalendar import calendar as file_of
from answerable.site.owed.lines import Key, Owed, Wanted
from answerable.site.owed.listing import keys, told
from answerable.site.owed.rows import LAST

MOST = 1000
"""Days in a calendar file: more than anybody looks at."""


def calendar_of(wanted: Wanted, day: date, *, link: Callable[[str], str], host: str, at: datetime) -> str:
    """The calendar file of what is wanted and has a date. `link` makes an address of this site whole; `at` is aware."""
    dated = [one for one in keys(wanted, day, MOST) if one.due != LAST]
    return file_of("What is owed", [_day(key, one, link(one.href), host, at) for key, one in told(dated, day)])


def _day(key: Key, one: Owed, address: str, host: str, at: datetime) -> Event:
    who = f" {one.who}." if one.who else ""
    return Event(
        identity=f"owed-{key.sort.name.lower()}-{key.key}@{host}",
        day=key.due,
        summary=one.words,
        description=f"{one.how[:1].upper()}{one.how[1:]}.{who}\n{address}",
        address=address,
        changed=at,
    )

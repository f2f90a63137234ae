"""The programme as days of a calendar: the meetings, and in the office what is due before and after each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from django.urls import reverse
from django.utils.timezone import get_current_timezone

from answerable.calc.meeting_times import minutes_of
from answerable.clocks.icalendar import Event
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.queries.agenda_days import days_of, form_of

DUE = {
    "questions_close": "Questions close",
    "commission": "Papers are to be asked for",
    "paper_due": "Papers are due",
    "papers_out": "Papers are to go out",
    "minutes": "Minutes are due",
}
"""What the days that hang on a meeting's day are called, in the order of `calc.meetings.Days`."""


class Told(Protocol):
    """A meeting as a calendar tells it: a row, or what the public may know of one."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def time(self) -> str: ...
    @property
    def ends(self) -> str: ...
    @property
    def location(self) -> str: ...


@dataclass(frozen=True)
class MeetingDay:
    """One day of the calendar. `key` is the same for ever, wherever the meeting is moved to. `begins` and `ends` are aware, and None
    where nobody said a time that can be read."""

    key: str
    day: date
    summary: str
    description: str
    address: str
    begins: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    cancelled: bool = False


def office_days(function: str, *, day: date) -> Iterator[MeetingDay]:
    """Every meeting of a function that is ahead and what is due for it; of those held, the minutes that are still owed.

    A meeting of which only the month is known has no day to be written on.
    """
    form = form_of(function)
    states = [*Meeting.AHEAD, Meeting.State.HELD]
    rows = Meeting.objects.filter(
        function=function, kind="meeting", state__in=states, precision=Meeting.Precision.DAY
    ).order_by("date", "pk")
    for row in rows:
        address = reverse("scrutiny:meeting", args=[row.code])
        held = row.state == Meeting.State.HELD
        if not held:
            yield of_meeting(row, row.date, row.get_state_display(), address)
        reckoned = days_of(row, form)
        for name, words in DUE.items():
            due = row.questions_close if name == "questions_close" else getattr(reckoned, name)
            if due and (not held or (name == "minutes" and due >= day)):
                yield of_due(row, row.date, name, words, due, address)


def of_meeting(meeting: Told, day: date, state: str, address: str) -> MeetingDay:
    at = f" at {meeting.time}" if meeting.time else ""
    said = [f"{meeting.title}." if meeting.title else "", f"{british_date(day)}{at}", meeting.location, state]
    begins, ends = _moment(day, meeting.time), _moment(day, meeting.ends)
    return MeetingDay(
        meeting.code,
        day,
        # A calendar shows the hour of what has one by itself.
        f"{meeting.name}{f', {meeting.time}' if meeting.time and not begins else ''}",
        "\n".join(filter(None, said)),
        address,
        begins,
        ends if begins and ends and ends > begins else None,
        meeting.location,
    )


def _moment(day: date, said: str) -> datetime | None:
    """A time as people write it, on a day, by the clock of the office; None where it is none."""
    minutes = minutes_of(said)
    if minutes is None:
        return None
    return datetime.combine(day, time(*divmod(minutes, 60)), get_current_timezone())


def of_due(meeting: Told, held: date, name: str, words: str, due: date, address: str) -> MeetingDay:
    said = f"For the meeting of {british_date(held)}."
    return MeetingDay(f"{meeting.code}-{name}", due, f"{words}: {meeting.name}", said, address)


def event(one: MeetingDay, host: str, root: str, changed: datetime) -> Event:
    """As `clocks.icalendar` writes it; `root` leads its address ("https://northmoor.example"), `changed` is aware."""
    return Event(
        f"meeting-{one.key}@{host}",
        one.day,
        one.summary,
        one.description,
        f"{root}{one.address}" if one.address else "",
        changed,
        one.begins,
        one.ends,
        one.place,
        one.cancelled,
    )

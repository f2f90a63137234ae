"""The programme as days of a calendar: the meetings, and in the office what is due before and after each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.urls import reverse

from answerable.clocks.icalendar import WholeDay
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
    def location(self) -> str: ...


@dataclass(frozen=True)
class MeetingDay:
    """One day of the calendar. `key` is the same for ever, wherever the meeting is moved to."""

    key: str
    day: date
    summary: str
    description: str
    address: str


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
    time = f" at {meeting.time}" if meeting.time else ""
    said = [f"{meeting.title}." if meeting.title else "", f"{british_date(day)}{time}", meeting.location, state]
    return MeetingDay(
        meeting.code,
        day,
        f"{meeting.name}{f', {meeting.time}' if meeting.time else ''}",
        "\n".join(filter(None, said)),
        address,
    )


def of_due(meeting: Told, held: date, name: str, words: str, due: date, address: str) -> MeetingDay:
    said = f"For the meeting of {british_date(held)}."
    return MeetingDay(f"{meeting.code}-{name}", due, f"{words}: {meeting.name}", said, address)


def whole_day(one: MeetingDay, host: str, root: str, changed: datetime) -> WholeDay:
    """As `clocks.icalendar` writes it; `root` leads its address ("https://northmoor.example"), `changed` is aware."""
    return WholeDay(
        f"meeting-{one.key}@{host}",
        one.day,
        one.summary,
        one.description,
        f"{root}{one.address}" if one.address else "",
        changed,
    )

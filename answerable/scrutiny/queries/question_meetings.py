"""Which meetings take questions on a day, and until when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from answerable.bodies.models import OfficeHolder
from answerable.bodies.queries import body
from answerable.scrutiny.models import Meeting, MeetingForm
from answerable.scrutiny.queries.meetings import last_day


@dataclass(frozen=True)
class OpenMeeting:
    """A public meeting that can be asked a question until the end of `closes`."""

    key: int
    code: str
    name: str
    day: date
    closes: date
    is_day_known: bool = True


@dataclass(frozen=True)
class Ahead:
    """The announced public meetings still to come, the next first: those that take questions on a day, and those that take no more."""

    open: tuple[OpenMeeting, ...]
    closed: tuple[OpenMeeting, ...]


def meetings_ahead(day: date) -> Ahead:
    """One query."""
    found = _ahead(day)
    return Ahead(tuple(one for one in found if one.closes >= day), tuple(one for one in found if one.closes < day))


def taking_questions(day: date) -> tuple[OpenMeeting, ...]:
    """The announced public meetings whose deadline has not passed, the next first."""
    return meetings_ahead(day).open


def meeting_taking(key: int, day: date) -> OpenMeeting | None:
    """This meeting, where it can be asked a question on a day."""
    return next((one for one in taking_questions(day) if one.key == key), None)


def takes_questions() -> QuerySet[Meeting]:
    """The meetings still to come that the public knows of and may ask: in public, and announced."""
    functions = MeetingForm.objects.filter(takes_questions=True, in_public=True).values("function")
    return Meeting.objects.to_come().filter(function__in=functions, announced=True)


def _ahead(day: date) -> list[OpenMeeting]:
    rows = takes_questions().filter(date__gte=day.replace(day=1))
    return [open_meeting(one) for one in rows.order_by("date", "pk") if last_day(one) >= day]


def open_meeting(row: Meeting) -> OpenMeeting:
    """Without a deadline of its own a meeting takes questions until its day."""
    known = row.precision == Meeting.Precision.DAY
    return OpenMeeting(row.pk, row.code, row.name, row.date, row.questions_close or last_day(row), known)


def title_on(day: date) -> str:
    """The title of whoever held the office on a day, in full; empty where nobody did, or nobody knows.

    An office that never told who held it has the title of its kind.
    """
    holders = OfficeHolder.objects.order_by("-start")
    found = next((one for one in holders if one.start <= day and (one.end is None or one.end >= day)), None)
    if found:
        return found.title
    office = body()
    return office.title_of_holder if office and not holders else ""

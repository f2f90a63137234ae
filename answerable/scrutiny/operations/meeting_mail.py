"""Who is told by mail when a meeting is moved or cancelled: who asked, who gets its papers, who writes a report for it.

A mail names nobody and holds no word of what was asked: the reference is enough for who asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from answerable.bodies.queries import body
from answerable.kit import outbox
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting, PublicQuestion, Recipient, ReportCommission


@dataclass(frozen=True)
class Told:
    """One mail to be written."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class News:
    """What is told of a meeting, and under what."""

    subject: str
    text: str


def tell_of_moving(meeting: Meeting, *, was: date | None, because: str, on: date, at: datetime) -> int:
    """Tells that a meeting is on another day, or at another time; how many mails were written.

    `was` is its day before, None where only its month was known; `on` is today by the office's calendar.
    """
    new = _moved(meeting, was)
    return _send(list(_of_moving(meeting, News(new.subject, f"{new.text} The reason: {because.strip()}"), on)), at)


def _moved(meeting: Meeting, was: date | None) -> News:
    day = british_date(meeting.date)
    if was == meeting.date:
        begins = f"now begins at {meeting.time}" if meeting.time else "has no time set yet"
        return News(f"{meeting.name} of {day} is at another time", f"It is still on {day}, and {begins}.")
    if was is None:
        return News(f"{meeting.name} is on {day}", f"It is on {day}{_at(meeting)}: before, its month alone was known.")
    return News(
        f"{meeting.name} is moved to {day}", f"It is now on {day}{_at(meeting)}, and not on {british_date(was)}."
    )


def tell_of_taking_up(meeting: Meeting, *, because: str, on: date, at: datetime) -> int:
    """Tells those who were told that it is cancelled that it is held after all; how many mails were written."""
    day = british_date(meeting.date)
    text = f"It was cancelled and is to be held after all, on {day}{_at(meeting)}. The reason: {because.strip()}"
    return _send(list(_of_moving(meeting, News(f"{meeting.name} of {day} is held after all", text), on)), at)


def tell_of_cancelling(meeting: Meeting, *, at: datetime) -> int:
    """Tells that a meeting is not held; how many mails were written."""
    news = f"It was to be on {british_date(meeting.date)} and is cancelled. The reason: {meeting.cancelled_because}"
    subject = f"{meeting.name} of {british_date(meeting.date)} is cancelled"
    mails = [
        *(
            Told(one.email, subject, _text(meeting, news, f"Your question {one.reference} is not lost: {_LATER}"))
            for one in askers(meeting)
        ),
        *(Told(one.email, subject, _text(meeting, news, "")) for one in readers(meeting)),
        *(
            Told(one.to_email, subject, _text(meeting, news, f"{_report(one)} You will be told whether it is wanted."))
            for one in writers(meeting)
        ),
    ]
    return _send(mails, at)


_LATER = "you will be told when it is put to another meeting or answered in writing."


def askers(meeting: Meeting) -> Iterator[PublicQuestion]:
    """The questions that wait for the meeting, on their own or asked with another, whose asker can be written to.

    Each has confirmed the address, or was entered by the office.
    """
    own = Q(meeting=meeting, state__in=PublicQuestion.OPEN)
    joined = Q(merged_into__meeting=meeting, merged_into__state__in=PublicQuestion.OPEN)
    rows = PublicQuestion.objects.confirmed().filter(own | joined)
    return rows.exclude(email="").order_by("pk").iterator()


def readers(meeting: Meeting) -> Iterator[Recipient]:
    return Recipient.objects.filter(meeting=meeting).exclude(email="").order_by("position", "pk").iterator()


def writers(meeting: Meeting) -> Iterator[ReportCommission]:
    """The reports that were asked for and have not come."""
    rows = ReportCommission.objects.filter(item__meeting=meeting, state=ReportCommission.State.SENT)
    return rows.exclude(to_email="").select_related("item").order_by("pk").iterator()


def _of_moving(meeting: Meeting, news: News, on: date) -> Iterator[Told]:
    close = meeting.questions_close
    # Nobody is invited to do by yesterday what can be done no longer.
    until = f" Further questions may be sent in until {british_date(close)}." if close and close >= on else ""
    for one in askers(meeting):
        keeps = f"Your question {one.reference} keeps its place: you need not send it again.{until}"
        yield Told(one.email, news.subject, _text(meeting, news.text, keeps))
    for reader in readers(meeting):
        yield Told(reader.email, news.subject, _text(meeting, news.text, ""))
    for report in writers(meeting):
        yield Told(report.to_email, news.subject, _text(meeting, news.text, f"{_report(report)}{_due(report, on)}"))


def _due(report: ReportCommission, on: date) -> str:
    """By when it is to come; where that day has gone by already, as soon as it can."""
    if report.due is None:
        return ""
    if report.due < on:
        return f" By that day it was due on {british_date(report.due)}: send it as soon as you can."
    return f" It is now due on {british_date(report.due)}."


def tell_of_another_meeting(report: ReportCommission, *, was: Meeting, because: str, on: date, at: datetime) -> int:
    """Tells who writes a report that it goes to another meeting; how many mails were written."""
    meeting = report.item.meeting
    news = f"It is now an item of {meeting.name} on {british_date(meeting.date)}, and not of {british_date(was.date)}. The reason: {because.strip()}"
    subject = f"A report that was asked for goes to the meeting of {british_date(meeting.date)}"
    if not report.to_email:
        return 0
    return _send([Told(report.to_email, subject, _text(meeting, news, f"{_report(report)}{_due(report, on)}"))], at)


def _report(one: ReportCommission) -> str:
    title = "" if one.item.restricted else f" on “{one.item.title}”"
    return f"This is about the report{title} that was asked for."


def _text(meeting: Meeting, news: str, yours: str) -> str:
    office = body()
    parts = [f"{meeting.name}: {meeting.title}", news, yours, f"From: {office.name}" if office else ""]
    return "\n\n".join(part for part in parts if part)


def _at(meeting: Meeting) -> str:
    return f" at {meeting.time}" if meeting.time else ""


def _send(mails: list[Told], at: datetime) -> int:
    for one in mails:
        outbox.send(to=one.to, subject=one.subject, text=one.text, at=at)
    return len(mails)

"""Who is told by mail when a meeting is moved or cancelled: who asked, who gets its papers, who writes a report for it.

A mail names nobody and holds no word of what was asked: the reference is enough for who asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

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


def tell_of_moving(meeting: Meeting, *, was: date, because: str, at: datetime) -> int:
    """Tells that a meeting is on another day than before; how many mails were written."""
    new = f"It is now on {british_date(meeting.date)}{_at(meeting)}, and not on {british_date(was)}."
    return _send(list(_of_moving(meeting, f"{new} The reason: {because.strip()}")), at)


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
    """The open questions whose asker can be written to, and has confirmed the address or was entered by the office."""
    rows = PublicQuestion.objects.confirmed().filter(meeting=meeting, state__in=PublicQuestion.OPEN)
    return rows.exclude(email="").order_by("pk").iterator()


def readers(meeting: Meeting) -> Iterator[Recipient]:
    return Recipient.objects.filter(meeting=meeting).exclude(email="").order_by("position", "pk").iterator()


def writers(meeting: Meeting) -> Iterator[ReportCommission]:
    """The reports that were asked for and have not come."""
    rows = ReportCommission.objects.filter(item__meeting=meeting, state=ReportCommission.State.SENT)
    return rows.exclude(to_email="").select_related("item").order_by("pk").iterator()


def _of_moving(meeting: Meeting, news: str) -> Iterator[Told]:
    subject = f"{meeting.name} is moved to {british_date(meeting.date)}"
    close = meeting.questions_close
    until = f" Further questions may be sent in until {british_date(close)}." if close else ""
    for one in askers(meeting):
        keeps = f"Your question {one.reference} keeps its place: you need not send it again.{until}"
        yield Told(one.email, subject, _text(meeting, news, keeps))
    for reader in readers(meeting):
        yield Told(reader.email, subject, _text(meeting, news, ""))
    for report in writers(meeting):
        due = f" It is now due on {british_date(report.due)}." if report.due else ""
        yield Told(report.to_email, subject, _text(meeting, news, f"{_report(report)}{due}"))


def tell_of_another_meeting(report: ReportCommission, *, was: Meeting, because: str, at: datetime) -> int:
    """Tells who writes a report that it goes to another meeting; how many mails were written."""
    meeting = report.item.meeting
    news = f"It is now an item of {meeting.name} on {british_date(meeting.date)}, and not of {british_date(was.date)}. The reason: {because.strip()}"
    due = f" It is now due on {british_date(report.due)}." if report.due else ""
    subject = f"A report that was asked for goes to the meeting of {british_date(meeting.date)}"
    if not report.to_email:
        return 0
    return _send([Told(report.to_email, subject, _text(meeting, news, f"{_report(report)}{due}"))], at)


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

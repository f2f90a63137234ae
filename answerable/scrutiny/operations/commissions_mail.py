"""What is written to the force about a commission: that a report is asked for, that it is due, that it came in.

A mail names the questions: it goes to who is to answer them. Of an item in the restricted part it names neither the item
nor the questions, and says where they can be read after signing in.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from answerable.bodies.queries import body
from answerable.kit import outbox
from answerable.kit.wording import british_date
from answerable.scrutiny.models import CommissionQuestion, Meeting, ReportCommission
from answerable.scrutiny.queries.commissions import timing


@dataclass(frozen=True)
class Post:
    """When a mail is written, and how the address of the site begins ("https://example.org"), where that is known."""

    at: datetime
    site: str = ""


LIMIT = 200
"""In characters: of the subject of a mail."""


def tell_asked(row: ReportCommission, *, post: Post) -> bool:
    """Asks for the report; whether a mail was written."""
    parts = [
        f"For {_meeting(row)} a report is asked for.",
        f"Please send it by {british_date(row.due)}.",
        *_about(row),
    ]
    return _send(row, f"A report is asked for by {british_date(row.due)}{_named(row)}", parts, post)


def tell_changed(row: ReportCommission, because: str, *, post: Post) -> bool:
    """Tells that what was asked for is asked otherwise."""
    parts = [
        f"What is asked for {_meeting(row)} has changed.{_reason(row, because)}",
        f"The report is due by {british_date(row.due)}. What is asked now:",
        *_about(row),
    ]
    return _send(row, f"What is asked for has changed{_named(row)}", parts, post)


def tell_due(row: ReportCommission, *, day: date, post: Post) -> bool:
    """Reminds of a report that has not come."""
    stands = timing(row, day=day)
    parts = [f"The report for {_meeting(row)} has not come in. {_it(stands.words, 'is ')}", *_about(row)]
    which = "is late" if stands.is_late else f"is due on {british_date(row.due)}"
    return _send(row, f"A report {which}{_named(row)}", parts, post)


def tell_received(row: ReportCommission, *, day: date, post: Post) -> bool:
    """The receipt."""
    parts = [f"The report for {_meeting(row)} is here. {_it(timing(row, day=day).words)}", "Thank you."]
    return _send(row, f"Your report is here{_named(row)}", parts, post)


def tell_open(row: ReportCommission, left: list[CommissionQuestion], *, post: Post) -> bool:
    """Says which questions the paper leaves open, and asks for the rest."""
    head = f"The report for {_meeting(row)} leaves something open. Please send a new version that answers it."
    parts = [head, "" if row.item.restricted else _open_words(left)]
    return _send(row, f"Your report leaves something open{_named(row)}", parts, post)


def tell_withdrawn(row: ReportCommission, *, post: Post) -> bool:
    """Tells that the report is not wanted any more."""
    parts = [f"The report for {_meeting(row)} is not asked for any more.{_reason(row, row.withdrawn_because)}"]
    return _send(row, f"A report is not asked for any more{_named(row)}", parts, post)


def _about(row: ReportCommission) -> list[str]:
    """The item with its questions and the form; of a restricted one nothing."""
    if row.item.restricted:
        return ["It is for the restricted part: the questions are where you sign in."]
    questions = "\n".join(f"{one.position}. {one.text}" for one in row.questions.order_by("position"))
    form = f"The form of the report: {row.form}" if row.form else ""
    return [f"About: {row.item.title}", f"The questions:\n\n{questions}", form]


def _open_words(left: list[CommissionQuestion]) -> str:
    return "\n\n".join(f"{one.position}. {one.text}\n   {_missing(one)}" for one in left)


def _missing(one: CommissionQuestion) -> str:
    return f"{one.get_answered_display()}. {one.missing}".strip()


def _it(words: str, verb: str = "") -> str:
    """ "It came in on 7 November 2024, on time." from what a page says with a capital."""
    return f"It {verb}{words[:1].lower()}{words[1:]}"


def _reason(row: ReportCommission, because: str) -> str:
    """Why, with a space before it; of a restricted item it stays where one signs in."""
    return "" if row.item.restricted else f" The reason: {because}"


def _meeting(row: ReportCommission) -> str:
    meeting = row.item.meeting
    month = meeting.precision == Meeting.Precision.MONTH
    return f"{meeting.name} {f'in {meeting.date:%B %Y}' if month else f'on {british_date(meeting.date)}'}"


def _named(row: ReportCommission) -> str:
    return "" if row.item.restricted else f": {row.item.title}"


def _send(row: ReportCommission, subject: str, parts: list[str], post: Post) -> bool:
    if not row.to_email:
        return False
    office = body()
    where = f"{post.site}{reverse('scrutiny:asked-one', args=[row.pk])}"
    whole = [f"To: {row.to_role}", *parts, f"After signing in, all of it is here: {where}"]
    whole.append(f"From: {office.name}" if office else "")
    outbox.send(to=row.to_email, subject=subject[:LIMIT], text="\n\n".join(part for part in whole if part), at=post.at)
    return True

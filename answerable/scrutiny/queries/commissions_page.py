"""The commission of an item as its page and its letter show it, and what a new one begins with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.bodies.queries import body
from answerable.kit.docx import Heading, Items, Paragraph, Part
from answerable.kit.wording import british_date
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, LineOfEnquiry, Meeting, ReportCommission
from answerable.scrutiny.queries.agenda_days import days_of, form_of
from answerable.scrutiny.queries.commissions import Checked, Complete, Timing, checked, complete, timing

State = ReportCommission.State


@dataclass(frozen=True)
class CommissionPage:
    """All that is known of a commission. `checked` is None before a paper came; `unasked` are kept lines that it does not ask."""

    row: ReportCommission
    questions: tuple[CommissionQuestion, ...]
    timing: Timing
    complete: Complete
    checked: Checked | None
    unasked: tuple[LineOfEnquiry, ...]


def commission_page(row: ReportCommission, *, day: date) -> CommissionPage:
    """A commission as it stands on a day."""
    questions = tuple(row.questions.order_by("position"))
    texts = {one.text for one in questions}
    kept = LineOfEnquiry.objects.filter(item=row.item, state=LineOfEnquiry.State.KEPT).order_by("position", "pk")
    lines = {one.line_id for one in questions}
    return CommissionPage(
        row=row,
        questions=questions,
        timing=timing(row, day=day),
        complete=complete(questions),
        checked=checked(row.document) if row.document else None,
        unasked=tuple(one for one in kept if one.question not in texts and one.pk not in lines),
    )


def beginning(item: AgendaItem) -> dict[str, object]:
    """What a new commission begins with: its kept lines as questions, the form's day, and whom the last one was sent to."""
    kept = item.lines.filter(state=LineOfEnquiry.State.KEPT).order_by("position", "pk")
    sent = ReportCommission.objects.exclude(item=item).exclude(sent_on=None)
    # What was asked in the restricted part is no pattern for what the public reads.
    sent = sent if item.restricted else sent.exclude(item__restricted=True)
    last = sent.order_by("-sent_on", "-pk").first()
    meeting = item.meeting
    return {
        "to_role": last.to_role if last else "",
        "to_email": last.to_email if last else "",
        "form": last.form if last else "",
        "due": days_of(meeting, form_of(meeting.function)).paper_due,
        "questions": "\n".join(kept.values_list("question", flat=True)),
    }


def said_before(row: ReportCommission) -> dict[str, object]:
    """What the form of a commission that is changed begins with."""
    return {
        "to_role": row.to_role,
        "to_email": row.to_email,
        "form": row.form,
        "due": row.due,
        "questions": "\n".join(row.questions.order_by("position").values_list("text", flat=True)),
        "edition": row.edition,
    }


def letter_parts(row: ReportCommission) -> tuple[Part, ...]:
    """The commission as a letter, for a page, DOCX and PDF alike."""
    return tuple(_parts(row))


def letter_title(row: ReportCommission) -> str:
    return f"A report is asked for: {row.item.title}"


def _parts(row: ReportCommission) -> Iterator[Part]:
    meeting, office = row.item.meeting, body()
    month = meeting.precision == Meeting.Precision.MONTH
    when = f"in {meeting.date:%B %Y}" if month else f"on {british_date(meeting.date)}"
    if row.item.restricted:
        yield Paragraph("Restricted: not for the public.")
    yield Paragraph(row.to_role, lead="To:")
    if office:
        yield Paragraph(office.name, lead="From:")
    if row.sent_on:
        yield Paragraph(british_date(row.sent_on), lead="Date:")
    yield Paragraph(f"{meeting.name} {when} will look at “{row.item.title}”. A report is asked for.")
    if row.due:
        yield Paragraph(f"{british_date(row.due)}.", lead="Please send it by:")
    yield Heading("What is asked")
    yield Items(tuple(row.questions.order_by("position").values_list("text", flat=True)))
    if row.form:
        yield Heading("The form of the report")
        yield from (Paragraph(part.strip()) for part in row.form.split("\n\n") if part.strip())

"""A commission: written, sent to the force, reminded of, received with its paper, and marked for what it leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction

from answerable.evidence.models import Document
from answerable.evidence.queries.papers import versions
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.intake.enquiries import LONGEST, tidy
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, LineOfEnquiry, Meeting, ReportCommission
from answerable.scrutiny.operations import commissions_mail as mail
from answerable.scrutiny.operations import meetings
from answerable.scrutiny.operations.commissions_mail import Post
from answerable.scrutiny.operations.enquiries import told_words
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused, SavedMeanwhile
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused

PLACE = 200
"""In characters: where in a paper something stands."""
MOST = 60
"""So many questions a commission has at most."""
OVER = (Meeting.State.HELD, Meeting.State.MINUTES_OUT, Meeting.State.CANCELLED)
State, Answered = ReportCommission.State, CommissionQuestion.Answered


@dataclass(frozen=True)
class Asked:
    """What a commission says: to whom, in what form, by when, and its questions in order."""

    to_role: str
    questions: tuple[str, ...]
    to_email: str = ""
    form: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Mark:
    """What somebody made of one question, by its key: whether it is answered, where in the paper, and what is missing."""

    question: int
    answered: str
    place: str = ""
    missing: str = ""


@transaction.atomic
def draft(item: AgendaItem, asked: Asked, *, seen_edition: int | None, by: Actor, at: datetime) -> ReportCommission:
    """Writes the commission of an item, or writes it anew where it is a draft or was withdrawn.

    `seen_edition` is None where the page showed none. Raises SavedMeanwhile, EnquiryRefused.
    """
    turns.take_turn()
    said = _said(asked)
    held = ReportCommission.objects.select_for_update().filter(item=item).first()
    if (held.edition if held else None) != seen_edition:
        raise SavedMeanwhile
    _ahead(item)
    if held and held.state not in {State.DRAFT, State.WITHDRAWN}:
        raise EnquiryRefused("It is sent already: say what changes, and why.")
    row = held or ReportCommission(item=item, edition=0)
    before = _facts(held) if held else None
    _begin_anew(row)
    _write(row, said)
    audit.record(
        "commission written",
        by=by,
        at=at,
        subject=_subject(row),
        before=before,
        after=_facts(row),
        personal={"to_email": row.to_email},
    )
    return row


@transaction.atomic
def send(
    commission: ReportCommission, *, on: date, seen_edition: int, by: Actor, at: datetime, site: str = ""
) -> ReportCommission:
    """Sends it, by mail where it has an address; the meeting, if only planned, has then asked for its papers.

    Raises SavedMeanwhile, and EnquiryRefused where a day or a question is missing or the day cannot be.
    """
    row = _locked(commission, seen_edition, State.DRAFT, wrong=_SENT_ALREADY)
    meeting = _ahead(row.item)
    if not row.questions.exists():
        raise EnquiryRefused("It asks nothing yet: write at least one question.", "questions")
    _check_due(row.due, on, meeting)
    row.state, row.sent_on, row.sent_by = State.SENT, on, by.reference
    _save(row)
    after = {"sent_on": on, "due": row.due, "mailed": mail.tell_asked(row, post=Post(at, site))}
    _commissioned(meeting, on=on, by=by, at=at)
    audit.record("commission sent", by=by, at=at, subject=_subject(row), after=after)
    return row


@transaction.atomic
def amend(  # noqa: PLR0913 - the facts of a change, all named at the call
    commission: ReportCommission,
    asked: Asked,
    *,
    because: str,
    on: date,
    seen_edition: int,
    by: Actor,
    at: datetime,
    site: str = "",
) -> ReportCommission:
    """Asks otherwise for a report that was asked for and has not come, and tells the force so with the reason.

    Raises SavedMeanwhile, EnquiryRefused.
    """
    row = _locked(commission, seen_edition, State.SENT)
    meeting = _ahead(row.item)
    if not tidy(because):
        raise EnquiryRefused("Say why it changes: the force is told.", "because")
    said = _said(asked)
    if not said.questions:
        raise EnquiryRefused("It has to ask something: to ask for nothing, withdraw it.", "questions")
    if said.due != row.due:
        _check_due(said.due, on, meeting)
    before = _facts(row)
    if said == _held(row):
        raise EnquiryRefused("Nothing was changed.")
    if said.due != row.due:
        row.reminded_at = None
    _write(row, said)
    mail.tell_changed(row, tidy(because), post=Post(at, site))
    after = {**_facts(row), "because": tidy(because)}
    audit.record(
        "commission changed",
        by=by,
        at=at,
        subject=_subject(row),
        before=before,
        after=after,
        personal={"to_email": row.to_email},
    )
    return row


@transaction.atomic
def receive(  # noqa: PLR0913 - the facts of a paper that comes, all named at the call
    commission: ReportCommission,
    *,
    document: Document,
    on: date,
    day: date,
    seen_edition: int | None = None,
    by: Actor,
    at: datetime,
    site: str = "",
) -> ReportCommission:
    """Takes the paper in that came on a day; `day` is today by the office's calendar. The force gets a receipt.

    A paper that comes after another takes its place: the day of the first that could be read stays, and what was not answered,
    or in part, is to be looked at again. `seen_edition` is None where somebody from the force sends it. Raises SavedMeanwhile, EnquiryRefused.
    """
    row = _locked(commission, seen_edition, State.SENT, State.RECEIVED, wrong=_NOT_ASKED_FOR)
    if on > day:
        raise EnquiryRefused(f"{british_date(on)} is still to come: say the day on which it came.", "received_on")
    if row.sent_on and on < row.sent_on:
        raise EnquiryRefused(
            f"It was asked for on {british_date(row.sent_on)}: what came before is no answer to it.", "received_on"
        )
    if row.document_id == document.pk:
        raise EnquiryRefused("This paper is here already as the answer to it.")
    before = {"state": row.state, "paper": row.document.code if row.document else ""}
    # A file that nobody can open is no report: it keeps no day.
    came = [one for one in versions(row.document) if one.pk != document.pk] if row.document else []
    counts = any(one.state != Document.State.REFUSED for one in came)
    row.state, row.received_on = State.RECEIVED, (row.received_on if counts else None) or on
    row.document = document
    _save(row)
    row.questions.filter(answered__in=[Answered.PARTLY, Answered.NO]).update(answered=Answered.NOT_LOOKED)
    mail.tell_received(row, day=day, post=Post(at, site))
    after = {"state": row.state, "paper": document.code, "received_on": row.received_on, "came_on": on}
    audit.record("commission received", by=by, at=at, subject=_subject(row), before=before, after=after)
    return row


@transaction.atomic
def mark(
    commission: ReportCommission, *, marks: Sequence[Mark], seen_edition: int, by: Actor, at: datetime
) -> ReportCommission:
    """Says of each question whether the paper answers it. Raises SavedMeanwhile, and EnquiryRefused where words are missing."""
    row = _locked(commission, seen_edition, State.RECEIVED)
    asked = {one.pk: one for one in row.questions.all()}
    before = {str(one.position): one.answered for one in asked.values()}
    for one in marks:
        _mark(asked.get(one.question), one)
    _save(row)
    after = {str(one.position): one.answered for one in asked.values()}
    audit.record("commission marked", by=by, at=at, subject=_subject(row), before=before, after=after)
    return row


@transaction.atomic
def ask_for_rest(
    commission: ReportCommission, *, seen_edition: int, by: Actor, at: datetime, site: str = ""
) -> ReportCommission:
    """Tells the force which questions its paper leaves open. Raises SavedMeanwhile, EnquiryRefused where none is, or no address."""
    row = _locked(commission, seen_edition, State.RECEIVED)
    left = list(row.questions.filter(answered__in=[Answered.PARTLY, Answered.NO]).order_by("position"))
    if not left:
        raise EnquiryRefused("No question is marked as open: mark them first.")
    if not mail.tell_open(row, left, post=Post(at, site)):
        raise EnquiryRefused("It has no address to write to: tell the force by letter.")
    _save(row)
    after = {"open": [one.position for one in left]}
    audit.record("commission asked for again", by=by, at=at, subject=_subject(row), after=after)
    return row


@transaction.atomic
def withdraw(
    commission: ReportCommission, *, because: str, seen_edition: int, by: Actor, at: datetime, site: str = ""
) -> ReportCommission:
    """Asks no longer for the report; the force is told where it was asked. Raises SavedMeanwhile, EnquiryRefused."""
    row = _locked(commission, seen_edition, State.DRAFT, State.SENT, wrong=_NOTHING_TO_WITHDRAW)
    if not tidy(because):
        raise EnquiryRefused("Say why it is withdrawn: the force is told.", "because")
    before, was_sent = {"state": row.state}, row.state == State.SENT
    row.state, row.withdrawn_because = State.WITHDRAWN, tidy(because)
    _save(row)
    if was_sent:
        mail.tell_withdrawn(row, post=Post(at, site))
    after = {"state": row.state, "because": row.withdrawn_because}
    audit.record("commission withdrawn", by=by, at=at, subject=_subject(row), before=before, after=after)
    return row


def _mark(asked: CommissionQuestion | None, said: Mark) -> None:
    if asked is None:
        raise EnquiryRefused("One of these questions is not asked any more: look at the page again.")
    words = tidy(said.missing)
    if said.answered not in Answered.values:
        raise EnquiryRefused("Choose one of the answers.")
    if said.answered == Answered.PARTLY and not words:
        raise EnquiryRefused("Say what is still missing.", f"missing_{asked.pk}")
    asked.answered, asked.place, asked.missing = said.answered, " ".join(tidy(said.place).split())[:PLACE], words
    if said.answered in {Answered.YES, Answered.NOT_LOOKED}:
        asked.missing = ""
    asked.save(update_fields=["answered", "place", "missing"])


def _commissioned(meeting: Meeting, *, on: date, by: Actor, at: datetime) -> None:
    """The meeting goes on to where its papers are asked for, where nothing else is missing for that."""
    if meeting.state != Meeting.State.PLANNED:
        return
    step = partial(meetings.move_state, meeting, to=Meeting.State.COMMISSIONED, on=on, by=by, at=at)
    try:
        step()
    except MeetingRefused as refused:
        raise EnquiryRefused(f"The meeting is not ready to ask for its papers. {refused}") from refused


def _check_due(due: date | None, on: date, meeting: Meeting) -> None:
    if due is None:
        raise EnquiryRefused("Say by when the report is due.", "due")
    if due < on:
        raise EnquiryRefused(f"{british_date(due)} is past: choose a day to come.", "due")
    if meeting.precision == Meeting.Precision.DAY and due > meeting.date:
        raise EnquiryRefused(
            f"The meeting is on {british_date(meeting.date)}: the report has to be here by then.", "due"
        )


def _ahead(item: AgendaItem) -> Meeting:
    """The meeting of an item, which is still to come. Raises EnquiryRefused."""
    meeting = Meeting.objects.get(items=item)
    if meeting.state in OVER:
        raise EnquiryRefused("This meeting is over: ask for the report for a meeting to come.")
    return meeting


def _said(asked: Asked) -> Asked:
    """What was said, in one form. Raises EnquiryRefused."""
    questions = tuple(words for one in asked.questions if (words := " ".join(tidy(one).split())))
    role, form = " ".join(tidy(asked.to_role).split()), tidy(asked.form)
    if not role:
        raise EnquiryRefused("Say who is to answer: a role, not a name.", "to_role")
    if len(questions) > MOST:
        raise EnquiryRefused(
            f"These are {len(questions)} questions: {MOST} is as many as one report can answer.", "questions"
        )
    if any(len(one) > LONGEST for one in questions):
        raise EnquiryRefused(f"A question has more than {LONGEST:,} characters: part it.", "questions")
    if len(form) > LONGEST:
        raise EnquiryRefused(f"The form has {len(form):,} characters: say it in {LONGEST:,} or fewer.", "form")
    if len(set(questions)) < len(questions):
        raise EnquiryRefused("One question stands there twice: take one away.", "questions")
    return Asked(role, questions, asked.to_email.strip(), form, asked.due)


def _begin_anew(row: ReportCommission) -> None:
    """Takes away what belonged to an earlier sending of it."""
    row.state, row.withdrawn_because = State.DRAFT, ""
    row.sent_on = row.reminded_at = row.received_on = row.document = None
    row.sent_by = ""


def _write(row: ReportCommission, said: Asked) -> None:
    """Keeps what it says. A question that stays keeps its row; one worded like a line of enquiry hangs on that."""
    row.to_role, row.to_email, row.form, row.due = said.to_role, said.to_email, said.form, said.due
    row.edition += 1
    row.save()
    lines = {one.question: one for one in LineOfEnquiry.objects.filter(item=row.item)}
    held = {one.text: one for one in row.questions.all()}
    # Of two that were redacted to the same words, one stays.
    row.questions.exclude(pk__in=[one.pk for text, one in held.items() if text in said.questions]).delete()
    # Two cannot stand at one place even for a moment: those that stay go behind all first.
    for n, text in enumerate(said.questions, 1):
        if text in held:
            CommissionQuestion.objects.filter(pk=held[text].pk).update(position=10_000 + n)
    for n, text in enumerate(said.questions, 1):
        facts = {"position": n, "line": lines.get(text)}
        if text in held:
            CommissionQuestion.objects.filter(pk=held[text].pk).update(**facts)
        else:
            CommissionQuestion.objects.create(commission=row, text=text, **facts)


def _held(row: ReportCommission) -> Asked:
    """What it says now."""
    return Asked(row.to_role, tuple(_questions(row)), row.to_email, row.form, row.due)


def _questions(row: ReportCommission) -> list[str]:
    return list(row.questions.order_by("position").values_list("text", flat=True))


def _facts(row: ReportCommission) -> dict[str, object]:
    """What the trail keeps of what it says: no words of a resident, and the address as a keyed hash alone."""
    rows = row.questions.select_related("line").order_by("position")
    return {
        "item": row.item_id,
        "to_role": row.to_role,
        "form": row.form,
        "due": row.due,
        "questions": [told_words(one.line) if one.line and one.line.question == one.text else one.text for one in rows],
    }


def _locked(
    commission: ReportCommission,
    seen_edition: int | None,
    *states: str,
    wrong: Mapping[ReportCommission.State, str] | None = None,
) -> ReportCommission:
    """The row until the transaction ends, in one of these states; `wrong` says for others what is different from the rule."""
    turns.take_turn()
    row = ReportCommission.objects.select_for_update().get(pk=commission.pk)
    if row.state not in states:
        raise EnquiryRefused({**_WRONG, **(wrong or {})}[State(row.state)])
    if seen_edition is not None and row.edition != seen_edition:
        raise SavedMeanwhile
    return row


_WRONG = {
    State.DRAFT: "It is not sent yet: send it first.",
    State.SENT: "The report has not come yet: take it in first.",
    State.RECEIVED: "The report has come: what was asked for it stays as it was.",
    State.WITHDRAWN: "It is withdrawn: write it anew first.",
}
_SENT_ALREADY = {State.SENT: "It is sent already, and was not sent again."}
_NOT_ASKED_FOR = {State.WITHDRAWN: "This report is not asked for any more: its commission was withdrawn."}
_NOTHING_TO_WITHDRAW = {
    State.RECEIVED: "The report has come: there is nothing to withdraw.",
    State.WITHDRAWN: "It is withdrawn already.",
}


def _save(row: ReportCommission) -> None:
    row.edition += 1
    row.save()


def _subject(row: ReportCommission) -> str:
    return f"commission:{row.pk}"

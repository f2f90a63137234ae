"""Lines of enquiry: a proposed one is kept or left out, one of the office's own is written, and they are put in order."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.intake.enquiries import LONGEST, tidy
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, Exchange, LineOfEnquiry, Meeting, PublicQuestion
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused, NoLongerProposed, SavedMeanwhile
from answerable.scrutiny.queries.growing import Proposed, grown
from answerable.scrutiny.queries.growing_keys import question_key

DONE_WITH = (Meeting.State.HELD, Meeting.State.MINUTES_OUT, Meeting.State.CANCELLED)
"""Meetings to which no question can be added any more."""
NOT_SHOWN = "A question from the public that is not shown."
State = LineOfEnquiry.State


@transaction.atomic
def keep(item: AgendaItem, *, key: str, day: date, by: Actor, at: datetime) -> LineOfEnquiry:
    """Keeps a proposed line, by its origin's key, as it is proposed on `day`. Raises NoLongerProposed, EnquiryRefused."""
    _held(item)
    return _decided(item, _proposed(item, key, day), State.KEPT, "", by=by, at=at)


@transaction.atomic
def leave_out(item: AgendaItem, *, key: str, because: str, day: date, by: Actor, at: datetime) -> LineOfEnquiry:
    """Leaves a proposed line out, for a reason that is kept: it is not proposed again. Raises NoLongerProposed, EnquiryRefused."""
    _held(item)
    if not tidy(because):
        raise EnquiryRefused("Say why it is left out: whoever plans the next meeting reads it.", "because")
    return _decided(item, _proposed(item, key, day), State.LEFT_OUT, tidy(because), by=by, at=at)


@transaction.atomic
def write(item: AgendaItem, *, question: str, why: str = "", by: Actor, at: datetime) -> LineOfEnquiry:
    """Writes down a line of the office's own. Raises EnquiryRefused."""
    _held(item)
    said = _said(question, why)
    if LineOfEnquiry.objects.filter(item=item, question=said["question"], state=State.KEPT).exists():
        raise EnquiryRefused("This question is to be asked already: change that one, or ask another.", "question")
    row = LineOfEnquiry.objects.create(item=item, position=_next(item), **said, written_by=by.reference, written_at=at)
    audit.record("line of enquiry written", by=by, at=at, subject=_subject(row), after={"item": item.pk, **said})
    return row


@transaction.atomic
def change(
    line: LineOfEnquiry, *, question: str, why: str, seen_edition: int, by: Actor, at: datetime
) -> LineOfEnquiry:
    """Words a line otherwise; what it grew from stays. Raises SavedMeanwhile, EnquiryRefused."""
    row = _locked(line, seen_edition)
    said = _said(question, why)
    before = {"question": told_words(row), "why": row.why}
    if (row.question, row.why) == (said["question"], said["why"]):
        return row
    row.question, row.why = said["question"], said["why"]
    _save(row, "question", "why")
    after = {"question": told_words(row), "why": row.why}
    audit.record("line of enquiry changed", by=by, at=at, subject=_subject(row), before=before, after=after)
    return row


@transaction.atomic
def drop(line: LineOfEnquiry, *, because: str, seen_edition: int, by: Actor, at: datetime) -> LineOfEnquiry:
    """Leaves out a line that was kept or written, for a reason. Raises SavedMeanwhile, EnquiryRefused."""
    row = _locked(line, seen_edition)
    if row.state == State.LEFT_OUT:
        raise EnquiryRefused("It is left out already.")
    if not tidy(because):
        raise EnquiryRefused("Say why it is left out: whoever plans the next meeting reads it.", "because")
    return _moved(row, State.LEFT_OUT, tidy(because), by=by, at=at)


@transaction.atomic
def take_back(line: LineOfEnquiry, *, seen_edition: int, by: Actor, at: datetime) -> LineOfEnquiry:
    """Keeps a line after all that was left out; it stands last. Raises SavedMeanwhile, EnquiryRefused."""
    row = _locked(line, seen_edition)
    if row.state == State.KEPT:
        raise EnquiryRefused("It is kept already.")
    row.position = _next(row.item)
    return _moved(row, State.KEPT, "", by=by, at=at)


@transaction.atomic
def order(line: LineOfEnquiry, *, up: bool, seen_edition: int, by: Actor, at: datetime) -> LineOfEnquiry:
    """Moves a kept line one place up or down among those of its item. Raises SavedMeanwhile, EnquiryRefused at an end."""
    row = _locked(line, seen_edition)
    kept = list(LineOfEnquiry.objects.filter(item=row.item, state=State.KEPT).order_by("position", "pk"))
    now = next((n for n, one in enumerate(kept) if one.pk == row.pk), None)
    there = None if now is None else now + (-1 if up else 1)
    if now is None or there is None or not 0 <= there < len(kept):
        raise EnquiryRefused("It cannot be moved further that way.")
    kept[now], kept[there] = kept[there], kept[now]
    for n, one in enumerate(kept, 1):
        LineOfEnquiry.objects.filter(pk=one.pk).exclude(position=n).update(position=n)
    audit.record(
        "line of enquiry moved",
        by=by,
        at=at,
        subject=_subject(row),
        before={"position": now + 1},
        after={"position": there + 1},
    )
    row.refresh_from_db()
    return row


@transaction.atomic
def follow_question(question: PublicQuestion, *, by: Actor, at: datetime) -> int:
    """Words every line that grew from a resident's question, and what the force was asked by it, as that is shown now.

    For whoever redacts a question: what was taken out of it is then not left standing here. Of one that was erased, what was
    caught as it was put aloud says the same. Answers how many lines changed.
    """
    turns.take_turn()
    words = _within(" ".join(tidy(question.shown_text).split())) or NOT_SHOWN
    rows = LineOfEnquiry.objects.select_for_update().filter(origin_key=question_key(question)).exclude(question=words)
    changed = list(rows)
    for row in changed:
        row.question = words
        _save(row, "question")
        CommissionQuestion.objects.filter(line=row).update(text=words)
        audit.record("line of enquiry follows its question", by=by, at=at, subject=_subject(row))
    if not question.text:
        _erase_as_put(question, words, by=by, at=at)
    return len(changed)


def _erase_as_put(question: PublicQuestion, words: str, *, by: Actor, at: datetime) -> None:
    put = Exchange.objects.select_for_update().filter(public_question=question, kind=Exchange.Kind.QUESTION)
    for row in put.exclude(text=words):
        row.text = words
        row.edition += 1
        row.save(update_fields=["text", "edition"])
        audit.record("exchange follows its question", by=by, at=at, subject=f"exchange:{row.pk}")


def told_words(row: LineOfEnquiry) -> str:
    """The question as the trail may keep it for ever: of one that a resident asked only its number."""
    return f"({row.origin_key})" if row.origin == LineOfEnquiry.Origin.QUESTION else row.question


def _held(item: AgendaItem) -> None:
    """Waits for a turn, and refuses what comes after the meeting. Raises EnquiryRefused."""
    turns.take_turn()
    if Meeting.objects.filter(items=item, state__in=DONE_WITH).exists():
        raise EnquiryRefused(
            "This meeting is over: its lines of enquiry stay as they were. Put the question to the next one."
        )


def _proposed(item: AgendaItem, key: str, day: date) -> Proposed:
    """The proposal as it stands, under the lock. Never what the page sent along."""
    found = next((one for one in grown(item, day=day) if one.origin_key == key), None)
    if found is None:
        raise NoLongerProposed
    return found


def _decided(item: AgendaItem, one: Proposed, state: State, because: str, *, by: Actor, at: datetime) -> LineOfEnquiry:
    row = LineOfEnquiry.objects.create(
        item=item,
        position=_next(item),
        question=_within(" ".join(tidy(one.question).split())),
        why=_within(tidy(one.why)),
        origin=one.origin,
        origin_key=one.origin_key,
        origin_address=one.origin_address,
        state=state,
        left_out_because=because,
        written_by=by.reference,
        written_at=at,
    )
    action = "line of enquiry kept" if state == State.KEPT else "line of enquiry left out"
    after = {"item": item.pk, "question": told_words(row), "grew_from": one.origin_key, "because": because}
    audit.record(action, by=by, at=at, subject=_subject(row), after=after)
    return row


def _moved(row: LineOfEnquiry, state: State, because: str, *, by: Actor, at: datetime) -> LineOfEnquiry:
    before = {"state": row.state, "because": row.left_out_because}
    row.state, row.left_out_because = state, because
    _save(row, "state", "left_out_because", "position")
    action = "line of enquiry kept" if state == State.KEPT else "line of enquiry left out"
    after = {"state": state, "because": because}
    audit.record(action, by=by, at=at, subject=_subject(row), before=before, after=after)
    return row


def _locked(line: LineOfEnquiry, seen_edition: int) -> LineOfEnquiry:
    _held(line.item)
    row = LineOfEnquiry.objects.select_for_update().get(pk=line.pk)
    if row.edition != seen_edition:
        raise SavedMeanwhile
    return row


def _save(row: LineOfEnquiry, *fields: str) -> None:
    row.edition += 1
    row.save(update_fields=[*fields, "edition"])


def _said(question: str, why: str) -> Mapping[str, str]:
    said = {"question": " ".join(tidy(question).split()), "why": tidy(why)}
    if not said["question"]:
        raise EnquiryRefused("Say the question.", "question")
    for field, words in said.items():
        if len(words) > LONGEST:
            raise EnquiryRefused(f"This has {len(words):,} characters: say it in {LONGEST:,} or fewer.", field)
    return said


def _within(words: str) -> str:
    """What grew from elsewhere, no longer than what anybody may write."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _next(item: AgendaItem) -> int:
    last = LineOfEnquiry.objects.filter(item=item).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _subject(row: LineOfEnquiry) -> str:
    return f"line of enquiry:{row.pk}"

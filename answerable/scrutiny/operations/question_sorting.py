"""Questions are sorted: answered at a meeting or in writing, elsewhere, merged, put off, withdrawn."""

from datetime import date, datetime

from django.db import transaction

from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting, PublicQuestion
from answerable.scrutiny.operations.question_moves import hand_on, held, need_open, saved
from answerable.scrutiny.operations.question_refusals import QuestionRefused
from answerable.scrutiny.operations.question_telling import Address, tell, with_merged
from answerable.scrutiny.operations.questions import PUBLIC
from answerable.scrutiny.queries.question_meetings import takes_questions
from answerable.scrutiny.queries.question_sheet import plain_answer

State = PublicQuestion.State
BY_HAND = "Confirmed by hand"
SORTED = (State.LIVE, State.WRITTEN, State.CASEWORK, State.OUT_OF_SCOPE)
FROM = (*PublicQuestion.OPEN, State.CASEWORK, State.OUT_OF_SCOPE)
"""What can be sorted, and sorted again where it was sorted wrongly."""


@transaction.atomic
def sort(  # noqa: PLR0913 - the facts of a sorting, all named at the call
    question: PublicQuestion,
    to: str,
    *,
    because: str = "",
    due: date | None = None,
    edition: int,
    by: Actor,
    at: datetime,
    address: Address,
) -> PublicQuestion:
    """Says what becomes of a question, and tells who asked. `due` is the day by which a written answer is promised.

    Raises QuestionRefused, which names the field.
    """
    one, because = held(question.pk, edition), because.strip()
    _check_sorting(one, to, because, due)
    before, one.state = one.state, State(to)
    one.state_because, one.answer_due = because, due if to == State.WRITTEN else None
    saved(one, "question sorted", before=before, words=because, by=by, at=at)
    _tell_sorted(one, at, address)
    return one


def _check_sorting(one: PublicQuestion, to: str, because: str, due: date | None) -> None:
    if one.state not in FROM:
        raise QuestionRefused(f"Question {one.reference} is {one.get_state_display().lower()}: it is not sorted again.")
    if to not in SORTED:
        raise QuestionRefused("Choose what is to become of it.", "to")
    if to == State.LIVE and one.meeting is None:
        raise QuestionRefused(
            "It was asked without a meeting: move it to a meeting first, or answer it in writing.", "to"
        )
    if to in {State.CASEWORK, State.OUT_OF_SCOPE} and not because:
        raise QuestionRefused("Say why: the asker reads it, and of what is out of scope everybody.", "because")
    if to == State.CASEWORK and one.merged.exists():
        raise QuestionRefused(
            "Others asked the same, and casework is about one person: take theirs apart from it first.", "to"
        )
    if to == State.WRITTEN and due is None:
        raise QuestionRefused("Give the day by which it is answered.", "due")
    if due and due < one.asked_on:
        raise QuestionRefused("That day was before the question came: give a later one.", "due")


def _tell_sorted(one: PublicQuestion, at: datetime, address: Address) -> None:
    match one.state:
        case State.LIVE:
            meeting = one.meeting.name if one.meeting else "meeting"
            told = [f"Your question is to be answered at the {meeting}{_on(one.meeting)}."]
        case State.WRITTEN:
            told = [f"Your question is to be answered in writing by {british_date(one.answer_due)}."]
        case State.CASEWORK:
            told = ["Your question is about something that we deal with for you, and not in public.", one.state_because]
        case _:
            told = ["Your question is out of the scope of these meetings.", one.state_because]
    _tell_all(one, "what becomes of it", told, at, address)


def _tell_all(one: PublicQuestion, subject: str, told: list[str], at: datetime, address: Address) -> None:
    """Everybody who asked it: what becomes of a question becomes of those that were merged into it."""
    for asker in with_merged(one):
        joined = [] if asker is one else [f"Yours is asked together with question {one.reference}."]
        tell(asker, subject, [*joined, *told], at=at, address=address)


def _on(meeting: Meeting | None) -> str:
    if meeting is None or meeting.precision != Meeting.Precision.DAY:
        return ""
    return f" on {british_date(meeting.date)}"


@transaction.atomic
def put_off(  # noqa: PLR0913 - the facts of a move, all named at the call
    question: PublicQuestion,
    meeting: Meeting | None,
    *,
    because: str,
    edition: int,
    by: Actor,
    at: datetime,
    address: Address,
) -> PublicQuestion:
    """Moves an open question to another meeting, or to none, for a reason that the public reads. Raises QuestionRefused."""
    one, because = held(question.pk, edition), because.strip()
    need_open(one, "put off")
    if one.meeting_id == (meeting.pk if meeting else None):
        raise QuestionRefused("It is there already: choose another meeting.", "meeting")
    if meeting and meeting.state not in Meeting.AHEAD:
        raise QuestionRefused("That meeting was held or cancelled: choose one that is still to come.", "meeting")
    if meeting and not takes_questions().filter(pk=meeting.pk).exists():
        raise QuestionRefused(
            "That meeting is not announced, or not in public: whoever asked would be told of it. Choose another, or announce it first.",
            "meeting",
        )
    if not because:
        raise QuestionRefused("Say why: the asker and the public read it.", "because")
    before, one.meeting, one.state_because = one.state, meeting, because
    if one.state == State.LIVE and meeting is None:
        one.state = State.RECEIVED
    saved(one, "question put off", before=before, words=because, by=by, at=at)
    where = f"It now waits for the {meeting.name}{_on(meeting)}." if meeting else "It now waits for a written answer."
    _tell_all(one, "moved", [where, because], at, address)
    return one


@transaction.atomic
def merge(
    question: PublicQuestion, into: PublicQuestion, *, edition: int, by: Actor, at: datetime, address: Address
) -> PublicQuestion:
    """Says that two ask the same: the first shares from now on what becomes of the second. Raises QuestionRefused."""
    one = held(question.pk, edition)
    need_open(one, "merged")
    other = PublicQuestion.objects.select_for_update().get(pk=into.pk)
    if other.pk == one.pk:
        raise QuestionRefused("It cannot be merged into itself: give the number of another question.", "into")
    if other.merged_into:
        raise QuestionRefused(
            f"{other.reference} is itself merged: give {other.merged_into.reference} instead.", "into"
        )
    if other.state in {State.WITHDRAWN, State.CASEWORK}:
        raise QuestionRefused(f"{other.reference} is {other.get_state_display().lower()}: give another.", "into")
    if one.confirmed_at is None or other.confirmed_at is None:
        raise QuestionRefused("One of the two is not confirmed yet: wait, or confirm it by hand.", "into")
    # What was merged into this one goes along.
    askers = list(with_merged(one))
    PublicQuestion.objects.filter(merged_into=one).update(merged_into=other)
    before, one.state, one.merged_into = one.state, State.MERGED, other
    saved(one, "question merged", before=before, words=f"Into {other.reference}", by=by, at=at)
    for asker in askers:
        tell(asker, "asked together with another", _of_the_other(other), at=at, address=address)
    return one


def _of_the_other(other: PublicQuestion) -> list[str]:
    """What somebody is told whose question goes on as another."""
    told = [f"Others asked the same. Yours goes on as question {other.reference}, and shares what becomes of it."]
    if other.state == State.ANSWERED:
        told += [f"It was answered on {british_date(other.answered_on)}:", plain_answer(other.answer)]
        told += [f"What it leaves open: {other.not_answered}"] if other.not_answered else []
    if other.state == State.OUT_OF_SCOPE:
        told += ["It is out of the scope of these meetings.", other.state_because]
    return told


@transaction.atomic
def part(question: PublicQuestion, *, edition: int, by: Actor, at: datetime) -> PublicQuestion:
    """Takes a merged question apart from the other again: it waits to be sorted. Raises QuestionRefused."""
    one = held(question.pk, edition)
    if one.state != State.MERGED or one.merged_into is None:
        raise QuestionRefused(f"Question {one.reference} is not merged with another.")
    words = f"No longer with {one.merged_into.reference}"
    before, one.state, one.merged_into = one.state, State.RECEIVED, None
    return saved(one, "question parted", before=before, words=words, by=by, at=at)


@transaction.atomic
def withdraw(question: PublicQuestion, *, by: Actor = PUBLIC, at: datetime) -> PublicQuestion:
    """Takes an open question back, as its asker wishes; whoever asked the same still gets the answer. Raises QuestionRefused."""
    one = held(question.pk, None)
    need_open(one, "withdrawn")
    hand_on(one, by=by, at=at)
    before, one.state = one.state, State.WITHDRAWN
    return saved(one, "question withdrawn", before=before, words="", by=by, at=at)


@transaction.atomic
def confirm_by_hand(question: PublicQuestion, *, because: str, edition: int, by: Actor, at: datetime) -> PublicQuestion:
    """Counts a question as asked whose mail was never answered, for the office knows by other means. Raises QuestionRefused."""
    one = held(question.pk, edition)
    if one.confirmed_at is not None:
        raise QuestionRefused(f"Question {one.reference} is confirmed already.")
    need_open(one, "confirmed")
    if not because.strip():
        raise QuestionRefused("Say how you know that it was asked: by telephone, at the counter.", "because")
    one.confirmed_at = at
    words = f"{BY_HAND}: {because.strip()}"
    return saved(one, "question confirmed by hand", before="", words=words, by=by, at=at)


@transaction.atomic
def set_theme(question: PublicQuestion, theme: str, *, edition: int, by: Actor, at: datetime) -> PublicQuestion:
    """Puts a question under a theme of the office's own, or under none."""
    one = held(question.pk, edition)
    one.theme = " ".join(theme.split())[:100]
    return saved(one, "question themed", before="", words=f"Theme: {one.theme or 'none'}", by=by, at=at)

"""Questions are answered, in parts: what is answered, what is left open, and what is promised next."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.measures.queries.cited import cited
from answerable.scrutiny.models import PublicQuestion, Undertaking
from answerable.scrutiny.operations.promises import PromiseRefused
from answerable.scrutiny.operations.question_moves import held, saved
from answerable.scrutiny.operations.question_refusals import QuestionRefused
from answerable.scrutiny.operations.question_telling import Address, tell, with_merged
from answerable.scrutiny.operations.undertakings import undertake
from answerable.scrutiny.queries.question_meetings import title_on
from answerable.scrutiny.queries.question_sheet import plain_answer

State = PublicQuestion.State
ANSWERABLE = (*PublicQuestion.OPEN, State.ANSWERED)


@dataclass(frozen=True)
class Answer:
    """An answer in its parts. `text` cites its figures; without a `role` it carries the title of the holder of that day."""

    text: str
    on: date
    role: str = ""
    not_answered: str = ""
    recording_at: str = ""
    # Why it is changed, where there was an answer before.
    because: str = ""


@dataclass(frozen=True)
class Promise:
    """Something promised in an answer: `side` is one of `Undertaking.Side`."""

    words: str
    owner_role: str
    due: date | None = None
    side: str = Undertaking.Side.BODY


@transaction.atomic
def answer(  # noqa: PLR0913 - the facts of an answer, all named at the call
    question: PublicQuestion,
    given: Answer,
    *,
    promised: Promise | None = None,
    edition: int,
    by: Actor,
    at: datetime,
    address: Address,
) -> PublicQuestion:
    """Answers a question, or changes an answer for a reason, and tells all who asked. Raises QuestionRefused, which names the field."""
    one = held(question.pk, edition)
    given = _checked(one, given)
    before, one.state = one.state, State.ANSWERED
    one.answer, one.answered_on, one.answered_by_role = given.text, given.on, given.role
    one.not_answered, one.recording_at, one.answer_due = given.not_answered, given.recording_at, None
    words = given.because if before == State.ANSWERED else ""
    saved(one, "question answered", before=before, words=words, by=by, at=at)
    if promised:
        promise(one, promised, by=by, at=at)
    _tell_answered(one, changed=words, at=at, address=address)
    return one


@transaction.atomic
def promise(question: PublicQuestion, promised: Promise, *, by: Actor, at: datetime) -> Undertaking:
    """Writes down what an answer promises, as of the day of the answer. Raises QuestionRefused, which names the field."""
    if question.answered_on is None:
        raise QuestionRefused("Answer the question first: a promise is part of its answer.")
    try:
        return undertake(
            promised.words,
            side=promised.side,
            owner_role=promised.owner_role,
            made_on=question.answered_on,
            due=promised.due,
            meeting=question.meeting,
            question=question,
            example=question.example,
            by=by,
            at=at,
        )
    except PromiseRefused as refused:
        raise QuestionRefused(str(refused), getattr(refused, "field", "")) from refused


def _checked(one: PublicQuestion, given: Answer) -> Answer:
    _check_ready(one)
    text = given.text.strip()
    if not text:
        raise QuestionRefused("Write the answer.", "answer")
    if faults := cited(text).faults:
        raise QuestionRefused(" ".join(faults), "answer")
    if given.on < one.asked_on:
        asked = british_date(one.asked_on)
        raise QuestionRefused(f"It was asked on {asked}: it was answered on that day or later.", "on")
    if one.state == State.ANSWERED and not given.because.strip():
        raise QuestionRefused("Say why the answer is changed: the reason is published.", "because")
    role = given.role.strip() or title_on(given.on)
    if not role:
        raise QuestionRefused(f"Nobody held the office on {british_date(given.on)}: say who answered.", "role")
    return replace(given, text=text, role=role, not_answered=given.not_answered.strip(), because=given.because.strip())


def _check_ready(one: PublicQuestion) -> None:
    if one.state not in ANSWERABLE:
        state = one.get_state_display().lower()
        raise QuestionRefused(f"Question {one.reference} is {state}: sort it to be answered first.")
    if one.confirmed_at is None:
        raise QuestionRefused("It is not confirmed yet: wait for its asker, or confirm it by hand.")
    if one.cleared_at is None:
        raise QuestionRefused("Say first what the public reads of the question: its answer is published with it.")


def _tell_answered(one: PublicQuestion, *, changed: str, at: datetime, address: Address) -> None:
    told = [
        f"The {_was(changed)} of {british_date(one.answered_on)}, by the {one.answered_by_role}:",
        plain_answer(one.answer),
    ]
    told += [f"What it leaves open: {one.not_answered}"] if one.not_answered else []
    told += [f"Why it was changed: {changed}"] if changed else []
    told += [
        f"Promised: {made.words}{f' By {british_date(made.due)}.' if made.due else ''}"
        for made in Undertaking.objects.public().filter(question=one).order_by("pk")
    ]
    for asker in with_merged(one):
        tell(asker, "answer changed" if changed else "answered", told, at=at, address=address)


def _was(changed: str) -> str:
    return "changed answer" if changed else "answer"

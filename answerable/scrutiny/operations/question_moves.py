"""What every act on a question has in common: it is locked, of the edition that was seen, and leaves a line in its history."""

from datetime import datetime

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import PublicQuestion, QuestionMove
from answerable.scrutiny.operations.question_refusals import QuestionRefused, QuestionSavedMeanwhile


def held(key: int, edition: int | None) -> PublicQuestion:
    """The question, locked; of whatever edition where None is given, for what its asker does who sees no edition.

    Raises QuestionSavedMeanwhile, and QuestionRefused where it is gone.
    """
    turns.take_turn()
    found = PublicQuestion.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise QuestionRefused("There is no such question any more: go back to the list.")
    if edition is not None and found.edition != edition:
        raise QuestionSavedMeanwhile(
            "Somebody else worked on this question since you opened it. What you typed is below, and not saved: look at the question, then send it again."
        )
    return found


def saved(question: PublicQuestion, action: str, *, before: str, words: str, by: Actor, at: datetime) -> PublicQuestion:
    """Stores what was done, with a move and an entry in the trail; `before` is the state it had, empty for what is no sorting.

    `words` may be about a person: the trail keeps them so that they can be erased.
    """
    question.edition += 1
    question.save()
    QuestionMove.objects.create(
        question=question, before=before, after=question.state, words=words, by=by.reference, at=at
    )
    after = {"state": question.state, "meeting": question.meeting.code if question.meeting else ""}
    audit.record(
        action,
        by=by,
        at=at,
        subject=f"question:{question.reference}",
        before={"state": before} if before else None,
        after=after,
        personal={"because": words} if words else None,
    )
    return question


def hand_on(question: PublicQuestion, *, by: Actor, at: datetime) -> PublicQuestion | None:
    """Lets the first of those merged into an open question go on in its place; None where nobody else asked it.

    For a question that goes: whoever asked the same still waits for the answer.
    """
    heir = question.merged.select_for_update().order_by("pk").first()
    if heir is None or question.state not in PublicQuestion.OPEN:
        return None
    heir.state, heir.merged_into = question.state, None
    for name in ("meeting", "answer_due", "state_because"):
        setattr(heir, name, getattr(question, name))
    words = f"In place of {question.reference}"
    saved(heir, "question goes on", before=PublicQuestion.State.MERGED, words=words, by=by, at=at)
    PublicQuestion.objects.filter(merged_into=question).update(merged_into=heir)
    return heir


def need_open(question: PublicQuestion, what: str) -> None:
    """Raises QuestionRefused for a question that no longer waits for an answer."""
    if question.state not in PublicQuestion.OPEN:
        state = question.get_state_display().lower()
        raise QuestionRefused(f"Question {question.reference} is {state}: it cannot be {what}.")

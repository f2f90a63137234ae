"""What every act on a question has in common: it is locked, of the edition that was seen, and leaves a line in its history."""

from datetime import datetime

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import PublicQuestion, QuestionMove
from answerable.scrutiny.operations.question_refusals import QuestionRefused, QuestionSavedMeanwhile


def held(key: int, edition: int) -> PublicQuestion:
    """The question, locked. Raises QuestionSavedMeanwhile, and QuestionRefused where it is gone."""
    turns.take_turn()
    found = PublicQuestion.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise QuestionRefused("There is no such question any more: go back to the list.")
    if found.edition != edition:
        raise QuestionSavedMeanwhile(
            "Somebody else worked on this question since you opened it. What you typed is below, and not saved: look at the question, then send it again."
        )
    return found


def saved(question: PublicQuestion, action: str, *, before: str, words: str, by: Actor, at: datetime) -> PublicQuestion:
    """Stores what was done, with a move and an entry in the trail; `before` is the state it had."""
    question.edition += 1
    question.save()
    QuestionMove.objects.create(
        question=question, before=before, after=question.state, words=words, by=by.reference, at=at
    )
    facts = {"state": question.state, "meeting": question.meeting.code if question.meeting else "", "because": words}
    audit.record(action, by=by, at=at, subject=f"question:{question.reference}", before={"state": before}, after=facts)
    return question


def need_open(question: PublicQuestion, what: str) -> None:
    """Raises QuestionRefused for a question that no longer waits for an answer."""
    if question.state not in PublicQuestion.OPEN:
        state = question.get_state_display().lower()
        raise QuestionRefused(f"Question {question.reference} is {state}: it cannot be {what}.")

"""What the public reads of a question is read by a person first; what is left out is recorded by its sort, never in words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.kit import audit, outbox, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import Exchange, PublicQuestion, QuestionMove, Redaction
from answerable.scrutiny.operations.enquiries import follow_question
from answerable.scrutiny.operations.question_moves import hand_on, held, saved
from answerable.scrutiny.operations.question_refusals import QuestionRefused
from answerable.scrutiny.operations.question_sorting import BY_HAND
from answerable.scrutiny.operations.questions import PUBLIC
from answerable.scrutiny.queries.question_lists import never_confirmed
from answerable.scrutiny.queries.question_secrets import hash_of

State = PublicQuestion.State
MOST_ERASED = 200
"""How many questions one press of a button erases: more would keep everybody waiting."""
ERASED = "[Erased at the wish of who asked]"


@dataclass(frozen=True)
class LeftOut:
    """Something that the shown text leaves out: `sort` is one of `Redaction.Sort`."""

    sort: str
    because: str = ""


@transaction.atomic
def clear(  # noqa: PLR0913 - what is shown, all named at the call
    question: PublicQuestion,
    shown_text: str,
    *,
    is_named: bool = False,
    left_out: Sequence[LeftOut] = (),
    edition: int,
    by: Actor,
    at: datetime,
) -> PublicQuestion:
    """Says what the public reads of a question. Where that is not what was sent, `left_out` says what and why.

    Raises QuestionRefused, which names the field.
    """
    one = held(question.pk, edition)
    shown_text = shown_text.replace("\r\n", "\n").strip()
    if not shown_text:
        raise QuestionRefused(
            "Say what the public reads: where nothing can be shown, say in brackets what it was.", "shown_text"
        )
    if is_named and not one.may_be_named:
        raise QuestionRefused("Its asker did not agree to be named: leave the name out.", "is_named")
    changed = shown_text not in {one.text, one.shown_text}
    if changed and not left_out:
        raise QuestionRefused("It is not the text that was sent: say what was left out, and why.", "sort")
    if not set(Redaction.Sort) >= {part.sort for part in left_out}:
        raise QuestionRefused("Choose what sort of thing was left out.", "sort")
    one.shown_text, one.shown_name = shown_text, one.name if is_named else ""
    one.cleared_at, one.cleared_by = at, by.reference
    if changed:
        Redaction.objects.bulk_create(
            Redaction(question=one, sort=part.sort, because=part.because.strip(), by=by.reference, at=at)
            for part in left_out
        )
    words = "with something left out" if changed else "as it was sent" if shown_text == one.text else "as before"
    words = f"The public reads it {words}"
    follow_question(one, by=by, at=at)
    return saved(one, "question cleared", before="", words=words, by=by, at=at)


@transaction.atomic
def unname(question: PublicQuestion, *, by: Actor = PUBLIC, at: datetime) -> PublicQuestion:
    """Takes back that its asker may be named, whatever became of the question. Raises QuestionRefused where nobody agreed to it."""
    one = held(question.pk, None)
    if not one.may_be_named:
        raise QuestionRefused("No name is shown with it: there is nothing to take back.")
    one.may_be_named, one.shown_name = False, ""
    return saved(one, "question unnamed", before="", words="Its asker is not to be named", by=by, at=at)


@transaction.atomic
def forget(
    question: PublicQuestion, *, shown_text: str | None = None, edition: int, by: Actor, at: datetime
) -> PublicQuestion:
    """Erases what a person sent: their words, name, address and needs, and their private link.

    The question's number, what was shown of it and its answer stay; `shown_text` takes the place of what was shown, where
    that too is about them. An open question is withdrawn, and goes on as one of those that were merged into it.
    """
    one = held(question.pk, edition)
    subject = f"question:{one.reference}"
    if one.email:
        outbox.forget(one.email)
    if shown_text is not None:
        one.shown_text = shown_text.strip()
    _forget_words(one)
    one.text = one.name = one.email = one.access_needs = one.shown_name = ""
    one.may_be_named, one.token_hash = False, hash_of(secrets.token_hex(32))
    before = one.state
    if one.state in PublicQuestion.OPEN:
        hand_on(one, by=by, at=at)
        one.state = State.WITHDRAWN
    one.edition += 1
    one.save()
    follow_question(one, by=by, at=at)
    before = "" if before == one.state else before
    QuestionMove.objects.create(
        question=one, before=before, after=one.state, words="What its asker sent was erased", by=by.reference, at=at
    )
    audit.forget(subject, by=by, at=at)
    return one


def _forget_words(one: PublicQuestion) -> None:
    """What the office wrote about whoever asked, and what was said at a meeting in their own words."""
    if one.state == State.CASEWORK:
        one.state_because = ""
    moves = QuestionMove.objects.filter(question=one)
    moves.filter(after=State.CASEWORK).update(words="")
    moves.filter(words__startswith=BY_HAND).update(words=BY_HAND)
    Redaction.objects.filter(question=one).update(because="")
    if not one.text:
        return
    shown = one.shown_text or ERASED
    for caught in Exchange.objects.filter(public_question=one, text__contains=one.text):
        caught.text = caught.text.replace(one.text, shown)
        caught.save(update_fields=["text"])


@transaction.atomic
def forget_unconfirmed(*, by: Actor, at: datetime) -> int:
    """Erases what came by the form a month ago and was never confirmed, at most so many at once; how many were erased.

    Nobody knows whose words and whose address those are, and their page says that nobody is written to again.
    """
    turns.take_turn()
    found = list(never_confirmed(at).order_by("pk")[:MOST_ERASED])
    for one in found:
        forget(one, edition=one.edition, by=by, at=at)
    return len(found)

"""What the public reads of a question is read by a person first; what is left out is recorded by its sort, never in words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.kit import audit, outbox
from answerable.kit.audit import Actor
from answerable.scrutiny.models import PublicQuestion, QuestionMove, Redaction
from answerable.scrutiny.operations.enquiries import follow_question
from answerable.scrutiny.operations.question_moves import held, saved
from answerable.scrutiny.operations.question_refusals import QuestionRefused
from answerable.scrutiny.queries.question_secrets import hash_of

State = PublicQuestion.State


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
    return saved(one, "question cleared", before=one.state, words=words, by=by, at=at)


@transaction.atomic
def forget(
    question: PublicQuestion, *, shown_text: str | None = None, edition: int, by: Actor, at: datetime
) -> PublicQuestion:
    """Erases what a person sent: their words, name, address and needs, and their private link.

    The question's number, what was shown of it and its answer stay; `shown_text` takes the place of what was shown, where
    that too is about them. An open question is withdrawn.
    """
    one = held(question.pk, edition)
    subject = f"question:{one.reference}"
    if one.email:
        outbox.forget(one.email)
    one.text = one.name = one.email = one.access_needs = one.shown_name = ""
    one.may_be_named, one.token_hash = False, hash_of(secrets.token_hex(32))
    if shown_text is not None:
        one.shown_text = shown_text.strip()
    before = one.state
    if one.state in PublicQuestion.OPEN:
        one.state = State.WITHDRAWN
    one.edition += 1
    one.save()
    follow_question(one, by=by, at=at)
    QuestionMove.objects.create(
        question=one, before=before, after=one.state, words="What its asker sent was erased", by=by.reference, at=at
    )
    audit.forget(subject, by=by, at=at)
    return one

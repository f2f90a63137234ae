"""Letters of the office to ministers and other bodies, alone or in a campaign, and the replies to them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Letter
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile, check_has_come


@dataclass(frozen=True)
class Written:
    """What a letter is: to whom (a role), what it asks, its words, and by when a reply is asked for."""

    to_role: str
    subject: str
    sent_on: date
    asked: str
    campaign: str = ""
    text: str = ""
    reply_by: date | None = None
    public: bool = False
    example: bool = False


@transaction.atomic
def write(letter: Written, *, by: Actor, at: datetime) -> Letter:
    """Writes a letter into the register. Raises PromiseRefused."""
    turns.take_turn()
    _check(letter)
    check_has_come(letter.sent_on, at, "sent_on")
    made = Letter()
    _put(made, letter)
    made.save(force_insert=True)
    audit.record("letter written", by=by, at=at, subject=f"letter:{made.pk}", after=_facts(made))
    return made


@transaction.atomic
def change(letter: Letter, said: Written, *, seen_edition: int, by: Actor, at: datetime) -> Letter:
    """Puts right what the register says of a letter, or shows it to the public. Raises PromiseRefused."""
    held = _held(letter, seen_edition)
    _check(said)
    check_has_come(said.sent_on, at, "sent_on")
    if held.reply_on and held.reply_on < said.sent_on:
        raise PromiseRefused(f"It was answered on {british_date(held.reply_on)}, before that day.", "sent_on")
    before = _facts(held)
    _put(held, said)
    held.edition += 1
    held.save()
    audit.record("letter changed", by=by, at=at, subject=f"letter:{held.pk}", before=before, after=_facts(held))
    return held


@transaction.atomic
def record_reply(letter: Letter, reply: str, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Letter:
    """Writes the reply down; one that is there already is replaced by this. Raises PromiseRefused."""
    held = _held(letter, seen_edition)
    if not reply.strip():
        raise PromiseRefused("Say what was answered.", "reply")
    check_has_come(on, at, "reply_on")
    if on < held.sent_on:
        raise PromiseRefused(
            f"{british_date(on)} is before the letter was sent, on {british_date(held.sent_on)}.", "reply_on"
        )
    held.reply, held.reply_on = reply.strip(), on
    held.edition += 1
    held.save(update_fields=["reply", "reply_on", "edition"])
    audit.record("letter answered", by=by, at=at, subject=f"letter:{held.pk}", after={"reply_on": on})
    return held


def _held(letter: Letter, seen_edition: int) -> Letter:
    turns.take_turn()
    held = Letter.objects.select_for_update().get(pk=letter.pk)
    if held.edition != seen_edition:
        raise PromiseSavedMeanwhile
    return held


def _check(letter: Written) -> None:
    missing = {"to_role": "Say whom it goes to: a role.", "subject": "Give it a subject.", "asked": "Say what it asks."}
    for field, words in missing.items():
        if not getattr(letter, field).strip():
            raise PromiseRefused(words, field)
    if letter.reply_by and letter.reply_by < letter.sent_on:
        raise PromiseRefused("A reply cannot be asked for before the letter is sent.", "reply_by")


def _put(held: Letter, letter: Written) -> None:
    held.to_role, held.subject = " ".join(letter.to_role.split())[:200], " ".join(letter.subject.split())[:300]
    held.campaign = " ".join(letter.campaign.split())[:200]
    held.asked, held.text = letter.asked.strip(), letter.text.strip()
    held.sent_on, held.reply_by = letter.sent_on, letter.reply_by
    held.public, held.example = letter.public, letter.example


def _facts(held: Letter) -> dict[str, object]:
    """What the audit trail keeps: no words of a letter, which may not be public."""
    return {"sent_on": held.sent_on, "reply_by": held.reply_by, "public": held.public}

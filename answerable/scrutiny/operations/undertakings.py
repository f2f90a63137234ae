"""Promises made at meetings and in answers: written down, and everything that becomes of them until they are kept or broken."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.people.roles import Role
from answerable.plans.models import Objective
from answerable.scrutiny.models import AgendaItem, Exchange, Meeting, PublicQuestion, Undertaking, UndertakingMove
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile, check_has_come
from answerable.scrutiny.queries.undertakings_moves import LEADS_TO, Step, last_move, refused

ADDRESSES = ("https://", "http://", "/")
"""How the address of what shows it begins."""
THE_FORCE = "The force"
WANTED: dict[Step, tuple[str, str]] = {
    Step.SAY_KEPT: ("words", "Say in a sentence what was done."),
    Step.VERIFY: ("evidence", "Say what shows that it was kept: nobody's word alone is enough."),
    Step.BREAK: ("evidence", "Say plainly how it was broken: what was promised, and what happened instead."),
    Step.RELEASE: ("evidence", "Say why it is no longer asked for."),
    Step.REOPEN: ("words", "Say why it is open again."),
}
"""What each step must say: the field of `Said`, and what is told where it is empty."""


@dataclass(frozen=True)
class Said:
    """What is said of an undertaking. `said_by` is a role or a body, where it is not the office; `due` only where it is put off."""

    words: str = ""
    evidence: str = ""
    evidence_address: str = ""
    said_by: str = ""
    due: date | None = None


@transaction.atomic
def undertake(  # noqa: PLR0913 - the facts of a promise, all named at the call
    words: str,
    *,
    side: str = Undertaking.Side.FORCE,
    owner_role: str,
    made_on: date,
    due: date | None = None,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    question: PublicQuestion | None = None,
    exchange: Exchange | None = None,
    objective: Objective | None = None,
    restricted: bool = False,
    example: bool = False,
    by: Actor,
    at: datetime,
) -> Undertaking:
    """Writes a promise down, open, with the next number of the year in which it was made.

    What is promised in a restricted item is restricted. Its meeting is that of its item or its exchange, where none is given.
    Raises PromiseRefused, which names the field.
    """
    turns.take_turn()
    _check_made(words, side, owner_role, made_on, due)
    if exchange is None:
        check_has_come(made_on, at, "made_on")
        _check_place(meeting, item)
    item = item or (exchange.item if exchange else None)
    if exchange and (before := Undertaking.objects.filter(exchange=exchange).first()):
        raise PromiseRefused(f"This was written down already, as {before.reference}: change that one.")
    made = Undertaking.objects.create(
        year=made_on.year,
        number=next_number(made_on.year),
        words=words.strip(),
        side=side,
        owner_role=" ".join(owner_role.split()),
        made_on=made_on,
        due=due,
        meeting=meeting or (item.meeting if item else None),
        item=item,
        question=question,
        exchange=exchange,
        objective=objective,
        restricted=restricted or bool(item and item.restricted),
        example=example,
        state_since=made_on,
    )
    after = {"reference": made.reference, "side": side, "made_on": made_on, "due": due, "restricted": made.restricted}
    audit.record("undertaking made", by=by, at=at, subject=f"undertaking:{made.pk}", after=after)
    return made


@transaction.atomic
def say_kept(one: Undertaking, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Undertaking:
    """Somebody says that it is kept, with what shows it; the office has not looked yet. Raises PromiseRefused."""
    if by.role == Role.FORCE_LIAISON and said.words.strip() and not said.evidence.strip():
        raise PromiseRefused("Say what shows that it is kept: the office looks at that.", "evidence")
    said = replace(said, said_by=said.said_by or _spoken_by(by))
    return _take(one, Step.SAY_KEPT, said, on=on, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def verify_kept(one: Undertaking, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Undertaking:
    """The office has seen that it was kept. Of the force's promise a second person says so, and after the force. Raises PromiseRefused."""
    return _take(one, Step.VERIFY, said, on=on, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def break_promise(one: Undertaking, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Undertaking:
    """It was not kept: `evidence` says how. Raises PromiseRefused."""
    return _take(one, Step.BREAK, said, on=on, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def put_off(one: Undertaking, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Undertaking:
    """It gets a later day, with the reason; the earlier one is kept. Raises PromiseRefused."""
    held = _held(one, Step.PUT_OFF, seen_edition, by)
    if said.due is None:
        raise PromiseRefused("Give the new day.", "due")
    if said.due < on or (held.due and said.due <= held.due):
        after = british_date(max(held.due, on) if held.due else on)
        raise PromiseRefused(f"{british_date(said.due)} is too early: give a day after {after}.", "due")
    if held.due and not said.words.strip():
        raise PromiseRefused("Say why it is put off: the reason is published with the new day.", "words")
    return _move(held, Step.PUT_OFF, said, on=on, by=by, at=at)


@transaction.atomic
def release(one: Undertaking, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Undertaking:
    """It is no longer asked for: `evidence` says why. Raises PromiseRefused."""
    return _take(one, Step.RELEASE, said, on=on, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def reopen(one: Undertaking, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Undertaking:
    """It is open again, with the reason; what was said before stays in its history. Raises PromiseRefused."""
    return _take(one, Step.REOPEN, said, on=on, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def correct(  # noqa: PLR0913 - the facts of a promise, all named at the call
    one: Undertaking,
    *,
    words: str,
    owner_role: str,
    objective: Objective | None,
    because: str,
    seen_edition: int,
    by: Actor,
    at: datetime,
) -> Undertaking:
    """Puts right how it was written down; what was there before stays in its history. Raises PromiseRefused."""
    turns.take_turn()
    held = _locked(one, seen_edition)
    _check_made(words, held.side, owner_role, held.made_on, held.due)
    if not because.strip():
        raise PromiseRefused("Say why it is put right: what was written before stays in its history.", "because")
    was = held.words
    held.words, held.owner_role, held.objective = words.strip(), " ".join(owner_role.split()), objective
    held.edition += 1
    held.save(update_fields=["words", "owner_role", "objective", "edition"])
    told = f"Put right: {because.strip()}" + (f"\nIt was written down as: {was}" if was != held.words else "")
    today = localtime(at).date()
    UndertakingMove.objects.create(
        undertaking=held, before=held.state, after=held.state, on=today, words=told, by=by.reference, at=at
    )
    audit.record("undertaking corrected", by=by, at=at, subject=f"undertaking:{held.pk}")
    return held


def next_number(year: int) -> int:
    """The number after the last of the year. Ask it only while it is your turn."""
    last: int | None = Undertaking.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _check_made(words: str, side: str, owner_role: str, made_on: date, due: date | None) -> None:
    if not words.strip():
        raise PromiseRefused("Say what was promised, in a sentence.", "words")
    if side not in Undertaking.Side.values:
        raise PromiseRefused(
            f"{side!r} is nobody who promises: say one of {', '.join(Undertaking.Side.values)}.", "side"
        )
    if not owner_role.strip():
        raise PromiseRefused("Say who answers for it: a role, and not a name.", "owner_role")
    if due and due < made_on:
        raise PromiseRefused(f"It is due on {british_date(due)}, before it was made on {british_date(made_on)}.", "due")


def _check_place(meeting: Meeting | None, item: AgendaItem | None) -> None:
    if meeting and item and item.meeting_id != meeting.pk:
        raise PromiseRefused(
            f"“{item.title}” is an item of another meeting: choose the meeting that it is of, or no item.", "item"
        )


def _locked(one: Undertaking, seen_edition: int) -> Undertaking:
    held = Undertaking.objects.select_for_update().get(pk=one.pk)
    if held.edition != seen_edition:
        raise PromiseSavedMeanwhile
    return held


def _held(one: Undertaking, step: Step, seen_edition: int, by: Actor) -> Undertaking:
    turns.take_turn()
    held = _locked(one, seen_edition)
    if why := refused(held, step, by=by, last=last_move(held)):
        raise PromiseRefused(why)
    return held


def _take(  # noqa: PLR0913 - the facts of a step, all named at the call
    one: Undertaking, step: Step, said: Said, *, on: date, seen_edition: int, by: Actor, at: datetime
) -> Undertaking:
    held = _held(one, step, seen_edition, by)
    field, wanted = WANTED[step]
    if not getattr(said, field).strip():
        raise PromiseRefused(wanted, field)
    return _move(held, step, said, on=on, by=by, at=at)


def _spoken_by(by: Actor) -> str:
    return THE_FORCE if by.role == Role.FORCE_LIAISON else ""


def _check_day(held: Undertaking, on: date, at: datetime) -> None:
    check_has_come(on, at)
    if on < held.state_since:
        raise PromiseRefused(
            f"It became “{held.get_state_display().lower()}” on {british_date(held.state_since)}: what follows is on that day or later.",
            "on",
        )


def _move(held: Undertaking, step: Step, said: Said, *, on: date, by: Actor, at: datetime) -> Undertaking:
    _check_day(held, on, at)
    if said.evidence_address and not said.evidence_address.startswith(ADDRESSES):
        raise PromiseRefused("The address begins with https://, or with / inside the office.", "evidence_address")
    before, due_was, to = held.state, held.due, LEADS_TO[step]
    evidence = said.evidence.strip()
    if to != before:
        held.state, held.state_since = to, on
        held.evidence, held.evidence_address = evidence, said.evidence_address.strip()
    if step == Step.PUT_OFF:
        held.due = said.due
    held.edition += 1
    held.save(update_fields=["state", "state_since", "evidence", "evidence_address", "due", "edition"])
    moved = held.due != due_was
    words = "\n".join(part for part in (said.words.strip(), f"What shows it: {evidence}" if evidence else "") if part)
    kept = UndertakingMove.objects.create(
        undertaking=held,
        before=before,
        after=to,
        due_was=due_was if moved else None,
        due_now=held.due if moved else None,
        on=on,
        words=words,
        said_by=said.said_by.strip(),
        by=by.reference,
        at=at,
    )
    told = {"state": to, "on": on, "move": kept.pk} | ({"due": held.due} if moved else {})
    earlier = {"state": before} | ({"due": due_was} if moved else {})
    audit.record("undertaking moved", by=by, at=at, subject=f"undertaking:{held.pk}", before=earlier, after=told)
    return held

"""Information that the office asks of the force: asked with a day, answered, refused or withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission
from answerable.people.roles import Role
from answerable.recommendations.queries.moves import not_for
from answerable.scrutiny.models import InformationRequest
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile, check_has_come

PROTOCOL = "Policing Protocol 2023"
"""The order under which the chief officer gives the local policing body access to information (in force since 3 July 2023)."""
State = InformationRequest.State


@dataclass(frozen=True)
class Asked:
    """What is asked, of whom (a role), since when and by when; `basis` is under what it is asked."""

    subject: str
    asked: str
    asked_of: str
    asked_on: date
    due: date | None = None
    basis: str = PROTOCOL
    example: bool = False


@transaction.atomic
def ask_for(request: Asked, *, by: Actor, at: datetime) -> InformationRequest:
    """Writes a request into the log with the next number of its year. Raises PromiseRefused."""
    turns.take_turn()
    _check(request)
    check_has_come(request.asked_on, at, "asked_on")
    made = InformationRequest(
        year=request.asked_on.year, number=_next_number(request.asked_on.year), asked_by=by.reference
    )
    _put(made, request)
    made.save(force_insert=True)
    after = {"reference": str(made), "asked_on": made.asked_on, "due": made.due}
    audit.record("information asked for", by=by, at=at, subject=f"information-request:{made.pk}", after=after)
    return made


@transaction.atomic
def change(
    held_before: InformationRequest, request: Asked, *, seen_edition: int, by: Actor, at: datetime
) -> InformationRequest:
    """Puts right what an open request asks, or moves its day. Its number and the day it was asked stay. Raises PromiseRefused."""
    held = _open(held_before, seen_edition)
    _check(request)
    if request.asked_on != held.asked_on:
        raise PromiseRefused(f"It was asked on {british_date(held.asked_on)}: that day stays.", "asked_on")
    was = {"due": held.due}
    _put(held, request)
    held.edition += 1
    held.save()
    subject = f"information-request:{held.pk}"
    audit.record("information request changed", by=by, at=at, subject=subject, before=was, after={"due": held.due})
    return held


@transaction.atomic
def end(  # noqa: PLR0913 - the facts of an ending, all named at the call
    request: InformationRequest, *, to: str, answer: str, on: date, seen_edition: int, by: Actor, at: datetime
) -> InformationRequest:
    """It is answered, refused or withdrawn (`to`): `answer` is the answer, or why not. The force's liaison may answer or refuse.

    Raises PromiseRefused.
    """
    held = _open(request, seen_edition)
    if why := may_not_end(to, by):
        raise PromiseRefused(why)
    if not answer.strip():
        raise PromiseRefused(WANTED[State(to)], "answer")
    if on < held.asked_on:
        raise PromiseRefused(f"{british_date(on)} is before it was asked, on {british_date(held.asked_on)}.", "on")
    check_has_come(on, at)
    held.state, held.answered_on, held.answer = to, on, answer.strip()
    held.edition += 1
    held.save(update_fields=["state", "answered_on", "answer", "edition"])
    told = {"state": to, "on": on}
    audit.record("information request ended", by=by, at=at, subject=f"information-request:{held.pk}", after=told)
    return held


WANTED = {
    State.ANSWERED: "Say what was answered, or where the answer is.",
    State.REFUSED: "Say why it is refused.",
    State.WITHDRAWN: "Say why it is no longer asked for.",
}
FORCE_MAY = (State.ANSWERED, State.REFUSED)


def may_not_end(to: str, by: Actor) -> str:
    """Why `by` may not end a request so, in a sentence; empty where they may."""
    if to not in WANTED:
        return f"{to!r} is no end of a request: say one of {', '.join(WANTED)}."
    if by.role == Role.FORCE_LIAISON:
        return "" if to in FORCE_MAY else "Who asked withdraws it: that is for the office."
    return not_for(Permission.SCRUTINISE, by)


def _open(request: InformationRequest, seen_edition: int) -> InformationRequest:
    turns.take_turn()
    held = InformationRequest.objects.select_for_update().get(pk=request.pk)
    if held.edition != seen_edition:
        raise PromiseSavedMeanwhile
    if held.state != State.OPEN:
        raise PromiseRefused(
            f"It was {held.get_state_display().lower()} on {british_date(held.answered_on)}: ask again in a new request."
        )
    return held


def _check(request: Asked) -> None:
    missing = {
        "subject": "Give it a subject.",
        "asked": "Say what is asked for.",
        "asked_of": "Say whom it is asked of.",
    }
    for field, words in missing.items():
        if not getattr(request, field).strip():
            raise PromiseRefused(words, field)
    if request.due and request.due < request.asked_on:
        raise PromiseRefused("An answer cannot be due before it is asked for.", "due")


def _put(held: InformationRequest, request: Asked) -> None:
    held.subject, held.asked = " ".join(request.subject.split())[:300], request.asked.strip()
    held.asked_of, held.basis = " ".join(request.asked_of.split())[:200], " ".join(request.basis.split())[:200]
    held.asked_on, held.due, held.example = request.asked_on, request.due, request.example


def _next_number(year: int) -> int:
    last: int | None = InformationRequest.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1

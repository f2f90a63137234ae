"""Formal challenges: raised, answered or not, taken higher, and settled or dropped."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.models import Objective
from answerable.scrutiny.models import Challenge, ChallengeStep, Meeting
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile, check_has_come

State, Level = Challenge.State, ChallengeStep.Level
OPEN = (State.OPEN, State.ANSWERED)
"""States in which something can still become of a challenge."""


@dataclass(frozen=True)
class Matter:
    """What a challenge is about. `details` stay in the office; the public reads the rest where it is public."""

    subject: str
    asked: str
    to_role: str
    details: str = ""
    objective: Objective | None = None
    public: bool = False
    example: bool = False


@dataclass(frozen=True)
class Taken:
    """How far it is taken: the level, the day, the day by which an answer is asked for, and at which meeting."""

    level: str
    on: date
    words: str = ""
    respond_by: date | None = None
    meeting: Meeting | None = None


@transaction.atomic
def raise_challenge(matter: Matter, first: Taken, *, by: Actor, at: datetime) -> Challenge:
    """Begins a challenge with its first level, and gives it the next number of the year. Raises PromiseRefused."""
    turns.take_turn()
    _check(matter)
    _check_taken(first, at)
    raised = Challenge(year=first.on.year, number=_next_number(first.on.year), raised_on=first.on)
    _write(raised, matter)
    raised.save(force_insert=True)
    _step(raised, first, 1)
    after = {"reference": raised.reference, "level": first.level, "on": first.on, "respond_by": first.respond_by}
    audit.record("challenge raised", by=by, at=at, subject=f"challenge:{raised.pk}", after=after)
    return raised


@transaction.atomic
def change(challenge: Challenge, matter: Matter, *, seen_edition: int, by: Actor, at: datetime) -> Challenge:
    """Puts right what a challenge says, or shows it to the public. Raises PromiseRefused."""
    held = _held(challenge, seen_edition)
    _check(matter)
    was = {"public": held.public, "to_role": held.to_role}
    _write(held, matter)
    _save(held)
    after = {"public": held.public, "to_role": held.to_role}
    audit.record("challenge changed", by=by, at=at, subject=f"challenge:{held.pk}", before=was, after=after)
    return held


@transaction.atomic
def escalate(challenge: Challenge, further: Taken, *, seen_edition: int, by: Actor, at: datetime) -> Challenge:
    """Takes it to a higher level; it is open again where the last was answered. Raises PromiseRefused."""
    held = _open(challenge, seen_edition)
    last = last_step(held)
    _check_taken(further, at)
    levels = list(Level)
    if levels.index(Level(further.level)) <= levels.index(Level(last.level)):
        raise PromiseRefused(
            f"It was taken “{last.get_level_display().lower()}” already: choose a higher level.", "level"
        )
    if further.on < last.on:
        raise PromiseRefused(f"{british_date(further.on)} is before the last level, on {british_date(last.on)}.", "on")
    _step(held, further, last.position + 1)
    held.state = State.OPEN
    _save(held)
    after = {"level": further.level, "on": further.on, "respond_by": further.respond_by}
    audit.record("challenge taken higher", by=by, at=at, subject=f"challenge:{held.pk}", after=after)
    return held


@transaction.atomic
def respond(challenge: Challenge, response: str, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Challenge:
    """Writes down what was answered at its last level. Raises PromiseRefused, also where that was answered before."""
    held = _open(challenge, seen_edition)
    last = last_step(held)
    if last.responded_on:
        raise PromiseRefused(
            f"This level was answered on {british_date(last.responded_on)}: take it higher, settle it or drop it."
        )
    if not response.strip():
        raise PromiseRefused("Say what was answered.", "response")
    _check_after(last, on, at)
    last.response, last.responded_on = response.strip(), on
    last.save(update_fields=["response", "responded_on"])
    held.state = State.ANSWERED
    _save(held)
    audit.record("challenge answered", by=by, at=at, subject=f"challenge:{held.pk}", after={"on": on})
    return held


@transaction.atomic
def settle(challenge: Challenge, outcome: str, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Challenge:
    """What was wrong has been put right, or the answer is accepted: `outcome` says how. Raises PromiseRefused."""
    return _end(challenge, State.SETTLED, outcome, on=on, seen_edition=seen_edition, by=by, at=at)


@transaction.atomic
def drop(challenge: Challenge, outcome: str, *, on: date, seen_edition: int, by: Actor, at: datetime) -> Challenge:
    """It is pursued no further: `outcome` says why. Raises PromiseRefused."""
    return _end(challenge, State.DROPPED, outcome, on=on, seen_edition=seen_edition, by=by, at=at)


def last_step(challenge: Challenge) -> ChallengeStep:
    """The highest level that it was taken to; every challenge has one."""
    return challenge.steps.order_by("-position")[0]


def _end(  # noqa: PLR0913 - the facts of an ending, all named at the call
    challenge: Challenge, to: str, outcome: str, *, on: date, seen_edition: int, by: Actor, at: datetime
) -> Challenge:
    held = _open(challenge, seen_edition)
    if not outcome.strip():
        raise PromiseRefused("Say how it ended: what was put right, or why it is pursued no further.", "outcome")
    _check_after(last_step(held), on, at)
    before = held.state
    held.state, held.settled_on, held.outcome = to, on, outcome.strip()
    held.edition += 1
    held.save(update_fields=["state", "settled_on", "outcome", "edition"])
    told = {"state": to, "on": on}
    audit.record("challenge ended", by=by, at=at, subject=f"challenge:{held.pk}", before={"state": before}, after=told)
    return held


def _held(challenge: Challenge, seen_edition: int) -> Challenge:
    turns.take_turn()
    held = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if held.edition != seen_edition:
        raise PromiseSavedMeanwhile
    return held


def _open(challenge: Challenge, seen_edition: int) -> Challenge:
    held = _held(challenge, seen_edition)
    if held.state not in OPEN:
        raise PromiseRefused(
            f"It was {held.get_state_display().lower()} on {british_date(held.settled_on)}: raise a new challenge instead."
        )
    return held


def _check(matter: Matter) -> None:
    for field, words in (("subject", "Say in a line what is wrong."), ("asked", "Say what is asked for.")):
        if not getattr(matter, field).strip():
            raise PromiseRefused(words, field)
    if not matter.to_role.strip():
        raise PromiseRefused("Say whom it is put to: a role, and not a name.", "to_role")


def _check_taken(taken: Taken, at: datetime) -> None:
    check_has_come(taken.on, at)
    if taken.level not in Level.values:
        raise PromiseRefused(f"{taken.level!r} is no level: say one of {', '.join(Level.values)}.", "level")
    if taken.respond_by and taken.respond_by < taken.on:
        raise PromiseRefused("An answer cannot be due before the challenge was put.", "respond_by")


def _check_after(last: ChallengeStep, on: date, at: datetime) -> None:
    check_has_come(on, at)
    if on < last.on:
        raise PromiseRefused(f"{british_date(on)} is before it was put, on {british_date(last.on)}.", "on")
    if last.responded_on and on < last.responded_on:
        raise PromiseRefused(
            f"{british_date(on)} is before it was answered, on {british_date(last.responded_on)}.", "on"
        )


def _write(held: Challenge, matter: Matter) -> None:
    held.subject, held.to_role = " ".join(matter.subject.split())[:300], " ".join(matter.to_role.split())[:200]
    held.asked, held.details = matter.asked.strip(), matter.details.strip()
    held.objective, held.public, held.example = matter.objective, matter.public, matter.example


def _save(held: Challenge) -> None:
    held.edition += 1
    held.save()


def _step(challenge: Challenge, taken: Taken, position: int) -> ChallengeStep:
    return ChallengeStep.objects.create(
        challenge=challenge,
        position=position,
        level=taken.level,
        on=taken.on,
        words=taken.words.strip(),
        respond_by=taken.respond_by,
        meeting=taken.meeting,
    )


def _next_number(year: int) -> int:
    last: int | None = Challenge.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1

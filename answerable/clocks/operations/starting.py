"""Starting a clock, and putting right the day it started on."""

from datetime import date, datetime

from django.db import transaction

from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.operations.keeping import (
    AlreadyRunning,
    ImpossibleDay,
    Kind,
    UnknownDuty,
    keep,
    not_ahead,
    note,
    reckoned_or_refused,
    running,
    said_why,
)
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.people.models import User


@transaction.atomic
def start(  # noqa: PLR0913 - what a clock is made of, all named at the call
    duty_code: str,
    *,
    key: str,
    label: str,
    address: str = "",
    started: date,
    started_as: str = "",
    set_date: date | None = None,
    owner: User | None = None,
    waiting_on: str = RunningClock.Waiting.OFFICE,
    by: Actor,
    at: datetime,
) -> RunningClock:
    """Starts the clock of a duty for one matter. `key` names it for ever; `label` and `address` are the matter's.

    Raises UnknownDuty, AlreadyRunning (there is one with this key, ended or not), and ImpossibleDay for a start in the
    future, or a date set before the start.
    """
    turns.take_turn()
    duty = Duty.objects.filter(code=duty_code).first()
    if duty is None:
        raise UnknownDuty(f"There is no duty '{duty_code}' in the register.")
    if RunningClock.objects.filter(key=key).exists():
        raise AlreadyRunning(f"There is a clock for '{label}' under the key '{key}' already.")
    not_ahead(started, at, f"The clock would start ({started_as or duty.trigger})")
    clock = RunningClock(
        key=key,
        duty=duty,
        label=label,
        address=address,
        started=started,
        started_as=started_as,
        set_date=set_date,
        owner=owner,
        waiting_on=RunningClock.Waiting(waiting_on),
        set_by=by.reference,
        set_at=at,
    )
    clock.due = reckoned_or_refused(clock)
    clock.save()
    note(clock, Kind.STARTED, _began(clock), by=by, at=at)
    after = {"key": key, "duty": duty_code, "label": label, "started": started, "due": clock.due}
    audit.record("clock started", by=by, at=at, subject=f"clock:{clock.pk}", after=after)
    return clock


@transaction.atomic
def correct_start(clock: RunningClock, *, started: date, because: str, by: Actor, at: datetime) -> None:
    """Puts right the day a clock started on. Raises NotRunning, NeedsReason and ImpossibleDay."""
    held = running(clock)
    words = said_why(because, "the start is corrected")
    not_ahead(started, at, "The clock would start")
    if started == held.started:
        raise ImpossibleDay(f"The clock starts on {british_date(started)} already.")
    words = f"From {british_date(held.started)} to {british_date(started)}: {words}"
    held.started = started
    keep(held, Kind.CORRECTED, words, fields=("started",), by=by, at=at)
    clock.refresh_from_db()


@transaction.atomic
def pass_on(clock: RunningClock, *, owner: User | None = None, waiting_on: str, by: Actor, at: datetime) -> bool:
    """Says who keeps the clock (None for nobody) and who has to act next. False where it stood so. Raises NotRunning."""
    held = running(clock)
    wanted = RunningClock.Waiting(waiting_on)
    if (held.owner_id, held.waiting_on) == (owner.pk if owner else None, wanted):
        return False
    held.owner, held.waiting_on = owner, wanted
    words = f"Waiting on {wanted.label.lower()}; kept by {owner.kind.label.lower() if owner else 'nobody'}."
    keep(held, Kind.PASSED_ON, words, fields=("owner_id", "waiting_on"), by=by, at=at)
    clock.refresh_from_db()
    return True


def _began(clock: RunningClock) -> str:
    what = f" ({clock.started_as})" if clock.started_as else ""
    return f"On {british_date(clock.started)}{what}."

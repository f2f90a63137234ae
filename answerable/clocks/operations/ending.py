"""How a clock ends: it is met, or it is stopped; and how it runs again."""

from datetime import date, datetime

from django.db import transaction

from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.operations.keeping import (
    ImpossibleDay,
    Kind,
    StillRunning,
    keep,
    locked,
    not_ahead,
    running,
    said_why,
)
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date, counted

State = RunningClock.State
ENDING = ("state", "ended", "ended_words", "evidence_address")


@transaction.atomic
def meet(clock: RunningClock, *, on: date, words: str, evidence_address: str = "", by: Actor, at: datetime) -> None:
    """What was owed was done `on` that day; `words` and the address say what shows it.

    A duty that comes again and again runs on to its next time. Raises NotRunning, NeedsReason and ImpossibleDay.
    """
    held = running(clock)
    shown = said_why(words, "what shows that it was met")
    _require_day(held, on, at, "It would be met")
    said = f"{british_date(on)}{_how_late(held, on)}: {shown}"
    held.evidence_address = evidence_address
    if held.duty.counting == Duty.Counting.EVERY_MONTHS:
        held.times_met += 1
        fields: tuple[str, ...] = ("times_met", "evidence_address")
    else:
        held.state, held.ended, held.ended_words = State.MET, on, shown
        fields = ENDING
    keep(held, Kind.MET, said, fields=fields, by=by, at=at)
    clock.refresh_from_db()


@transaction.atomic
def stop(clock: RunningClock, *, on: date, why: str, by: Actor, at: datetime) -> None:
    """Nothing is owed any more, and it was not met: the matter was withdrawn, say. Raises NotRunning, NeedsReason, ImpossibleDay."""
    held = running(clock)
    words = said_why(why, "the clock is stopped")
    _require_day(held, on, at, "It would be stopped")
    held.state, held.ended, held.ended_words = State.STOPPED, on, words
    keep(held, Kind.STOPPED, f"{british_date(on)}: {words}", fields=ENDING, by=by, at=at)
    clock.refresh_from_db()


@transaction.atomic
def reopen(clock: RunningClock, *, on: date, why: str, by: Actor, at: datetime) -> None:
    """An ended matter is open again: the clock runs on from its first start, as if it had not ended.

    Raises StillRunning, NeedsReason, and ImpossibleDay for a day before it ended.
    """
    held = locked(clock)
    if held.state == State.RUNNING:
        raise StillRunning("This clock is running: there is nothing to reopen.")
    words = said_why(why, "the matter is reopened")
    not_ahead(on, at, "It would be reopened")
    if held.ended and on < held.ended:
        raise ImpossibleDay(f"It ended on {british_date(held.ended)}: it cannot be reopened before that.")
    was = f"{held.get_state_display().lower()} on {british_date(held.ended)}"
    held.state, held.ended, held.ended_words, held.evidence_address = State.RUNNING, None, "", ""
    said = f"{british_date(on)}, after it was {was}: {words}"
    keep(held, Kind.REOPENED, said, fields=ENDING, by=by, at=at)
    clock.refresh_from_db()


def _require_day(held: RunningClock, on: date, at: datetime, what: str) -> None:
    not_ahead(on, at, what)
    if on < held.started:
        raise ImpossibleDay(f"The clock started on {british_date(held.started)}: {what.lower()} before that.")


def _how_late(held: RunningClock, on: date) -> str:
    """How late it was met: only what a statute wants is late in law."""
    if held.due is None or on <= held.due:
        return ""
    law = " in law" if held.duty.standing == Duty.Standing.STATUTE else ""
    return f", late{law} by {counted((on - held.due).days, 'day')}"

"""What every write to a clock shares: refusals, the lock, the reckoning and the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from answerable.calc.clocks import Unreckonable
from answerable.clocks.models import ClockEntry, RunningClock
from answerable.clocks.queries.reckoned import due_of
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date

Kind = ClockEntry.Kind


class ClockRefused(Exception):
    """What was asked of a clock does not fit how it stands; says what to do."""


class AlreadyRunning(ClockRefused):
    """There is a clock with this key."""


class UnknownDuty(ClockRefused):
    """No duty of the register has this code."""


class NotRunning(ClockRefused):
    """The clock was met or stopped before."""


class StillRunning(ClockRefused):
    """Only a clock that was met or stopped can be reopened."""


class PauseOverlaps(ClockRefused):
    """The days were left out already, or the clock is paused still."""


class NotPaused(ClockRefused):
    """The clock is not paused."""


class ImpossibleDay(ClockRefused):
    """The day lies in the future, before the start, or is no day of this clock."""


class NeedsReason(ClockRefused):
    """A date is changed, and nobody says why."""


class ChangedMeanwhile(ClockRefused):
    """Somebody else did something to the clock since it was read."""


@contextmanager
def acting(clock: RunningClock, *, seen: int) -> Iterator[RunningClock]:
    """A turn in which `clock` stands as its page showed it: `seen` is the number of its last entry then.

    Raises ChangedMeanwhile, with who did what in words, where something was done to it since.
    """
    with transaction.atomic():
        held = locked(clock)
        last = held.entries.order_by("-pk").first()
        if last and last.pk != seen:
            raise ChangedMeanwhile(
                f"Somebody else changed this clock meanwhile ({last.get_kind_display().lower()}: "
                f"{last.words or 'no words'}). Nothing was done: look at it as it stands now, and do it again if it is still right."
            )
        yield held


def locked(clock: RunningClock) -> RunningClock:
    """The clock as it stands now, with its duty, kept from others until the transaction ends."""
    turns.take_turn()
    return RunningClock.objects.select_related("duty", "owner").get(pk=clock.pk)


def running(clock: RunningClock) -> RunningClock:
    """As `locked`; raises NotRunning for a clock that was met or stopped."""
    held = locked(clock)
    if held.state != RunningClock.State.RUNNING:
        raise NotRunning(
            f"This clock was {held.get_state_display().lower()} on {british_date(held.ended)}: reopen it first."
        )
    return held


def said_why(reason: str, what: str) -> str:
    """The reason, tidied. Raises NeedsReason where there is none."""
    tidied = " ".join(reason.split())
    if not tidied:
        raise NeedsReason(f"Say why {what}.")
    return tidied


def not_ahead(day: date, at: datetime, what: str) -> date:
    """The day. Raises ImpossibleDay where it is later than that of `at`."""
    if day > localdate(at):
        raise ImpossibleDay(f"{what} on {british_date(day)}, which is still to come: give today or an earlier day.")
    return day


def keep(
    held: RunningClock, kind: ClockEntry.Kind, words: str, *, fields: tuple[str, ...], by: Actor, at: datetime
) -> RunningClock:
    """Reckons the clock anew, saves what changed in it, and adds to its history and the audit trail.

    Raises ImpossibleDay where no date can be worked out any more.
    """
    before = RunningClock.objects.filter(pk=held.pk).values(*fields, "due").get()
    held.due = reckoned_or_refused(held)
    held.save(update_fields=[*fields, "due"])
    note(held, kind, words, by=by, at=at)
    after = RunningClock.objects.filter(pk=held.pk).values(*fields, "due").get()
    audit.record(
        f"clock {kind.label.lower()}",
        by=by,
        at=at,
        subject=f"clock:{held.pk}",
        before=before,
        after=after | {"words": words},
    )
    return held


def reckoned_or_refused(held: RunningClock) -> date | None:
    """The clock's date. Raises ImpossibleDay where its rule, start and pauses make none."""
    try:
        return due_of(held)
    except Unreckonable as error:
        raise ImpossibleDay(str(error)) from error


def note(held: RunningClock, kind: ClockEntry.Kind, words: str, *, by: Actor, at: datetime) -> ClockEntry:
    """One more line of the clock's history."""
    return ClockEntry.objects.create(
        clock=held,
        kind=kind,
        words=words,
        due=held.due,
        evidence_address=held.evidence_address if kind == Kind.MET else "",
        by=by.reference,
        at=at,
    )

"""What moves the date of a running clock: days left out, an extension, a date set by hand."""

from datetime import date, datetime

from django.db import transaction

from answerable.calc.clocks import LONGEST
from answerable.clocks.models import Pause, RunningClock
from answerable.clocks.operations.keeping import (
    ImpossibleDay,
    Kind,
    NotPaused,
    PauseOverlaps,
    keep,
    not_ahead,
    running,
    said_why,
)
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date, counted


@transaction.atomic
def pause(clock: RunningClock, *, start: date, end: date | None = None, reason: str, by: Actor, at: datetime) -> Pause:
    """Leaves days out of a clock, both included, because the matter was elsewhere; with no `end` it is elsewhere still.

    Raises NotRunning, NeedsReason, PauseOverlaps (some of these days are left out already) and ImpossibleDay.
    """
    held = running(clock)
    words = said_why(reason, "these days are left out")
    not_ahead(start, at, "The matter would go elsewhere")
    _require_days(held, start, end)
    found = Pause.objects.create(clock=held, start=start, end=end, reason=words)
    span = f"{british_date(start)} to {british_date(end)}" if end else f"From {british_date(start)} on"
    keep(held, Kind.PAUSED, f"{span}: {words}", fields=(), by=by, at=at)
    clock.refresh_from_db()
    return found


@transaction.atomic
def resume(clock: RunningClock, *, end: date, by: Actor, at: datetime) -> None:
    """The matter is back: `end` is the last day left out. Raises NotRunning, NotPaused and ImpossibleDay."""
    held = running(clock)
    open_one = held.pauses.filter(end__isnull=True).first()
    if open_one is None:
        raise NotPaused("This clock is not paused: no days are being left out.")
    not_ahead(end, at, "The matter would come back after the day")
    if end < open_one.start:
        raise ImpossibleDay(
            f"The matter went elsewhere on {british_date(open_one.start)}: the last day left out cannot be before that."
        )
    if any(one.start <= end for one in held.pauses.all() if one.start > open_one.start):
        raise PauseOverlaps("Later days are left out already: end this pause before they begin.")
    open_one.end = end
    open_one.save(update_fields=["end"])
    keep(held, Kind.RESUMED, f"Left out up to {british_date(end)}.", fields=(), by=by, at=at)
    clock.refresh_from_db()


@transaction.atomic
def extend(clock: RunningClock, *, days: int, because: str, by: Actor, at: datetime) -> None:
    """Gives so many days more than the rule (working days where it counts those), in place of an earlier extension.

    0 takes an extension back. Raises NotRunning, NeedsReason and ImpossibleDay.
    """
    held = running(clock)
    words = said_why(because, "the time is extended")
    if not 0 <= days <= LONGEST:
        raise ImpossibleDay(f"An extension has 0 to {LONGEST:,} days, not {days}.")
    before, held.extended_days, held.extended_because = held.extended_days, days, words if days else ""
    fields = ("extended_days", "extended_because")
    instead = f", in place of {before}" if before else ""
    said = f"{counted(days, 'day')} more{instead}: {words}"
    keep(held, Kind.EXTENDED, said, fields=fields, by=by, at=at)
    clock.refresh_from_db()


@transaction.atomic
def override(clock: RunningClock, *, day: date | None, because: str, by: Actor, at: datetime) -> None:
    """Sets the date by hand, whatever the rule says; None lets the rule's date stand again.

    Raises NotRunning, NeedsReason, and ImpossibleDay for a day before the start.
    """
    held = running(clock)
    words = said_why(because, "the date is set by hand")
    if day is not None and day < held.started:
        raise ImpossibleDay(f"The clock started on {british_date(held.started)}: it cannot fall due before that.")
    held.override, held.override_because = day, words if day else ""
    said = f"{british_date(day)}: {words}" if day else f"The rule's date stands again: {words}"
    fields = ("override", "override_because")
    keep(held, Kind.OVERRIDDEN, said, fields=fields, by=by, at=at)
    clock.refresh_from_db()


def _require_days(held: RunningClock, start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise ImpossibleDay(f"The last day left out, {british_date(end)}, is before the first, {british_date(start)}.")
    for one in held.pauses.all():
        if one.start <= (end or date.max) and (one.end is None or start <= one.end):
            until = f"to {british_date(one.end)}" if one.end else "on, and the matter is not back yet"
            raise PauseOverlaps(
                f"Days are left out already from {british_date(one.start)} {until}: give only days that are not."
            )

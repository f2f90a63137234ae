"""What an office's folder has of clocks: exactly what was loaded, or is to be."""

from dataclasses import fields

from answerable.clocks.intake.folder import EntryLine, KeptClock, PauseLine
from answerable.clocks.intake.register import DutyLine, shipped
from answerable.clocks.models import ClockEntry, Duty, Pause, RunningClock
from answerable.clocks.queries.register import line_of

APART = ("duty", "pauses", "entries")
OF_CLOCK = tuple(one.name for one in fields(KeptClock) if one.name not in APART)


def clock_lines() -> tuple[KeptClock, ...]:
    """Every clock with its history, by key."""
    held = RunningClock.objects.select_related("duty").prefetch_related("pauses", "entries")
    return tuple(kept_line(clock) for clock in held.order_by("key"))


def kept_line(clock: RunningClock) -> KeptClock:
    """One clock as the folder has it."""
    return KeptClock(
        duty=clock.duty.code,
        pauses=tuple(_pause(one) for one in sorted(clock.pauses.all(), key=lambda one: (one.start, one.pk))),
        entries=tuple(_entry(one) for one in clock.entries.all()),
        **{name: getattr(clock, name) for name in OF_CLOCK},
    )


def _pause(one: Pause) -> PauseLine:
    return PauseLine(one.start, one.end, one.reason)


def _entry(one: ClockEntry) -> EntryLine:
    return EntryLine(one.kind, one.words, one.due, one.evidence_address, one.by, one.at)


def duty_lines() -> tuple[DutyLine, ...]:
    """The duties that read otherwise than the register that ships: corrected ones, and the office's own."""
    ours = {line.code: line for line in shipped()}
    held = [line_of(duty) for duty in Duty.objects.order_by("position", "code")]
    return tuple(line for line in held if ours.get(line.code) != line)

"""When a clock falls due, worked out from its duty and everything that was done to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from answerable.calc.clocks import Counting, Mark, Reckoning, Rule, Span, Step, reckon
from answerable.clocks.intake.bank_holidays import bank_holidays, unknown_years
from answerable.clocks.models import Duty, RunningClock

GENEROUS = 2
"""Working days are at most so many days of the calendar apart, on average, with every bank holiday there is."""


def rule_of(duty: Duty, times_met: int = 0) -> Rule:
    """The counting rule of a duty. Raises `calc.clocks.Unreckonable` where its numbers make none."""
    return Rule(Counting(duty.counting), duty.count, duty.month_day, duty.first_count, times_met)


def spans_of(clock: RunningClock) -> tuple[Span, ...]:
    """The days left out of a clock; none of one that is not saved yet."""
    if not clock.pk:
        return ()
    return tuple((one.start, one.end) for one in clock.pauses.all())


def reckoning(clock: RunningClock) -> Reckoning:
    """The date of a clock by its rule, with the working; an override is not in it, and stands beside it on the page."""
    return reckoned(
        rule_of(clock.duty, clock.times_met),
        clock.started,
        calendar=clock.duty.calendar,
        excluded=spans_of(clock),
        extended=clock.extended_days,
        set_date=clock.set_date,
    )


def reckoned(
    rule: Rule,
    started: date,
    *,
    calendar: str,
    excluded: Sequence[Span] = (),
    extended: int = 0,
    set_date: date | None = None,
) -> Reckoning:
    """`calc.clocks.reckon` with the bank holidays of a calendar; says where they are not known."""
    working = rule.counting is Counting.WORKING_DAYS
    away = sum((end - start).days + 1 for start, end in excluded if end)
    span = ((rule.count or 0) + extended) * GENEROUS + away if working else 0
    held = bank_holidays(calendar, started, span) if working else {}
    found = reckon(rule, started, holidays=held, excluded=excluded, extended=extended, set_date=set_date)
    if found.due and working and (unknown := unknown_years(calendar, started, found.due)):
        return replace(found, steps=(*found.steps, Step(Mark.REMARK, None, None, unknown)))
    return found


def due_of(clock: RunningClock) -> date | None:
    """The date that lists show: the override where there is one, the reckoned date otherwise."""
    return clock.override or reckoning(clock).due

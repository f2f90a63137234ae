"""When a clock falls due, worked out from its duty and everything that was done to it."""

from datetime import date

from answerable.calc.clocks import Counting, Reckoning, Rule, Span
from answerable.clocks.intake.reckoning import reckoned
from answerable.clocks.models import Duty, RunningClock


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


def due_of(clock: RunningClock) -> date | None:
    """The date that lists show: the override where there is one, the reckoned date otherwise."""
    return clock.override or reckoning(clock).due

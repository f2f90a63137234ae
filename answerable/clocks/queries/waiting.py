"""How clocks stand on a day, in words: what is late, what is due, what waits on others."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from answerable.bodies.queries import body
from answerable.clocks.models import Duty, Pause, RunningClock
from answerable.kit.wording import british_date, counted
from answerable.people.models import User

SOON_DAYS = 14
"""Days ahead that a clock counts as due soon."""
BY_STANDING = {
    Duty.Standing.STATUTE: "late in law by {}",
    Duty.Standing.GUIDANCE: "late by {} (guidance)",
    Duty.Standing.LOCAL: "late by {} (own standard)",
}
"""Only what a statute wants is late in law."""


class Urgency(StrEnum):
    """How a clock stands, most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True)
class ClockLine:
    """A clock as lists show it. `address` is of its matter; `owner` is a name, empty for nobody; `waiting_on` is empty once it ended; `words` say how it stands."""

    pk: int
    key: str
    label: str
    address: str
    duty: str
    duty_code: str
    standing: str
    started: date
    due: date | None
    urgency: Urgency
    late_in_law: bool
    words: str
    # As `words`, where there is room for little: without dates, and without whose rule it is but for the law.
    short: str
    owner: str
    waiting_on: str
    waits_on_others: bool


def review_day(today: date) -> date:
    """The day that clocks are looked at on: today, or the day that the office's pages speak of."""
    office = body()
    return (office and office.shown_as_at) or today


def waiting(day: date, *, owner: User | None = None, limit: int = 100) -> tuple[ClockLine, ...]:
    """What is late on a day, due within two weeks, has no date (paused ones among them) or waits on others.

    The longest overdue comes first, what has no date last.
    """
    soon = Q(due__lte=day + timedelta(days=SOON_DAYS)) | Q(due=None)
    others = ~Q(waiting_on=RunningClock.Waiting.OFFICE)
    wanted = with_pause(RunningClock.objects.running()).filter(soon | others)
    if owner is not None:
        wanted = wanted.filter(owner=owner)
    return tuple(line_of(clock, day) for clock in in_order(wanted)[:limit])


def with_pause(clocks: "QuerySet[RunningClock]") -> "QuerySet[RunningClock]":
    """The clocks with what a line needs, `is_paused` among it."""
    elsewhere = Pause.objects.filter(clock=OuterRef("pk"), end__isnull=True)
    return clocks.select_related("duty", "owner").annotate(is_paused=Exists(elsewhere))


def in_order(clocks: "QuerySet[RunningClock]") -> "QuerySet[RunningClock]":
    """The earliest date first, those without a date last, the oldest of them first."""
    return clocks.order_by(F("due").asc(nulls_last=True), "started", "pk")


def line_of(clock: RunningClock, day: date) -> ClockLine:
    """A clock (of `with_pause`) as it stands on a day."""
    urgency = urgency_of(clock, day)
    statutory = clock.duty.standing == Duty.Standing.STATUTE
    return ClockLine(
        pk=clock.pk,
        key=clock.key,
        label=clock.label,
        address=clock.address,
        duty=clock.duty.title,
        duty_code=clock.duty.code,
        standing=clock.duty.get_standing_display(),
        started=clock.started,
        due=clock.due,
        urgency=urgency,
        late_in_law=urgency is Urgency.OVERDUE and statutory,
        words=_words(clock, day, urgency),
        short=_short(clock, day, urgency),
        owner=clock.owner.name if clock.owner else "",
        waiting_on="" if urgency is Urgency.ENDED else clock.get_waiting_on_display(),
        waits_on_others=urgency is not Urgency.ENDED and clock.waiting_on != RunningClock.Waiting.OFFICE,
    )


def urgency_of(clock: RunningClock, day: date) -> Urgency:
    if clock.state != RunningClock.State.RUNNING:
        return Urgency.ENDED
    if clock.due is None:
        return Urgency.PAUSED if getattr(clock, "is_paused", False) else Urgency.UNDATED
    if clock.due < day:
        return Urgency.OVERDUE
    return Urgency.SOON if clock.due <= day + timedelta(days=SOON_DAYS) else Urgency.LATER


def late_words(standing: str, days: int) -> str:
    """How late, and against what."""
    return BY_STANDING[Duty.Standing(standing)].format(counted(days, "day"))


def _words(clock: RunningClock, day: date, urgency: Urgency) -> str:
    if urgency is Urgency.ENDED:
        return _ended_words(clock)
    if clock.due is None:
        # On a day before the start, which an office shown as at a past day can have, it is not open yet.
        age = f"open for {counted(max((day - clock.started).days, 0), 'day')}"
        return f"paused, {age}" if urgency is Urgency.PAUSED else age
    days = (clock.due - day).days
    if days < 0:
        return late_words(clock.duty.standing, -days)
    return {0: "due today", 1: "due tomorrow"}.get(days, f"due in {counted(days, 'day')}")


def _short(clock: RunningClock, day: date, urgency: Urgency) -> str:
    until = clock.ended if urgency is Urgency.ENDED else day
    late = (until - clock.due).days if until and clock.due else 0
    if urgency is Urgency.ENDED:
        if clock.state == RunningClock.State.STOPPED or clock.due is None:
            return clock.get_state_display().lower()
        return f"met {_late(clock, late)}" if late > 0 else "met in time"
    return _late(clock, late) if late > 0 else _words(clock, day, urgency)


def _late(clock: RunningClock, days: int) -> str:
    law = "in law " if clock.duty.standing == Duty.Standing.STATUTE else ""
    return f"late {law}by {counted(days, 'day')}"


def _ended_words(clock: RunningClock) -> str:
    if clock.state == RunningClock.State.STOPPED or clock.ended is None:
        return f"stopped on {british_date(clock.ended)}"
    if clock.due is None:
        return f"met on {british_date(clock.ended)}, after {counted((clock.ended - clock.started).days, 'day')}"
    late = (clock.ended - clock.due).days
    how = late_words(clock.duty.standing, late) if late > 0 else "in time"
    return f"met on {british_date(clock.ended)}, {how}"

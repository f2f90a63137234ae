"""The clock of a meeting's minutes: it runs from the day on which the meeting was held."""

from datetime import date, datetime

from django.urls import reverse

from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.operations import correct_start, reopen, start, stop
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting

DUTY = "sio-meetings"
"""Of the register: papers and minutes are published as soon as practicable (SI 2011/3050, paragraph 5(a) to (c))."""


def clock_key(meeting: Meeting) -> str:
    """The key of the clock of a meeting's minutes."""
    return f"minutes-{meeting.code}"


def start_minutes_clock(meeting: Meeting, *, by: Actor, at: datetime) -> RunningClock | None:
    """Starts it, in the caller's transaction; the one there is, if there is one, which runs on where it was stopped.

    None where the register has no such duty, and for what is never published: a meeting that was not announced.
    """
    held = RunningClock.objects.filter(key=clock_key(meeting)).first()
    if held:
        return _run_on(held, meeting, by=by, at=at)
    if not meeting.announced or not Duty.objects.filter(code=DUTY).exists():
        return None
    return start(
        DUTY,
        key=clock_key(meeting),
        label=f"Minutes of {meeting.name}, {british_date(meeting.date)}"[:300],
        address=reverse("scrutiny:publish-minutes", args=[meeting.code]),
        started=meeting.date,
        started_as="held",
        by=by,
        at=at,
    )


def stop_minutes_clock(meeting: Meeting, *, on: date, why: str, by: Actor, at: datetime) -> None:
    """Stops it where the meeting was not held after all, in the caller's transaction."""
    held = RunningClock.objects.filter(key=clock_key(meeting), state=RunningClock.State.RUNNING).first()
    if held:
        stop(held, on=max(on, held.started), why=why, by=by, at=at)


def _run_on(held: RunningClock, meeting: Meeting, *, by: Actor, at: datetime) -> RunningClock:
    """The same clock, running again from the day of the meeting where it had been stopped."""
    if held.state != RunningClock.State.STOPPED:
        return held
    why = "The meeting was held after all."
    reopen(held, on=max(meeting.date, held.ended or meeting.date), why=why, by=by, at=at)
    if held.started != meeting.date:
        correct_start(held, started=meeting.date, because=why, by=by, at=at)
    return held

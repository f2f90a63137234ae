"""The clock of a meeting's minutes: it runs from the day on which the meeting was held."""

from datetime import datetime

from django.urls import reverse

from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.operations import start
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.scrutiny.models import Meeting

DUTY = "sio-meetings"
"""Of the register: papers and minutes are published as soon as practicable (SI 2011/3050, paragraph 5(a) to (c))."""


def clock_key(meeting: Meeting) -> str:
    """The key of the clock of a meeting's minutes."""
    return f"minutes-{meeting.code}"


def start_minutes_clock(meeting: Meeting, *, by: Actor, at: datetime) -> RunningClock | None:
    """Starts it, in the caller's transaction; the one that runs already, if one does.

    None where the register has no such duty, and for what is never published: a meeting that was not announced.
    """
    running = RunningClock.objects.filter(key=clock_key(meeting)).first()
    if running or not meeting.announced or not Duty.objects.filter(code=DUTY).exists():
        return running
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

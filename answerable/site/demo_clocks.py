"""Clocks for the demonstration: what an office of this kind has running, on days counted from the day that its pages speak of.

The matters are made up, and say so; the duties and the way their days are counted are real.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from answerable.clocks.models import RunningClock
from answerable.clocks.operations import pause, start
from answerable.kit.audit import Actor
from answerable.people.models import User
from answerable.people.roles import Role

Waiting = RunningClock.Waiting


@dataclass(frozen=True)
class DemoClock:
    """A clock that starts so many days before the day of the demonstration; `ahead` is the date that somebody set, in days from it."""

    key: str
    duty: str
    label: str
    days_ago: int
    started_as: str
    owner: Role | None = None
    waiting_on: Waiting = Waiting.OFFICE
    ahead: int | None = None
    # Days after the start on which the matter was elsewhere: first and last.
    elsewhere: tuple[int, int] | None = None


CLOCKS = (
    DemoClock("demo-foi-1", "foi-request", "Request for information 1 (made up)", 34, "received", Role.CASEWORKER),
    DemoClock("demo-foi-2", "foi-request", "Request for information 2 (made up)", 20, "received", Role.CASEWORKER),
    DemoClock("demo-foi-review", "foi-internal-review", "Internal review 1 (made up)", 12, "received", Role.CASEWORKER),
    DemoClock("demo-access-1", "subject-access", "Request for own data 1 (made up)", 9, "received", Role.CASEWORKER),
    DemoClock(
        "demo-review-1",
        "review-application",
        "Complaint review 1 (made up): applied to the wrong body first",
        24,
        "provided",
        Role.CASEWORKER,
        elsewhere=(5, 10),
    ),
    DemoClock(
        "demo-review-answer-1",
        "review-force-response",
        "Recommendations of complaint review 2 (made up)",
        33,
        "received",
        Role.CASEWORKER,
        Waiting.FORCE,
    ),
    DemoClock(
        "demo-panel-1",
        "panel-response",
        "Report of the panel 1 (made up)",
        10,
        "received",
        Role.SCRUTINY_OFFICER,
        ahead=4,
    ),
    DemoClock(
        "demo-annual-report",
        "annual-report-meeting",
        "Annual report of the year to March (made up)",
        47,
        "sent",
        Role.SCRUTINY_OFFICER,
        Waiting.PANEL,
    ),
    DemoClock(
        "demo-allowances", "sio-allowances", "Allowances of the last quarter (made up)", 38, "ended", Role.PUBLISHER
    ),
    DemoClock("demo-precept", "precept-notify", "Precept of the coming year (made up)", 3, "begun", Role.OFFICE_HOLDER),
)


def start_clocks(day: date, *, by: Actor, at: datetime) -> int:
    """Starts those that do not run yet, as on `day`; how many those were."""
    held = set(RunningClock.objects.values_list("key", flat=True))
    owners = {user.role: user for user in User.objects.filter(email__endswith="@example.org")}
    fresh: Sequence[DemoClock] = [one for one in CLOCKS if one.key not in held]
    for one in fresh:
        started = day - timedelta(days=one.days_ago)
        clock = start(
            one.duty,
            key=one.key,
            label=one.label,
            started=started,
            started_as=one.started_as,
            set_date=day + timedelta(days=one.ahead) if one.ahead is not None else None,
            owner=owners.get(one.owner) if one.owner else None,
            waiting_on=one.waiting_on,
            by=by,
            at=at,
        )
        if one.elsewhere:
            first, last = one.elsewhere
            pause(
                clock,
                start=started + timedelta(days=first),
                end=started + timedelta(days=last),
                reason="It lay with the complaints watchdog and was forwarded from there.",
                by=by,
                at=at,
            )
    return len(fresh)

"""The clock of a report's response: which duty it runs under, started, moved when the day was wrong, and stopped."""

from datetime import date, datetime

from django.urls import reverse

from answerable.clocks import operations as clocks
from answerable.clocks.models import RunningClock
from answerable.kit.audit import Actor
from answerable.recommendations.models import Report

DUTIES = {
    Report.Origin.INSPECTORATE: ("hmicfrs-response", "inspection"),
    Report.Origin.CORONER: ("coroner-response", "coroner"),
    Report.Origin.SUPER_COMPLAINT: ("super-complaint-response", "super-complaint"),
}
"""The duty to respond to reports of an origin, and how the keys of its clocks begin. No other origin starts a clock."""
COMMENTS = "hmicfrs-chief-comments"


def key_of(report: Report) -> str:
    """Of the clock of its response: "inspection-custody-2026"."""
    return f"{DUTIES[Report.Origin(report.origin)][1]}-{report.code}"


def is_owed(origin: str, respond_by: date | None) -> bool:
    """Whether a response to a report of this origin is owed; to a super-complaint by the day that it sets itself."""
    return origin in DUTIES and (origin != Report.Origin.SUPER_COMPLAINT or respond_by is not None)


def start_clock(report: Report, *, respond_by: date | None, by: Actor, at: datetime) -> RunningClock:
    """Starts the clock of the response, beginning with the day of publication. Raises ClockRefused."""
    origin = Report.Origin(report.origin)
    return clocks.start(
        DUTIES[origin][0],
        key=key_of(report),
        label=f"Response to “{report.title}”"[:300],
        address=reverse("recommendations:report", args=[report.code]),
        started=report.published,
        started_as="published",
        set_date=respond_by if origin is Report.Origin.SUPER_COMPLAINT else None,
        by=by,
        at=at,
    )


def start_comments(report: Report, *, by: Actor, at: datetime) -> RunningClock:
    """Starts the clock of the chief officer's comments, with the date that the body specifies."""
    assert report.invited_on
    return clocks.start(
        COMMENTS,
        key=f"{key_of(report)}-comments",
        label=f"The chief officer's comments on “{report.title}”"[:300],
        address=report.clock.address if report.clock else "",
        started=report.invited_on,
        started_as="invited",
        set_date=report.comments_by,
        waiting_on=RunningClock.Waiting.FORCE,
        by=by,
        at=at,
    )


def is_running(clock: RunningClock | None) -> bool:
    return clock is not None and clock.state == RunningClock.State.RUNNING


def stop_all(report: Report, *, on: date, why: str, by: Actor, at: datetime) -> None:
    """Stops what runs for the report: nothing is owed. Raises ClockRefused."""
    for clock in (report.clock, report.comments_clock):
        if clock is not None and is_running(clock):
            clocks.stop(clock, on=on, why=why, by=by, at=at)

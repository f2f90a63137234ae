"""The clocks of the panel: by when its support wants a paper, and by when the panel wants a response."""

from datetime import date, datetime

from django.urls import reverse

from answerable.clocks.models import Duty, RunningClock
from answerable.clocks.operations.ending import meet, reopen, stop
from answerable.clocks.operations.register import load_duties
from answerable.clocks.operations.starting import start
from answerable.clocks.operations.timing import override
from answerable.kit.audit import Actor
from answerable.scrutiny.intake.panel_kinds import PAPER_DUTY
from answerable.scrutiny.models import PanelMatter, PanelPaper

RESPONSE_DUTY = "panel-response"
RUNNING = RunningClock.State.RUNNING


def run_paper_clock(kept: PanelPaper, *, on: date, by: Actor, at: datetime) -> None:
    """Lets the clock of a draft run to its deadline: begun, moved, or stopped where there is none any more. The caller saves the paper."""
    clock = kept.clock
    if clock is None:
        if kept.due:
            kept.clock = _begun(kept, on, by, at)
    elif kept.due is None:
        if clock.state == RUNNING:
            stop(clock, on=on, why="The paper has no deadline any more.", by=by, at=at)
    else:
        if clock.state != RUNNING:
            reopen(clock, on=on, why="The paper has a deadline again.", by=by, at=at)
        if clock.due != kept.due:
            override(clock, day=kept.due, because="The panel's support moved it.", by=by, at=at)


def _begun(kept: PanelPaper, on: date, by: Actor, at: datetime) -> RunningClock:
    if not Duty.objects.filter(code=PAPER_DUTY.code).exists():
        load_duties([PAPER_DUTY], by=by, at=at)
    return start(
        PAPER_DUTY.code,
        key=f"panel-paper-{kept.code}"[:120],
        label=f"Paper to the panel: {kept.title}"[:300],
        address=reverse("scrutiny:panel-paper", args=[kept.code]),
        started=min(on, kept.due or on),
        started_as="begun",
        set_date=kept.due,
        by=by,
        at=at,
    )


def paper_is_in(kept: PanelPaper, *, on: date, by: Actor, at: datetime) -> None:
    """The paper was submitted: its clock is met."""
    if kept.clock and kept.clock.state == RUNNING:
        meet(kept.clock, on=on, words=f"Submitted, {kept.sha256[:12]}.", by=by, at=at)


def paper_is_withdrawn(kept: PanelPaper, *, on: date, by: Actor, at: datetime) -> None:
    if kept.clock and kept.clock.state == RUNNING:
        stop(kept.clock, on=on, why=kept.withdrawn_because, by=by, at=at)


def start_response_clock(kept: PanelMatter, *, by: Actor, at: datetime) -> RunningClock:
    """The clock of a response, to the day that the panel set. Raises UnknownDuty where the register was not loaded."""
    return start(
        RESPONSE_DUTY,
        key=f"panel-matter-{kept.year}-{kept.number}",
        label=f"Response to the panel, {kept.year}/{kept.number}: {kept.title}"[:300],
        address=reverse("scrutiny:panel-matter", args=[kept.year, kept.number]),
        started=kept.received_on,
        started_as="received",
        set_date=kept.respond_by,
        by=by,
        at=at,
    )

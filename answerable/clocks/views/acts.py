"""What can be done to a clock: a table of acts, each with its form, its words and the operation that does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from answerable.clocks import forms, operations
from answerable.clocks.models import RunningClock


@dataclass(frozen=True)
class Act:
    """One thing that can be done. `when` is the state of a clock it is for: running, paused, going, ended."""

    code: str
    label: str
    lead: str
    done: str
    form: type[forms.ActForm]
    does: Callable[..., object]
    when: str
    start: Callable[[RunningClock], Mapping[str, Any]] = lambda _: {}


ACTS = (
    Act(
        "meet", "It was done", "Say when, and what shows it. What comes again and again then runs on to its next time.",
        "Kept: what was owed was done.", forms.MeetForm, operations.meet, "running",
    ),
    Act(
        "pause", "Leave days out", "While the matter is elsewhere its days are not counted.",
        "These days are left out.", forms.PauseForm, operations.pause, "going",
    ),
    Act(
        "resume", "It is back", "The days after the last one left out count again.",
        "The clock runs on.", forms.ResumeForm, operations.resume, "paused",
    ),
    Act(
        "extend", "Extend it", "More days are given, with a reason.",
        "The time is extended.", forms.ExtendForm, operations.extend, "running",
        lambda held: {"days": held.extended_days or None, "because": held.extended_because},
    ),
    Act(
        "override", "Set the date by hand", "Another date than the rule's stands, with a reason.",
        "The date is set.", forms.OverrideForm, operations.override, "running",
        lambda held: {"day": held.override, "because": held.override_because},
    ),
    Act(
        "correct-start", "Correct the start", "The day it started was another.",
        "The start is corrected.", forms.CorrectStartForm, operations.correct_start, "running",
        lambda held: {"started": held.started},
    ),
    Act(
        "pass-on", "Pass it on", "Say who keeps it and who has to act next.",
        "Passed on.", forms.PassOnForm, operations.pass_on, "running",
        lambda held: {"owner": held.owner_id, "waiting_on": held.waiting_on},
    ),
    Act(
        "stop", "Stop it", "Nothing is owed any more, though it was not done: the matter was withdrawn, say.",
        "The clock is stopped.", forms.StopForm, operations.stop, "running",
    ),
    Act(
        "reopen", "Reopen it", "The clock runs on from its first start, as if it had not ended.",
        "The clock runs again.", forms.ReopenForm, operations.reopen, "ended",
    ),
)  # fmt: skip
BY_CODE = {act.code: act for act in ACTS}


def acts_for(*, running: bool, paused: bool) -> list[Act]:
    """What can be done to a clock in this state."""
    state = {"running", "paused" if paused else "going"} if running else {"ended"}
    return [act for act in ACTS if act.when in state]

"""When a recommendation is due, and how often that was moved, in words."""

from collections.abc import Sequence
from datetime import date

from answerable.kit.wording import british_date, counted
from answerable.recommendations.models import Recommendation, Slip

Deadline = Recommendation.Deadline


def due_day(one: Recommendation) -> date | None:
    """As `with_due` reckons it in the database."""
    if one.deadline_kind == Deadline.IMMEDIATE:
        return one.report.published
    return one.deadline or one.local_target


def deadline_words(one: Recommendation) -> str:
    """ "By 30 June 2024"; "No deadline set", with the office's own target where it has one; "Immediately"."""
    said = f"By {british_date(one.deadline)}" if one.deadline else one.get_deadline_kind_display()
    return f"{said}; the office's own target is {british_date(one.local_target)}" if one.local_target else said


def lateness_words(one: Recommendation, due: date | None, day: date) -> str:
    """ "12 days late", "due in 3 days", "due today"; empty where it is settled or has no day."""
    if due is None or one.state not in Recommendation.LIVE:
        return ""
    if one.state == Recommendation.State.FORCE_SAYS_COMPLETE:
        return f"said to be complete since {british_date(one.state_since)}, not verified"
    days = (day - due).days
    if days > 0:
        return f"{counted(days, 'day')} late"
    return f"due in {counted(-days, 'day')}" if days else "due today"


def slips_words(slips: Sequence[Slip]) -> str:
    """ "The deadline was moved twice, by 61 days in all."; empty where it never was."""
    told = [_moved_words([one for one in slips if one.local is local], local) for local in (False, True)]
    return " ".join(filter(None, told))


def slip_words(slip: Slip) -> str:
    """ "The deadline was moved from 30 June 2024 to 31 July 2024"."""
    what = "The office's own target" if slip.local else "The deadline"
    match slip.was, slip.now:
        case None, date() as now:
            return f"{what} was set to {british_date(now)}"
        case date() as was, None:
            return f"{what} of {british_date(was)} was taken away"
    return f"{what} was moved from {british_date(slip.was)} to {british_date(slip.now)}"


def _moved_words(slips: list[Slip], local: bool) -> str:
    if not slips:
        return ""
    what = "The office's own target" if local else "The deadline"
    often = {1: "once", 2: "twice"}.get(len(slips), f"{len(slips)} times")
    days = sum((one.now - one.was).days for one in slips if one.was and one.now)
    in_all = " in all" if len(slips) > 1 else ""
    by = f", by {counted(days, 'day')}{in_all}" if days > 0 else f", to {counted(-days, 'day')} earlier" if days else ""
    return f"{what} was moved {often}{by}."

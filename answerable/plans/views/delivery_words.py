"""How what stands round an objective is said: statuses as tags, who says so, days late."""

from datetime import date

from answerable.kit.components import Tag, Tone
from answerable.kit.wording import british_date, counted
from answerable.measures.models import Source
from answerable.plans.models import Account, Commitment, Deliverable, Objective
from answerable.plans.queries.delivery import days_late

STATUSES = {
    Deliverable.Status.NOT_STARTED: Tone.UNKNOWN,
    Deliverable.Status.UNDER_WAY: Tone.NEUTRAL,
    Deliverable.Status.AT_RISK: Tone.AMBER,
    Deliverable.Status.DONE: Tone.GREEN,
    Deliverable.Status.STOPPED: Tone.RED,
}
STATES = {
    Commitment.State.OPEN: Tone.UNKNOWN,
    Commitment.State.KEPT: Tone.GREEN,
    Commitment.State.PARTLY: Tone.AMBER,
    Commitment.State.NOT_KEPT: Tone.RED,
    Commitment.State.WITHDRAWN: Tone.NEUTRAL,
}


def status_tag(status: str) -> Tag:
    one = Deliverable.Status(status)
    return Tag(one.label, STATUSES[one])


def state_tag(state: str) -> Tag:
    one = Commitment.State(state)
    return Tag(one.label, STATES[one])


def late_words(deliverable: Deliverable, day: date) -> str:
    """ "12 days late"; empty where it is not."""
    days = days_late(deliverable, day)
    return f"{counted(days, 'day')} late" if days else ""


def due_words(deliverable: Deliverable, day: date) -> str:
    """ "Was due on 1 March 2024, 12 days ago", or that there is no date."""
    if deliverable.due is None:
        return "No date is set."
    days = days_late(deliverable, day)
    said = british_date(deliverable.due)
    return f"Was due on {said}, {counted(days, 'day')} ago." if days else f"Due on {said}."


def source_words(source: Source | None, line: int | None) -> str:
    """ "Told in End of term report, 21 March 2024, line 699"."""
    if source is None:
        return ""
    place = f", line {line} of its text" if line else ""
    return f"Told in {source.title}, {british_date(source.published)}{place}"


def when_words(account: Account) -> str:
    """ "From 1 March 2022 to 31 October 2023"; one day alone is that day."""
    if account.until is None or account.until == account.on:
        return british_date(account.on)
    return f"{british_date(account.on)} to {british_date(account.until)}"


def objective_words(objective: Objective) -> str:
    return f"{objective.code} {objective.title}"

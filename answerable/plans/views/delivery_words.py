"""How what stands round an objective is said: statuses as tags, who says so, days late."""

from datetime import date

from django.urls import reverse

from answerable.calc.periods import Period, printed
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
    """ "March 2022", "12 March 2024", "1 March 2022 to 3 April 2022": as short as it can be said; and whether the plan was there."""
    end = account.until or account.on
    said = british_date(end) if end == account.on else printed(Period(account.on, end))
    start = account.objective.plan.start
    return f"{said}, before the plan began" if start and end < start else said


def objective_words(objective: Objective) -> str:
    return f"{objective.code} {objective.title}"


def accounts_href(objective: Objective) -> str:
    return reverse("plans:accounts", args=[objective.plan.code, objective.code])

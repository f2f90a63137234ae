"""What the pages of judgements ask: the plan they speak of, one objective with its measures, how long ago it was judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.assessments.queries.answers import ObjectiveStanding
from answerable.assessments.queries.facts import evidence, gathered
from answerable.assessments.queries.history import JudgementEntry, for_objective
from answerable.assessments.queries.standing import of_objectives
from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.status.weighing import months_before
from answerable.plans.models import Objective, Plan

DUE_AGAIN = 6
"""After so many months an objective is due to be judged again."""
LONG_AGO = 12


@dataclass(frozen=True)
class MeasureSeen:
    """A measure of the objective with what is drawn of it; no behaviour where there is no one series to draw."""

    code: str
    title: str
    unit: str
    behaviour: Behaviour | None


@dataclass(frozen=True)
class ObjectivePage:
    """One objective as at a day, with its measures and its history by that day."""

    plan: Plan
    standing: ObjectiveStanding
    measures: tuple[MeasureSeen, ...]
    history: tuple[JudgementEntry, ...]


def plan_in_force(day: date) -> Plan | None:
    """The plan that holds on a day: of those begun, the last that has objectives; else the first that is held."""
    begun = Plan.objects.filter(start__lte=day, objectives__isnull=False).order_by("-start", "pk").first()
    return begun or Plan.objects.filter(objectives__isnull=False).order_by("position", "pk").first()


def objective_page(objective: Objective, day: date) -> ObjectivePage:
    """All that the page of one objective shows."""
    plan = objective.plan
    measures = {one.pk: one for one in evidence([objective.pk]).get(objective.pk, ())}
    held = gathered(plan, measures, day)
    standing = of_objectives(plan, [objective], day, held)[0]
    seen = [
        MeasureSeen(one.code, one.title, one.unit, main.behaviour if (main := held.judged[one.pk].main) else None)
        for one in measures.values()
    ]
    history = [one for one in for_objective([objective.pk]) if one.on <= day]
    return ObjectivePage(plan, standing, tuple(seen), tuple(history))


def review_words(one: ObjectiveStanding, day: date) -> str:
    """How long ago it was judged, as a list may be narrowed by it."""
    if one.judgement is None:
        return "Never judged here"
    if one.judgement.as_at < months_before(day, LONG_AGO):
        return f"More than {LONG_AGO} months ago"
    if one.judgement.as_at < months_before(day, DUE_AGAIN):
        return f"{DUE_AGAIN} to {LONG_AGO} months ago"
    return f"In the last {DUE_AGAIN} months"


def due_for_review(many: Sequence[ObjectiveStanding], day: date) -> int:
    """How many are due to be judged: never judged, or more than six months ago."""
    oldest = months_before(day, DUE_AGAIN)
    return sum(one.judgement is None or one.judgement.as_at < oldest for one in many)

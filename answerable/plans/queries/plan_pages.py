"""A plan as its page shows it: priorities with their objectives, what has ended, and how it came to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.plans.models import Draft, Objective, Plan, Priority, Succession
from answerable.plans.queries.checklist import StepState, checklist
from answerable.plans.queries.lists import drafts_of
from answerable.plans.queries.plans import evidence_codes


@dataclass(frozen=True)
class HeldObjective:
    """An objective with what it carries on, and what carries it on."""

    row: Objective
    measures: int
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class PlanShown:
    """A plan with everything below it. `parts` are (priority or None, its objectives)."""

    plan: Plan
    parts: tuple[tuple[Priority | None, tuple[HeldObjective, ...]], ...]
    ended: tuple[HeldObjective, ...]
    drafts: tuple[tuple[Draft, tuple[StepState, ...]], ...]


def plan_shown(plan: Plan) -> PlanShown:
    """The plan in a fixed number of queries, whatever its size; those of its drafts are few."""
    rows = list(plan.objectives.select_related("priority").order_by("position", "pk"))
    evidence, links = evidence_codes(plan), _links(plan)
    held = [_held(one, evidence, links) for one in rows]
    current = [one for one in held if one.row.ended_on is None]
    priorities: list[Priority | None] = list(plan.priorities.order_by("position", "pk"))
    parts = [(one, _below(current, one.pk if one else None)) for one in [*priorities, None]]
    return PlanShown(
        plan=plan,
        parts=tuple(part for part in parts if part[0] or part[1]),
        ended=tuple(one for one in held if one.row.ended_on),
        drafts=tuple((one, checklist(one)) for one in drafts_of(plan)),
    )


def _below(held: Sequence[HeldObjective], priority: int | None) -> tuple[HeldObjective, ...]:
    return tuple(one for one in held if one.row.priority_id == priority)


type _Links = tuple[Mapping[int, list[str]], Mapping[int, list[str]]]


def _links(plan: Plan) -> _Links:
    """By objective: what it carries on, and what carries it on, each as "1.3 of Police and Crime Plan 2021-25"."""
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    rows = Succession.objects.select_related("objective__plan", "earlier__plan").order_by("pk")
    for link in rows.filter(objective__plan=plan) | rows.filter(earlier__plan=plan):
        before.setdefault(link.objective_id, []).append(_named(link.earlier, plan))
        after.setdefault(link.earlier_id, []).append(_named(link.objective, plan))
    return before, after


def _named(one: Objective, plan: Plan) -> str:
    return f"{one.code} {one.title}" if one.plan_id == plan.pk else f"{one.code} {one.title} ({one.plan.title})"


def _held(one: Objective, evidence: Mapping[int, list[str]], links: _Links) -> HeldObjective:
    before, after = links
    return HeldObjective(
        one, len(evidence.get(one.pk, ())), tuple(before.get(one.pk, ())), tuple(after.get(one.pk, ()))
    )

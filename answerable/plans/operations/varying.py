"""Writing a variation into its plan: what is renumbered stays what it is, what is left out ends on the day and keeps its past."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from answerable.kit.audit import Actor
from answerable.plans.intake import ObjectiveLine, PlanLine, PriorityLine
from answerable.plans.intake.drafts import DraftLine, DraftObjective
from answerable.plans.intake.lineage import Lineage, trace
from answerable.plans.models import Objective, Plan
from answerable.plans.operations.endings import end, former_code
from answerable.plans.operations.plans import adopt
from answerable.plans.queries import plan_line

type Links = Mapping[str, tuple[str, ...]]


def vary(plan: Plan, line: DraftLine, issued_on: date, *, by: Actor, at: datetime) -> Plan:
    """The plan, once it says what the draft says. In the caller's transaction, and once its faults are mended."""
    codes = list(plan.objectives.current().order_by("position", "pk").values_list("code", flat=True))
    lineage = trace(line, codes)
    ended = _end(plan, lineage, issued_on)
    _rename(plan, line, lineage)
    links = _links(plan, lineage, ended)
    adopt(_said(plan_line(plan), line, links), position=plan.position, by=by, at=at)
    return Plan.objects.get(pk=plan.pk)


def _end(plan: Plan, lineage: Lineage, issued_on: date) -> dict[str, int]:
    """Ends what is left out; the key of each row by the number that it had."""
    rows = {row.code: row for row in plan.objectives.current()}
    for ending in lineage.ended:
        end(rows[ending.code], on=issued_on, because=ending.because)
    return {ending.code: rows[ending.code].pk for ending in lineage.ended}


def _rename(plan: Plan, line: DraftLine, lineage: Lineage) -> None:
    """Gives the objectives that stay their new numbers: two may change places, and one may take that of an ended one."""
    rows = {row.code: row for row in plan.objectives.current()}
    moved = [(rows[old], new) for new, old in lineage.kept if new != old]
    for number, (row, _) in enumerate(moved):
        _call(row, f"-{number}")
    wanted = {one.code for one in line.objectives}
    for row in plan.objectives.filter(ended_on__isnull=False, code__in=wanted):
        _call(row, former_code(plan, row.code, row.ended_on, wanted))
    for row, new in moved:
        _call(row, new)


def _call(row: Objective, code: str) -> None:
    row.code = code
    row.save(update_fields=["code"])


def _links(plan: Plan, lineage: Lineage, ended: Mapping[str, int]) -> Links:
    """What each number carries on, besides what it is itself."""
    now = dict(plan.objectives.values_list("pk", "code"))
    # A part of a split carries on what stays under the old number, too.
    stays = {old: new for new, old in lineage.kept}
    links: dict[str, tuple[str, ...]] = {}
    for new, old in lineage.links:
        code = now[ended[old]] if old in ended else stays[old]
        links[new] = (*links.get(new, ()), f"{plan.code}/{code}")
    return links


def _said(held: PlanLine, line: DraftLine, links: Links) -> PlanLine:
    """The plan as its file would say it after the variation."""
    was = {one.code: one for one in held.objectives if not one.ended}
    objectives = [_objective(one, line, was.get(one.code), links) for one in line.objectives]
    kept = {one.code for one in line.priorities}
    gone = [one for one in held.objectives if one.ended]
    return replace(
        held,
        title=line.title,
        start=line.start,
        end=line.end,
        note=line.note,
        priorities=tuple(PriorityLine(one.code, one.title, one.summary) for one in line.priorities),
        objectives=(*objectives, *(one if one.priority in kept else replace(one, priority="") for one in gone)),
    )


def _objective(one: DraftObjective, line: DraftLine, was: ObjectiveLine | None, links: Links) -> ObjectiveLine:
    above = line.priority(one.priority)
    earlier = was.continues if was else ()
    return ObjectiveLine(
        code=one.code,
        priority=above.code if above else "",
        title=one.title,
        summary=one.summary,
        source_line=was.source_line if was else None,
        measures=one.measures,
        published=was.published if was else (),
        body_does=one.body_does,
        force_does=one.force_does,
        owner_role=one.owner_role,
        baseline=one.baseline,
        due=one.due,
        continues=tuple(dict.fromkeys((*earlier, *links.get(one.code, ())))),
    )

"""Drafts as pages and operations ask for them: their text, what it follows, and what keeps it from being a plan."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Min

from answerable.bodies.models import OfficeHolder
from answerable.kit.freezing import thaw
from answerable.measures.models import Measure
from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority
from answerable.plans.intake.faults import Fault, Known, faults
from answerable.plans.models import Draft, DraftVersion, Objective, Plan, Threat
from answerable.plans.queries.plans import evidence_codes


def content(of: Draft | DraftVersion) -> DraftLine:
    """The text of a draft, or of one of its versions."""
    return thaw(DraftLine, of.content)


def as_draft(plan: Plan) -> DraftLine:
    """A plan as the draft of its own variation would begin: every objective is what it was."""
    measures = evidence_codes(plan)
    rows = plan.objectives.current().select_related("priority").prefetch_related("threats").order_by("position", "pk")
    priorities = plan.priorities.order_by("position", "pk")
    return DraftLine(
        title=plan.title,
        start=plan.start,
        end=plan.end,
        note=plan.note,
        follows=plan.code,
        priorities=tuple(DraftPriority(f"p-{one.code}", one.code, one.title, one.summary) for one in priorities),
        objectives=tuple(_objective(one, tuple(measures.get(one.pk, ()))) for one in rows),
    )


def _objective(one: Objective, measures: tuple[str, ...]) -> DraftObjective:
    return DraftObjective(
        key=one.code,
        code=one.code,
        title=one.title,
        priority=f"p-{one.priority.code}" if one.priority else "",
        summary=one.summary,
        body_does=one.body_does,
        force_does=one.force_does,
        owner_role=one.owner_role,
        baseline=one.baseline,
        due=one.due,
        measures=measures,
        threats=tuple(sorted(threat.code for threat in one.threats.all())),
        was=(one.code,),
    )


def followed(line: DraftLine) -> Plan | None:
    """The plan that a draft varies or comes after."""
    return Plan.objects.filter(code=line.follows).first() if line.follows else None


def followed_codes(line: DraftLine) -> Sequence[tuple[str, str]]:
    """The objectives of that plan which are still in it: number and title, in their order."""
    rows = Objective.objects.current().filter(plan__code=line.follows).order_by("position", "pk")
    return list(rows.values_list("code", "title")) if line.follows else []


def titles() -> Mapping[str, str]:
    """What measures and threats are called, by their codes."""
    measures = dict(Measure.objects.values_list("code", "title"))
    return {**dict(Threat.objects.values_list("code", "title")), **measures}


def body_from() -> date | None:
    """The first day of the body, as far as its holders are known."""
    first: date | None = OfficeHolder.objects.aggregate(first=Min("start"))["first"]
    return first


def faults_of(line: DraftLine) -> tuple[Fault, ...]:
    """What must be put right before the text can be a plan."""
    known = Known(
        measures=set(Measure.objects.values_list("code", flat=True)),
        threats=set(Threat.objects.values_list("code", flat=True)),
        followed={code for code, _ in followed_codes(line)},
        body_from=body_from(),
    )
    return faults(line, known)

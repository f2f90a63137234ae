"""Questions about plans: what they say, with the measures that are evidence and the ratings, as their file would."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from answerable.plans.intake import ObjectiveLine, PlanLine, PriorityLine, PublishedLine, RatingLine, ScaleLine
from answerable.plans.models import Evidence, Objective, Plan, PublishedRating, Rating, RatingScale, Succession


def plans() -> Sequence[Plan]:
    """All plans, the newest first."""
    return list(Plan.objects.select_related("source").order_by("position", "-start", "pk"))


def in_force(day: date) -> Plan | None:
    """The plan that has effect on a day: of those that had begun and not ended, the one that began last."""
    begun = Plan.objects.filter(start__lte=day).filter(Q(end__isnull=True) | Q(end__gte=day))
    return begun.order_by("-start", "position", "pk").first()


def plan_line(plan: Plan) -> PlanLine:
    """A plan as its file would say it."""
    objectives = plan.objectives.select_related("priority").order_by("position", "pk")
    measures = evidence_codes(plan)
    published = published_lines(plan)
    continued = continued_names(plan)
    return PlanLine(
        code=plan.code,
        title=plan.title,
        start=plan.start,
        end=plan.end,
        status=plan.status,
        note=plan.note,
        source=plan.source.code if plan.source else "",
        priorities=tuple(
            PriorityLine(one.code, one.title, one.summary) for one in plan.priorities.order_by("position", "pk")
        ),
        objectives=tuple(
            _objective_line(
                one, tuple(measures.get(one.pk, ())), tuple(published.get(one.pk, ())), tuple(continued.get(one.pk, ()))
            )
            for one in objectives
        ),
        issued_on=plan.issued_on,
    )


def _objective_line(
    one: Objective, measures: tuple[str, ...], published: tuple[PublishedLine, ...], continues: tuple[str, ...]
) -> ObjectiveLine:
    return ObjectiveLine(
        code=one.code,
        priority=one.priority.code if one.priority else "",
        title=one.title,
        summary=one.summary,
        source_line=one.source_line,
        measures=measures,
        published=published,
        body_does=one.body_does,
        force_does=one.force_does,
        owner_role=one.owner_role,
        baseline=one.baseline,
        due=one.due,
        ended=one.ended_on,
        ended_because=one.ended_because,
        continues=continues,
    )


def continued_names(plan: Plan) -> Mapping[int, list[str]]:
    """The objectives that each of the plan's carries on, as "PLAN/CODE", by objective."""
    names: dict[int, list[str]] = {}
    rows = Succession.objects.filter(objective__plan=plan).order_by("pk")
    for objective, of, code in rows.values_list("objective_id", "earlier__plan__code", "earlier__code"):
        names.setdefault(objective, []).append(f"{of}/{code}")
    return names


def evidence_codes(plan: Plan) -> Mapping[int, list[str]]:
    """The codes of the measures that are evidence, by objective."""
    codes: dict[int, list[str]] = {}
    rows = Evidence.objects.filter(objective__plan=plan).order_by("position", "pk")
    for objective, code in rows.values_list("objective_id", "measure__code"):
        codes.setdefault(objective, []).append(code)
    return codes


def published_lines(plan: Plan) -> Mapping[int, list[PublishedLine]]:
    """The ratings as published, oldest first, by objective."""
    lines: dict[int, list[PublishedLine]] = {}
    rows = PublishedRating.objects.filter(objective__plan=plan).select_related("rating", "source")
    for row in rows.order_by("rated_on", "pk"):
        line = PublishedLine(row.rating.code, row.rated_on, row.rated_by, row.source.code, row.line)
        lines.setdefault(row.objective_id, []).append(line)
    return lines


def rating_lines() -> tuple[RatingLine, ...]:
    rows = Rating.objects.select_related("scale").order_by("position", "pk")
    return tuple(
        RatingLine(one.code, one.word, one.meaning, one.shape, one.scale.code if one.scale else "") for one in rows
    )


def scale_lines() -> tuple[ScaleLine, ...]:
    rows = RatingScale.objects.order_by("position", "pk")
    return tuple(ScaleLine(one.code, one.title, one.meaning, one.in_use) for one in rows)

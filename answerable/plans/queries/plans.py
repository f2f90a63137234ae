"""Questions about plans: what they say, with the measures that are evidence and the ratings, as their file would."""

from collections.abc import Mapping, Sequence

from answerable.plans.intake import ObjectiveLine, PlanLine, PriorityLine, PublishedLine, RatingLine
from answerable.plans.models import Evidence, Plan, PublishedRating, Rating


def plans() -> Sequence[Plan]:
    """All plans, the newest first."""
    return list(Plan.objects.select_related("source").order_by("position", "-start", "pk"))


def plan_line(plan: Plan) -> PlanLine:
    """A plan as its file would say it."""
    objectives = plan.objectives.select_related("priority").order_by("position", "pk")
    measures = evidence_codes(plan)
    published = published_lines(plan)
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
            ObjectiveLine(
                one.code,
                one.priority.code if one.priority else "",
                one.title,
                one.summary,
                one.source_line,
                tuple(measures.get(one.pk, ())),
                tuple(published.get(one.pk, ())),
            )
            for one in objectives
        ),
    )


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
    rows = Rating.objects.order_by("position", "pk")
    return tuple(RatingLine(one.code, one.word, one.meaning, one.shape) for one in rows)

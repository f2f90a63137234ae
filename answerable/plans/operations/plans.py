"""Writes to plans and to the rating scale."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import models, transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.models import Measure, Source
from answerable.plans.intake import ObjectiveLine, PlanLine, RatingLine
from answerable.plans.models import Evidence, Objective, Plan, Priority, PublishedRating, Rating
from answerable.plans.queries import plan_line, rating_lines


class UnknownNames(Exception):
    """A plan names measures, ratings or sources that the office does not have."""


@transaction.atomic
def set_scale(lines: Sequence[RatingLine], *, by: Actor, at: datetime) -> bool:
    """Sets the rating scale, in this order. Steps that are gone stay held behind it, for old ratings have them."""
    before = rating_lines()
    if before[: len(lines)] == tuple(lines):
        return False
    Rating.objects.exclude(code__in=[one.code for one in lines]).update(position=models.F("position") + len(lines))
    for position, line in enumerate(lines):
        fields = {"word": line.word, "meaning": line.meaning, "shape": line.shape, "position": position}
        Rating.objects.update_or_create(code=line.code, defaults=fields)
    old, new = [asdict(one) for one in before], [asdict(one) for one in lines]
    audit.record("rating scale set", by=by, at=at, subject="ratings", before={"scale": old}, after={"scale": new})
    return True


@transaction.atomic
def adopt(line: PlanLine, *, position: int = 0, by: Actor, at: datetime) -> bool:
    """Adds a plan, or changes it to this, with its priorities, objectives, evidence and ratings as published.

    False where nothing changed. Raises UnknownNames with every name that is not held.
    """
    held = Plan.objects.filter(code=line.code).first()
    before = plan_line(held) if held else None
    if held and before == line:
        Plan.objects.filter(pk=held.pk).exclude(position=position).update(position=position)
        return False
    names = _names(line)
    fields = {
        "title": line.title,
        "start": line.start,
        "end": line.end,
        "status": line.status,
        "note": line.note,
        "source": names.sources.get(line.source),
        "position": position,
    }
    plan, _ = Plan.objects.update_or_create(code=line.code, defaults=fields)
    _put_objectives(plan, line, _put_priorities(plan, line), names)
    # Only now: a priority takes along the objectives that still stand below it.
    plan.priorities.exclude(code__in=[one.code for one in line.priorities]).delete()
    old = asdict(before) if before else None
    audit.record("plan adopted", by=by, at=at, subject=f"plan:{line.code}", before=old, after=asdict(line))
    return True


class _Names:
    """What the names in a plan mean."""

    def __init__(self) -> None:
        self.sources = {one.code: one for one in Source.objects.all()}
        self.ratings = {one.code: one for one in Rating.objects.all()}
        self.measures = dict(Measure.objects.values_list("code", "pk"))


def _names(line: PlanLine) -> _Names:
    names = _Names()
    faults = [f"source '{line.source}'"] if line.source and line.source not in names.sources else []
    for one in line.objectives:
        faults += [f"measure '{code}' (objective {one.code})" for code in one.measures if code not in names.measures]
        for published in one.published:
            if published.rating not in names.ratings:
                faults.append(f"rating '{published.rating}' (objective {one.code})")
            if published.source not in names.sources:
                faults.append(f"source '{published.source}' (objective {one.code})")
    if faults:
        more = f" and {len(faults) - 10} more" if len(faults) > 10 else ""
        raise UnknownNames(f"Plan '{line.code}' names what is not held: {', '.join(faults[:10])}{more}.")
    return names


def _put_priorities(plan: Plan, line: PlanLine) -> Mapping[str, Priority]:
    kept = {}
    for position, one in enumerate(line.priorities):
        fields = {"title": one.title, "summary": one.summary, "position": position}
        kept[one.code], _ = Priority.objects.update_or_create(plan=plan, code=one.code, defaults=fields)
    return kept


def _put_objectives(plan: Plan, line: PlanLine, priorities: Mapping[str, Priority], names: _Names) -> None:
    plan.objectives.exclude(code__in=[one.code for one in line.objectives]).delete()
    for position, one in enumerate(line.objectives):
        fields = {
            "priority": priorities.get(one.priority),
            "title": one.title,
            "summary": one.summary,
            "source_line": one.source_line,
            "position": position,
        }
        objective, _ = Objective.objects.update_or_create(plan=plan, code=one.code, defaults=fields)
        _put_below(objective, one, names)


def _put_below(objective: Objective, line: ObjectiveLine, names: _Names) -> None:
    objective.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(objective=objective, measure_id=names.measures[code], position=position)
        for position, code in enumerate(line.measures)
    )
    objective.ratings.all().delete()
    PublishedRating.objects.bulk_create(
        PublishedRating(
            objective=objective,
            rating=names.ratings[one.rating],
            rated_on=one.rated_on,
            rated_by=one.rated_by,
            source=names.sources[one.source],
            line=one.line,
        )
        for one in line.published
    )

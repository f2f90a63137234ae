"""Ending an objective: it stays for what was said of it, and may have to give up its number."""

from collections.abc import Collection
from datetime import date

from django.db.models import ForeignObjectRel, ManyToManyRel

from answerable.plans.models import Evidence, Objective, Plan, PublishedRating, Succession

LONGEST_CODE = 20
OWN = (Evidence, PublishedRating)
"""What a plan's file says of an objective itself."""


def is_referred_to(objective: Objective) -> bool:
    """Whether a row of this part or of a higher one is about the objective, other than what its own file says."""
    fields = objective._meta.get_fields(include_hidden=True)  # noqa: SLF001 - the documented way to a model's relations
    relations = [one for one in fields if isinstance(one, ForeignObjectRel)]
    return any(_points_to(objective, relation) for relation in relations)


def _points_to(objective: Objective, relation: ForeignObjectRel) -> bool:
    if relation.related_model in OWN:
        return False
    if relation.related_model is Succession and relation.field.name == "objective":
        return False
    if isinstance(relation, ManyToManyRel):
        # The hidden relation of its own table is asked instead.
        return False
    rows = relation.related_model._base_manager.filter(**{relation.field.name: objective})  # noqa: SLF001
    return rows.exists()


def end(objective: Objective, *, on: date, because: str) -> None:
    """It is out of the plan from that day, and keeps all that was said of it."""
    objective.ended_on, objective.ended_because = on, because
    objective.save(update_fields=["ended_on", "ended_because"])


def former_code(plan: Plan, code: str, ended: date | None, wanted: Collection[str]) -> str:
    """A free code for what had this one until it ended, so that another may have it: "1.3-to-2026"."""
    year = f"-to-{ended.year}" if ended else "-before"
    taken = {*plan.objectives.values_list("code", flat=True), *wanted}
    endings = (year, *(f"{year}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for tail in endings if (name := code[: LONGEST_CODE - len(tail)] + tail) not in taken)

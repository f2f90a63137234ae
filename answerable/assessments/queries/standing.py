"""How every objective of a plan stands as at a day."""

from datetime import date

from answerable.assessments.queries.answers import ObjectiveStanding
from answerable.plans.models import Plan

__all__ = ["ObjectiveStanding", "standing"]


def standing(plan: Plan, *, day: date) -> tuple[ObjectiveStanding, ...]:
    """Each objective of a plan with what was published, computed and judged by a day, in the order of the plan."""
    raise NotImplementedError

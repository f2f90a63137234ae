"""What files say of plans, as frozen lines; no database."""

from answerable.plans.intake.plans import (
    SHAPES,
    ObjectiveLine,
    PlanLine,
    PriorityLine,
    PublishedLine,
    RatingLine,
    read_plans,
    read_ratings,
)

__all__ = [
    "SHAPES",
    "ObjectiveLine",
    "PlanLine",
    "PriorityLine",
    "PublishedLine",
    "RatingLine",
    "read_plans",
    "read_ratings",
]

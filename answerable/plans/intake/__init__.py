"""What files say of plans, as frozen lines; no database."""

from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority, LeftOut
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
from answerable.plans.intake.scales import ScaleLine, read_scales

__all__ = [
    "SHAPES",
    "DraftLine",
    "DraftObjective",
    "DraftPriority",
    "LeftOut",
    "ObjectiveLine",
    "PlanLine",
    "PriorityLine",
    "PublishedLine",
    "RatingLine",
    "ScaleLine",
    "read_plans",
    "read_ratings",
    "read_scales",
]

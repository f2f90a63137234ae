"""The Police and Crime Plan: what was promised, its drafts, the work that is owed, and how it was rated in public."""

from answerable.plans.models.delivery import (
    Account,
    Board,
    Commitment,
    Deliverable,
    DeliverableChange,
    Side,
    Threat,
)
from answerable.plans.models.drafts import Draft, DraftVersion, StepTaken
from answerable.plans.models.plans import (
    PAST,
    Evidence,
    Objective,
    Plan,
    Priority,
    PublishedRating,
    Rating,
    RatingScale,
    Succession,
)

__all__ = [
    "PAST",
    "Account",
    "Board",
    "Commitment",
    "Deliverable",
    "DeliverableChange",
    "Draft",
    "DraftVersion",
    "Evidence",
    "Objective",
    "Plan",
    "Priority",
    "PublishedRating",
    "Rating",
    "RatingScale",
    "Side",
    "StepTaken",
    "Succession",
    "Threat",
]

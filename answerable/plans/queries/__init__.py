"""Questions about plans."""

from answerable.plans.queries.plans import (
    evidence_codes,
    in_force,
    plan_line,
    plans,
    published_lines,
    rating_lines,
    scale_lines,
)

__all__ = ["evidence_codes", "in_force", "plan_line", "plans", "published_lines", "rating_lines", "scale_lines"]

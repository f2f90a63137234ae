"""Questions about plans."""

from answerable.plans.queries.plans import evidence_codes, plan_line, plans, published_lines, rating_lines

__all__ = ["evidence_codes", "plan_line", "plans", "published_lines", "rating_lines"]

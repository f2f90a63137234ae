"""Findings that several reports make, counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from answerable.recommendations.models import Recommendation, RecommendationQuerySet


@dataclass(frozen=True)
class Recurring:
    """One finding: in how many reports, how many of its recommendations are live, and the first and last of the reports.

    `key` is the newest of its recommendations, whose page tells of all of them.
    """

    title: str
    reports: int
    recommendations: int
    live: int
    first: date
    last: date
    key: int


def recurring(rows: RecommendationQuerySet) -> tuple[Recurring, ...]:
    """The findings that at least two reports among these rows make, those made most often first. One query."""
    told = (
        rows.filter(recurrence__isnull=False)
        .order_by()
        .values_list("recurrence__title")
        .annotate(
            reports=Count("report", distinct=True),
            number=Count("pk"),
            live=Count("pk", filter=Q(state__in=Recommendation.LIVE)),
            first=Min("report__published"),
            last=Max("report__published"),
            key=Max("pk"),
        )
        .filter(reports__gte=2)
        .order_by("-reports", "-live", "recurrence__title", "recurrence")
    )
    return tuple(Recurring(*one) for one in told)

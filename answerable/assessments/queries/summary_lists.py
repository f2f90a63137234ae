"""Strategic summaries as lists: those of the office's page, and the lines of a folder."""

from dataclasses import dataclass
from datetime import date, datetime

from answerable.assessments.intake.summary import SummaryLine
from answerable.assessments.models import Summary

THE_OFFICE = "office"
"""Who wrote and submitted it, as the public is told."""


@dataclass(frozen=True)
class ListedSummary:
    """One summary in the list."""

    code: str
    title: str
    plan: str
    as_at: date
    written_at: datetime
    submitted_to: str
    submitted_at: datetime | None


def listed_summaries() -> tuple[ListedSummary, ...]:
    """Every summary, the latest day first; without what they say. One query."""
    rows = Summary.objects.select_related("plan").defer("frozen", "opening", "narratives")
    return tuple(
        ListedSummary(
            code=one.code,
            title=one.title,
            plan=one.plan.title,
            as_at=one.as_at,
            written_at=one.written_at,
            submitted_to=one.submitted_to,
            submitted_at=one.submitted_at,
        )
        for one in rows.order_by("-as_at", "-written_at")
    )


def summary_lines(*, restricted: bool = True) -> tuple[SummaryLine, ...]:
    """Every summary as an office folder has it, by code; without `restricted` the submitted ones, and not which user it was."""
    rows = Summary.objects.select_related("plan").order_by("code")
    if not restricted:
        rows = rows.filter(submitted_at__isnull=False)
    return tuple(
        SummaryLine(
            code=one.code,
            title=one.title,
            plan=one.plan.code,
            as_at=one.as_at,
            opening=one.opening,
            narratives=one.narratives,
            written_by=one.written_by if restricted else THE_OFFICE,
            written_at=one.written_at,
            since=one.since,
            edition=one.edition,
            submitted_by=one.submitted_by if restricted else THE_OFFICE,
            submitted_at=one.submitted_at,
            submitted_to=one.submitted_to,
            frozen=one.frozen,
        )
        for one in rows
    )

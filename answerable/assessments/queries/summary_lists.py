"""Strategic summaries as lists: those of the office's page, and the lines of a folder."""

from dataclasses import dataclass
from datetime import date, datetime

from answerable.assessments.intake.summary import SummaryLine
from answerable.assessments.models import Summary
from answerable.assessments.queries.summary import since_submitted, submitted_page
from answerable.measures.queries.pages import roles_of


@dataclass(frozen=True)
class ListedSummary:
    """One summary in the list; `writer` is a role in words, `since` how many cited figures changed since it was submitted."""

    code: str
    title: str
    plan: str
    as_at: date
    writer: str
    written_at: datetime
    submitted_to: str
    submitted_at: datetime | None
    since: int


def listed_summaries() -> tuple[ListedSummary, ...]:
    """Every summary, the latest day first."""
    kept = list(Summary.objects.select_related("plan").order_by("-as_at", "-written_at"))
    roles = roles_of(one.written_by for one in kept)
    return tuple(_listed(one, roles[one.written_by]) for one in kept)


def _listed(one: Summary, writer: str) -> ListedSummary:
    return ListedSummary(
        code=one.code,
        title=one.title,
        plan=one.plan.title,
        as_at=one.as_at,
        writer=writer,
        written_at=one.written_at,
        submitted_to=one.submitted_to,
        submitted_at=one.submitted_at,
        since=len(since_submitted(submitted_page(one))) if one.submitted_at else 0,
    )


def summary_lines(*, restricted: bool = True) -> tuple[SummaryLine, ...]:
    """Every summary as an office folder has it, by code; without `restricted` the submitted ones."""
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
            written_by=one.written_by,
            written_at=one.written_at,
            since=one.since,
            edition=one.edition,
            submitted_by=one.submitted_by,
            submitted_at=one.submitted_at,
            submitted_to=one.submitted_to,
            frozen=one.frozen,
        )
        for one in rows
    )

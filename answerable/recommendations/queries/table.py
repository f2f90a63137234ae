"""Recommendations as a table (CSV) to take away, in the columns that can be taken in."""

from collections.abc import Iterator

from django.db.models import QuerySet

from answerable.recommendations.intake.table import table_text
from answerable.recommendations.models import Recommendation


def table_of(rows: QuerySet[Recommendation]) -> str:
    """The rows in their order. Two queries, for the evidence of those that are settled is the last thing said of them."""
    full = rows.select_related("report", "under", "objective__plan").prefetch_related("moves")
    return table_text(_told(full))


def _told(rows: QuerySet[Recommendation]) -> Iterator[dict[str, object]]:
    for row in rows:
        last = max(row.moves.all(), key=lambda one: one.pk, default=None)
        deadline = "immediately" if row.deadline_kind == Recommendation.Deadline.IMMEDIATE else row.deadline
        yield {
            "report": row.report.code,
            "report_title": row.report.title,
            "origin": row.report.origin,
            "published": row.report.published,
            "number": row.number,
            "kind": row.kind,
            "under": row.under.number if row.under else "",
            "title": row.title,
            "text": row.text,
            "addressee": row.addressee,
            "deadline": deadline,
            "local_target": row.local_target,
            "owner_role": row.owner_role,
            "objective": f"{row.objective.plan.code}/{row.objective.code}" if row.objective else "",
            "state": row.state,
            "state_since": row.state_since,
            "words": last.words if last else "",
            "evidence": last.evidence if last else "",
            "evidence_address": last.evidence_address if last else "",
        }

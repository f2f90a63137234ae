"""What the thread of an objective is told of decisions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from answerable.decisions.models import Decision, DecisionObjective
from answerable.decisions.queries.lines import PUBLIC


@dataclass(frozen=True)
class DecisionEntry:
    """A decision that serves an objective. `day` is None where the paper that tells of it gives none; `address` is in the office.

    `kind` is "taken" or "not_carried"; `words` is what it decides, in one sentence. `source` is the paper's code, or empty.
    """

    objective_id: int
    day: date | None
    kind: str
    title: str
    words: str
    code: str
    reference: str
    address: str
    source: str = ""
    source_line: int | None = None


def for_objective(objective_ids: Collection[int]) -> tuple[DecisionEntry, ...]:
    """The decisions that serve some objectives, oldest first and those without a day last. One query."""
    rows = DecisionObjective.objects.filter(objective_id__in=objective_ids, decision__state__in=PUBLIC)
    found = rows.select_related("decision__source").order_by("decision__decided_on", "decision__number", "decision__pk")
    entries = [_entry(row.objective_id, row.decision) for row in found]
    return tuple(sorted(entries, key=lambda one: (one.day is None, one.day or date.max)))


def _entry(objective: int, row: Decision) -> DecisionEntry:
    return DecisionEntry(
        objective_id=objective,
        day=row.decided_on,
        kind=row.state,
        title=row.title,
        words=row.issue,
        code=row.code,
        reference=row.reference,
        address=reverse("decisions:decision", args=[row.code]),
        source=row.source.code if row.source else "",
        source_line=row.source_line,
    )

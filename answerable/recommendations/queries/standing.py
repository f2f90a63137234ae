"""How the register stands on a day, and what it says of an objective."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from answerable.kit.wording import british_date
from answerable.recommendations.models import Move, Recommendation, RecommendationQuerySet

Kind, State = Recommendation.Kind, Recommendation.State


@dataclass(frozen=True)
class Waiting:
    """How many are live, late, said by the force to be complete and not verified, and live causes of concern."""

    live: int
    late: int
    awaiting: int
    causes: int


@dataclass(frozen=True)
class Entry:
    """One dated thing of an objective's life. `kind` is recommendation or move; `source` is the title of its report.

    The public may be told `heading`; `text` has words of the office's own.
    """

    objective_id: int
    day: date
    kind: str
    heading: str
    text: str
    address: str
    source: str
    key: int


def waiting(day: date, rows: RecommendationQuerySet | None = None) -> Waiting:
    """The counts of the whole register, or of `rows`, on a day. One query."""
    held = Recommendation.objects.all() if rows is None else rows
    counted = held.with_due().aggregate(
        live=Count("pk", filter=Q(state__in=Recommendation.LIVE)),
        late=Count("pk", filter=Q(state__in=Recommendation.WORK, due__lt=day)),
        awaiting=Count("pk", filter=Q(state=State.FORCE_SAYS_COMPLETE)),
        causes=Count("pk", filter=Q(state__in=Recommendation.LIVE, kind=Kind.CAUSE_OF_CONCERN)),
    )
    return Waiting(**counted)


def live_by_objective(day: date) -> dict[int, tuple[int, int]]:
    """For each objective that any answers to how many are live, and how many of those late, on a day."""
    rows = Recommendation.objects.live().with_due().filter(objective__isnull=False)
    late = Count("pk", filter=Q(state__in=Recommendation.WORK, due__lt=day))
    found = rows.values("objective").annotate(live=Count("pk"), late=late).values_list("objective", "live", "late")
    return {key: (live, late) for key, live, late in found}


def for_objective(objective_ids: Collection[int]) -> tuple[Entry, ...]:
    """When each recommendation that answers to these objectives was made, and each step since, in order of time. Two queries."""
    rows = Recommendation.objects.filter(objective_id__in=objective_ids).select_related("report")
    moves = Move.objects.filter(recommendation__objective_id__in=objective_ids).select_related("recommendation__report")
    entries = [*map(_made, rows), *map(_moved, moves.order_by("on", "pk"))]
    return tuple(sorted(entries, key=lambda one: (one.day, one.key)))


def _made(row: Recommendation) -> Entry:
    text = f"Due by {british_date(row.deadline)}." if row.deadline else f"{row.get_deadline_kind_display()}."
    return _entry(row, row.report.published, "recommendation", f"{row.get_kind_display()}: {row.title}", text)


def _moved(move: Move) -> Entry:
    row = move.recommendation
    text = " ".join(filter(None, [move.words, f"Evidence: {move.evidence}" if move.evidence else ""]))
    return _entry(row, move.on, "move", f"{row.title}: {move.get_after_display().lower()}", text)


def _entry(row: Recommendation, day: date, kind: str, heading: str, text: str) -> Entry:
    assert row.objective_id is not None
    address = reverse("recommendations:recommendation", args=[row.pk])
    return Entry(row.objective_id, day, kind, heading, text, address, row.report.title, row.pk)

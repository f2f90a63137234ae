"""Plans and drafts as their lists show them: a fixed number of queries each, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from answerable.plans.models import Draft, Plan


@dataclass(frozen=True)
class PlanRow:
    """One plan in the list."""

    code: str
    title: str
    start: date | None
    end: date | None
    objectives: int
    ended: int
    variations: int
    issued_on: date | None


@dataclass(frozen=True)
class DraftRow:
    """One draft in the list."""

    code: str
    title: str
    kind: str
    state: str
    versions: int
    steps: int
    started_at: datetime


def plan_rows() -> tuple[PlanRow, ...]:
    """Every plan, the newest first."""
    issued = Q(drafts__kind=Draft.Kind.VARIATION, drafts__state=Draft.State.ISSUED)
    rows = Plan.objects.annotate(
        current=Count("objectives", filter=Q(objectives__ended_on__isnull=True), distinct=True),
        ended=Count("objectives", filter=Q(objectives__ended_on__isnull=False), distinct=True),
        variations=Count("drafts", filter=issued, distinct=True),
    ).order_by("position", "-start", "pk")
    return tuple(
        PlanRow(one.code, one.title, one.start, one.end, one.current, one.ended, one.variations, one.issued_on)
        for one in rows
    )


def draft_rows() -> tuple[DraftRow, ...]:
    """Every draft, the last begun first."""
    rows = (
        Draft.objects.defer("content")
        .annotate(
            title=KeyTextTransform("title", KeyTransform("is", "content")),
            kept=Count("versions", distinct=True),
            taken=Count("steps", filter=Q(steps__withdrawn_because=""), distinct=True),
        )
        .order_by("-started_at", "-pk")
    )
    return tuple(_row(one, one.title or "", one.kept, one.taken) for one in rows)


def drafts_of(plan: Plan) -> Sequence[Draft]:
    """The drafts of a plan: the one that it was, and its variations, the last begun first."""
    return list(plan.drafts.order_by("-started_at", "-pk"))


def _row(one: Draft, title: str, kept: int, taken: int) -> DraftRow:
    return DraftRow(
        code=one.code,
        title=title,
        kind=one.get_kind_display(),
        state=one.get_state_display(),
        versions=kept,
        steps=taken,
        started_at=one.started_at,
    )

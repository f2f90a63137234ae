"""The drafts as an office folder keeps them."""

from answerable.plans.intake.folder import DraftKept, StepKept, VersionKept
from answerable.plans.models import Draft, DraftVersion, StepTaken
from answerable.plans.queries.drafts import content


def draft_lines() -> tuple[DraftKept, ...]:
    """Every draft in the order in which they were begun, exactly as they were loaded or written."""
    rows = Draft.objects.select_related("plan").prefetch_related("versions", "steps__version")
    return tuple(_draft(one) for one in rows.order_by("started_at", "code"))


def _draft(one: Draft) -> DraftKept:
    return DraftKept(
        code=one.code,
        kind=one.kind,
        state=one.state,
        plan=one.plan.code if one.plan else "",
        content=content(one),
        edition=one.edition,
        started_by=one.started_by,
        started_at=one.started_at,
        issued_on=one.issued_on,
        abandoned_because=one.abandoned_because,
        versions=tuple(_version(row) for row in sorted(one.versions.all(), key=lambda row: row.number)),
        steps=tuple(_step(row) for row in sorted(one.steps.all(), key=lambda row: row.pk)),
    )


def _version(row: DraftVersion) -> VersionKept:
    return VersionKept(row.number, row.purpose, row.note, content(row), row.kept_by, row.kept_at)


def _step(row: StepTaken) -> StepKept:
    return StepKept(
        step=row.step,
        done_on=row.done_on,
        words=row.words,
        address=row.address,
        version=row.version.number if row.version else None,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        withdrawn_because=row.withdrawn_because,
    )

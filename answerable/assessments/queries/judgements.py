"""Judgements: the current one of each objective, the history of one, and the entries of a thread."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Max, QuerySet

from answerable.assessments.models import ComputedStatus, Judgement
from answerable.assessments.queries.answers import Judged, Published, Step
from answerable.assessments.queries.scales import step_of
from answerable.calc.status.answer import Status
from answerable.kit.freezing import thaw
from answerable.plans.models import PublishedRating, Rating

IN_WORDS = Step("", "Judged in words", "The office publishes no ratings: the reason is the judgement.", "dash")
"""What stands for the step of a judgement that has none."""


def with_all(rows: QuerySet[Judgement]) -> QuerySet[Judgement]:
    """Judgements with what a page prints of each, in one query."""
    return rows.select_related("rating__scale", "computed__suggested__scale", "computed__rules")


def judged(row: Judgement) -> Judged:
    return Judged(
        key=row.pk,
        step=step_or_words(row.rating),
        as_at=row.as_at,
        judge_name=row.judge_name,
        judge_role=row.judge_role,
        reason=row.reason,
        computed=reasoned(row.computed),
        suggested=_step(row.computed.suggested) if row.computed.suggested else None,
        differs=row.differs,
        differs_because=row.differs_because,
        made_at=row.made_at,
    )


def step_or_words(rating: Rating | None) -> Step:
    return _step(rating) if rating else IN_WORDS


def reasoned(row: ComputedStatus) -> Status:
    return thaw(Status, row.reasoning)


def _step(rating: Rating) -> Step:
    return step_of(rating, rating.scale)


def current(objectives: Collection[int], day: date) -> Mapping[int, Judged]:
    """The last judgement that was made of each objective as at the day or before, by objective."""
    made = Judgement.objects.filter(objective__in=objectives, as_at__lte=day).order_by()
    newest = made.values("objective").annotate(last=Max("pk")).values("last")
    return {one.objective_id: judged(one) for one in with_all(Judgement.objects.filter(pk__in=newest))}


def published(objectives: Collection[int], day: date) -> Mapping[int, Published]:
    """The last rating that a paper published of each objective by the day, by objective."""
    rows = PublishedRating.objects.filter(objective__in=objectives, rated_on__lte=day)
    rows = rows.select_related("rating__scale", "source").order_by("rated_on", "pk")
    return {one.objective_id: published_of(one) for one in rows}


def published_of(one: PublishedRating) -> Published:
    return Published(_step(one.rating), one.rated_on, one.rated_by, one.source.code, one.source.title, one.line)

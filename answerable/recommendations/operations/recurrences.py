"""The same finding in one report after another: somebody says that they are one, and they are counted together."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.recommendations.models import Recommendation, Recurrence
from answerable.recommendations.operations.refusals import RecommendationRefused


@transaction.atomic
def find_again(
    recommendations: Sequence[Recommendation], *, title: str = "", why: str = "", by: Actor, at: datetime
) -> Recurrence:
    """Counts recommendations of two reports or more as one finding; those that any of them is counted with already come along.

    `title` names the finding, for a new one. Raises RecommendationRefused where all are of one report or nobody names it.
    """
    turns.take_turn()
    chosen = Recommendation.objects.filter(pk__in=[one.pk for one in recommendations])
    older = list(Recurrence.objects.filter(recommendations__in=chosen).distinct().order_by("pk"))
    every = Recommendation.objects.filter(pk__in=chosen) | Recommendation.objects.filter(recurrence__in=older)
    rows = list(every.distinct())
    if len({one.report_id for one in rows}) < 2:
        raise RecommendationRefused(
            "A finding recurs where two reports make it: choose one of another report.", "others"
        )
    if not older and not title.strip():
        raise RecommendationRefused("Name the finding in a few words.", "title")
    kept = (
        older[0] if older else Recurrence.objects.create(code=_free_code(title), title=title.strip(), why=why.strip())
    )
    if older and title.strip():
        kept.title, kept.why = title.strip(), why.strip() or kept.why
        kept.save(update_fields=["title", "why"])
    keys = [one.pk for one in rows if one.recurrence_id != kept.pk]
    Recommendation.objects.filter(pk__in=keys).update(recurrence=kept, edition=F("edition") + 1)
    Recurrence.objects.filter(pk__in=[one.pk for one in older[1:]]).delete()
    after = {"title": kept.title, "why": kept.why, "recommendations": sorted(one.pk for one in rows)}
    audit.record("finding counted together", by=by, at=at, subject=f"recurrence:{kept.code}", after=after)
    return kept


@transaction.atomic
def part(recommendation: Recommendation, *, because: str, by: Actor, at: datetime) -> None:
    """Counts it on its own again. What is left of a finding in one report alone is none that recurs."""
    turns.take_turn()
    held = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if held.recurrence is None:
        raise RecommendationRefused("It is not counted together with others.")
    if not because.strip():
        raise RecommendationRefused("Say why it is not the same finding.", "because")
    finding = held.recurrence
    finding.recommendations.filter(pk=held.pk).update(recurrence=None, edition=F("edition") + 1)
    if finding.recommendations.values("report").distinct().count() < 2:
        finding.recommendations.update(recurrence=None, edition=F("edition") + 1)
        finding.delete()
    audit.record(
        "finding counted apart",
        by=by,
        at=at,
        subject=f"recommendation:{held.pk}",
        before={"finding": finding.title},
        after={"because": because.strip()},
    )


def _free_code(title: str) -> str:
    stem = slugify(title)[:80] or "finding"
    taken = set(Recurrence.objects.filter(code__startswith=stem).values_list("code", flat=True))
    codes = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)

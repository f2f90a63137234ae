"""The scales that a summary prints with the definition of each step."""

from collections.abc import Collection, Iterator

from django.db.models import Q

from answerable.assessments.queries.answers import Step
from answerable.assessments.queries.summary import SummaryScale
from answerable.plans.models import Rating, RatingScale


def scales(shown: Collection[str]) -> Iterator[SummaryScale]:
    """Those in use and those of these codes, in their order; the steps of old files, which have no scale, come first."""
    unnamed = Rating.objects.filter(scale=None).order_by("position", "pk")
    if steps := tuple(_step(one) for one in unnamed):
        yield SummaryScale("Ratings", "", steps)
    for scale in RatingScale.objects.filter(Q(in_use=True) | Q(code__in=shown)).order_by("position", "pk"):
        steps = tuple(_step(one) for one in scale.ratings.order_by("position", "pk"))
        yield SummaryScale(scale.title, scale.meaning, steps)


def _step(one: Rating) -> Step:
    return Step(one.code, one.word, one.meaning, one.shape)

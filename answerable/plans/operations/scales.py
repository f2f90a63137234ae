"""Writes to the scales that objectives are judged on, and to their steps."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import models, transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.plans.intake import RatingLine, ScaleLine
from answerable.plans.models import Rating, RatingScale
from answerable.plans.queries import rating_lines, scale_lines


class UnknownScale(Exception):
    """A rating is of a scale that the office does not name."""


@transaction.atomic
def set_scales(lines: Sequence[ScaleLine], *, by: Actor, at: datetime) -> bool:
    """Sets the scales, in this order. One that is gone stays held behind them, out of use, for old ratings are of it."""
    before = scale_lines()
    if before[: len(lines)] == tuple(lines) and not any(one.in_use for one in before[len(lines) :]):
        return False
    gone = RatingScale.objects.exclude(code__in=[one.code for one in lines])
    gone.update(position=models.F("position") + len(lines), in_use=False)
    for position, line in enumerate(lines):
        fields = {"title": line.title, "meaning": line.meaning, "in_use": line.in_use, "position": position}
        RatingScale.objects.update_or_create(code=line.code, defaults=fields)
    old, new = [asdict(one) for one in before], [asdict(one) for one in lines]
    audit.record("rating scales set", by=by, at=at, subject="scales", before={"scales": old}, after={"scales": new})
    return True


@transaction.atomic
def set_scale(lines: Sequence[RatingLine], *, by: Actor, at: datetime) -> bool:
    """Sets the steps of the scales, in this order. Steps that are gone stay held behind them, for old ratings have them.

    Raises UnknownScale, and does nothing, where a step is of a scale that is not held.
    """
    before = rating_lines()
    if before[: len(lines)] == tuple(lines):
        return False
    scales = {one.code: one for one in RatingScale.objects.all()}
    if strange := [f"'{one.scale}' (rating {one.code})" for one in lines if one.scale and one.scale not in scales]:
        raise UnknownScale(f"Ratings are of scales that are not named in [[scale]]: {', '.join(strange)}.")
    Rating.objects.exclude(code__in=[one.code for one in lines]).update(position=models.F("position") + len(lines))
    for position, line in enumerate(lines):
        fields = {
            "word": line.word,
            "meaning": line.meaning,
            "shape": line.shape,
            "scale": scales.get(line.scale),
            "position": position,
        }
        Rating.objects.update_or_create(code=line.code, defaults=fields)
    old, new = [asdict(one) for one in before], [asdict(one) for one in lines]
    audit.record("rating scale set", by=by, at=at, subject="ratings", before={"scale": old}, after={"scale": new})
    return True

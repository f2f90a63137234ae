"""The scales that objectives are rated on, with their steps, the best first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answerable.assessments.queries.answers import Step
from answerable.plans.models import Rating, RatingScale


@dataclass(frozen=True)
class Scale:
    """A scale with its steps in order, the best first. The office's first scale has no name of its own in old files."""

    code: str
    title: str
    meaning: str
    in_use: bool
    steps: tuple[Step, ...]

    def step(self, code: str) -> Step | None:
        return next((one for one in self.steps if one.code == code), None)


UNNAMED = "The office's ratings"


def scales() -> tuple[Scale, ...]:
    """Every scale, in order. Ratings that belong to no scale are one of their own, in use as long as no scale is held."""
    held = list(RatingScale.objects.order_by("position", "pk"))
    by_scale: dict[int | None, list[Rating]] = {}
    for one in Rating.objects.order_by("position", "pk"):
        by_scale.setdefault(one.scale_id, []).append(one)
    named = [Scale(one.code, one.title, one.meaning, one.in_use, _steps(by_scale.get(one.pk, ()), one)) for one in held]
    unnamed = by_scale.get(None, [])
    if unnamed:
        in_use = not any(one.steps for one in named)
        named.append(Scale("", UNNAMED, "", in_use, _steps(unnamed, None)))
    return tuple(named)


def in_use() -> Scale | None:
    """The scale that the office judges on: the first in use; None where it has switched ratings off."""
    return next((one for one in scales() if one.in_use and one.steps), None)


def _steps(ratings: Iterable[Rating], scale: RatingScale | None) -> tuple[Step, ...]:
    return tuple(step_of(one, scale) for one in ratings)


def step_of(rating: Rating, scale: RatingScale | None) -> Step:
    """A step; the caller brings its scale, so that nothing is asked for it."""
    title, code = (scale.title, scale.code) if scale else ("", "")
    return Step(rating.code, rating.word, rating.meaning, rating.shape, title, code)


def ranks(all_scales: Iterable[Scale]) -> Mapping[str, int]:
    """How far each step lies from the best of its scale, by its code."""
    return {step.code: place for scale in all_scales for place, step in enumerate(scale.steps)}

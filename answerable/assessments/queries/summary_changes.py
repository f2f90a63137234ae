"""What changed for each objective between two reports: how it stands, how it was rated, and what was done."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from answerable.assessments.queries.answers import Judged, ObjectiveStanding, Step
from answerable.assessments.queries.standing import standing
from answerable.assessments.queries.summary import Change
from answerable.decisions.queries import objectives as decisions
from answerable.measures.models import Observation
from answerable.plans.models import Evidence, Plan
from answerable.plans.queries import delivery
from answerable.recommendations.queries import standing as recommendations

type Happened = tuple[int, date, str]
"""The objective, the day, and one sentence of what happened."""


def _delivered(keys: Collection[int]) -> Iterator[Happened]:
    """What changed of the work; an account tells of a whole time, and is no change on a day."""
    for one in delivery.for_objective(keys):
        if one.kind != "account":
            yield one.objective_id, one.day, one.heading


def _recommended(keys: Collection[int]) -> Iterator[Happened]:
    for one in recommendations.for_objective(keys):
        yield one.objective_id, one.day, one.heading


def _decided(keys: Collection[int]) -> Iterator[Happened]:
    for one in decisions.for_objective(keys):
        if one.day:
            yield one.objective_id, one.day, f"Decision {one.reference}: {one.title}" if one.reference else one.title


TOLD_BY: tuple[Callable[[Collection[int]], Iterable[Happened]], ...] = (_delivered, _recommended, _decided)
"""The parts that are asked what happened to objectives."""
MOST_NAMED = 4


def changes(
    plan: Plan, live: Sequence[ObjectiveStanding], *, since: date | None, day: date
) -> Mapping[int, tuple[Change, ...]]:
    """By objective, those without a day first, then the oldest; nothing where no earlier report is named."""
    if since is None:
        return {}
    before = {one.objective.key: one for one in standing(plan, day=since)}
    keys = [one.objective.key for one in live]
    happened, told = _happened(keys, since, day), _told(keys, since, day)
    return {
        key: (*_stood(before.get(key), one), *told.get(key, ()), *happened.get(key, ()))
        for key, one in zip(keys, live, strict=True)
    }


def _stood(before: ObjectiveStanding | None, now: ObjectiveStanding) -> Iterator[Change]:
    """How it stands now beside how it stood."""
    if before is None:
        yield Change(None, "New in the plan.")
        return
    if before.computed.performance != now.computed.performance:
        yield Change(
            None,
            f"The computed status went from “{before.computed.performance.words}” to “{now.computed.performance.words}”.",
        )
    if now.published and now.published != before.published:
        was = f" (before: {before.published.step.word})" if before.published else ""
        yield Change(now.published.on, f"Rated {now.published.step.word} by the {now.published.by}{was}.")
    if now.judgement and (before.judgement is None or before.judgement.key != now.judgement.key):
        yield Change(now.judgement.as_at, _judged(before.judgement, now.judgement))


def _judged(before: Judged | None, now: Judged) -> str:
    was, word = _word(before.step) if before else "", _word(now.step)
    return f"Judged{f' {word}' if word else ''} by the {now.judge_role}{f' (before: {was})' if was else ''}."


def _word(step: Step | None) -> str:
    """The word of a step; none where the office publishes no ratings."""
    return step.word if step else ""


def _told(keys: Sequence[int], since: date, day: date) -> Mapping[int, tuple[Change, ...]]:
    """The measures of which papers told figures between the two days."""
    told = Observation.objects.filter(measure_id=OuterRef("measure_id"), as_at__gt=since, as_at__lte=day)
    rows = Evidence.objects.filter(Exists(told), objective__in=keys).order_by("objective", "position", "pk")
    found: dict[int, list[str]] = {}
    for key, title in rows.values_list("objective_id", "measure__title"):
        found.setdefault(key, []).append(title)
    return {key: (Change(None, f"New figures: {_few(titles)}."),) for key, titles in found.items()}


def _few(titles: Sequence[str]) -> str:
    rest = len(titles) - MOST_NAMED
    return f"{'; '.join(titles[:MOST_NAMED])}{f'; and {rest:,} more' if rest > 0 else ''}"


def _happened(keys: Sequence[int], since: date, day: date) -> Mapping[int, tuple[Change, ...]]:
    found: dict[int, list[Change]] = {}
    entries = [entry for told_by in TOLD_BY for entry in told_by(keys)]
    for key, on, words in sorted(entries, key=lambda one: one[1]):
        if since < on <= day:
            found.setdefault(key, []).append(Change(on, f"{words.rstrip('.')}."))
    return {key: tuple(changed) for key, changed in found.items()}

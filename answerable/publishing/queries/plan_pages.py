"""Builds the pages of plans, priorities and objectives."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.plans.models import Objective, Plan, Priority, PublishedRating, Rating
from answerable.publishing import addresses
from answerable.publishing.pages.judgements import JudgementsPage
from answerable.publishing.pages.parts import Count, Mark, MeasureLine, ObjectiveLine, PriorityPart, Ref
from answerable.publishing.pages.plans import ObjectivePage, PlanPage, PlansPage, PriorityPage, Rated
from answerable.publishing.pages.recommendations import RecommendationEntry
from answerable.publishing.pages.threads import Thread
from answerable.publishing.queries.judgements import Judgements
from answerable.publishing.queries.measure_pages import Measures
from answerable.publishing.queries.priority_measures import evidence
from answerable.publishing.queries.record import Record

type PlanPages = Iterator[tuple[str, PlansPage | PlanPage | PriorityPage | ObjectivePage | JudgementsPage]]


@dataclass(frozen=True)
class Around:
    """What stands round the objectives, by their keys: how they stand, the decisions that serve them, what is recommended."""

    judged: Judgements = field(default_factory=Judgements)
    decisions: Mapping[int, tuple[Ref, ...]] = field(default_factory=dict)
    recommendations: Mapping[int, tuple[RecommendationEntry, ...]] = field(default_factory=dict)
    threads: Mapping[int, Thread] = field(default_factory=dict)


def pages(record: Record, built: Measures, around: Around) -> PlanPages:
    """All pages of all plans."""
    plans = [plan_page(plan, record, around.judged) for plan in record.plans]
    yield addresses.PLANS, PlansPage(tuple(plans))
    for plan, page in zip(record.plans, plans, strict=True):
        yield page.path, page
        if overview := around.judged.plans.get(plan.pk):
            yield addresses.judgements(plan.code), overview
        yield from _priorities(plan, page, record)
        yield from _objectives(plan, record, built, around)


def plan_page(plan: Plan, record: Record, judged: Judgements) -> PlanPage:
    """A plan with the ratings of its objectives counted."""
    objectives = record.objectives[plan.pk]
    return PlanPage(
        code=plan.code,
        title=plan.title,
        path=addresses.plan(plan.code),
        start=plan.start,
        end=plan.end,
        status=plan.status,
        note=plan.note,
        paper=record.papers.ref(plan.source.code, plan.source.title) if plan.source else None,
        counts=counts(objectives, record),
        unrated=sum(not record.ratings.get(one.pk) for one in objectives) if record.rates else 0,
        priorities=tuple(_part(plan, one, record) for one in record.priorities.get(plan.pk, ())),
        objectives=tuple(_line(plan, one, record) for one in objectives if one.priority_id is None),
        judgements=judgements_ref(plan, judged),
    )


def judgements_ref(plan: Plan, judged: Judgements) -> Ref | None:
    """Where the overview of a plan stands; None for one that is over."""
    words = "How each objective stands: published, computed and judged"
    return Ref(words, addresses.judgements(plan.code)) if plan.pk in judged.plans else None


def counts(objectives: Sequence[Objective], record: Record) -> tuple[Count, ...]:
    """How many objectives have each rating, in the order of the scale; only those that any has."""
    latest = [record.ratings[one.pk][-1].rating for one in objectives if record.ratings.get(one.pk)]
    number = Counter(rating.pk for rating in latest)
    steps = sorted({rating.pk: rating for rating in latest}.values(), key=lambda rating: rating.position)
    return tuple(Count(mark(rating), number[rating.pk]) for rating in steps)


def mark(rating: Rating) -> Mark:
    return Mark(rating.word, rating.shape, rating.meaning)


def _part(plan: Plan, priority: Priority, record: Record) -> PriorityPart:
    mine = [one for one in record.objectives[plan.pk] if one.priority_id == priority.pk]
    return PriorityPart(
        code=priority.code,
        title=priority.title,
        path=addresses.priority(plan.code, priority.code),
        summary=priority.summary,
        counts=counts(mine, record),
        objectives=tuple(_line(plan, one, record) for one in mine),
    )


def _line(plan: Plan, objective: Objective, record: Record) -> ObjectiveLine:
    ratings = record.ratings.get(objective.pk, ())
    return ObjectiveLine(
        code=objective.code,
        title=objective.title,
        path=addresses.objective(plan.code, objective.code),
        rating=mark(ratings[-1].rating) if ratings else None,
        measures=len(record.evidence.get(objective.pk, ())),
    )


def _priorities(plan: Plan, page: PlanPage, record: Record) -> PlanPages:
    refs = [Ref(f"{one.code}. {one.title}", one.path) for one in page.priorities]
    measured = {one.code for one in record.priorities.get(plan.pk, ()) if evidence(plan, one, record)}
    for number, one in enumerate(page.priorities):
        path = addresses.priority_measures(plan.code, one.code)
        measures = Ref("All measures of this priority, those that changed first", path)
        mine = measures if one.code in measured else None
        yield one.path, PriorityPage(Ref(page.title, page.path), one, *_neighbours(refs, number), mine)


def _objectives(plan: Plan, record: Record, built: Measures, around: Around) -> PlanPages:
    objectives = record.objectives[plan.pk]
    refs = [Ref(f"{one.code} {one.title}", addresses.objective(plan.code, one.code)) for one in objectives]
    priorities = {
        one.pk: Ref(f"{one.code}. {one.title}", addresses.priority(plan.code, one.code))
        for one in record.priorities.get(plan.pk, ())
    }
    for number, one in enumerate(objectives):
        previous, following = _neighbours(refs, number)
        evidence = record.evidence.get(one.pk, ())
        ratings = record.ratings.get(one.pk, ())
        yield (
            refs[number].path,
            ObjectivePage(
                plan=Ref(plan.title, addresses.plan(plan.code)),
                priority=_priority_of(one, priorities),
                code=one.code,
                title=one.title,
                summary=one.summary,
                line=one.source_line,
                ratings=tuple(_rated(row, record) for row in ratings),
                measures=tuple(_evidence(evidence, built.lines)),
                papers=tuple(_papers(plan, ratings, evidence, record)),
                previous=previous,
                next=following,
                rates=record.rates,
                standing=around.judged.stands.get(one.pk),
                judgements=around.judged.history.get(one.pk, ()),
                decisions=around.decisions.get(one.pk, ()),
                recommendations=around.recommendations.get(one.pk, ()),
                thread=around.threads.get(one.pk, Thread()),
            ),
        )


def _priority_of(objective: Objective, priorities: Mapping[int, Ref]) -> Ref | None:
    return priorities.get(objective.priority_id) if objective.priority_id else None


def _neighbours(refs: Sequence[Ref], number: int) -> tuple[Ref | None, Ref | None]:
    before = refs[number - 1] if number else None
    return before, refs[number + 1] if number + 1 < len(refs) else None


def _evidence(keys: Sequence[int], lines: Mapping[int, MeasureLine]) -> Iterator[MeasureLine]:
    return (lines[key] for key in keys)


def _rated(row: PublishedRating, record: Record) -> Rated:
    paper = record.papers.ref(row.source.code, row.source.title)
    return Rated(mark(row.rating), row.rated_on, row.rated_by, paper, row.line)


def _papers(plan: Plan, ratings: Sequence[PublishedRating], evidence: Sequence[int], record: Record) -> Iterator[Ref]:
    """The papers that state, rate or measure the objective, the newest first."""
    wanted = {row.source.code for row in ratings} | ({plan.source.code} if plan.source else set())
    for key in evidence:
        held = (one for series in record.series[key] for figure in series.figures for one in figure.held)
        wanted |= {place.source for one in held for place in one.places}
    return (record.papers.ref(code, source.title) for code, source in record.sources.items() if code in wanted)

"""Builds what pages say of how objectives stand: what papers published, what the rules make of the record, what was judged."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.assessments.models import Judgement
from answerable.assessments.queries.answers import Judged, ObjectiveStanding, Step
from answerable.assessments.queries.judgements import judged, with_all
from answerable.assessments.queries.standing import standing
from answerable.calc.status.answer import Considered, Performance, Spoken, Status
from answerable.plans.models import Plan
from answerable.publishing import addresses
from answerable.publishing.pages.judgements import (
    Computed,
    JudgementPart,
    JudgementRow,
    JudgementsPage,
    RuleSaid,
    Standing,
    Weighed,
)
from answerable.publishing.pages.parts import Mark, Ref
from answerable.publishing.queries.record import Record

NOT_SHOWN = "A measure whose numbers are too small to be shown was looked at."


@dataclass(frozen=True)
class Judgements:
    """How every objective stands, by its key, with its history; `plans` are those in force, by key."""

    stands: Mapping[int, Standing] = field(default_factory=dict)
    history: Mapping[int, tuple[JudgementPart, ...]] = field(default_factory=dict)
    plans: Mapping[int, JudgementsPage] = field(default_factory=dict)


def judgements(record: Record) -> Judgements:
    """As known on the record's day. Rules speak of plans that are in force then; what was judged stays, whatever became of the plan."""
    measures = {one.code: Ref(one.title, addresses.measure(one.code)) for one in record.measures}
    secret = {one.code for one in record.measures if record.hidden.get(one.pk)}
    stands: dict[int, Standing] = {}
    plans: dict[int, JudgementsPage] = {}
    for plan in record.plans:
        if _in_force(plan, record):
            found = standing(plan, day=record.known_on)
            stands |= {one.objective.key: _standing(one, measures, secret) for one in found}
            plans[plan.pk] = _overview(plan, found, record, stands)
    return Judgements(stands, _history(), plans)


def _in_force(plan: Plan, record: Record) -> bool:
    return (plan.end is None or plan.end >= record.known_on) and bool(record.objectives[plan.pk])


def _standing(one: ObjectiveStanding, measures: Mapping[str, Ref], secret: Collection[str]) -> Standing:
    computed = _computed(one, measures, secret)
    hushed = any(considered.measure in secret for considered in one.computed.considered)
    why = one.why if not hushed else "Why they differ rests on numbers too small to be shown." if one.differs else ""
    return Standing(computed, one.difference.how.words, one.differs, why, _example(one, why, measures))


def _example(one: ObjectiveStanding, why: str, measures: Mapping[str, Ref]) -> Ref | None:
    """The measure that the reason names."""
    foremost = one.computed.foremost
    return measures.get(foremost.measure) if foremost and foremost.words in why else None


def _computed(one: ObjectiveStanding, measures: Mapping[str, Ref], secret: Collection[str]) -> Computed:
    status = one.computed
    hushed = any(considered.measure in secret for considered in status.considered)
    return Computed(
        as_at=status.as_at,
        performance=status.performance.words,
        delivery=status.delivery.words,
        strength=status.strength.words,
        clause=status.clause,
        suggested=mark(one.suggested) if one.suggested else None,
        rules=status.rules,
        weighed=tuple(_weighed(considered, measures, secret) for considered in status.considered),
        said=tuple(_said(rule, hushed=hushed) for rule in status.spoken),
        cannot=_cannot(status),
    )


def _cannot(status: Status) -> bool:
    return status.performance is Performance.CANNOT


def _weighed(one: Considered, measures: Mapping[str, Ref], secret: Collection[str]) -> Weighed:
    """What was looked at; of a measure with figures that are not shown neither its words nor its side."""
    if one.measure in secret:
        return Weighed(NOT_SHOWN, "Not said", "", measures.get(one.measure))
    return Weighed(one.words, one.weight.words, one.why, measures.get(one.measure))


def _said(one: Spoken, *, hushed: bool) -> RuleSaid:
    return RuleSaid(one.question.value, one.words, "" if hushed else one.because, one.decided)


def mark(step: Step) -> Mark:
    return Mark(step.word, step.shape, step.meaning)


def _overview(
    plan: Plan, found: Sequence[ObjectiveStanding], record: Record, stands: Mapping[int, Standing]
) -> JudgementsPage:
    rows = tuple(_row(plan, one, stands[one.objective.key], record.rates) for one in found)
    return JudgementsPage(Ref(plan.title, addresses.plan(plan.code)), record.known_on, rows, record.rates)


def _row(plan: Plan, one: ObjectiveStanding, stands: Standing, rates: bool) -> JudgementRow:
    about = one.objective
    return JudgementRow(
        objective=Ref(f"{about.code} {about.title}", addresses.objective(plan.code, about.code)),
        published=mark(one.published.step) if one.published and rates else None,
        judged=mark(one.judgement.step) if one.judgement else None,
        performance=stands.computed.performance,
        suggested=stands.computed.suggested,
        strength=stands.computed.strength,
        beside=stands.beside if rates else "",
        differs=stands.differs and rates,
        why=stands.why if rates else "",
        cannot=stands.computed.cannot,
        example=stands.example if rates else None,
    )


def _history() -> Mapping[int, tuple[JudgementPart, ...]]:
    """Every judgement of every objective, the oldest first. One query."""
    found: dict[int, list[JudgementPart]] = defaultdict(list)
    for row in with_all(Judgement.objects.all()).order_by("pk"):
        found[row.objective_id].append(_part(judged(row)))
    return {key: tuple(parts) for key, parts in found.items()}


def _part(one: Judged) -> JudgementPart:
    return JudgementPart(
        mark=mark(one.step),
        as_at=one.as_at,
        judge=one.judge,
        reason=one.reason,
        performance=one.computed.performance.words,
        suggested=mark(one.suggested) if one.suggested else None,
        differs=one.differs,
        differs_because=one.differs_because,
        made_on=one.made_at.date(),
    )

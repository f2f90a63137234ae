"""Puts a strategic summary together from the record as it was known on its day. Nothing of it is typed twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.assessments.models import Summary
from answerable.assessments.queries.answers import Judged, ObjectiveStanding, Published
from answerable.assessments.queries.standing import standing
from answerable.assessments.queries.summary import (
    KeyMeasure,
    LiveRecommendation,
    SummaryJudgement,
    SummaryObjective,
    SummaryPage,
    SummaryPriority,
    SummaryRating,
    SummaryScale,
    told_since,
)
from answerable.assessments.queries.summary_changes import changes
from answerable.assessments.queries.summary_scales import printed_scales
from answerable.bodies.queries import body
from answerable.calc.periods import printed as period_words
from answerable.calc.status.answer import Considered, Question, Spoken, Weight
from answerable.kit.wording import british_date, counted, value_words
from answerable.measures.models import Measure
from answerable.measures.queries.cited import Cited, Line, Run, cited
from answerable.measures.queries.held import Figure, Series, series_of_many
from answerable.measures.queries.judged import ordered
from answerable.measures.queries.pages import held_words
from answerable.plans.models import Plan
from answerable.recommendations.models import Recommendation
from answerable.recommendations.queries.deadline_words import due_day

MOST_MEASURES = 3
"""So many key measures are told of an objective: those that weigh first."""
_WEIGHS = {Weight.AGAINST: 0, Weight.FOR: 1, Weight.NEITHER: 2, Weight.LEFT_OUT: 3}


def build(kept: Summary, standings: Sequence[ObjectiveStanding] | None = None) -> SummaryPage:
    """The summary as it reads now: a draft, or what a submission would freeze. `standings` are those of its day, if held already."""
    plan, day, since = kept.plan, kept.as_at, told_since(kept)
    live = standing(plan, day=day) if standings is None else standings
    objectives = _objectives(plan, live, day, since)
    opening, narratives = _texts(kept, plan, day)
    office = body()
    return SummaryPage(
        title=kept.title,
        office=office.name if office else "",
        force=office.force if office else "",
        plan=plan.code,
        plan_title=plan.title,
        as_at=day,
        since=since,
        opening=opening,
        priorities=_priorities(plan, live, objectives, narratives),
        scales=_scales(live),
        rules=live[0].computed.rules if live else "",
        left_out=_left_out(plan, day),
    )


def _left_out(plan: Plan, day: date) -> tuple[str, ...]:
    """The objectives that a variation had left out by the day."""
    rows = plan.objectives.filter(ended_on__lte=day).order_by("position", "pk")
    return tuple(
        f"{one.code} {one.title}: since {british_date(one.ended_on)}.{f' {one.ended_because}' if one.ended_because else ''}"
        for one in rows
    )


def _texts(kept: Summary, plan: Plan, day: date) -> tuple[Cited, Mapping[str, Cited]]:
    """The opening and the narratives, their figures numbered through: one number for one figure."""
    codes = list(plan.priorities.order_by("position", "pk").values_list("code", flat=True))
    texts = [cited(kept.opening, day), *(cited(str(kept.narratives.get(code, "")), day) for code in codes)]
    numbers: dict[int, int] = {}
    opening, *narratives = [_numbered(text, numbers) for text in texts]
    return opening, dict(zip(codes, narratives, strict=True))


def _numbered(text: Cited, numbers: dict[int, int]) -> Cited:
    def again(run: Run) -> Run:
        if run.figure is None:
            return run
        return replace(run, number=numbers.setdefault(run.figure.key, len(numbers) + 1))

    return Cited(tuple(Line(line.kind, tuple(again(run) for run in line.runs)) for line in text.lines))


def _priorities(
    plan: Plan,
    live: Sequence[ObjectiveStanding],
    objectives: Mapping[int, SummaryObjective],
    narratives: Mapping[str, Cited],
) -> tuple[SummaryPriority, ...]:
    """Each priority in the order of the plan; objectives without one stand under the plan itself."""
    named = [(one.code, one.title) for one in plan.priorities.order_by("position", "pk")]
    rest = [("", plan.title)] if any(not one.objective.priority for one in live) else []
    return tuple(
        SummaryPriority(
            code,
            title,
            narratives.get(code, Cited(())),
            tuple(objectives[one.objective.key] for one in live if one.objective.priority == code),
        )
        for code, title in [*named, *rest]
    )


def _objectives(
    plan: Plan, live: Sequence[ObjectiveStanding], day: date, since: date | None
) -> Mapping[int, SummaryObjective]:
    keys = [one.objective.key for one in live]
    changed = changes(plan, live, since=since, day=day)
    owed = _recommendations(keys, day)
    key_facts = {one.objective.key: _key_facts(one) for one in live}
    measures = _measures({fact.measure for facts in key_facts.values() for fact in facts}, day)
    return {
        key: replace(
            _objective(one),
            changes=changed.get(key, ()),
            recommendations=tuple(owed.get(key, ())),
            measures=tuple(
                _key_measure(fact, measures[fact.measure]) for fact in key_facts[key] if fact.measure in measures
            ),
        )
        for key, one in zip(keys, live, strict=True)
    }


def _objective(one: ObjectiveStanding) -> SummaryObjective:
    rule = _rule(one)
    return SummaryObjective(
        code=one.objective.code,
        title=one.objective.title,
        rating=_rating(one.published) if one.published else None,
        performance=one.computed.performance,
        reason=one.computed.clause,
        strength=one.computed.strength,
        suggested=one.suggested,
        judgement=_judgement(one.judgement) if one.judgement else None,
        difference=one.difference,
        delivery=one.computed.delivery,
        work=_work(one),
        rule=rule.rule if rule else "",
        rule_words=rule.words if rule else one.computed.clause,
    )


def _rule(one: ObjectiveStanding) -> Spoken | None:
    """The rule that decided how it performs."""
    told = one.computed.spoken
    return next((said for said in told if said.decided and said.question == Question.PERFORMANCE), None)


def _rating(one: Published) -> SummaryRating:
    return SummaryRating(one.step, one.on, one.by, one.source_title)


def _judgement(one: Judged) -> SummaryJudgement:
    return SummaryJudgement(one.step, one.as_at, one.judge, one.reason, one.differs_because)


def _work(one: ObjectiveStanding) -> str:
    """How many pieces of work there are, how many are done and late, and how often a date was moved; empty without any."""
    counts = one.counts
    if not counts.deliverables:
        return ""
    said = [f"{counts.deliverables_done:,} of {counted(counts.deliverables, 'piece')} of work done"]
    if counts.deliverables_late:
        said.append(f"{counts.deliverables_late:,} late")
    if counts.slips:
        said.append(f"a date moved {counted(counts.slips, 'time')}")
    return ", ".join(said)


def _key_facts(one: ObjectiveStanding) -> list[Considered]:
    """The facts of measures that weigh most, one a measure."""
    facts = {fact.measure: fact for fact in reversed(one.computed.considered) if fact.measure}
    order = [fact.measure for fact in one.computed.considered]
    found = sorted(facts.values(), key=lambda fact: (_WEIGHS[fact.weight], order.index(fact.measure)))
    return found[:MOST_MEASURES]


@dataclass(frozen=True)
class _Last:
    """The last figure of a measure in words; `briefly` is how a sentence might say it."""

    title: str
    value: str = ""
    briefly: str = ""
    period: str = ""


def _measures(codes: Iterable[str], day: date) -> Mapping[str, _Last]:
    """The last figure known on the day, by the code of the measure; without measures whose last figure is too small to be told."""
    measures = list(Measure.objects.filter(code__in=list(codes)))
    held = series_of_many(measures, day) if measures else {}
    office = body()
    home = office.area_code if office else ""
    found = {}
    for one in measures:
        figure = _newest(ordered(held[one.pk], home), home)
        if figure is None or figure.best.value is None:
            found[one.code] = _Last(one.title)
        elif not 0 <= figure.best.value < one.suppress_below:
            value, briefly = held_words(figure.best, one.unit), value_words(figure.best.value, one.unit, brief=True)
            found[one.code] = _Last(one.title, value, briefly, period_words(figure.period))
    return found


def _newest(series: Sequence[Series], home: str) -> Figure | None:
    """The newest figure of the whole of the body's own area; None where there are only parts, or papers contradict it."""
    whole = [one for one in series[:1] if not one.breakdown and home in ("", one.area)]
    figures = [figure for one in whole for figure in one.figures if figure.current]
    return figures[-1] if figures and not figures[-1].disputed else None


def _key_measure(fact: Considered, last: _Last) -> KeyMeasure:
    sentence = fact.words.removeprefix(f"{last.title}:").strip()
    ways = (last.value.lstrip("+−"), last.briefly.lstrip("+−"))
    is_told = any(way.casefold() in sentence.casefold() for way in ways if way)
    return KeyMeasure(fact.measure, last.title, sentence, last.value, last.period, is_told)


def _recommendations(keys: Sequence[int], day: date) -> Mapping[int, list[LiveRecommendation]]:
    """What was made by the day and is still live, by objective, those due first."""
    rows = Recommendation.objects.live().filter(objective__in=keys, report__published__lte=day)
    found: dict[int, list[LiveRecommendation]] = {}
    for row in rows.select_related("report").order_by("report__published", "report", "position", "pk"):
        due = due_day(row)
        late = due is not None and due < day and row.state in Recommendation.WORK
        line = LiveRecommendation(row.title, row.report.title, row.number, row.get_state_display(), due, late)
        found.setdefault(row.objective_id or 0, []).append(line)
    return {key: sorted(lines, key=lambda one: one.due or date.max) for key, lines in found.items()}


def _scales(live: Sequence[ObjectiveStanding]) -> tuple[SummaryScale, ...]:
    """The scales whose steps are shown, and the one in use."""
    steps = [
        step
        for one in live
        for step in (
            one.published.step if one.published else None,
            one.judgement.step if one.judgement else None,
            one.suggested,
        )
    ]
    return printed_scales({step.scale_code for step in steps if step})

"""The facts of every objective of a plan as at a day, in a constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.assessments.queries.moving import asked, movement
from answerable.assessments.queries.showing import Said, said, shown
from answerable.assessments.queries.work import Asked as Recommended
from answerable.assessments.queries.work import recommendations, work
from answerable.calc.status.facts import Facts, MeasureFact, Work
from answerable.evidence.models import Finding
from answerable.measures.models import Measure
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.currency import Currency, currency
from answerable.measures.queries.held import Series, series_of_many
from answerable.measures.queries.judged import Judged, ground, judged_of_many
from answerable.plans.models import Evidence, Objective, Plan


@dataclass(frozen=True)
class Gathered:
    """What is held of the measures of a plan: judged, with their series, how fresh they are, and findings on their figures."""

    judged: Mapping[int, Judged]
    series: Mapping[int, Sequence[Series]]
    currency: Mapping[int, Currency]
    findings: Mapping[int, int]
    doubts: Mapping[int, int]
    said: Said
    since: date | None


def facts(
    plan: Plan, objectives: Collection[Objective], day: date, held: Gathered | None = None
) -> Mapping[int, Facts]:
    """The facts of objectives of a plan by their key, as they were known on the day. `held` is what was gathered already."""
    keys = [one.pk for one in objectives]
    linked = evidence(keys)
    held = held or gathered(plan, {one.pk: one for many in linked.values() for one in many}, day)
    owed, told = work(keys, day), recommendations(keys, day)
    return {
        one.pk: _facts(
            one, linked.get(one.pk, ()), held, day, owed.get(one.pk, Work()), told.get(one.pk, Recommended())
        )
        for one in objectives
    }


def evidence(objectives: Sequence[int]) -> Mapping[int, Sequence[Measure]]:
    """The measures that are evidence for objectives, by objective."""
    found: dict[int, list[Measure]] = defaultdict(list)
    rows = Evidence.objects.filter(objective__in=objectives).select_related("measure__subject")
    for one in rows.order_by("position", "pk"):
        found[one.objective_id].append(one.measure)
    return found


def gathered(plan: Plan, measures: Mapping[int, Measure], day: date) -> Gathered:
    """What is held of measures by their key, in a constant number of queries."""
    many, found = list(measures.values()), _findings(list(measures), day)
    series = series_of_many(many, day)
    return Gathered(
        judged=judged_of_many(many, series, ground(home_area(), day)),
        series=series,
        currency=currency(list(measures), day),
        findings=Counter(measure for measure, _ in found),
        doubts=Counter(measure for measure, severity in found if severity == Finding.Severity.HIGH),
        said=said(plan),
        since=plan.start,
    )


def _findings(measures: Collection[int], day: date) -> list[tuple[int, str]]:
    """Measure and severity of each finding that nobody settled on its figures, in papers published by the day."""
    rows = Finding.objects.unsettled().filter(document__published__lte=day, places__claim__measure__in=measures)
    pairs = set(rows.order_by().values_list("pk", "places__claim__measure", "severity"))
    return [(measure, severity) for _, measure, severity in pairs]


def _facts(
    objective: Objective, measures: Sequence[Measure], held: Gathered, day: date, owed: Work, told: Recommended
) -> Facts:
    return Facts(
        objective=objective.code,
        as_at=day,
        measures=tuple(measure_fact(one, objective.pk, held) for one in measures),
        work=owed,
        recommendations=told.live,
        recommendations_late=told.late,
        causes_of_concern=told.of_concern,
    )


def measure_fact(measure: Measure, objective: int, held: Gathered) -> MeasureFact:
    """One measure as evidence for one objective."""
    how, series = held.judged[measure.pk], held.series[measure.pk]
    figures = [figure for one in series for figure in one.figures if figure.current]
    with_value = [one for one in figures if one.best.value is not None]
    shows = shown(measure, objective, held.said)
    moves, standard = movement(measure, how.told, held.since), asked(how.told)
    fresh = held.currency.get(measure.pk)
    lines = [line for line in how.told.lines if line.known]
    return MeasureFact(
        code=measure.code,
        title=measure.title,
        shows=shows.shows,
        shows_because=shows.because,
        direction=measure.direction,
        figures=len(with_value),
        last=max((one.period.end for one in with_value), default=None),
        sentence=how.sentences[0] if how.sentences else "",
        way=moves.way,
        basis=moves.basis,
        size=moves.size,
        moved=moves.words,
        between=moves.between,
        against=standard.against,
        asked=standard.words,
        short=standard.short,
        compared=bool(how.told.beside),
        disputed=bool(lines) and all(line.newest.rivals for line in lines),
        overdue=fresh.overdue if fresh else 0,
        findings=held.findings.get(measure.pk, 0),
        doubts=held.doubts.get(measure.pk, 0),
        stands_for_good=standard.for_good,
    )

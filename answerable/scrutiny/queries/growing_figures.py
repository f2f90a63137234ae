"""Lines of enquiry that grow from figures: signals, findings in papers, and ratings that differ from their evidence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from answerable.assessments.queries.answers import ObjectiveStanding
from answerable.assessments.queries.standing import of_objectives
from answerable.calc.citing import citation
from answerable.calc.periods import Period
from answerable.calc.sentences.phrases import when
from answerable.evidence.models import Finding
from answerable.kit.wording import british_date
from answerable.measures.models import Measure, Signal
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.held import Figure, Series, series_of_many
from answerable.plans.models import Objective, Plan
from answerable.scrutiny.models import LineOfEnquiry
from answerable.scrutiny.queries.growing_keys import finding_key, key_of, signal_key
from answerable.scrutiny.queries.growing_words import Proposed, escaped
from answerable.scrutiny.queries.moments import ended
from answerable.scrutiny.queries.moments_of_measures import RULES
from answerable.scrutiny.queries.restricted_papers import restricted_papers

Origin = LineOfEnquiry.Origin
MOST_CITED = 3
"""So many of an objective's measures are told beside a rating that differs from them."""
GRAVEST = (Finding.Severity.HIGH, Finding.Severity.MEDIUM)


def from_differing(objectives: Sequence[Objective], measures: Sequence[Measure], day: date) -> Iterator[Proposed]:
    """Objectives whose rating says otherwise than the evidence, with the newest figures of their measures."""
    plans = {one.plan_id: one.plan for one in objectives}
    standings = [(plan, one) for plan in plans.values() for one in _standing(plan, objectives, day) if one.differs]
    latest = _latest(series_of_many(measures, day), measures) if standings else {}
    titled = {one.code: one.title for one in measures}
    for plan, one in standings:
        told = [latest[fact] for fact in _codes(one) if fact in latest][:MOST_CITED]
        titles = [titled[fact] for fact in _codes(one) if fact in latest]
        yield Proposed(
            question=f"What explains that “{one.objective.title}” is rated otherwise than its figures suggest?",
            why=" ".join([ended(escaped(_without_figures(one.why, titles))), *told]),
            origin=Origin.DIFFERS,
            origin_key=key_of("differs", plan.code, one.objective.code, _rated_on(one)),
            origin_address=reverse("assessments:objective", args=[plan.code, one.objective.code]),
        )


def _standing(plan: Plan, objectives: Sequence[Objective], day: date) -> tuple[ObjectiveStanding, ...]:
    return of_objectives(plan, [one for one in objectives if one.plan_id == plan.pk], day)


def _rated_on(one: ObjectiveStanding) -> str:
    """The day of the rating: a later one that differs is another question."""
    if one.judgement:
        return one.judgement.as_at.isoformat()
    return one.published.on.isoformat() if one.published else ""


def _without_figures(why: str, titles: Sequence[str]) -> str:
    """Why a rating differs, up to the first measure whose figure is cited after it anyway."""
    for title in titles:
        why = why.partition(f" {title}:")[0]
    return why


def _codes(one: ObjectiveStanding) -> list[str]:
    return [fact.measure for fact in one.computed.considered if fact.measure]


def _latest(held: Mapping[int, Sequence[Series]], measures: Sequence[Measure]) -> Mapping[str, str]:
    """ "Recorded crime: {recorded-crime latest}." of each measure whose newest figure can be cited, by its code."""
    found = {}
    for measure in measures:
        newest = _newest(held.get(measure.pk, ()))
        if newest:
            found[measure.code] = (
                f"{escaped(measure.title)}: {citation(measure.code, newest.period)} {when(newest.period)}."
            )
    return found


def _newest(series: Sequence[Series]) -> Figure | None:
    whole = _whole(series)
    figures = [one for one in whole.figures if _may_be_cited(one)] if whole else []
    return figures[-1] if figures else None


def _whole(series: Sequence[Series]) -> Series | None:
    """The series of the body's own area, all its parts together."""
    home = home_area()
    return next((one for one in series if one.area == home and not one.breakdown), None)


def _may_be_cited(one: Figure) -> bool:
    return bool(one.current) and not one.disputed and one.best.value is not None


def from_signals(measures: Sequence[Measure], day: date) -> Iterator[Proposed]:
    """The newest signal of each measure that is for the worse, or worth a look, and that nobody has explained."""
    rows = Signal.objects.found().filter(
        measure__in=measures, area__code=home_area(), breakdown="", rule__in=RULES, period_end__lte=day
    )
    rows = rows.exclude(verdict=Signal.Verdict.BETTER).exclude(state=Signal.State.EXPLAINED)
    newest: dict[int, Signal] = {}
    for row in rows.select_related("measure").order_by("period_end", "pk"):
        newest[row.measure_id] = row
    held = series_of_many([one.measure for one in newest.values()], day) if newest else {}
    for row in newest.values():
        yield _of_signal(row, held.get(row.measure_id, ()))


def _of_signal(row: Signal, held: Sequence[Series]) -> Proposed:
    title, rule = escaped(row.measure.title), RULES[row.rule]
    period = when(Period(row.period_start, row.period_end))
    worse = " for the worse" if row.verdict == Signal.Verdict.WORSE else ""
    return Proposed(
        question=f"What lies behind {row.measure.title} being {rule} {period}, and what is done about it?",
        why=f"{title} was {rule}{worse} {period}{_figure(row, held)}.",
        origin=Origin.SIGNAL,
        origin_key=signal_key(row),
        origin_address=reverse("measures:signal", args=[row.pk]),
    )


def _figure(row: Signal, held: Sequence[Series]) -> str:
    """ ": {recorded-crime 2024-03} in March 2024", of the last period of the signal; empty where it cannot be cited."""
    whole = _whole(held)
    figures = [one for one in whole.figures if one.period.end == row.period_end] if whole else []
    told = next((one for one in figures if _may_be_cited(one)), None)
    return f": {citation(row.measure.code, told.period)} {when(told.period)}" if told else ""


def from_findings(measures: Sequence[Measure], day: date, *, restricted: bool) -> Iterator[Proposed]:
    """What the rules found in papers on figures of these measures, and nobody has settled: the gravest first.

    What a paper of the restricted part says is asked about there alone: why something is asked goes public.
    """
    rows = (
        Finding.objects.unsettled()
        .filter(
            Q(document__published__isnull=True) | Q(document__published__lte=day),
            places__claim__measure__in=measures,
            document__later__isnull=True,
            severity__in=GRAVEST,
        )
        .select_related("document")
        .distinct()
    )
    rows = rows if restricted else rows.exclude(document__in=restricted_papers())
    order = {severity: n for n, severity in enumerate(GRAVEST)}
    for row in sorted(rows, key=lambda one: (order[Finding.Severity(one.severity)], one.document.title, one.pk)):
        yield Proposed(
            question=f"Which figure is right{_about(row)} in “{row.document.title}”?",
            why=f"In the paper of {british_date(row.document.published)}: {ended(escaped(row.message))}",
            origin=Origin.FINDING,
            origin_key=finding_key(row),
            origin_address=reverse("evidence:finding", args=[row.document.code, row.pk]),
        )


def _about(row: Finding) -> str:
    """ " on “Calls answered”"; of a cell of a table what its row or column is called, without what stands above the table."""
    subject = row.subject.partition(" (")[0].strip()
    return f" on “{subject}”" if subject else ""

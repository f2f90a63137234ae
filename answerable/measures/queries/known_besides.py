"""What is known of measures besides their figures, as facts with who told them: asked, broken, unusual, set beside, served."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from answerable.calc.behaviour.series import Anomaly, Cut, Goal
from answerable.calc.periods import Period
from answerable.measures.models import Annotation, Break, Comparator, Served, Signal, Source, Standard
from answerable.measures.queries.held import plain


@dataclass(frozen=True)
class ToldIn:
    """Who says so: the source's code and title, its day, and where in it."""

    source: str
    title: str
    published: date
    locator: str


@dataclass(frozen=True)
class StandardFact:
    """What is asked of a measure: "standard", "target" or "expectation", with `at_least` or at most the value."""

    kind: str
    at_least: bool
    value: Decimal
    starts: date
    ends: date | None
    set_by: str
    area: str
    breakdown: str
    reason: str
    note: str
    told: ToldIn | None = None
    key: int = 0

    @property
    def goal(self) -> Goal:
        return Goal(float(self.value), self.at_least, self.starts, self.ends, self.kind)


@dataclass(frozen=True)
class BreakFact:
    """A day from which something else is counted. `kind` is in words ("way of recording")."""

    code: str
    at: date
    assumed: bool
    kind: str
    reason: str
    note: str
    breakdown: str
    told: ToldIn | None = None
    key: int = 0

    @property
    def cut(self) -> Cut:
        return Cut(self.at, self.reason)


@dataclass(frozen=True)
class AnnotationFact:
    """A time a reader must know about: "anomaly", "missing" or "event"."""

    code: str
    period: Period
    kind: str
    reason: str
    note: str
    breakdown: str
    told: ToldIn | None = None
    key: int = 0

    @property
    def unusual(self) -> bool:
        """Whether it stays out of limits and baselines; an event is only written at the line."""
        return self.kind != Annotation.Kind.EVENT


@dataclass(frozen=True)
class ComparatorFact:
    """What a figure is set beside. `value` is None for a baseline, which is a period of the measure's own."""

    kind: str
    name: str
    why: str
    period: Period
    value: Decimal | None
    n: int | None
    n_of: str
    members: tuple[str, ...]
    breakdown: str
    note: str
    told: ToldIn | None = None
    key: int = 0


@dataclass(frozen=True)
class ServedFact:
    """A metric of a framework that the measure answers, and how nearly ("same", "near", "part")."""

    framework: str
    version: str
    heading: str
    metric: str
    fit: str
    breakdown: str
    note: str


@dataclass(frozen=True)
class SignalFact:
    """A stored signal with what people made of it."""

    key: int
    area: str
    breakdown: str
    rule_set: str
    rule: str
    side: str
    verdict: str
    period: Period
    state: str
    note: str
    gone: bool


@dataclass(frozen=True)
class Besides:
    """All that is known of one measure besides its figures."""

    standards: tuple[StandardFact, ...] = ()
    breaks: tuple[BreakFact, ...] = ()
    annotations: tuple[AnnotationFact, ...] = ()
    comparators: tuple[ComparatorFact, ...] = ()
    served: tuple[ServedFact, ...] = ()
    signals: tuple[SignalFact, ...] = ()

    def cuts(self, breakdown: str) -> tuple[Cut, ...]:
        """The breaks of a part (those of the whole measure too), in order of their days."""
        return tuple(one.cut for one in self.breaks if one.breakdown in ("", breakdown))

    def anomalies(self, breakdown: str) -> tuple[Anomaly, ...]:
        """The times that no limit and no comparison may rest on."""
        return tuple(
            Anomaly(one.period, one.reason)
            for one in self.annotations
            if one.unusual and one.breakdown in ("", breakdown)
        )

    def goals(self, area: str, breakdown: str) -> tuple[Goal, ...]:
        """What is asked of an area and a part; a standard goes before a target, a target before an expectation."""
        mine = [one for one in self.standards if (one.area, one.breakdown) == (area, breakdown)]
        ranked = list(Standard.Kind.values)
        first = min((ranked.index(one.kind) for one in mine), default=0)
        return tuple(one.goal for one in mine if ranked.index(one.kind) == first)


NOTHING = Besides()


def besides(measures: Collection[int], known_on: date | None = None) -> Mapping[int, Besides]:
    """What is known of measures (by key), as known on a day; in a number of queries that does not grow with them.

    Breaks and annotations hold for every day, also for one before they were told: a warning that is held back misleads.
    """
    standards = _standards(measures, known_on)
    breaks = _breaks(measures)
    annotations = _annotations(measures)
    comparators = _comparators(measures, known_on)
    served = _served(measures)
    signals = _signals(measures)
    return {
        key: Besides(
            tuple(standards[key]),
            tuple(breaks[key]),
            tuple(annotations[key]),
            tuple(comparators[key]),
            tuple(served[key]),
            tuple(signals[key]),
        )
        for key in measures
    }


def _known[Row: (Standard, Comparator)](rows: QuerySet[Row], known_on: date | None) -> QuerySet[Row]:
    """Those that hold; on an earlier day, those that were known then and not yet withdrawn."""
    if known_on is None:
        return rows.filter(withdrawn_at__isnull=True)
    return rows.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__date__gt=known_on), as_at__lte=known_on)


def _told(source: Source | None, locator: str) -> ToldIn | None:
    return ToldIn(source.code, source.title, source.published, locator) if source else None


def _standards(measures: Collection[int], known_on: date | None) -> dict[int, list[StandardFact]]:
    found: dict[int, list[StandardFact]] = defaultdict(list)
    rows = _known(Standard.objects.filter(measure__in=measures), known_on).select_related("source", "area")
    for one in rows.order_by("starts", "pk"):
        found[one.measure_id].append(
            StandardFact(
                kind=one.kind,
                at_least=one.aim == Standard.Aim.AT_LEAST,
                value=plain(one.value) or Decimal(0),
                starts=one.starts,
                ends=one.ends,
                set_by=one.set_by,
                area=one.area.code,
                breakdown=one.breakdown,
                reason=one.reason,
                note=one.note,
                told=_told(one.source, one.locator),
                key=one.pk,
            )
        )
    return found


def _breaks(measures: Collection[int]) -> dict[int, list[BreakFact]]:
    links = _links(Break.measures.through.objects.filter(measure__in=measures).values_list("break", "measure"))
    found: dict[int, list[BreakFact]] = defaultdict(list)
    for one in Break.objects.current().filter(pk__in=links).select_related("source").order_by("at", "pk"):
        fact = BreakFact(
            code=one.code,
            at=one.at,
            assumed=one.at_basis == "assumed",
            kind=one.get_kind_display().lower(),
            reason=one.reason,
            note=one.note,
            breakdown=one.breakdown,
            told=_told(one.source, one.locator),
            key=one.pk,
        )
        for measure in links[one.pk]:
            found[measure].append(fact)
    return found


def _annotations(measures: Collection[int]) -> dict[int, list[AnnotationFact]]:
    pairs = Annotation.measures.through.objects.filter(measure__in=measures).values_list("annotation", "measure")
    links = _links(pairs)
    found: dict[int, list[AnnotationFact]] = defaultdict(list)
    rows = Annotation.objects.current().filter(pk__in=links).select_related("source")
    for one in rows.order_by("starts", "pk"):
        fact = AnnotationFact(
            code=one.code,
            period=Period(one.starts, one.ends),
            kind=one.kind,
            reason=one.reason,
            note=one.note,
            breakdown=one.breakdown,
            told=_told(one.source, one.locator),
            key=one.pk,
        )
        for measure in links[one.pk]:
            found[measure].append(fact)
    return found


def _links(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    links: dict[int, list[int]] = defaultdict(list)
    for one, measure in sorted(pairs):
        links[one].append(measure)
    return links


def _comparators(measures: Collection[int], known_on: date | None) -> dict[int, list[ComparatorFact]]:
    found: dict[int, list[ComparatorFact]] = defaultdict(list)
    rows = _known(Comparator.objects.filter(measure__in=measures), known_on).select_related("source")
    for one in rows.order_by("period_end", "kind", "name", "pk"):
        found[one.measure_id].append(
            ComparatorFact(
                kind=one.kind,
                name=one.name,
                why=one.why,
                period=Period(one.period_start, one.period_end),
                value=plain(one.value),
                n=one.n,
                n_of=one.n_of,
                members=tuple(str(member) for member in one.members),
                breakdown=one.breakdown,
                note=one.note,
                told=_told(one.source, one.locator),
                key=one.pk,
            )
        )
    return found


def _served(measures: Collection[int]) -> dict[int, list[ServedFact]]:
    found: dict[int, list[ServedFact]] = defaultdict(list)
    rows = Served.objects.filter(measure__in=measures).select_related("metric__framework")
    for one in rows.order_by("metric__framework__starts", "metric__position", "pk"):
        framework = one.metric.framework
        found[one.measure_id].append(
            ServedFact(
                framework=framework.title,
                version=framework.version,
                heading=one.metric.heading,
                metric=one.metric.title,
                fit=one.get_fit_display().lower(),
                breakdown=one.breakdown,
                note=one.note,
            )
        )
    return found


def _signals(measures: Collection[int]) -> dict[int, list[SignalFact]]:
    found: dict[int, list[SignalFact]] = defaultdict(list)
    rows = Signal.objects.filter(measure__in=measures).select_related("area")
    for one in rows.order_by("-period_end", "pk"):
        found[one.measure_id].append(
            SignalFact(
                key=one.pk,
                area=one.area.code,
                breakdown=one.breakdown,
                rule_set=one.rule_set,
                rule=one.rule,
                side=one.side,
                verdict=one.verdict,
                period=Period(one.period_start, one.period_end),
                state=one.state,
                note=one.note,
                gone=one.gone_at is not None,
            )
        )
    return found

"""What measures show: each series judged by its own ordinary variation, and the sentences that say so."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.areas.models import Area
from answerable.calc import sentences as calc
from answerable.calc.behaviour.answer import Behaviour, Chart
from answerable.calc.behaviour.judging import NotASeries, behaviour
from answerable.calc.behaviour.series import Point, Quantity
from answerable.calc.behaviour.series import Series as Judgeable
from answerable.calc.direction import Direction
from answerable.calc.periods import Kind, Period
from answerable.calc.runs import alike, evenly
from answerable.calc.standing import Qualifier
from answerable.kit.wording import value_words
from answerable.measures.models import Measure
from answerable.measures.queries.gathered import rivals
from answerable.measures.queries.held import Figure, Series, series_of_many
from answerable.measures.queries.known_besides import Besides, besides
from answerable.measures.wording import of_words, scale_of, told_words

FEW = 3
"""So many series are told one by one."""
SIGNED = {"percent_change", "percentage_points", "gbp"}
"""Units whose values may be below nought."""

type Sizes = Mapping[tuple[str, str, Period], Decimal]
"""How many a share is out of, by area, part and period."""


@dataclass(frozen=True)
class JudgedSeries:
    """One series and how it behaves."""

    area: str
    area_name: str
    breakdown: str
    behaviour: Behaviour


@dataclass(frozen=True)
class Judged:
    """A measure: the sentences, the first of which says what a reader came for, and each series judged.

    `main` is the whole of the body's own area, or the only series; None where there is neither.
    """

    measure: int
    sentences: tuple[str, ...]
    main: JudgedSeries | None
    series: tuple[JudgedSeries, ...]
    besides: Besides
    told: calc.Told


@dataclass(frozen=True)
class Ground:
    """What judging stands on: the body's own area, the kind of each area, and the day as known on which it is done."""

    home: str
    kinds: Mapping[str, str]
    known_on: date | None = None


def ground(home: str, known_on: date | None = None) -> Ground:
    """The ground for a body's area; the kinds of areas are read once."""
    return Ground(home, dict(Area.objects.values_list("code", "kind")), known_on)


def judged_of_many(
    measures: Sequence[Measure], series: Mapping[int, Sequence[Series]], stand: Ground
) -> Mapping[int, Judged]:
    """Each measure judged, by its key; `series` must hold at least those of the measures themselves."""
    known = besides([one.pk for one in measures], stand.known_on)
    bases = _bases(measures, series, stand.known_on)
    return {
        one.pk: judged(one, series[one.pk], known[one.pk], sizes=_sizes(bases.get(one.base_id or 0, ())), stand=stand)
        for one in measures
    }


def judged(
    measure: Measure, series: Sequence[Series], known: Besides, *, sizes: Sizes | None = None, stand: Ground
) -> Judged:
    """One measure judged. `sizes` are the figures of its base, where it has one."""
    found = tuple(
        JudgedSeries(one.area, one.area_name, one.breakdown, _behaviour(measure, one, known, sizes or {}))
        for one in series
    )
    by_key = {(one.area, one.breakdown): one for one in found}
    lines = tuple(
        _line(measure, one, by_key[one.area, one.breakdown].behaviour, known, sizes or {}, stand.home)
        for one in alike_areas(ordered(series, stand.home), stand)
    )
    told = calc.Told(
        lines,
        scale_of(measure.unit),
        Direction(measure.direction),
        lambda value: value_words(value, measure.unit),
        tuple(_beside(measure, known, series, stand.home)),
        quantity_of(measure),
    )
    whole = by_key.get((stand.home, "")) or (found[0] if len(found) == 1 else None)
    return Judged(measure.pk, calc.sentences(told), whole, found, known, told)


def ordered(series: Iterable[Series], home: str) -> list[Series]:
    """The body's own area and the whole first."""
    return sorted(series, key=lambda one: (one.area != home, bool(one.breakdown)))


def alike_areas(series: Sequence[Series], stand: Ground) -> list[Series]:
    """The body's own area; else areas of one kind, so that a division is not set beside its policing units."""
    whole = [one for one in series if one.area == stand.home]
    if whole or len(series) <= FEW:
        return whole or list(series)
    kinds = Counter(stand.kinds.get(one.area, "") for one in series)
    most = max(kinds, key=lambda kind: kinds[kind], default="")
    return [one for one in series if stand.kinds.get(one.area, "") == most]


def charted(series: Series) -> tuple[Period, ...]:
    """The like periods that are judged together, with those that are missing among them where they follow evenly."""
    run = alike([one.period for one in series.figures if one.current and one.best.value is not None])
    return (evenly(run) or run) if run else ()


def quantity_of(measure: Measure) -> Quantity:
    """What sort of number a measure's values are."""
    if measure.unit == "percent":
        return Quantity.SHARE
    if measure.aggregation == Measure.Aggregation.COUNT and measure.unit not in SIGNED:
        return Quantity.COUNT
    return Quantity.OTHER if measure.unit in SIGNED else Quantity.AMOUNT


def _bases(
    measures: Sequence[Measure], series: Mapping[int, Sequence[Series]], known_on: date | None
) -> Mapping[int, Sequence[Series]]:
    """The series of the measures that others are out of; those that are not brought along are read."""
    wanted = {one.base_id for one in measures if one.base_id}
    absent = Measure.objects.filter(pk__in=wanted - set(series))
    more = series_of_many(list(absent), known_on) if wanted - set(series) else {}
    return {key: series[key] if key in series else more[key] for key in wanted}


def _sizes(series: Collection[Series]) -> Sizes:
    return {
        (one.area, one.breakdown, figure.period): figure.best.value
        for one in series
        for figure in one.figures
        if figure.current and not figure.disputed and figure.best.value is not None
    }


def _behaviour(measure: Measure, series: Series, known: Besides, sizes: Sizes) -> Behaviour:
    periods = charted(series)
    by_period = {one.period: one for one in series.figures}
    given = Judgeable(
        points=tuple(_point(period, by_period.get(period), series, sizes) for period in periods),
        quantity=quantity_of(measure),
        direction=Direction(measure.direction),
        cuts=known.cuts(series.breakdown),
        anomalies=known.anomalies(series.breakdown),
        goals=known.goals(series.area, series.breakdown),
        rolling=bool(periods) and periods[0].kind is Kind.ROLLING_12,
    )
    try:
        return behaviour(given)
    except NotASeries as refused:
        return Behaviour(Chart.NONE, given.points, why_none=str(refused))


def _point(period: Period, figure: Figure | None, series: Series, sizes: Sizes) -> Point:
    """A disputed figure is a gap: which of its values holds is not known."""
    if figure is None or not figure.current or figure.disputed or figure.best.value is None:
        return Point(period, None)
    size = sizes.get((series.area, series.breakdown, period))
    return Point(period, float(figure.best.value), None if size is None else float(size))


def _line(measure: Measure, series: Series, how: Behaviour, known: Besides, sizes: Sizes, home: str) -> calc.Line:
    name = of_words(series.area_name, series.breakdown, home=series.area == home)
    facts = tuple(_fact(one, measure.unit, series, sizes) for one in series.figures if one.current)
    return calc.Line(
        name,
        facts,
        behaviour=how,
        cuts=known.cuts(series.breakdown),
        anomalies=known.anomalies(series.breakdown),
        goal=how.goal,
    )


def _beside(measure: Measure, known: Besides, series: Sequence[Series], home: str) -> Iterator[calc.Beside]:
    """What the newest figure of the whole is set beside; a baseline is the measure's own figure of that period."""
    own = {
        figure.period: figure.best
        for one in series
        if (one.area, one.breakdown) == (home, "")
        for figure in one.figures
        if figure.current and not figure.disputed
    }
    for one in known.comparators:
        if one.breakdown:
            continue
        if one.value is not None:
            words = value_words(one.value, measure.unit, brief=True)
            yield calc.Beside(one.name, words, one.period, one.n, one.n_of)
        elif one.period in own:
            best = own[one.period]
            words = told_words(best.value, measure.unit, best.qualifier, best.status, brief=True)
            yield calc.Beside(one.name, words, one.period, own=True)


def _fact(one: Figure, unit: str, series: Series, sizes: Sizes) -> calc.Fact:
    """Large numbers are shortened for reading; the table has them in full."""
    best = one.best
    latest = max([best.as_at, *(place.published for place in best.places)])
    return calc.Fact(
        period=one.period,
        value=best.value,
        words=told_words(best.value, unit, best.qualifier, best.status, brief=True),
        qualifier=Qualifier(best.qualifier),
        rivals=rivals(one, unit),
        finished=one.period.end <= latest,
        assumed=best.period_basis == "assumed",
        provisional=best.status == "provisional",
        size=sizes.get((series.area, series.breakdown, one.period)),
    )

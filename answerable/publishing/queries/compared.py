"""Areas of one kind set beside one another by limits: pages for the measures that have a denominator for each of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.areas.models import Area
from answerable.calc.funnel import Basis, Entry, Funnel, NotAFunnel, funnel
from answerable.calc.periods import Period
from answerable.calc.runs import ENOUGH
from answerable.kit.wording import british_date, value_words
from answerable.measures.models import Measure
from answerable.measures.queries.held import Figure, Series
from answerable.publishing import addresses
from answerable.publishing.pages.measures import AreaRow, ComparePage, MeasurePage, Size
from answerable.publishing.pages.parts import Ref
from answerable.publishing.queries.conduct import number
from answerable.publishing.queries.record import Record

COUNTS = {"count", "people", "members", "groups", "schools", "vehicles", "officers", "posts", "areas"}
"""Units of things that are counted one by one: a rate for each so many residents can be made of them."""
BASES = {Measure.Aggregation.COUNT, Measure.Aggregation.SUM, Measure.Aggregation.STOCK}
PERCENT, PER_THOUSAND, PER_HUNDRED_THOUSAND = 100, 1000, 100_000


@dataclass(frozen=True)
class Out:
    """How many of how many an area has."""

    area: Area
    count: Decimal
    size: Decimal
    words: str


@dataclass(frozen=True)
class Set:
    """The areas of one kind that have a figure and a denominator for one period; `hidden` have a figure that is not shown."""

    measure: Measure
    kind: str
    period: Period
    rows: tuple[Out, ...]
    basis: Basis
    hidden: int


def pages(record: Record, built: Mapping[int, MeasurePage]) -> Iterator[tuple[int, ComparePage]]:
    """A page for each measure that has three or more areas of one kind with denominators, by the measure's key."""
    for measure in record.measures:
        found = _newest(measure, record)
        if found:
            yield measure.pk, _page(found, built[measure.pk], record)


def _newest(measure: Measure, record: Record) -> Set | None:
    """The newest period that has enough areas of one kind; of several kinds the one with most."""
    basis = _basis(measure)
    if basis is None:
        return None
    told: dict[tuple[Period, str], list[tuple[Area, Figure]]] = defaultdict(list)
    for series in record.series[measure.pk]:
        area = record.areas.get(series.area)
        for figure in series.figures if area and not series.breakdown else ():
            if area and figure.current and not figure.disputed:
                told[figure.period, area.kind].append((area, figure))
    sizes = _sizes(record.series.get(measure.base_id or 0, ()))
    sets = [_set(measure, key, rows, basis, sizes) for key, rows in told.items()]
    return max((one for one in sets if len(one.rows) >= ENOUGH), key=_newer, default=None)


def _newer(one: Set) -> tuple[int, int, int]:
    return one.period.end.toordinal(), len(one.rows), one.period.days


def _basis(measure: Measure) -> Basis | None:
    """A share of its base where that is held; else, for what is counted, so many for each thousand residents."""
    if measure.base_id and (measure.unit == "percent" or measure.unit in COUNTS):
        return Basis.SHARE
    return Basis.RATE if measure.unit in COUNTS and measure.aggregation in BASES else None


def _sizes(series: Sequence[Series]) -> Mapping[tuple[str, Period], Decimal]:
    return {
        (one.area, figure.period): figure.best.value
        for one in series
        for figure in one.figures
        if not one.breakdown and figure.current and not figure.disputed and figure.best.value is not None
    }


def _set(
    measure: Measure,
    key: tuple[Period, str],
    told: Sequence[tuple[Area, Figure]],
    basis: Basis,
    sizes: Mapping[tuple[str, Period], Decimal],
) -> Set:
    period, kind = key
    rows = [_out(measure, area, figure, sizes.get((area.code, period))) for area, figure in told]
    hidden = sum(figure.best.status == "suppressed" for _, figure in told)
    return Set(measure, kind, period, tuple(one for one in rows if one), basis, hidden)


def _out(measure: Measure, area: Area, figure: Figure, base: Decimal | None) -> Out | None:
    """How many of how many; None where either is not held."""
    value = figure.best.value
    size = base if measure.base_id else Decimal(area.population) if area.population else None
    if value is None or not size or size <= 0 or value < 0:
        return None
    count = value * size / PERCENT if measure.unit == "percent" else value
    return Out(area, count, size, value_words(value, measure.unit))


def _page(found: Set, page: MeasurePage, record: Record) -> ComparePage:
    per = PERCENT if found.basis is Basis.SHARE else _per(found)
    limits, why_none = _limits(found, per)
    measure = found.measure
    return ComparePage(
        measure=Ref(page.title, addresses.measure(page.code)),
        title=page.title,
        kind=_kind(found.kind),
        period=found.period,
        unit="percent" if found.basis is Basis.SHARE else "per_1000",
        direction=measure.direction,
        size_words=_size_words(measure),
        average=number(float(sum(one.count for one in found.rows) / sum(one.size for one in found.rows) * per)),
        rows=tuple(_rows(found, limits, per)),
        curve=tuple(_curve(limits)),
        sources=_sources(found, record),
        caution=limits.caution if limits else "",
        why_none=why_none,
        hidden=found.hidden,
        over_time=tuple(one for one in page.conducts if one.area in {row.area.code for row in found.rows}),
        value_unit=measure.unit,
        per=per,
    )


def _per(found: Set) -> int:
    """For each thousand; for each hundred thousand where that would be less than one."""
    together = sum(one.count for one in found.rows) / sum(one.size for one in found.rows)
    return PER_THOUSAND if together * PER_THOUSAND >= 1 else PER_HUNDRED_THOUSAND


def _limits(found: Set, per: int) -> tuple[Funnel | None, str]:
    """The funnel; or the reason why there is none."""
    entries = [Entry(one.area.name, float(one.count), float(one.size)) for one in found.rows]
    try:
        return funnel(entries, found.basis, per), ""
    except NotAFunnel as refused:
        return None, str(refused)


def _rows(found: Set, limits: Funnel | None, per: int) -> Iterator[AreaRow]:
    """In the order of their names: an order by rate would be a ranking."""
    positions = [one.position.value for one in limits.areas] if limits else [""] * len(found.rows)
    rows = zip(found.rows, positions, strict=True)
    for one, position in sorted(rows, key=lambda pair: pair[0].area.name):
        rate = number(float(one.count / one.size * per))
        yield AreaRow(one.area.code, one.area.name, one.words, one.size, rate, position)


def _curve(limits: Funnel | None) -> Iterator[Size]:
    for one in limits.curve if limits else ():
        edges = (one.inner.low, one.inner.high, one.outer.low, one.outer.high)
        yield Size(number(one.denominator), *map(number, edges))


def _size_words(measure: Measure) -> str:
    return measure.base.title if measure.base else "residents"


def _sources(found: Set, record: Record) -> tuple[str, ...]:
    """Where the denominators come from, and of which day they are; each said once."""
    if found.measure.base:
        return (f"{found.measure.base.title}, for the same period and place.",)
    said = [
        f"{one.area.population_source} ({british_date(one.area.population_date)})."
        if one.area.population_date
        else f"{one.area.population_source}."
        for one in found.rows
    ]
    return tuple(dict.fromkeys(said))


def _kind(kind: str) -> str:
    """The kind of area in the plural."""
    label = str(Area.Kind(kind).label).lower()
    return f"{label.removesuffix('y')}ies" if label.endswith("y") else f"{label}s"

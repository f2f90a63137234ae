"""What is held of a measure, figure by figure: what is current, what it was before, who tells it, what contradicts it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from answerable.calc.periods import Period
from answerable.calc.standing import Qualifier, Standing, Told, clearest, standing
from answerable.measures.models import Measure, Observation, Settlement, Telling


@dataclass(frozen=True)
class Place:
    """One telling: the paper, its day, where in it, and the figure as printed there."""

    source: str
    title: str
    published: date
    published_basis: str
    locator: str
    printed: str
    qualifier: str
    note: str


@dataclass(frozen=True)
class Held:
    """One observation with the places that tell it."""

    key: int
    value: Decimal | None
    status: str
    qualifier: str
    printed: str
    as_at: date
    period_basis: str
    note: str
    reason: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Settled:
    """That a dispute was settled: for which value, why, when and by whom (a reference)."""

    chosen: int
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Figure:
    """All that is held for one period: every observation, and how they stand. `current` has rivals when disputed."""

    period: Period
    held: tuple[Held, ...]
    current: tuple[Held, ...]
    earlier: tuple[Held, ...]
    settled: Settled | None = None

    @property
    def disputed(self) -> bool:
        return len(self.current) > 1

    @property
    def restated(self) -> bool:
        return bool(self.earlier)

    @property
    def best(self) -> Held:
        """The value to show: the current one, or the first of the rivals."""
        return self.current[0]


@dataclass(frozen=True)
class Series:
    """The figures of one area and one breakdown value, in the order of their periods."""

    area: str
    area_name: str
    breakdown: str
    figures: tuple[Figure, ...]


type Key = tuple[int, int, str, date, date]
"""Measure, area, breakdown value, first and last day: what the values held for it are compared by."""


def plain(value: Decimal | None) -> Decimal | None:
    """The number without the noughts that the database pads it with."""
    if value is None:
        return None
    shorter = value.normalize()
    return shorter.quantize(Decimal(1)) if shorter == shorter.to_integral_value() else shorter


def key_of(row: Observation) -> Key:
    return (row.measure_id, row.area_id, row.breakdown, row.period_start, row.period_end)


def told(row: Observation, telling: Telling) -> Told:
    return Told(plain(row.value), row.as_at, telling.printed, Qualifier(telling.qualifier), row.pk)


def stands(
    rows: Sequence[Observation], settlement: Settlement | None, known_on: date | None = None
) -> tuple[Standing | None, Settlement | None]:
    """How the rows of one key stand, and the settlement that decided it (None where none was needed or it no longer holds).

    Of several tellings of one value the clearest counts, so that it does not matter which came first. A settlement holds for
    the rivals that were there when it was made: a rival recorded later reopens the dispute.
    """
    how = standing([clearest([told(row, one) for one in row.tellings.all()]) for row in rows], known_on)
    if how is None or not how.disputed or settlement is None:
        return how, None
    rivals = {one.key: one for one in how.current}
    recorded = {row.pk: min(telling.recorded_at for telling in row.tellings.all()) for row in rows}
    reopened = any(recorded[key] > settlement.settled_at for key in rivals)
    if reopened or settlement.chosen_id not in rivals:
        return how, None
    return Standing((rivals[settlement.chosen_id],), how.earlier), settlement


def series_of(measure: Measure, known_on: date | None = None) -> tuple[Series, ...]:
    """Everything held of a measure, as it was known on a day (everything when None)."""
    return series_of_many([measure], known_on)[measure.pk]


def series_of_many(
    measures: Iterable[Measure], known_on: date | None = None, only: Collection[int] | None = None
) -> Mapping[int, tuple[Series, ...]]:
    """The series of several measures, in five queries; `only` are the keys of the observations to look at, if not all."""
    ids = [measure.pk for measure in measures]
    rows = observations().filter(measure__in=ids) if only is None else observations().filter(pk__in=only)
    if known_on:
        rows = rows.filter(as_at__lte=known_on)
    by_measure: dict[int, list[Observation]] = defaultdict(list)
    for row in rows:
        by_measure[row.measure_id].append(row)
    settled = settlements(ids, known_on)
    return {pk: _series(by_measure[pk], settled, known_on) for pk in ids}


def observations() -> QuerySet[Observation]:
    """Observations with their tellings, in the order of a page."""
    # Few sources and areas tell of many figures: fetched apart, each is made once and not once a row.
    tellings = Prefetch("tellings", Telling.objects.prefetch_related("source").order_by("pk"))
    order = ("area__position", "area", "breakdown", "period_end", "period_start", "as_at", "value", "pk")
    return Observation.objects.prefetch_related("area", tellings).order_by(*order)


def settlements(measure_ids: Sequence[int], known_on: date | None = None) -> dict[Key, Settlement]:
    """The latest settlement of each key; with a day, of those made by then, where the office is."""
    rows = Settlement.objects.filter(chosen__measure__in=measure_ids).select_related("chosen")
    if known_on:
        rows = rows.filter(settled_at__date__lte=known_on)
    rows = rows.order_by("settled_at", "pk")
    return {key_of(row.chosen): row for row in rows}


def _place(row: Telling) -> Place:
    return Place(
        source=row.source.code,
        title=row.source.title,
        published=row.source.published,
        published_basis=row.source.published_basis,
        locator=row.locator,
        printed=row.printed,
        qualifier=row.qualifier,
        note=row.note,
    )


def _series(
    rows: Iterable[Observation], settled: Mapping[Key, Settlement], known_on: date | None
) -> tuple[Series, ...]:
    by_key: dict[Key, list[Observation]] = defaultdict(list)
    for row in rows:
        by_key[key_of(row)].append(row)
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    names: dict[str, str] = {}
    for key, members in by_key.items():
        area = members[0].area
        names[area.code] = area.name
        found[area.code, members[0].breakdown].append(_figure(members, settled.get(key), known_on))
    return tuple(Series(code, names[code], breakdown, tuple(figures)) for (code, breakdown), figures in found.items())


def _figure(rows: Sequence[Observation], settlement: Settlement | None, known_on: date | None) -> Figure:
    how, deciding = stands(rows, settlement, known_on)
    held = {row.pk: _held(row) for row in rows}
    return Figure(
        period=Period(rows[0].period_start, rows[0].period_end),
        held=tuple(held.values()),
        current=tuple(held[one.key] for one in how.current) if how else (),
        earlier=tuple(held[one.key] for one in how.earlier) if how else (),
        settled=_settled(deciding) if deciding else None,
    )


def _held(row: Observation) -> Held:
    """The observation in the words of its clearest telling, whichever was recorded first."""
    tellings = sorted(row.tellings.all(), key=lambda one: (one.source.code, one.locator))
    by_words = {told(row, one): one for one in reversed(tellings)}
    clear = by_words[clearest(list(by_words))]
    return Held(
        key=row.pk,
        value=plain(row.value),
        status=clear.status,
        qualifier=clear.qualifier,
        printed=clear.printed,
        as_at=row.as_at,
        period_basis=clear.period_basis,
        note=clear.note,
        reason=row.reason,
        places=tuple(_place(one) for one in row.tellings.all()),
    )


def _settled(row: Settlement) -> Settled:
    return Settled(row.chosen_id, row.reason, row.settled_at, row.settled_by)

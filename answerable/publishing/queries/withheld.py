"""Small numbers kept off the public pages: taken out of what is held before any page is made of it.

Everything public is made from the series that come out of here: figures, charts, sentences, tellings, disputes, earlier days.
What is hidden on one day is hidden on every other, so that two pages never give away together what neither tells.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from answerable.areas.models import Area
from answerable.calc.periods import Period
from answerable.calc.suppression import Rule
from answerable.measures.models import Measure
from answerable.measures.queries.held import Figure, Held, Series
from answerable.publishing.withholding import Grid, Sum, small, withheld

NOT_SHOWN = "not shown"
"""One word for all: to say which of them are small would narrow down the others."""

type Cell = tuple[str, str, Period]
"""Area, part ("" for the whole), period."""


@dataclass(frozen=True)
class Day:
    """The series of a measure as known on one day, with those of the measure that it is out of."""

    series: Sequence[Series]
    base: Sequence[Series] = ()


@dataclass(frozen=True)
class Places:
    """Which area each lies in and of which kind it is, by code."""

    parents: Mapping[str, str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, areas: Mapping[str, Area]) -> "Places":
        codes = {one.pk: one.code for one in areas.values()}
        parents = {one.code: codes[one.parent_id] for one in areas.values() if one.parent_id in codes}
        return cls(parents, {one.code: one.kind for one in areas.values()})

    def above(self, cell: Cell, told: Collection[Cell]) -> Cell | None:
        """The same of the nearest area that it lies in, where that is told too."""
        area = self.parents.get(cell[0])
        while area and (area, cell[1], cell[2]) not in told:
            area = self.parents.get(area)
        return (area, cell[1], cell[2]) if area else None


def hidden_cells(measure: Measure, days: Iterable[Day], areas: Mapping[str, Area]) -> frozenset[Cell]:
    """The figures of a measure that no public page may tell, on whichever day; none where it has no threshold."""
    if not measure.suppress_below:
        return frozenset()
    rule = Rule(measure.suppress_below)
    places = Places.of(areas)
    by_day = [_counts(measure, day) for day in days]
    found: set[Cell] = set()
    for counts in by_day:
        found |= small(counts, rule)
    growing = True
    while growing:
        before = len(found)
        for counts in by_day:
            found |= _with_others(counts, found, places, rule) if measure.unit != "percent" else set()
        growing = len(found) > before
    return frozenset(found)


def shown(series: Sequence[Series], hidden: Collection[Cell]) -> tuple[Series, ...]:
    """The series with the hidden figures as figures that are not shown."""
    return tuple(replace(one, figures=tuple(_shown(one, figure, hidden) for figure in one.figures)) for one in series)


def _shown(series: Series, figure: Figure, hidden: Collection[Cell]) -> Figure:
    if (series.area, series.breakdown, figure.period) not in hidden or not figure.current:
        return figure
    held = _emptied(figure)
    return Figure(figure.period, (held,), (held,), ())


def _emptied(figure: Figure) -> Held:
    """That a figure was told, and where; nothing of what it says, nor that it was told twice."""
    places = tuple(
        replace(place, printed=NOT_SHOWN, qualifier="exact", note="") for one in figure.held for place in one.places
    )
    return replace(
        figure.best,
        value=None,
        status="suppressed",
        qualifier="exact",
        printed=NOT_SHOWN,
        note="",
        reason="",
        places=places,
    )


def _counts(measure: Measure, day: Day) -> Mapping[Cell, list[int]]:
    """Every number ever told for a cell, the current one first; a share as how many it is of its base."""
    sizes = {
        (one.area, one.breakdown, figure.period): figure.best.value
        for one in day.base
        for figure in one.figures
        if figure.current and figure.best.value is not None
    }
    found: dict[Cell, list[int]] = {}
    for one in day.series:
        for figure in one.figures:
            cell = (one.area, one.breakdown, figure.period)
            told = [*figure.current, *figure.held]
            counts = [_count(measure, each.value, sizes.get(cell)) for each in told if each.value is not None]
            found[cell] = [count for count in counts if count is not None]
    return found


def _count(measure: Measure, value: Decimal, size: Decimal | None) -> int | None:
    if measure.unit == "percent":
        return None if size is None else round(value * size / 100)
    return int(value) if value == value.to_integral_value() else None


def _with_others(told: Mapping[Cell, list[int]], hidden: Collection[Cell], places: Places, rule: Rule) -> set[Cell]:
    counts = {cell: max(found[0], 0) for cell, found in told.items() if found}
    return withheld(counts, hidden, list(_sums(counts, places)), _grids(counts, places), rule)


def _sums(counts: Collection[Cell], places: Places) -> Iterator[Sum[Cell]]:
    """Parts of a whole, areas of an area, and periods that make up a longer one."""
    yield from _parts(counts)
    yield from _within(counts, places)
    yield from _times(counts)


def _parts(counts: Collection[Cell]) -> Iterator[Sum[Cell]]:
    whole: dict[tuple[str, Period], list[Cell]] = defaultdict(list)
    for cell in counts:
        if cell[1]:
            whole[cell[0], cell[2]].append(cell)
    for (area, period), parts in whole.items():
        if (area, "", period) in counts:
            yield Sum(tuple(parts), (area, "", period))


def _within(counts: Collection[Cell], places: Places) -> Iterator[Sum[Cell]]:
    """The areas of one kind within the nearest area above them that is told too."""
    within: dict[tuple[Cell, str], list[Cell]] = defaultdict(list)
    for cell in counts:
        above = places.above(cell, counts)
        if above:
            within[above, places.kinds[cell[0]]].append(cell)
    for (above, _), parts in within.items():
        yield Sum(tuple(parts), above)


def _times(counts: Collection[Cell]) -> Iterator[Sum[Cell]]:
    """Periods that follow one another without a gap and together are one that is told too."""
    series: dict[tuple[str, str], list[Period]] = defaultdict(list)
    for area, part, period in counts:
        series[area, part].append(period)
    for (area, part), periods in series.items():
        for longer in periods:
            inside = sorted(one for one in periods if one != longer and longer.contains(one))
            for length in {one.days // 28 for one in inside}:
                row = [one for one in inside if one.days // 28 == length]
                if sum(one.days for one in row) == longer.days and len(row) > 1:
                    yield Sum(tuple((area, part, one) for one in row), (area, part, longer))


def _grids(counts: Collection[Cell], places: Places) -> Iterator[Grid[Cell]]:
    """For each period and each area with parts: the areas within it by part, with their sums."""
    found: dict[tuple[str, str, Period], dict[tuple[str, str], Cell]] = defaultdict(dict)
    for cell in counts:
        above = places.above(cell, counts)
        if above:
            found[above[0], places.kinds[cell[0]], cell[2]][cell[0], cell[1]] = cell
    for (whole, _, period), keys in found.items():
        sums = {("", column): (whole, column, period) for _, column in keys}
        yield Grid({**keys, **{place: cell for place, cell in sums.items() if cell in counts}})

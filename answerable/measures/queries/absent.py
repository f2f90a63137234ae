"""What a return has not: what the one before it by the same layout had, and what a schedule has been expecting."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc.periods import Period
from answerable.kit.wording import british_date
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure
from answerable.measures.queries.currency import currency
from answerable.measures.queries.suspicions import Place, place_of

LAST_HAD_LINE = "The last return of this kind had it."
LAST_HAD_PERIODS = "The last return of this kind had these periods."
FEWEST = 2
"""Of so many lines or fewer, one without a period says nothing."""
OTHERS_HAVE = "Other figures of this return have these periods."


@dataclass(frozen=True)
class Absent:
    """Figures that are not there: of which measure, area and part (codes), for which periods (none: all), and why they are missed."""

    measure: str
    area: str
    breakdown: str
    periods: tuple[Period, ...]
    why: str


def absent(rows: Sequence[Row], before: Sequence[Row], today: date) -> tuple[Absent, ...]:
    """What `rows` have not, beside the rows `before` of the last return by the same layout and what is due by `today`."""
    if not rows:
        return ()
    return (*_than_before(rows, before), *_in_holes(rows, before), *_expected(rows, before, today))


def _than_before(rows: Sequence[Row], before: Sequence[Row]) -> Iterable[Absent]:
    """Lines that are gone, and periods that are gone though they lie within the span of this return."""
    now, then = _by_place(rows), _by_place(before)
    first, last = min(row.period.start for row in rows), max(row.period.end for row in rows)
    span = Period(first, last)
    for place, told in then.items():
        if place not in now:
            yield Absent(*place, (), LAST_HAD_LINE)
        elif gone := sorted(period for period in told - now[place] if span.contains(period)):
            yield Absent(*place, tuple(gone), LAST_HAD_PERIODS)


def _in_holes(rows: Sequence[Row], before: Sequence[Row]) -> Iterable[Absent]:
    """Periods that every other line of like periods has, where the last return says nothing of them."""
    now, then = _by_place(rows), _by_place(before)
    alike: dict[frozenset[str], list[Place]] = defaultdict(list)
    for place, told in now.items():
        alike[frozenset(period.kind for period in told)].append(place)
    for places in alike.values():
        having = Counter(period for place in places for period in now[place])
        nearly_all = {period for period, count in having.items() if len(places) > FEWEST and count == len(places) - 1}
        for place in places:
            first = min(now[place]).start  # a line that begins later than the others has no hole before it
            holes = nearly_all - now[place] - then.get(place, set())
            if gone := sorted(period for period in holes if period.start >= first):
                yield Absent(*place, tuple(gone), OTHERS_HAVE)


def _expected(rows: Sequence[Row], before: Sequence[Row], today: date) -> Iterable[Absent]:
    codes = {row.measure for row in (*rows, *before)}
    measures = {one.pk: one.code for one in Measure.objects.filter(code__in=codes)}
    told = {(row.measure, row.period) for row in rows}
    kinds = {(row.measure, row.period.kind) for row in (*rows, *before)}
    for key, how in currency(measures, today).items():
        if not (how.overdue and how.expected and how.due):
            continue
        if (measures[key], how.expected) not in told and (measures[key], how.expected.kind) in kinds:
            why = f"Expected by {british_date(how.due)} from the {how.owner} ({how.schedule})."
            yield Absent(measures[key], "", "", (how.expected,), why)


def _by_place(rows: Iterable[Row]) -> dict[Place, set[Period]]:
    found: dict[Place, set[Period]] = defaultdict(set)
    for row in rows:
        found[place_of(row)].add(row.period)
    return found

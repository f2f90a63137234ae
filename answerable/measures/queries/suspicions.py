"""What is odd in a return though it could be true: rows to look at before they are accepted, each with what it is set beside."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answerable.calc.behaviour.answer import Behaviour, Chart
from answerable.calc.periods import Period
from answerable.calc.periods import printed as period_words
from answerable.calc.standing import Qualifier
from answerable.kit.wording import counted, value_words
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure
from answerable.measures.queries.held import Series, series_of_many
from answerable.measures.queries.judged import ground, judged_of_many
from answerable.measures.queries.pages import widest_area
from answerable.measures.queries.verdicts import Outcome, Verdict

ASKED = (Outcome.NEW, Outcome.RESTATES, Outcome.EARLIER, Outcome.DISPUTES)
"""Rows that bring a value: the others tell what is held already."""
TENFOLD = 10
LEAST_STEP = 10
"""Ones and twos are ten times one another by chance: the step must be of at least so many."""
SHARE_OF = "-pct"
"""The ending of the code of a share whose count has the code without it."""

type Place = tuple[str, str, str]
"""Measure, area and part, by their codes."""


class Doubt(StrEnum):
    """Why a row is looked at."""

    UNUSUAL = "unusual"
    TENFOLD = "tenfold"
    ABOVE_BASE = "above_base"
    SHARE = "share"


@dataclass(frozen=True)
class Suspicion:
    """What is odd in a row (by its number), as a sentence that names what it was set beside."""

    row: int
    doubt: Doubt
    message: str


@dataclass(frozen=True)
class Beside:
    """What rows are set beside: what is held with what the return itself brings, and how each series behaves."""

    measures: Mapping[str, Measure]
    bases: Mapping[int, Measure]
    values: Mapping[Place, Mapping[Period, Decimal]]
    order: Mapping[Place, Sequence[Period]]
    behaviours: Mapping[Place, Behaviour]

    def value(self, measure: str, row: Row) -> Decimal | None:
        """The figure of another measure for the area, the part and the period of a row."""
        return self.values.get((measure, row.area, row.breakdown), {}).get(row.period)

    def before(self, row: Row) -> tuple[Period, Decimal] | None:
        """The nearest earlier figure for a like period."""
        place = place_of(row)
        periods = self.order.get(place, ())
        for at in range(bisect_left(periods, row.period) - 1, -1, -1):
            if periods[at].like(row.period) and not periods[at].overlaps(row.period):
                return periods[at], self.values[place][periods[at]]
        return None


def suspicions(verdict: Verdict) -> tuple[Suspicion, ...]:
    """What is odd in the rows that bring a value, in the order of the rows. Reads a bounded number of queries."""
    rows = [one.row for one in verdict.rows if one.outcome in ASKED and one.row.value is not None]
    if not rows:
        return ()
    beside = _beside(rows)
    found = []
    for row in rows:
        for doubt, look in LOOKS:
            if message := look(row, row.value or Decimal(0), beside):
                found.append(Suspicion(row.number, doubt, message))
    return tuple(found)


def place_of(row: Row) -> Place:
    return (row.measure, row.area, row.breakdown)


def unusual(row: Row, value: Decimal, beside: Beside) -> str:
    """Outside the usual range of the series that is held; nothing where the series has none, or of other periods."""
    how = beside.behaviours.get(place_of(row))
    at = _limits_at(how, row.period) if how else None
    if how is None or at is None or how.last is None:
        return ""
    lower, upper = how.last.lower[at], how.last.upper[at]
    if lower <= float(value) <= upper:
        return ""
    unit = beside.measures[row.measure].unit
    side = "Above" if float(value) > upper else "Below"
    told = [one for one in how.points[how.last.start : how.last.end + 1] if one.value is not None]
    span = f"{_edge(lower, unit)} to {_edge(upper, unit)}"
    return f"{side} its usual range, {span} (by {counted(len(told), 'figure')} up to {period_words(told[-1].period)})."


def _limits_at(how: Behaviour, period: Period) -> int | None:
    """Which point's limits a period is held against: its own, that of the same month of a year, or the newest."""
    last = how.last
    if last is None or not last.has_limits:
        return None
    points = how.points[last.start : last.end + 1]
    if not points[-1].period.like(period) or period.end < points[0].period.start:
        return None
    same = [at for at, one in enumerate(points) if one.period == period]
    if how.chart is Chart.SEASONAL:
        same = same or [at for at, one in enumerate(points) if one.period.start.month == period.start.month]
        return same[-1] if same else None
    return same[-1] if same else len(points) - 1


def _edge(limit: float, unit: str) -> str:
    places = Decimal(1) if unit in ("count", "gbp") or abs(limit) >= 1000 else Decimal("0.1")
    return value_words(Decimal(str(limit)).quantize(places), unit)


def tenfold(row: Row, value: Decimal, beside: Beside) -> str:
    """Ten times the one before, or a tenth of it: a point in the wrong place, or thousands for ones."""
    found = beside.before(row)
    if found is None or not found[1] or not value:
        return ""
    period, earlier = found
    larger, smaller = max(abs(value), abs(earlier)), min(abs(value), abs(earlier))
    if larger < TENFOLD * smaller or larger - smaller < LEAST_STEP:
        return ""
    words = "Ten times the one before, or more" if abs(value) == larger else "A tenth of the one before, or less"
    return f"{words}: {value_words(earlier, beside.measures[row.measure].unit)} for {period_words(period)}."


def above_base(row: Row, value: Decimal, beside: Beside) -> str:
    """A count that is more than what it is a part of."""
    measure = beside.measures[row.measure]
    base = beside.bases.get(measure.base_id or 0)
    if base is None or measure.unit != base.unit:
        return ""
    whole = beside.value(base.code, row)
    if whole is None or value <= whole:
        return ""
    return f"More than what it is a part of: '{base.title}' is {value_words(whole, base.unit)}."


def not_its_share(row: Row, value: Decimal, beside: Beside) -> str:
    """A share that does not follow from its count and its base, as far as it is printed."""
    measure = beside.measures[row.measure]
    base = beside.bases.get(measure.base_id or 0)
    if base is None or measure.unit != "percent" or row.qualifier != Qualifier.EXACT:
        return ""
    part, whole = beside.value(measure.code.removesuffix(SHARE_OF), row), beside.value(base.code, row)
    if part is None or not whole or measure.code == measure.code.removesuffix(SHARE_OF):
        return ""
    exact = part / whole * 100
    step = Decimal(1).scaleb(_exponent(value)) / 2
    if abs(exact - value) <= step:
        return ""
    shown = value_words(exact.quantize(Decimal(1).scaleb(min(_exponent(value), -1))), "percent")
    return f"Does not follow from its base: {value_words(part)} of {value_words(whole, base.unit)} is {shown}."


def _exponent(value: Decimal) -> int:
    found = value.as_tuple().exponent
    return min(found, 0) if isinstance(found, int) else 0


LOOKS: tuple[tuple[Doubt, Callable[[Row, Decimal, Beside], str]], ...] = (
    (Doubt.UNUSUAL, unusual),
    (Doubt.TENFOLD, tenfold),
    (Doubt.ABOVE_BASE, above_base),
    (Doubt.SHARE, not_its_share),
)


def _beside(rows: Sequence[Row]) -> Beside:
    codes = {row.measure for row in rows}
    wanted = codes | {code.removesuffix(SHARE_OF) for code in codes}
    measures = {one.code: one for one in Measure.objects.filter(code__in=wanted).select_related("base")}
    bases = {one.base.pk: one.base for one in measures.values() if one.base}
    every = {one.pk: one for one in (*measures.values(), *bases.values())}
    series = series_of_many(every.values())
    judged = judged_of_many([measures[code] for code in sorted(codes)], series, ground(widest_area()))
    behaviours = {
        (code, one.area, one.breakdown): one.behaviour for code in codes for one in judged[measures[code].pk].series
    }
    values = _values(((every[pk].code, one) for pk, found in series.items() for one in found), rows)
    order = {place: sorted(told) for place, told in values.items()}
    return Beside(measures, bases, values, order, behaviours)


def _values(held: Iterable[tuple[str, Series]], rows: Iterable[Row]) -> Mapping[Place, Mapping[Period, Decimal]]:
    """What is held and undisputed; what the return says goes before it."""
    values: dict[Place, dict[Period, Decimal]] = defaultdict(dict)
    for code, series in held:
        for figure in series.figures:
            if figure.current and not figure.disputed and figure.best.value is not None:
                values[code, series.area, series.breakdown][figure.period] = figure.best.value
    for row in rows:
        if row.value is not None:
            values[place_of(row)][row.period] = row.value
    return values

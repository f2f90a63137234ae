"""What the values of a series in a file are: counts, shares, rates or something else; and the series in the units of calc.

A file says so in its column `unit`. Where it does not, the values decide, by rules that docs/signals.md lists; how they
were understood is always told.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from answerable.calc.behaviour.series import Anomaly, Cut, Goal, Point, Quantity, Series
from answerable.calc.direction import Direction
from answerable.calc.periods import Period, printed
from answerable.measures.intake.returns import RowProblem
from answerable.measures.intake.tidy_cells import Unit, Written
from answerable.measures.intake.tidy_series import Rows

PERCENT_WORDS = ("%", "percent", "per cent", "pct")
FEW_BELOW_NOUGHT = 10
"""Whole numbers of which fewer than one in so many is below nought are counts with a slip, until the file says otherwise."""


class NotUnderstood(ValueError):
    """The rows cannot be one series; `problem` says which row and what to do."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Scale:
    """How values of calc are shown again: times `factor`, with `sign` behind them; `name` is the word of the file's unit.

    A rate is for so many (`per`) of what the denominator counts. `part` is set where the file has counts, and what is judged is
    their share or rate.
    """

    name: str
    quantity: Quantity
    factor: float = 1.0
    sign: str = ""
    per: float = 1.0
    part: bool = False

    def shown(self, value: float) -> float:
        return value * self.factor

    def words(self, value: float) -> str:
        """A number for a sentence: as it was written, to three places at most; one that we computed to three figures."""
        return f"{in_words(self.shown(value), computed=self.part)}{self.sign}"


@dataclass(frozen=True)
class Understood:
    """A series in the units of calc, how it is shown again, and what to beware of.

    `unsided` is set where a standard is written and nothing says which side of it meets it: then it is not judged.
    """

    series: Series
    scale: Scale
    cautions: tuple[str, ...] = ()
    unsided: bool = False


COUNT = Scale("count", Quantity.COUNT)
OTHER = Scale("other", Quantity.OTHER)
PERCENT = Scale("percent", Quantity.SHARE, sign="%")
PROPORTION = Scale("proportion", Quantity.SHARE, factor=0.01)
SHARE = replace(PERCENT, part=True)
RATE = Scale("rate", Quantity.RATE)
RATE_OF_COUNTS = replace(RATE, part=True)
PER_100000 = Scale("per_100000", Quantity.RATE, per=1e5)
RARE_RATE = replace(PER_100000, part=True)
RARE = 0.001
"""A share that is always smaller is told as a rate per 100,000: nobody reads 0.004%."""
_BY_UNIT = {
    Unit.PERCENT: PERCENT,
    Unit.PROPORTION: PROPORTION,
    Unit.RATE: RATE,
    Unit.PER_1000: Scale("per_1000", Quantity.RATE, per=1e3),
    Unit.PER_10000: Scale("per_10000", Quantity.RATE, per=1e4),
    Unit.PER_100000: PER_100000,
    Unit.OTHER: OTHER,
}


def in_words(value: float, *, computed: bool = False) -> str:
    """ "1,234", "12.345", "0.0421": thousands with commas, no more than three places, or below one three figures."""
    if value == round(value):
        return f"{value:,.0f}".replace("-", "−")
    size = math.floor(math.log10(abs(value)))
    places = max(1, 2 - size) if computed or size < 0 else 3
    return f"{value:,.{places}f}".rstrip("0").rstrip(".").replace("-", "−")


def understood(rows: Rows) -> Understood:
    """The series that the rows tell. Raises NotUnderstood with the row and the reason where they contradict themselves."""
    if rows.problems:
        raise NotUnderstood(rows.problems[0])
    _refuse_repeats(rows)
    scale = _scale(rows)
    cautions: list[str] = []
    points = tuple(_points(rows, scale))
    direction = _only(rows.directions, "polarity") or Direction.NEUTRAL
    goals = tuple(_goals(rows, direction, scale, cautions))
    has_values = any(point.value is not None for point in points)
    series = Series(
        points,
        quantity=scale.quantity if has_values else Quantity.OTHER,  # nothing is a share of nothing
        direction=direction,
        cuts=tuple(_cuts(rows)),
        anomalies=tuple(Anomaly(rows.periods[index], reason) for index, reason in rows.anomalies.items()),
        goals=goals,
    )
    unsided = tuple(_unsided(rows, direction))
    return Understood(series, scale, (*_told(rows, scale), *dict.fromkeys(cautions), *unsided), bool(unsided))


def _refuse_repeats(rows: Rows) -> None:
    first: dict[Period, int] = {}
    for period, number in zip(rows.periods, rows.numbers, strict=True):
        if first.setdefault(period, number) != number:
            message = f"{printed(period)} stands in row {first[period]} already: a series has one value for it."
            raise NotUnderstood(RowProblem(number, "period_start", message + ("" if rows.breakdown else _HINT)))


_HINT = " If these are values of several parts or areas, name them in a column breakdown or area."


def _only[T](found: dict[T, int], column: str) -> T | None:
    """The one word that a column has for the whole series."""
    if len(found) > 1:
        (one, _), (other, row), *_ = found.items()
        message = f"'{other}' after '{one}' in earlier rows: one series has one {column}."
        raise NotUnderstood(RowProblem(row, column, message))
    return next(iter(found), None)


def _scale(rows: Rows) -> Scale:
    unit = _only(rows.units, "unit")
    values = [value for value in rows.values if not math.isnan(value)]
    whole = all(value.is_integer() for value in values)
    held = [
        (value, size)
        for value, size in zip(rows.values, rows.denominators, strict=True)
        if not math.isnan(value) and not math.isnan(size)
    ]
    if unit is Unit.COUNT or (unit is None and whole and not _named_percent(rows)):
        return _of_counts(rows, held, said=unit is Unit.COUNT)
    if unit is not None:
        return _BY_UNIT[unit]
    if _named_percent(rows):
        return PERCENT
    if held and all(0 <= value <= 1 for value in values):
        return PROPORTION
    return PERCENT if held and all(0 <= value <= 100 for value in values) else OTHER


def _named_percent(rows: Rows) -> bool:
    name = f"{rows.measure} {rows.breakdown}".lower()
    return rows.percent or any(word in name for word in PERCENT_WORDS)


def _of_counts(rows: Rows, held: list[tuple[float, float]], *, said: bool) -> Scale:
    """Whole numbers: counts, or with a denominator the share or the rate that the two make."""
    below = [index for index, value in enumerate(rows.values) if value < 0]
    if below and not said and not held and len(below) * FEW_BELOW_NOUGHT >= len(rows):
        return OTHER
    if below:
        other = "" if held else ", or write 'other' in a column unit if these are no counts"
        message = f"{rows.values[below[0]]:,.0f} is below nought, and a count never is: put it right{other}."
        raise NotUnderstood(RowProblem(rows.numbers[below[0]], "value", message))
    if not held:
        return COUNT
    if any(value > size for value, size in held):
        return RATE_OF_COUNTS
    rare = any(value for value, _ in held) and all(value < size * RARE for value, size in held)
    return RARE_RATE if rare else SHARE


def _points(rows: Rows, scale: Scale) -> Iterator[Point]:
    for index, (period, value, size) in enumerate(zip(rows.periods, rows.values, rows.denominators, strict=True)):
        if math.isnan(value) or size == 0:
            if value and scale.part and not math.isnan(value):
                _refuse_part_of_none(rows, index, value)
            yield Point(period, None)
        else:
            out_of = None if math.isnan(size) else size / scale.per
            yield Point(period, _judged(value, out_of, scale), out_of)


def _refuse_part_of_none(rows: Rows, index: int, value: float) -> None:
    message = f"the denominator is 0 and the value is {in_words(value)}: nothing can be counted out of none."
    raise NotUnderstood(RowProblem(rows.numbers[index], "denominator", message))


def _judged(value: float, size: float | None, scale: Scale) -> float | None:
    """The value in the unit of calc: percent of a share, events for one unit of a rate; a count without its size is none."""
    if not scale.part:
        return value / scale.factor
    if size is None:
        return None
    return value / size * (100 if scale.quantity is Quantity.SHARE else 1)


def _told(rows: Rows, scale: Scale) -> Iterator[str]:
    """How the values were understood, where a reader might mean otherwise."""
    sizes = [size for size in rows.denominators if not math.isnan(size)]
    if scale.part:
        yield f"The values are read as counts out of the denominator, and judged as {_JUDGED_AS[scale.name]}."
        if len(sizes) < len(rows):
            yield "Rows without a denominator are gaps."
    elif sizes and scale.quantity in (Quantity.COUNT, Quantity.OTHER):
        yield "The denominator was not used: the values are neither a share nor a rate of it. Say what they are in a column unit."
    elif sizes and not rows.units:
        yield f"The values are read as a {scale.name.replace('percent', 'percentage')} of the denominator."
    if none := [period for period, size in zip(rows.periods, rows.denominators, strict=True) if size == 0]:
        others = f" and {len(none) - 1} more" if len(none) > 1 else ""
        yield f"The denominator is 0 in {printed(none[0])}{others}: there is no figure where nothing was counted."


_JUDGED_AS = {
    "percent": "percent",
    "rate": "a rate for each one of the denominator",
    "per_100000": "a rate for 100,000 of the denominator",
}


def _cuts(rows: Rows) -> Iterator[Cut]:
    """The breaks; a reason that is repeated in the rows after it is of one break."""
    order = _in_time(rows)
    for key, run in groupby(order, key=rows.breaks.get):
        if key:
            yield Cut(rows.periods[next(run)].start, key)


def _in_time(rows: Rows) -> list[int]:
    return sorted(range(len(rows)), key=lambda index: rows.periods[index])


def _goals(rows: Rows, direction: Direction, scale: Scale, cautions: list[str]) -> Iterator[Goal]:
    """The standards of the rows: each from its first period to the day before another, or none, is written.

    One that is written in a single row of the series holds from there on. One whose side nobody says is left out.
    """
    runs = [(written, list(run)) for written, run in groupby(_in_time(rows), key=rows.standards.get)]
    following = [rows.periods[run[0]].start - timedelta(days=1) for _, run in runs[1:]]
    alone = len(rows.standards) == 1
    for (written, run), ends in zip(runs, [*following, None], strict=True):
        at_least = _at_least(written, direction) if written else None
        if written and at_least is not None:
            value = _standard(written, scale, cautions)
            yield Goal(value, at_least, rows.periods[run[0]].start, None if alone else ends)


def _standard(written: Written, scale: Scale, cautions: list[str]) -> float:
    """A standard in the unit of calc. Of a share, 0.9 and 90% may be meant by the same people."""
    if scale.quantity is not Quantity.SHARE or written.percent or not written.value:
        return written.value if written.percent else written.value / scale.factor
    if scale.part and 0 < written.value < 1:
        cautions.append(
            f"The standard {written.value:g} is read as {in_words(written.value * 100)}%; write a % sign if it is not."
        )
        return written.value * 100
    if scale == PROPORTION and written.value > 1:
        return written.value
    return written.value / scale.factor


def _at_least(written: Written, direction: Direction) -> bool | None:
    """Whether at least or at most the standard is meant; None where neither its sign nor the polarity says so."""
    if written.at_least is not None:
        return written.at_least
    return {Direction.UP_GOOD: True, Direction.DOWN_GOOD: False}.get(direction)


def _unsided(rows: Rows, direction: Direction) -> Iterator[str]:
    """What is said of a standard whose side nobody says."""
    for index, written in rows.standards.items():
        if _at_least(written, direction) is None:
            yield (
                f"The standard in row {rows.numbers[index]} was not judged: the polarity is {direction}, "
                "so write which side meets it, as >= or <=."
            )
            return

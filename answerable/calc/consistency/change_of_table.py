"""A change of a time told in prose is larger than any fall or rise that the table of the same thing has.
Example: "the wait for 101 is down seven minutes", where the table's highest average is 6 min 33 s and its latest 3 min 45 s.

It is silent where any two values of the table give the change, where the table stands in another paper, and where what heads it is not
what the sentence speaks of.

It matters because such a change usually comes from the worst month of a year, and is told as if it were of the year.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.consistency.arithmetic import stated
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import Point, Series, all_series, likeness
from answerable.calc.figures.figure import Direction, Figure, Role, Unit

RULE = "change_of_table"
_SECONDS = {Unit.SECONDS: 1, Unit.MINUTES: 60, Unit.HOURS: 3600}
_HEADED = ((re.compile(r"\bsec(?:ond)?s?\b", re.IGNORECASE), 1), (re.compile(r"\bmin(?:ute)?s?\b", re.IGNORECASE), 60))
_PER = ("", "average")
_LIKE = 0.6


def change_of_table(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every change of a time in prose, in time or in percent, that no two values of the table give."""
    series = all_series(readings)
    for at, reading in enumerate(readings):
        own = [one for one in series if one.document == at and _factor(one)]
        told: dict[tuple[int, Decimal, bool], list[Figure]] = defaultdict(list)
        for figure in reading.figures if own else ():
            if _is_change_of_time(figure) and (one := _table_of(figure, own)):
                sign = 1 if figure.direction is Direction.UP else -1
                told[
                    own.index(one), sign * figure.value * _SECONDS.get(figure.unit, 1), figure.unit in _SECONDS
                ].append(figure)
        for (index, claimed, _), figures in told.items():
            yield from _judged(readings, figures, own[index], 1 if claimed > 0 else -1)


def _is_change_of_time(figure: Figure) -> bool:
    told = figure.role is Role.CHANGE and not figure.aimed and figure.per in _PER
    return told and (
        figure.unit in _SECONDS or (figure.unit is Unit.PERCENT and figure.direction is not Direction.NONE)
    )


def _factor(series: Series) -> int:
    """How many seconds one of the table's units has; 0 where it holds no times."""
    if series.unit in _SECONDS:
        return _SECONDS[series.unit]
    return (
        next((factor for headed, factor in _HEADED if headed.search(series.head)), 0)
        if series.unit is Unit.COUNT
        else 0
    )


def _table_of(figure: Figure, own: Sequence[Series]) -> Series | None:
    """The series that the sentence names, by its service where it names one."""
    alike = [(bool(one.services), likeness(figure.sentence, one), -at, one) for at, one in enumerate(own)]
    best = max(alike, key=lambda entry: entry[:3])
    return best[3] if best[1] >= _LIKE and (best[0] or len(own) == 1) else None


def _judged(readings: Sequence[Reading], figures: Sequence[Figure], series: Series, sign: int) -> Iterator[Finding]:
    """`sign` is -1 for a fall; a change in percent is of the earlier value."""
    first, factor = figures[0], _factor(series)
    in_time = first.unit in _SECONDS
    most = _most(series, sign, relative=not in_time) * (factor if in_time else 1)
    if stated(first)[0] * _SECONDS.get(first.unit, 1) <= most:
        return
    before, last = series.points[-2:]
    moved = _moved(before.cell.value, last.cell.value, relative=not in_time) * (factor if in_time else 1)
    told, said = (f"{first.number.printed} {first.unit}", _said) if in_time else (first.number.printed, _percent)
    message = (
        f"A {_way(Decimal(sign))} of {told} is more than the table has between any two periods ({said(most)});"
        f" its last two, {before.cell.printed} and {last.cell.printed}, are a {_way(moved)} of {said(abs(moved))} apart."
    )
    name = readings[series.document].name
    stated_at = [place_of(name, figure) for figure in figures[: MOST_PLACES - 2]]
    places = (*stated_at, series.place(readings, before), series.place(readings, last))
    expected = (moved * sign / _SECONDS.get(first.unit, 1)).quantize(Decimal("0.01"))
    yield Finding(RULE, Kind.ARITHMETIC, Severity.HIGH, message, places, expected)


def _most(series: Series, sign: int, *, relative: bool) -> Decimal:
    """The largest move that way from any value to any later one that the rounding of both leaves open.

    The earlier one is best the highest before a fall, the lowest before a rise.
    """
    most, best = Decimal(0), _farthest(series.points[0], -sign)
    for point in series.points[1:]:
        most = max(most, sign * _moved(best, _farthest(point, sign), relative=relative))
        best = max(best * -sign, _farthest(point, -sign) * -sign) * -sign
    return most


def _farthest(point: Point, sign: int) -> Decimal:
    """The highest value (of sign 1) or the lowest that the printed one can stand for."""
    return point.cell.value + sign * point.cell.place / 2


def _moved(before: Decimal, after: Decimal, *, relative: bool) -> Decimal:
    if not relative:
        return after - before
    return 100 * (after - before) / before if before > 0 else Decimal(0)


def _way(moved: Decimal) -> str:
    return "rise" if moved > 0 else "fall"


def _percent(size: Decimal) -> str:
    return f"{size.quantize(Decimal(1))}%"


def _said(seconds: Decimal) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

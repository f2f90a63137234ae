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
from itertools import combinations

from answerable.calc.consistency.arithmetic import stated
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import Series, all_series, likeness
from answerable.calc.figures.figure import Direction, Figure, Role, Unit

RULE = "change_of_table"
_SECONDS = {Unit.SECONDS: 1, Unit.MINUTES: 60, Unit.HOURS: 3600}
_HEADED = ((re.compile(r"\bsec(?:ond)?s?\b", re.IGNORECASE), 1), (re.compile(r"\bmin(?:ute)?s?\b", re.IGNORECASE), 60))
_PER = ("", "average")
_LIKE = 0.6


def change_of_table(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every change of a time in prose that no two values of the table give."""
    series = all_series(readings)
    for at, reading in enumerate(readings):
        own = [one for one in series if one.document == at and _factor(one)]
        told: dict[tuple[int, Decimal, Direction], list[Figure]] = defaultdict(list)
        for figure in reading.figures if own else ():
            if _is_change_of_time(figure) and (one := _table_of(figure, own)):
                told[own.index(one), figure.value * _SECONDS[figure.unit], figure.direction].append(figure)
        for (index, claimed, direction), figures in told.items():
            yield from _judged(readings, figures, own[index], claimed if direction is Direction.UP else -claimed)


def _is_change_of_time(figure: Figure) -> bool:
    return figure.role is Role.CHANGE and figure.unit in _SECONDS and not figure.aimed and figure.per in _PER


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


def _judged(
    readings: Sequence[Reading], figures: Sequence[Figure], series: Series, claimed: Decimal
) -> Iterator[Finding]:
    """`claimed` in seconds, below nought for a fall."""
    factor, first, sign = _factor(series), figures[0], 1 if claimed > 0 else -1
    moves = [(b.cell.value - a.cell.value) * sign for a, b in combinations(series.points, 2)]
    most = max(*moves, Decimal(0)) * factor
    if stated(first)[0] * _SECONDS[first.unit] <= most:
        return
    before, last = series.points[-2:]
    moved = (last.cell.value - before.cell.value) * factor
    message = (
        f"A {_way(claimed)} of {first.number.printed} {first.unit} is more than the table has between any two periods"
        f" ({_said(most)}); its last two, {before.cell.printed} and {last.cell.printed}, are a {_way(moved)} of {_said(abs(moved))} apart."
    )
    name = readings[series.document].name
    stated_at = [place_of(name, figure) for figure in figures[: MOST_PLACES - 2]]
    places = (*stated_at, series.place(readings, before), series.place(readings, last))
    expected = (moved * sign / _SECONDS[first.unit]).quantize(Decimal("0.01"))
    yield Finding(RULE, Kind.ARITHMETIC, Severity.HIGH, message, places, expected)


def _way(moved: Decimal) -> str:
    return "rise" if moved > 0 else "fall"


def _said(seconds: Decimal) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

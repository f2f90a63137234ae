"""A figure in prose has the value of a cell of a table, and is given another period than the table gives it.
Example: "in 2023/24, 92.3% of calls were answered in time", where the table has 92.3% for April 2023 to January 2024.

It is silent where the table has the value for the told period too, where the one is the last month of the other, and where what heads
the cell is not what the sentence speaks of.

It matters because ten months are passed off as a year, or a figure of one year as that of another, which a reader cannot see.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from answerable.calc.consistency.echoes import digits
from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.series import Point, Series, all_series, likeness, words
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.periods import Period, printed
from answerable.calc.standing import Qualifier

RULE = "period_of_table"
_MOSTLY = 0.6
_MONTH = timedelta(days=31)


def period_of_table(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every figure of the prose whose value a table has for another period."""
    series = all_series(readings)
    for reading in readings:
        for figure in reading.figures:
            if _may_be_a_cell(figure) and (found := _misdated(figure, series)):
                yield _finding(readings, reading, figure, found)


def _may_be_a_cell(figure: Figure) -> bool:
    told = figure.role is Role.LEVEL and figure.qualifier is Qualifier.EXACT and not figure.aimed
    return (
        told
        and digits(figure.value) > 1
        and figure.period is not None
        and figure.unit in {Unit.COUNT, Unit.PERCENT, Unit.POUNDS}
    )


Match = tuple[Series, Point]


def _misdated(figure: Figure, series: Sequence[Series]) -> Match | None:
    """The cell with the figure's value and another period; None where any cell has both its value and its period."""
    matches = [
        (one, point)
        for one in series
        if one.unit is figure.unit
        for point in one.points
        if point.cell.value == figure.value and _is_of(figure, one)
    ]
    if not matches or any(not _apart(figure.period, point.period) for _, point in matches):
        return None
    return matches[0]


def _is_of(figure: Figure, series: Series) -> bool:
    share = likeness(figure.sentence, series)
    if digits(figure.value) >= 3:
        return share >= 0.5 and (
            figure.value >= 1000 or share >= _MOSTLY or bool(words(figure.sentence.text) & series.around)
        )
    return share >= _MOSTLY and bool(len(series.words) > 1 or series.numbers)


def _apart(told: Period | None, cell: Period) -> bool:
    """Whether the two are different stretches, and neither is the end of the other."""
    if told is None or told == cell or abs(told.end - cell.end) < timedelta(days=2):
        return False
    short, long = sorted((told, cell), key=lambda one: one.days)
    return not (long.contains(short) and short.days <= _MONTH.days < long.days)


def _finding(readings: Sequence[Reading], reading: Reading, figure: Figure, found: Match) -> Finding:
    series, point = found
    when = printed(figure.period) if figure.period else ""
    message = f"{figure.number.printed} is told of {when}, and the table has it for {printed(point.period)} ({series.head.strip() or 'its row'})."
    longer = figure.period and figure.period.contains(point.period)
    severity = Severity.HIGH if longer else Severity.MEDIUM
    places = (place_of(reading.name, figure), series.place(readings, point))
    return Finding(RULE, Kind.PERIOD, severity, message, places, figure.value)

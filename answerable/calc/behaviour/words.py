"""How points are counted and named in a sentence."""

from collections.abc import Sequence

from answerable.calc.behaviour.series import Point
from answerable.calc.periods import Kind, printed

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {
    Kind.SNAPSHOT: "day",
    Kind.MONTH: "month",
    Kind.QUARTER: "quarter",
    Kind.FINANCIAL_YEAR: "year",
    Kind.CALENDAR_YEAR: "year",
    Kind.ROLLING_12: "year",
}


def number(count: int) -> str:
    """In words up to twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def one_of(points: Sequence[Point]) -> str:
    """What one period of the points is called."""
    return _UNITS.get(points[0].period.kind, "period") if points else "period"


def units_of(points: Sequence[Point]) -> str:
    return f"{one_of(points)}s"


def counted(count: int, points: Sequence[Point]) -> str:
    """So many of the periods: "nine months", "one month"."""
    return f"{number(count)} {one_of(points) if count == 1 else units_of(points)}"


def month_of(point: Point) -> str:
    """When a point begins, as a reader names it."""
    if point.period.kind in (Kind.MONTH, Kind.SNAPSHOT, Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR):
        return printed(point.period)
    return f"{point.period.start:%B %Y}"

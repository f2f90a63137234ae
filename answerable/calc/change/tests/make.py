"""Points of months and years, as tests need them."""

from answerable.calc.behaviour.series import Point
from answerable.calc.periods import financial_year, read


def year(starting: int, value: float | None, denominator: float | None = None) -> Point:
    return Point(financial_year(starting), value, denominator)


def at(period: str, value: float | None, denominator: float | None = None) -> Point:
    return Point(read(period), value, denominator)

"""A part of a year that a label names, in the year that its head names: "April" or "Q1" under "2023/24"."""

import calendar
import re
from datetime import date

from answerable.calc.periods import MONTH_NUMBERS, Kind, NotAPeriod, Period, printed, read

_QUARTER = re.compile(r"(?:q|qtr|quarter)\s?([1-4])(?:\s?\([^)]*\))?", re.IGNORECASE)


def part_of_year(name: str) -> bool:
    """Whether a head or a label is a bare month or quarter."""
    plain = name.strip(" .*†").casefold()
    return plain in MONTH_NUMBERS or bool(_QUARTER.fullmatch(plain))


def within(label: str, year: Period) -> Period | None:
    """The month or quarter of the year, if the label names one and the head twelve months; a label may stand for no part."""
    if year.months != 12:
        return None
    name = label.strip(" .*†").casefold()
    if month := MONTH_NUMBERS.get(name):
        starting = year.start.year + (month < year.start.month)
        return Period(date(starting, month, 1), date(starting, month, calendar.monthrange(starting, month)[1]))
    quarter = _QUARTER.fullmatch(name)
    if not quarter or year.kind not in {Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR}:
        return None
    try:
        return read(f"Q{quarter[1]} {printed(year)}")
    except NotAPeriod:
        return None

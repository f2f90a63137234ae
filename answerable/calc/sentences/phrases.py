"""The turns of phrase that all sentences share: periods, numbers and lists as they are said."""

import calendar
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from answerable.calc.behaviour import words
from answerable.calc.periods import Kind, Period, calendar_year, financial_year, printed

_NOUNS = {
    Kind.MONTH: "months",
    Kind.QUARTER: "quarters",
    Kind.FINANCIAL_YEAR: "years",
    Kind.CALENDAR_YEAR: "years",
}


def when(period: Period) -> str:
    """The period as it stands in a sentence: "in 2022/23", "on 31 January 2024", "from April 2023 to January 2024"."""
    match period.kind:
        case Kind.SNAPSHOT:
            return f"on {printed(period)}"
        case Kind.ROLLING_12:
            return f"in the {printed(period)}"
        case Kind.RANGE | Kind.QUARTER:
            return f"from {printed(period)}"
    return f"in {printed(period)}"


def named(period: Period) -> str:
    """The period as the thing compared with: "2022/23", "the 12 months to June 2023"."""
    return f"{'the ' if period.kind is Kind.ROLLING_12 else ''}{printed(period)}"


def since(period: Period) -> str:
    """From which period on: "since March 2023", "since 2021/22"; longer spans by their first day."""
    if period.kind in (Kind.QUARTER, Kind.RANGE, Kind.ROLLING_12):
        return f"since {day_or_month(period.start)}"
    return f"since {printed(period)}"


def day_or_month(day: date) -> str:
    """ "September 2023" for the first day of a month, else "6 December 2022"."""
    month = f"{calendar.month_name[day.month]} {day.year:04d}"
    return month if day.day == 1 else f"{day.day} {month}"


def part_of_year(period: Period) -> str:
    """ "ten months of 2023/24" where the period is the beginning of a year and no whole one; else empty."""
    if period.kind not in (Kind.RANGE, Kind.QUARTER) or not 0 < period.months < 12:
        return ""
    start = period.start
    year = {4: financial_year, 1: calendar_year}.get(start.month)
    return f"{number(period.months)} months of {printed(year(start.year))}" if year else ""


def nouns(period: Period) -> str:
    """What several periods of this kind are called: "months", "years"; days and odd spans are "figures"."""
    return _NOUNS.get(period.kind, "figures")


def number(count: int) -> str:
    """A small number as a word: "seven"; from thirteen on in digits."""
    return words.number(count)


def counted(count: int) -> str:
    """ "one is", "four are"."""
    return f"{number(count)} is" if count == 1 else f"{number(count)} are"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """ "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def plain(value: Decimal) -> str:
    """A number with no noughts after its decimals and no exponent."""
    return f"{value.normalize():f}"


def capital(words: str) -> str:
    """With its first letter as a capital, the others as they are."""
    return words[:1].upper() + words[1:]

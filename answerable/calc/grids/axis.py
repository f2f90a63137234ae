"""Which period a row or a column of a sheet is of, by the cells that name it: a date, words, or a year above a month."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from answerable.calc import periods
from answerable.calc.grids.grid import Cell, Form
from answerable.calc.grids.marks import spaced, unmarked
from answerable.calc.periods import MONTH_NUMBERS, Kind, NotAPeriod, Period

_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(32_874, 73_050)  # 1990 to 2099, as a sheet counts days
_YEARS = range(1990, 2100)
_MONTH = re.compile(
    rf"(?:month (?:of )?|m\d{{1,2}}\s*[-:]?\s*|\d{{1,2}}\s*[-:]\s*)?({'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?",
    re.I,
)
_QUARTER = re.compile(
    r"(?:q|qtr\.?\s?|quarter\s?)([1-4])(?:\s*\(?[a-z]{3,9}\s?[-–to ]+\s?[a-z]{3,9}\)?)?", re.IGNORECASE
)
_WEEK = re.compile(
    r"(?:w/?c|week (?:commencing|beginning|starting)|(?P<end>w/?e|week (?:ending|to)))\.?:?\s+(?P<day>.+)", re.I
)
_TOTAL = re.compile(
    r"\b(?:grand |sub-? ?|overall )?totals?\b|\bytd\b|\bfytd\b|\bto date\b|\bcumulative\b|^(?:all|overall|sum|whole year|full year)$",
    re.IGNORECASE,
)  # fmt: skip
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})[T ]00:00(?::00)?")
_YEARLESS = re.compile(r"\d{1,2}[- ][A-Za-z]{3,9}")
_TRAP = " A sheet makes such a day of 'Apr-23' typed in: write April 2023."


class Says(StrEnum):
    """What a label on the axis of periods is."""

    PERIOD = "period"
    TOTAL = "total"  # of the periods before it, or of the one it names
    OTHER = "other"  # words: a target, a comment, a note
    NOTHING = "nothing"


@dataclass(frozen=True)
class Label:
    """One label of the axis. `message` says, for OTHER, why it is no period; `note` tells how it was read or marked."""

    says: Says
    text: str
    period: Period | None = None
    provisional: bool = False
    note: str = ""
    message: str = ""


def is_total(text: str) -> bool:
    """Whether a label says that it adds up others."""
    return bool(_TOTAL.search(spaced(text)))


@lru_cache(maxsize=4096)  # every figure of a row asks again
def label(cells: tuple[Cell, ...], kinds: tuple[str, ...] = (), year: Period | None = None) -> Label:
    """What the cells that name one row or column say together, such as a year and a month below it.

    `kinds` (of periods.Kind) tells what a date stands for: with MONTH the first of April is April. `year` is a financial or
    calendar year known from elsewhere, for months that name none.
    """
    told = [cell for cell in cells if not cell.empty]
    text = spaced(" ".join(cell.shown for cell in told))
    if not told:
        return Label(Says.NOTHING, "")
    words = [unmarked(cell.shown) for cell in told]
    provisional = any(one.provisional for one in words)
    note = "; ".join(one.note for one in words if one.note)
    try:
        period = _together([_read(cell, kinds) for cell in told], year)
    except NotAPeriod as error:
        says = Says.TOTAL if is_total(text) else Says.OTHER
        named = _named_by_total(text) if says is Says.TOTAL else None
        return Label(says, text, named, message=str(error))
    return Label(Says.PERIOD, text, period, provisional, note)


def names_time(cell: Cell) -> bool:
    """Whether a cell names a period, or a part of a year; a date does, even one that cannot be meant."""
    if isinstance(cell.value, date):
        return True
    try:
        _read(cell, ())
    except NotAPeriod:
        return False
    return True


def as_kind(period: Period, kinds: Sequence[str]) -> bool:
    """Whether a period is of a kind that is asked for; any is when none is named."""
    return not kinds or period.kind.value in kinds


def kinds_of(labels: Iterable[Label]) -> tuple[str, ...]:
    """The kinds of period that the figures of an axis are of, leaving out those that add up others of it.

    Days that all begin or end a month, and differ in it, are months as sheets write them. Nothing where every kind counts.
    """
    found = [one.period for one in labels if one.period and one.says is Says.PERIOD]
    if not found:
        return ()
    days = [one for one in found if one.days == 1]
    others = {one.kind for one in found if one.days > 1}
    if days and others <= {Kind.MONTH} and len(found) > 1 and _are_months(days):
        return (Kind.MONTH.value,)
    parts = [one for one in found if sum(one.contains(other) for other in found if other != one) < 2]
    kinds = {one.kind.value for one in parts}
    return tuple(sorted(kinds)) if len(parts) < len(found) or len(kinds) == 1 else ()


def _are_months(days: Sequence[Period]) -> bool:
    firsts = all(one.start.day == 1 for one in days)
    lasts = all((one.end + timedelta(days=1)).day == 1 for one in days)
    return (firsts or lasts) and len({(one.start.year, one.start.month) for one in days}) == len(set(days))


type _Part = Period | int | str
"""A period; the number of a month (1 to 12); or a quarter without its year ("1" to "4")."""


def _read(cell: Cell, kinds: Sequence[str]) -> _Part:
    match cell.value:
        case datetime():
            return _of_day(cell.value.date(), cell, kinds)
        case date():
            return _of_day(cell.value, cell, kinds)
        case Decimal() if cell.value == cell.value.to_integral_value():
            return _of_number(int(cell.value), cell, kinds)
        case str():
            return _of_text(unmarked(cell.value).text, cell, kinds)
    raise NotAPeriod(f"'{cell.shown}' is not a period: write it as April 2023.")


def _of_number(number: int, cell: Cell, kinds: Sequence[str]) -> Period:
    if number in _YEARS:
        return periods.calendar_year(number)
    if number in _SERIALS:
        return _of_day(_DAY_ZERO + timedelta(days=number), cell, kinds)
    raise NotAPeriod(f"'{cell.shown}' is not a period: write it as April 2023.")


def _of_day(day: date, cell: Cell, kinds: Sequence[str]) -> Period:
    month = periods.months_ending(1, _month_end(day))
    if cell.form is Form.MONTH or (cell.form is Form.YEAR and Kind.MONTH.value in kinds):
        return month
    if cell.form is Form.YEAR:
        return periods.calendar_year(day.year)
    if _YEARLESS.fullmatch(cell.shown.strip()):
        raise NotAPeriod(f"'{cell.shown}' is kept as {periods.printed(Period(day, day))}.{_TRAP}")
    wanted = {Kind.MONTH: month, Kind.QUARTER: _quarter(day), Kind.FINANCIAL_YEAR: _financial(day)}
    for kind, period in wanted.items():
        if kind.value in kinds and day in (period.start, period.end):
            return period
    if kinds and Kind.SNAPSHOT.value not in kinds:
        trap = _TRAP if Kind.MONTH.value in kinds else ""
        raise NotAPeriod(
            f"'{cell.shown}' is the day {periods.printed(Period(day, day))}, neither first nor last of a period.{trap}"
        )
    return Period(day, day)


def _of_text(text: str, cell: Cell, kinds: Sequence[str]) -> _Part:
    if midnight := _MIDNIGHT.fullmatch(text):
        text = midnight[1]
    if re.fullmatch(r"\d{5}", text, re.ASCII):
        return _of_number(int(text), cell, kinds)
    if month := _MONTH.fullmatch(text):
        return MONTH_NUMBERS[month[1].casefold()]
    if quarter := _QUARTER.fullmatch(text):
        return quarter[1]
    if week := _WEEK.fullmatch(text):
        day = periods.read(week["day"]).end
        return Period(day - timedelta(days=6), day) if week["end"] else Period(day, day + timedelta(days=6))
    if is_total(text):
        raise NotAPeriod(f"'{text[:60]}' is a total.")
    read = _first_read(text)
    return _of_day(read.start, cell, kinds) if read.days == 1 else read


def _first_read(text: str) -> Period:
    """The text, or failing that the text outside or inside its brackets: "Q1 2023/24 (Apr-Jun)"."""
    try:
        return periods.read(text)
    except NotAPeriod:
        outside = spaced(re.sub(r"\([^)]*\)", " ", text))
        if outside in ("", text):
            raise
        return periods.read(outside)


def _together(parts: Sequence[_Part], year: Period | None) -> Period:
    """The narrowest of the periods named, which lies in all the others."""
    whole = [part for part in parts if isinstance(part, Period)]
    year = min(whole, key=lambda one: one.days, default=year)
    found = [part if isinstance(part, Period) else _in_year(part, year) for part in parts]
    narrowest = min(found, key=lambda one: one.days)
    if outside := next((one for one in found if not one.contains(narrowest)), None):
        raise NotAPeriod(f"{periods.printed(narrowest)} is not in {periods.printed(outside)}, which stands with it.")
    return narrowest


def _in_year(part: int | str, year: Period | None) -> Period:
    if year is None:
        said = f"quarter {part}" if isinstance(part, str) else _month_name(part)
        raise NotAPeriod(
            f"{said} of which year is not said: write it as April 2023 or Q1 2023/24, or point at the year."
        )
    if isinstance(part, str):
        first = year.start.month - 1 + 3 * (int(part) - 1)
        start = date(year.start.year + first // 12, first % 12 + 1, 1)
        return Period(start, _month_end(_month_end(_month_end(start) + timedelta(days=1)) + timedelta(days=1)))
    start = date(year.start.year + (part < year.start.month), part, 1)
    return Period(start, _month_end(start))


def _named_by_total(text: str) -> Period | None:
    """The period that a total names itself: "Total 2023/24"."""
    rest = spaced(_TOTAL.sub(" ", text))
    try:
        return periods.read(rest) if rest else None
    except NotAPeriod:
        return None


def _month_name(number: int) -> str:
    return next(name for name, one in MONTH_NUMBERS.items() if one == number).capitalize()


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _quarter(day: date) -> Period:
    return periods.months_ending(3, _month_end(date(day.year, (day.month - 1) // 3 * 3 + 3, 1)))


def _financial(day: date) -> Period:
    return periods.financial_year(day.year - (day.month < 4))

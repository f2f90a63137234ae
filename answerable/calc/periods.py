"""Spans of days that figures belong to: what kind each is, how people write it, and the one way we print it."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
UNDERSTOOD = (
    "2021/22, 2022, March 2023, Q1 2023, Q1 2023/24, 21 March 2024, 2024-03-21, "
    "April 2023 to March 2024, 12 months to December 2022, year ending January 2024"
)


# Each look into calendar's own lists formats a date; a chart of sixty months looks a hundred times.
_NAMES_OF_MONTHS, _SHORT_NAMES = tuple(calendar.month_name), tuple(calendar.month_abbr)


class NotAPeriod(ValueError):
    """The text does not say which days it means."""


class ImpossiblePeriod(ValueError):
    """The period would end before it starts."""


class Kind(StrEnum):
    """What sort of span a period is; only periods of one kind are compared."""

    SNAPSHOT = "snapshot"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    ROLLING_12 = "rolling_12"
    RANGE = "range"


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` to `end`, both included. Raises ImpossiblePeriod when the end comes first."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ImpossiblePeriod(
                f"A period cannot end ({self.end:%Y-%m-%d}) before it starts ({self.start:%Y-%m-%d})."
            )

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int:
        """How many whole months the period is made of; 0 when it is not made of whole months."""
        whole = self.start.day == 1 and self.end == _month(self.end.year, self.end.month).end
        return _ordinal(self.end) - _ordinal(self.start) + 1 if whole else 0

    @cached_property
    def kind(self) -> Kind:
        """Financial years run from 1 April to 31 March; quarters start in January, April, July and October."""
        if self.days == 1:
            return Kind.SNAPSHOT
        named = _KINDS.get((self.months, self.start.month))
        return named or _KINDS.get((self.months, None), Kind.RANGE)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: "Period") -> bool:
        """Whether every day of the other is in this one."""
        return self.start <= other.start and other.end <= self.end

    def like(self, other: "Period") -> bool:
        """Whether figures of the two may stand in one series: same kind, lengths at most 3 days or 1 in 20 apart."""
        allowed = max(3, max(self.days, other.days) // 20)
        return self.kind == other.kind and abs(self.days - other.days) <= allowed


_KINDS: dict[tuple[int, int | None], Kind] = {
    (1, None): Kind.MONTH,
    **{(3, first): Kind.QUARTER for first in (1, 4, 7, 10)},
    (12, 1): Kind.CALENDAR_YEAR,
    (12, 4): Kind.FINANCIAL_YEAR,
    (12, None): Kind.ROLLING_12,
}


def financial_year(starting: int) -> Period:
    """1 April of the year given to 31 March of the next."""
    return Period(date(starting, 4, 1), date(starting + 1, 3, 31))


def calendar_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def months_ending(count: int, end: date) -> Period:
    """The `count` months whose last day is `end`: whole months when `end` is the last day of one."""
    if end == _month(end.year, end.month).end:
        return Period(_month_of_ordinal(_ordinal(end) - count + 1).start, end)
    before = _month_of_ordinal(_ordinal(end) - count)
    return Period(min(before.start.replace(day=min(end.day, before.end.day)), before.end) + timedelta(days=1), end)


def printed(period: Period) -> str:
    """The one way a page or a message names the period; `read` gives the same period back."""
    start, end = period.start, period.end
    match period.kind:
        case Kind.FINANCIAL_YEAR:
            return f"{start.year:04d}/{end.year % 100:02d}"
        case Kind.CALENDAR_YEAR:
            return f"{start.year:04d}"
        case Kind.SNAPSHOT:
            return _day_name(start)
        case Kind.MONTH:
            return _month_name(start)
        case Kind.ROLLING_12:
            return f"12 months to {_month_name(end)}"
        case _:
            return _from_to(period)


def _from_to(period: Period) -> str:
    start, end = period.start, period.end
    if not period.months:
        return f"{_day_name(start)} to {_day_name(end)}"
    first = _NAMES_OF_MONTHS[start.month] if start.year == end.year else _month_name(start)
    return f"{first} to {_month_name(end)}"


def axis_label(period: Period) -> str:
    """A short name for the axis of a chart, where the years beside it help the reader."""
    start, end = period.start, period.end
    match period.kind:
        case Kind.FINANCIAL_YEAR | Kind.CALENDAR_YEAR:
            return printed(period)
        case Kind.SNAPSHOT:
            return f"{start.day} {_short(start)} {start.year:04d}"
        case Kind.MONTH:
            return f"{_short(start)} {start.year:04d}"
        case Kind.ROLLING_12:
            return f"12m {_short(end)} {end.year:04d}"
    days = ("", "") if period.months else (f"{start.day} ", f"{end.day} ")
    first = _short(start) if start.year == end.year else f"{_short(start)} {start.year % 100:02d}"
    return f"{days[0]}{first}–{days[1]}{_short(end)} {end.year % 100:02d}"


def read(text: str) -> Period:
    """The period that a text of any usual British form names; NotAPeriod when it names none, or an impossible one."""
    said = _tidied(text)
    try:
        found = _first(_READERS, said)
    except ValueError as error:
        raise NotAPeriod(f"“{text.strip()}” is not a period: {_lower_first(str(error))}") from error
    if found is None:
        raise NotAPeriod(f"“{text.strip()[:80]}” is not a period we can read; write it as one of {UNDERSTOOD}.")
    return found


# Reading: each reader takes tidied text (lower case, one kind of dash, single spaces) and answers or gives None.

MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(_NAMES_OF_MONTHS) if number}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}
_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_M = rf"(?P<month>{_NAMES})"
_LEAD = re.compile(
    r"(?:(?:the|in|for|from|between|during|over|as|at|on|of|rolling|period|month of|"
    r"mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\s+)+"
)
_FINANCIAL = re.compile(
    r"(?:(?:financial year|fy|f/y)\s*)?(?P<first>\d{4}|\d\d)\s?[/-]\s?(?P<second>\d{4}|\d\d?)(?: financial year)?"
)
_CALENDAR = re.compile(r"(?:calendar year |year )?(?P<year>\d{4})(?: calendar year)?")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")
_MONTH_YEAR = re.compile(rf"{_M}[ '-]*(?P<year>\d{{4}}|\d\d)")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_NUMBER_DAY = re.compile(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})")
_NAMED_DAY = re.compile(rf"(?P<day>\d{{1,2}})(?: of)?[ -]{_M}[ -](?P<year>\d{{4}})")
_NAMED_DAY_US = re.compile(rf"{_M} (?P<day>\d{{1,2}}) (?P<year>\d{{4}})")
_END_OF = re.compile(r"(?:the )?end of (?P<rest>.+)")
_QUARTER = re.compile(r"(?:q|quarter |qtr )(?P<number>[1-4])(?: of)?,? (?P<year>\S+(?: financial year)?)")
_QUARTER_AFTER = re.compile(r"(?P<year>\S+) (?:q|quarter |qtr )(?P<number>[1-4])")
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "year": 12, "quarter": 3, "y/e": 12, "ye": 12}
_UP_TO = re.compile(
    r"(?:(?P<count>\d{1,2}|three|six|nine|twelve)[ -]?months?(?: period)?|(?P<word>(?:financial )?year|quarter|y/e|ye))"
    r"(?: (?:up )?to| ending| ended| end| until| in)?(?: the)?(?: end of)? (?P<end>.+)"
)
_SPLIT = re.compile(r"(?<=\d)\s*-\s*|\s*-\s*(?=\w)|(?<=[a-z\d]) (?:to|until|till|through|and) |(?<=-\d\d)/")
_BARE_MONTH = re.compile(_M)
_BARE_DAY_MONTH = re.compile(rf"(?P<day>\d{{1,2}})[ -]{_M}")
_BARE_DAY = re.compile(r"\d{1,2}")

_Reader = Callable[[str], Period | None]


def _read_financial_year(said: str) -> Period | None:
    """Two consecutive years, such as 2021/22, 2019-2020 or FY 22/23."""
    if not (found := _FINANCIAL.fullmatch(said)):
        return None
    first, second = found["first"], found["second"]
    start = int(first) + (2000 if len(first) == 2 else 0)
    return financial_year(start) if int(second) == (start + 1) % 10 ** len(second) else None


def _read_calendar_year(said: str) -> Period | None:
    found = _CALENDAR.fullmatch(said)
    return calendar_year(int(found["year"])) if found else None


def _read_month(said: str) -> Period | None:
    if found := _ISO_MONTH.fullmatch(said):
        return _month(int(found["year"]), int(found["month"]))
    found = _MONTH_YEAR.fullmatch(said)
    return _month(_full_year(found["year"]), MONTH_NUMBERS[found["month"]]) if found else None


def _read_day(said: str) -> Period | None:
    for form in (_ISO_DAY, _NUMBER_DAY, _NAMED_DAY, _NAMED_DAY_US):
        if found := form.fullmatch(said):
            month = MONTH_NUMBERS.get(found["month"]) or int(found["month"])
            day = date(int(found["year"]), month, int(found["day"]))
            return Period(day, day)
    return None


def _read_end_of(said: str) -> Period | None:
    """The end of March 2024 is its last day."""
    found = _END_OF.fullmatch(said)
    whole = _first(_POINTS, found["rest"]) if found else None
    return Period(whole.end, whole.end) if whole else None


def _read_quarter(said: str) -> Period | None:
    """A quarter of a calendar year (Q1 2023 is January to March) or of a financial one (Q1 2023/24 is April to June)."""
    found = _QUARTER.fullmatch(said) or _QUARTER_AFTER.fullmatch(said)
    year = _first((_read_financial_year, _read_calendar_year), found["year"]) if found else None
    if not found or not year:
        return None
    first = _ordinal(year.start) + 3 * (int(found["number"]) - 1)
    return Period(_month_of_ordinal(first).start, _month_of_ordinal(first + 2).end)


def _read_up_to(said: str) -> Period | None:
    """So many months to an end: year ending January 2024, 12 months to 31 March 2023, quarter ended June 2023."""
    found = _UP_TO.fullmatch(said)
    end = _first((_read_day, _read_month), found["end"]) if found else None
    if not found or not end:
        return None
    word = found["count"] or found["word"].removeprefix("financial ")
    return months_ending(_COUNTS[word] if word in _COUNTS else int(word), end.end)


def _read_range(said: str) -> Period | None:
    """Two ends with a dash or a word between; the first may borrow its month and year from the second."""
    for split in _SPLIT.finditer(said):
        last = _first(_POINTS, _tidied(said[split.end() :]))
        if last and (first := _start_of_range(said[: split.start()].strip(), last)):
            return Period(first.start, last.end)
    return None


def _start_of_range(said: str, last: Period) -> Period | None:
    if found := _BARE_MONTH.fullmatch(said):
        month = MONTH_NUMBERS[found["month"]]
        return _month(last.end.year - (month > last.end.month), month)
    if found := _BARE_DAY_MONTH.fullmatch(said):
        month = MONTH_NUMBERS[found["month"]]
        day = date(last.end.year - (month > last.end.month), month, int(found["day"]))
        return Period(day, day)
    if _BARE_DAY.fullmatch(said):
        day = last.end.replace(day=int(said))
        return Period(day, day) if last.kind == Kind.SNAPSHOT else None
    point = _first(_POINTS, said)
    # 2021-25 does not say whether it means calendar or financial years, so we do not guess.
    return None if point and point.kind == last.kind == Kind.CALENDAR_YEAR else point


_POINTS: tuple[_Reader, ...] = (
    _read_financial_year, _read_calendar_year, _read_month, _read_day, _read_end_of, _read_quarter
)  # fmt: skip
_READERS: tuple[_Reader, ...] = (*_POINTS, _read_up_to, _read_range)


def _first(readers: tuple[_Reader, ...], said: str) -> Period | None:
    return next((found for reader in readers if (found := reader(said))), None)


def _tidied(text: str) -> str:
    said = text[:200].casefold().translate(dict.fromkeys(map(ord, DASHES), "-")).replace("’", "'")
    said = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", said)
    said = re.sub(r"(?<=[a-z])\.(?=[\s-]|$)", "", said)
    said = " ".join(re.sub(r"[,()]", " ", said).split()).strip(" .;:")
    lead = _LEAD.match(said)
    return said[lead.end() :] if lead else said


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _month(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _ordinal(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_of_ordinal(ordinal: int) -> Period:
    return _month(ordinal // 12, ordinal % 12 + 1)


def _month_name(day: date) -> str:
    return f"{_NAMES_OF_MONTHS[day.month]} {day.year:04d}"


def _short(day: date) -> str:
    return _SHORT_NAMES[day.month]


def _day_name(day: date) -> str:
    return f"{day.day} {_month_name(day)}"


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]

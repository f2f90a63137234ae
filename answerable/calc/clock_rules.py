"""What a counting rule is, and what a reckoning is made of: see `clocks`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.calc.clock_words import said_span

Span = tuple[date, date | None]
"""Days that are left out, both included; None where the matter is still elsewhere."""
BankHolidays = frozenset[date] | Mapping[date, str]
"""Days that are no working days; a mapping says each one's name as well."""
LONGEST = 20_000
"""Days, working days or months a rule may count: past half a century no duty runs."""


class Unreckonable(ValueError):
    """The rule, the days left out or the extension make no sense; says what to change."""


class Counting(StrEnum):
    """How time is counted."""

    BEGINNING_WITH = "beginning_with"
    DAY_AFTER = "day_after"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    FIXED_DATE = "fixed_date"
    FINANCIAL_YEAR_END = "financial_year_end"
    EVERY_MONTHS = "every_months"
    SOON = "soon"
    SET_BY_PERSON = "set_by_person"


IN_DAYS = frozenset({Counting.BEGINNING_WITH, Counting.DAY_AFTER, Counting.WORKING_DAYS})
IN_MONTHS = frozenset({Counting.MONTHS, Counting.EVERY_MONTHS})
MOVABLE = IN_DAYS | IN_MONTHS
"""Only a length of time is made longer by days left out: a date of the calendar stands."""


@dataclass(frozen=True)
class Rule:
    """A counting rule. `count` is days, working days or months; `month_day` is "02-01" of a fixed date.

    Where it comes again and again, `first` is the months to the first time (`count` where it is None), and `met` says
    how many times it was met: the date is then that of the next time, counted from the same start.
    Raises Unreckonable where a number is missing or no date of the calendar is meant.
    """

    counting: Counting
    count: int | None = None
    month_day: str = ""
    first: int | None = None
    met: int = 0

    def __post_init__(self) -> None:
        if self.counting in MOVABLE and not 0 < (self.count or 0) <= LONGEST:
            raise Unreckonable(f"This rule counts {self.count or 'nothing'}: give a number from 1 to {LONGEST:,}.")
        if self.counting is Counting.FIXED_DATE:
            month_and_day(self.month_day)

    @property
    def months(self) -> int:
        """Months from the start to the date, the times before this one included."""
        count = self.count or 0
        if self.counting is Counting.EVERY_MONTHS:
            return (self.first or count) + self.met * count
        return count


class Mark(StrEnum):
    """What a line of the working is about."""

    START = "start"
    COUNTED = "counted"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank_holiday"
    LEFT_OUT = "left_out"
    EXTENSION = "extension"
    REMARK = "remark"
    LAST = "last"


@dataclass(frozen=True)
class Step:
    """One line of the working: the days it is about, both included, and what of them.

    No `start`: it is about no day. No `end`: about every day from the start on.
    """

    mark: Mark
    start: date | None
    end: date | None
    words: str

    @property
    def when(self) -> str:
        """The days in words; empty where it is about none."""
        if self.start is None:
            return ""
        return said_span(self.start, self.end) if self.end else f"From {said_span(self.start, self.start)} on"

    def __str__(self) -> str:
        return f"{self.when}: {self.words}" if self.start else self.words


@dataclass(frozen=True)
class Reckoning:
    """The date and its working. `due` is None where the rule sets no date, or the matter is elsewhere (`held_since`)."""

    rule: Rule
    start: date
    due: date | None
    steps: tuple[Step, ...]
    held_since: date | None = None
    left_out: int = 0


def month_and_day(month_day: str) -> tuple[int, int]:
    """Month and day of "02-01". Raises Unreckonable where it is no date of any year."""
    try:
        month, day = (int(part) for part in month_day.split("-"))
        # A leap year, so that 29 February is a date.
        date(2024, month, day)
    except ValueError:
        raise Unreckonable(f"{month_day!r} is no date of the year: write it as 02-01 for 1 February.") from None
    return month, day

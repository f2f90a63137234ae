"""When something that must be public is current, when it is next due, and how many things are: by the calendar alone.

What is published reaches until a day: the end of the period that it covers, or the day as at which it is right. From that
day its rule reckons when the next must be out; once that day is over it is out of date, and nobody has to touch it.

Where a rule names no number of days, a number of this project's own stands in (`GRACE`, `KEPT_DAYS`): it is no law, and
whoever shows the date says so.
"""

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Every(StrEnum):
    """How often something is to be renewed."""

    KEPT = "kept"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    BEFORE_YEAR = "before_year"
    SOON = "soon"
    ONCE = "once"


class State(StrEnum):
    """How an item stands on a day."""

    MISSING = "missing"
    UNREACHABLE = "unreachable"
    STALE = "stale"
    NOT_HELD = "not_held"
    DUE_SOON = "due_soon"
    CURRENT = "current"
    UNDATED = "undated"
    NOT_OURS = "not_ours"


MET = frozenset({State.DUE_SOON, State.CURRENT, State.UNDATED})
"""States that count as present and current."""

MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
GRACE = {Every.MONTH: 31, Every.QUARTER: 31, Every.HALF_YEAR: 92, Every.YEAR: 183}
"""Days after the end of a period that stand in where a rule says "as soon as practicable", or nothing."""
KEPT_DAYS = 365
"""Days that something "kept up to date" counts as current for, after the day as at which it is right."""
SOON_DAYS = 31
"""Days before an item falls due in which it is said to be due soon."""


@dataclass(frozen=True)
class Rule:
    """How often, and within how many days; None where no rule gives a number."""

    every: Every
    within_days: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it can fall due by the calendar."""
        return self.every not in {Every.SOON, Every.ONCE}

    @property
    def is_own(self) -> bool:
        """Whether its number of days is this project's own, as no rule gives one."""
        return self.within_days is None and self.is_dated and self.every != Every.BEFORE_YEAR


@dataclass(frozen=True)
class Facts:
    """What is known of an item: None is what could not be told. `expected` says that it was here, or that a part holds it."""

    applies: bool
    expected: bool
    present: bool
    reachable: bool | None
    due: date | None


@dataclass(frozen=True)
class Score:
    """How many of the items that apply are present and not out of date, and how many are in each state."""

    met: int
    of: int
    counts: Counter[State]


def reaches(every: Every, as_at: date, period_end: date | None = None) -> date:
    """Until when a publication reaches: `period_end` where it says its period, else by the day as at which it is right.

    Months, quarters, half-years and years without a period are those that ended last by that day; years are financial
    years. What must be out before a year is of the next one from January on.
    """
    if every not in MONTHS and every != Every.BEFORE_YEAR:
        return as_at
    if period_end:
        return period_end
    if every == Every.BEFORE_YEAR:
        return date(as_at.year + 1, 3, 31)
    return _ended_by(as_at, MONTHS[every])


def next_due(rule: Rule, until: date) -> date | None:
    """The last day on which the next must be out, counted from the day until which the last one reaches; None without a date."""
    if not rule.is_dated:
        return None
    if rule.every == Every.KEPT:
        return _later(until, KEPT_DAYS if rule.within_days is None else rule.within_days)
    if rule.every == Every.BEFORE_YEAR:
        return until
    days = GRACE[rule.every] if rule.within_days is None else rule.within_days
    return _later(_months_on(until, MONTHS[rule.every]), days)


def is_current(due: date | None, on: date) -> bool | None:
    """Whether something that is next due on a day is current on another; None where no day is set."""
    return None if due is None else on <= due


def state(facts: Facts, on: date) -> State:
    """How an item stands on a day."""
    if not facts.applies:
        return State.NOT_OURS
    if not facts.present:
        return State.MISSING if facts.expected else State.NOT_HELD
    if facts.reachable is False:
        return State.UNREACHABLE
    if facts.due is None:
        return State.UNDATED
    if on > facts.due:
        return State.STALE
    return State.DUE_SOON if (facts.due - on).days <= SOON_DAYS else State.CURRENT


def score(states: Iterable[State]) -> Score:
    """Counts them; what does not apply is left out of both numbers."""
    counts = Counter(states)
    of = sum(number for one, number in counts.items() if one != State.NOT_OURS)
    return Score(sum(counts[one] for one in MET), of, counts)


def _ended_by(day: date, months: int) -> date:
    """The last end by a day of the calendar's months, quarters, half-years from April, or financial years."""
    ends = [month for month in range(1, 13) if (month - 3) % months == 0]
    found = [_end_of(day.year + years, month) for years in (-1, 0) for month in ends]
    return max(one for one in found if one <= day)


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _months_on(day: date, months: int) -> date:
    """So many months later; the end of a month stays one."""
    ordinal = day.year * 12 + day.month - 1 + months
    end = _end_of(*_year_and_month(ordinal))
    is_end = day == _end_of(day.year, day.month)
    return end if is_end else end.replace(day=min(day.day, end.day))


def _year_and_month(ordinal: int) -> tuple[int, int]:
    """Year and month (from 1) of the months since year 0; the last month that there is where it lies beyond it."""
    year, month = divmod(min(ordinal, 9999 * 12 + 11), 12)
    return year, month + 1


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))

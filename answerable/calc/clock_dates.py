"""Months from a day, and dates of the calendar: see `clocks`."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from answerable.calc.clock_days import LAST_YEAR, TOO_FAR, count_on, finished, not_counted
from answerable.calc.clock_rules import Counting, Mark, Reckoning, Rule, Span, Step, Unreckonable, month_and_day
from answerable.calc.clock_words import said, said_days

_DAY = timedelta(days=1)
_APRIL = 4


def corresponding(start: date, months: int) -> date:
    """The same day of the month so many months on; the last day of that month where it has no such day.

    >>> corresponding(date(2026, 1, 31), 1), corresponding(date(2024, 2, 29), 12)
    (datetime.date(2026, 2, 28), datetime.date(2025, 2, 28))
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > LAST_YEAR:
        raise Unreckonable(TOO_FAR)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def in_months(rule: Rule, start: date, spans: Sequence[Span], extended: int) -> Reckoning:
    """The corresponding date, moved on by every day left out before it and by the extension."""
    found = corresponding(start, rule.months)
    passed = list(count_on(start + _DAY, (found - start).days + extended, spans, None))
    out = [one for one in passed if one.mark is Mark.LEFT_OUT]
    steps = [
        Step(Mark.START, start, start, _counted_from(rule)),
        Step(Mark.COUNTED, found, found, f"{_corresponding_words(rule, start, found)}."),
        *(Step(one.mark, one.start, None if one.end == date.max else one.end, not_counted(one)) for one in out),
    ]
    if extended:
        steps.append(Step(Mark.EXTENSION, None, None, f"Extended by {said_days(extended)}."))
    if passed[-1].end == found:
        steps[1] = Step(Mark.LAST, found, found, f"{_corresponding_words(rule, start, found)}: the last day.")
    elif passed[-1].end != date.max:
        steps.append(Step(Mark.LAST, passed[-1].end, passed[-1].end, "the last day."))
    return finished(rule, start, passed, steps, spans)


def _counted_from(rule: Rule) -> str:
    if rule.counting is Counting.EVERY_MONTHS:
        met = {0: "not met yet", 1: "met once", 2: "met twice"}.get(rule.met, f"met {rule.met} times")
        first = rule.first or rule.count
        return f"the day that months are counted from: first after {first}, then every {rule.count}; {met}."
    return "the day that months are counted from."


def _corresponding_words(rule: Rule, start: date, found: date) -> str:
    months = f"{rule.months} month{'' if rule.months == 1 else 's'} later"
    if found.day != start.day:
        return f"{months}; that month has no day {start.day}, so on its last day"
    return f"{months}, on the same day of the month"


def on_a_date(rule: Rule, start: date, spans: Sequence[Span], extended: int, set_date: date | None) -> Reckoning:
    """A date that the calendar or a person sets: days left out do not move it, an extension does."""
    began = Step(Mark.START, start, start, "the day it began.")
    found, words = _date_and_words(rule, start, set_date)
    if found is None:
        return Reckoning(rule, start, None, (began, Step(Mark.REMARK, None, None, words)))
    due = found + timedelta(days=extended)
    last = "the last day. It is at a weekend and is not moved: act before it"
    last = last if due.weekday() >= calendar.SATURDAY else "the last day"
    steps = [began, Step(Mark.COUNTED, found, found, f"{words}.")]
    if extended:
        steps.append(Step(Mark.EXTENSION, None, None, f"Extended by {said_days(extended)}."))
        steps.append(Step(Mark.LAST, due, due, f"{last}."))
    else:
        steps[1] = Step(Mark.LAST, found, found, f"{words}: {last}.")
    if any(first <= due and (end is None or end >= start) for first, end in spans):
        steps.append(Step(Mark.REMARK, None, None, "Days left out do not move a date of the calendar."))
    return Reckoning(rule, start, due, tuple(steps))


def _date_and_words(rule: Rule, start: date, set_date: date | None) -> tuple[date | None, str]:
    if rule.counting is Counting.FINANCIAL_YEAR_END:
        year = start.year + (start.month >= _APRIL)
        return date(year, 3, 31), f"the end of the financial year {year - 1}/{year % 100:02d}"
    if rule.counting is Counting.FIXED_DATE:
        return _next(rule.month_day, start)
    if set_date is None:
        return None, "Nobody has set the date yet."
    if set_date < start:
        raise Unreckonable(f"The date that was set ({said(set_date)}) is before the start ({said(start)}).")
    return set_date, "the date that was set"


def _next(month_day: str, start: date) -> tuple[date, str]:
    month, day = month_and_day(month_day)
    found = _of_year(start.year, month, day)
    found = found if found >= start else _of_year(start.year + 1, month, day)
    short = ", in a year that has no 29 February" if found.day != day else ""
    return found, f"the next {day} {calendar.month_name[month]} on or after the start{short}"


def _of_year(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))

"""Days in words, as the working of a clock says them."""

import calendar
from datetime import date, timedelta

_DAY = timedelta(days=1)


def said(day: date) -> str:
    """ "3 March 2026"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def said_span(start: date, end: date) -> str:
    """The days from start to end, as people say them; the weekday of one day alone, or of two."""
    if start == end:
        return f"{calendar.day_name[start.weekday()]} {said(start)}"
    joined, first, last = " to ", str(start.day), said(end)
    if end - start == _DAY:
        joined, first = " and ", f"{calendar.day_name[start.weekday()]} {start.day}"
        last = f"{calendar.day_name[end.weekday()]} {last}"
    if (start.year, start.month) != (end.year, end.month):
        first += f" {calendar.month_name[start.month]}" + (f" {start.year}" if start.year != end.year else "")
    return f"{first}{joined}{last}"


def said_days(number: int) -> str:
    """ "1 day", "6 days"."""
    return f"{number} day{'' if number == 1 else 's'}"

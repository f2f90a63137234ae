"""How a duty counts, in words."""

import calendar

from answerable.clocks.models import Duty
from answerable.kit.wording import counted

Counting = Duty.Counting
UNITS = {Counting.WORKING_DAYS: "working day", Counting.MONTHS: "month", Counting.EVERY_MONTHS: "month"}
WORDS = {
    Counting.BEGINNING_WITH: "{number}, beginning with the day itself",
    Counting.DAY_AFTER: "{number}, starting with the day after",
    Counting.WORKING_DAYS: "{number} after the day{without}",
    Counting.MONTHS: "{number} after the day",
    Counting.EVERY_MONTHS: "Every {number}{first}",
    Counting.FIXED_DATE: "The next {date} on or after the day",
}
WITHOUT = {
    Duty.Calendar.ENGLAND: ", without the bank holidays of England and Wales",
    Duty.Calendar.UK_ANY: ", without the bank holidays of any part of the United Kingdom",
}


def counting_words(duty: Duty) -> str:
    """ "28 days, starting with the day after"."""
    counting = Counting(duty.counting)
    words = WORDS.get(counting, counting.label)
    first = f", first after {counted(duty.first_count, 'month')}" if duty.first_count else ""
    without = WITHOUT.get(Duty.Calendar(duty.calendar), "")
    number = counted(duty.count or 0, UNITS.get(counting, "day"))
    return words.format(number=number, without=without, first=first, date=_date(duty.month_day))


def _date(month_day: str) -> str:
    """ "1 February" of "02-01"; empty where there is none."""
    month, _, day = month_day.partition("-")
    return f"{int(day)} {calendar.month_name[int(month)]}" if day else ""

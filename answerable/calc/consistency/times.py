"""Whether two figures in prose are of different times: their own periods and starts, the months around them, the days of their papers."""

from datetime import date, timedelta

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.periods import Period

ONE_ROUND = timedelta(days=45)
_LONG, _A_ROUND_AGO = timedelta(days=300), timedelta(days=75)
_A_MONTH = 31


def times_differ(a: Candidate, b: Candidate) -> bool:
    """Other periods, other starts; papers of different rounds where both do not name one period."""
    first, second = a.figure, b.figure
    if first.since and second.since and first.since != second.since:
        return True
    if a.period and b.period:
        return not _same_time(a.period, b.period)
    if a.months and b.months and not a.months & b.months:
        return True
    if _other_span(a, b) or _other_span(b, a):
        return True
    if _after(a, b.issued) or _after(b, a.issued) or _long_before(a, b) or _long_before(b, a):
        return True
    return a.document != b.document and not one_round(a.issued, b.issued)


def _other_span(a: Candidate, b: Candidate) -> bool:
    """Whether the one is of a longer period and the other's sentence speaks of another, though perhaps of another figure's."""
    period = a.period
    return bool(period and period.days > _A_MONTH and b.spans and period not in b.spans)


def _same_time(a: Period, b: Period) -> bool:
    """Whether two periods are one, or a day and the month that it lies in."""
    return a == b or (max(a.days, b.days) <= _A_MONTH and a.overlaps(b))


def _after(one: Candidate, day: date | None) -> bool:
    return bool(one.period and day and one.period.start > day)


def _long_before(one: Candidate, other: Candidate) -> bool:
    """Whether the one is of days before the other was written, which says no time and so means now.

    What stood lower some months ago may have grown since; what was long ago says nothing of now.
    """
    period = one.period
    if not period or other.period or not other.issued or period == one.figure.since:
        return False
    ago = other.issued - period.end
    grown = period.days <= _A_MONTH and one.figure.value < other.figure.value
    return ago > (_A_ROUND_AGO if grown else _LONG)


def one_round(a: date | None, b: date | None) -> bool:
    """Whether two papers were written so near to one another that what they tell is as at one day."""
    return a is b or bool(a and b and abs(a - b) <= ONE_ROUND)

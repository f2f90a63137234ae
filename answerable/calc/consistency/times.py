"""Whether two figures in prose are of different times: their own periods and starts, the months around them, the days of their papers."""

from datetime import date, timedelta

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.figures.figure import Figure
from answerable.calc.periods import Period

ONE_ROUND = timedelta(days=45)
_LONG, _A_ROUND_AGO = timedelta(days=300), timedelta(days=75)
_A_MONTH = 31


def times_differ(a: Candidate, b: Candidate) -> bool:
    """Other periods, other starts; papers of different rounds where both do not name one period."""
    first, second = a.figure, b.figure
    if first.since and second.since and first.since != second.since:
        return True
    if first.period and second.period:
        return not _same_time(first.period, second.period)
    if a.months and b.months and not a.months & b.months:
        return True
    if _other_span(a, b) or _other_span(b, a):
        return True
    if _after(first, b.issued) or _after(second, a.issued) or _long_before(first, b) or _long_before(second, a):
        return True
    return a.document != b.document and not one_round(a.issued, b.issued)


def _other_span(a: Candidate, b: Candidate) -> bool:
    """Whether the one is of a longer period and the other's sentence speaks of another, though perhaps of another figure's."""
    period = a.figure.period
    return bool(period and period.days > _A_MONTH and b.spans and period not in b.spans)


def _same_time(a: Period, b: Period) -> bool:
    """Whether two periods are one, or a day and the month that it lies in."""
    return a == b or (max(a.days, b.days) <= _A_MONTH and a.overlaps(b))


def _after(figure: Figure, day: date | None) -> bool:
    return bool(figure.period and day and figure.period.start > day)


def _long_before(figure: Figure, other: Candidate) -> bool:
    """Whether the one is as at a month or a day before the other was written, which says no time and so means now.

    What stood lower some months ago may have grown since; what stood long ago says nothing of now.
    """
    period = figure.period
    if not period or other.figure.period or not other.issued or period.days > _A_MONTH:
        return False
    ago = other.issued - period.end
    return ago > (_A_ROUND_AGO if figure.value < other.figure.value else _LONG)


def one_round(a: date | None, b: date | None) -> bool:
    """Whether two papers were written so near to one another that what they tell is as at one day."""
    return a is b or bool(a and b and abs(a - b) <= ONE_ROUND)

"""When something falls due, and how that was worked out, day by day.

A statute counts in one of a few ways ("56 days beginning with the day", "28 days starting with the day after", "the 20th
working day following"), and they differ by a day or by a week. Bank holidays are given; days on which the matter was
elsewhere are left out; an extension is counted on behind. Nothing here knows today's date.

>>> done = reckon(Rule(Counting.BEGINNING_WITH, 56), date(2025, 10, 1))
>>> done.due
datetime.date(2025, 11, 25)
>>> print(*done.steps, sep="\\n")
Wednesday 1 October 2025: the day itself, which counts as day 1.
2 October to 24 November 2025: days 2 to 55.
Tuesday 25 November 2025: day 56, the last day.
"""

from collections.abc import Sequence
from datetime import date

from answerable.calc.clock_dates import corresponding, in_months, on_a_date
from answerable.calc.clock_days import LAST_YEAR, TOO_FAR, in_days, merged
from answerable.calc.clock_rules import (
    IN_DAYS,
    IN_MONTHS,
    LONGEST,
    MOVABLE,
    BankHolidays,
    Counting,
    Mark,
    Reckoning,
    Rule,
    Span,
    Step,
    Unreckonable,
)
from answerable.calc.clock_words import said, said_span

__all__ = [
    "LONGEST",
    "MOVABLE",
    "BankHolidays",
    "Counting",
    "Mark",
    "Reckoning",
    "Rule",
    "Span",
    "Step",
    "Unreckonable",
    "corresponding",
    "merged",
    "reckon",
    "said",
    "said_span",
]


def reckon(
    rule: Rule,
    start: date,
    *,
    holidays: BankHolidays = frozenset(),
    excluded: Sequence[Span] = (),
    extended: int = 0,
    set_date: date | None = None,
) -> Reckoning:
    """When `rule` that started on `start` falls due. Days in `excluded` are not counted, nor set against a date of the calendar.

    `extended` is in days, in working days where those are counted. `set_date` is what a person set.
    Raises Unreckonable for an exclusion that ends before it starts, a negative extension or a set date before the start.
    """
    if not 0 <= extended <= LONGEST:
        raise Unreckonable(f"An extension is 0 to {LONGEST:,} days, not {extended}.")
    if max(start, set_date or start).year > LAST_YEAR:
        raise Unreckonable(TOO_FAR)
    spans = merged(excluded)
    if rule.counting in IN_DAYS:
        return in_days(rule, start, spans, extended, holidays)
    if rule.counting in IN_MONTHS:
        return in_months(rule, start, spans, extended)
    if rule.counting is Counting.SOON:
        said = Step(Mark.REMARK, None, None, "As soon as practicable: there is no date, and its age is shown instead.")
        return Reckoning(rule, start, None, (Step(Mark.START, start, start, "the day it began."), said))
    return on_a_date(rule, start, spans, extended, set_date)

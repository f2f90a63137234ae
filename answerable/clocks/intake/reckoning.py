"""A reckoning with the bank holidays of a calendar in it: the same for the office's clocks and for the command line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from answerable.calc.clocks import Counting, Mark, Reckoning, Rule, Span, Step, reckon
from answerable.clocks.intake.bank_holidays import bank_holidays, unknown_years

GENEROUS = 2
"""Working days are at most so many days of the calendar apart, on average, with every bank holiday there is."""


def reckoned(
    rule: Rule,
    started: date,
    *,
    calendar: str,
    excluded: Sequence[Span] = (),
    extended: int = 0,
    set_date: date | None = None,
) -> Reckoning:
    """`calc.clocks.reckon` with the bank holidays of a calendar; says where they are not known. Raises as that does."""
    working = rule.counting is Counting.WORKING_DAYS
    away = sum((end - start).days + 1 for start, end in excluded if end and end >= start)
    span = ((rule.count or 0) + extended) * GENEROUS + away if working else 0
    held = bank_holidays(calendar, started, span) if working else {}
    found = reckon(rule, started, holidays=held, excluded=excluded, extended=extended, set_date=set_date)
    if found.due and working and (unknown := unknown_years(calendar, started, found.due)):
        return replace(found, steps=(*found.steps, Step(Mark.REMARK, None, None, unknown)))
    return found

"""Counting days and working days, and the lines of working that come of it: see `clocks`."""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from answerable.calc.clock_rules import BankHolidays, Counting, Mark, Reckoning, Rule, Span, Step, Unreckonable
from answerable.calc.clock_words import said, said_days

_DAY = timedelta(days=1)
LAST_YEAR = 9000
_NEVER = date(LAST_YEAR, 12, 31)
TOO_FAR = "The date would lie thousands of years ahead: look at the start and at the days left out."


def merged(excluded: Iterable[Span]) -> tuple[Span, ...]:
    """The days left out in order, overlapping and touching ones as one. Raises Unreckonable where one ends before it starts."""
    found: list[Span] = []
    for start, end in sorted(excluded, key=lambda span: (span[0], span[1] or date.max)):
        if end is not None and end < start:
            raise Unreckonable(f"Days left out cannot end ({said(end)}) before they start ({said(start)}).")
        last_start, last_end = found[-1] if found else (start, start - _DAY)
        if found and (last_end is None or start <= last_end + _DAY):
            found[-1] = (last_start, None if last_end is None or end is None else max(last_end, end))
        else:
            found.append((start, end))
    return tuple(found)


@dataclass(frozen=True)
class Passed:
    """One day, or one run of days left out, as the count goes over it; `number` is 0 for what is not counted."""

    mark: Mark
    start: date
    end: date
    number: int = 0
    name: str = ""


def in_days(rule: Rule, start: date, spans: Sequence[Span], extended: int, holidays: BankHolidays) -> Reckoning:
    """The last of so many days or working days, those left out passed over."""
    count, total = rule.count or 0, (rule.count or 0) + extended
    working = holidays if rule.counting is Counting.WORKING_DAYS else None
    begins = start if rule.counting is Counting.BEGINNING_WITH else start + _DAY
    passed = list(count_on(begins, total, spans, working))
    steps = _folded(passed, count, "working day" if working is not None else "day", start)
    if begins > start:
        steps = [Step(Mark.START, start, start, "the day itself, which does not count."), *steps]
    return finished(rule, start, passed, steps, spans)


def count_on(day: date, total: int, spans: Sequence[Span], working: BankHolidays | None) -> Iterator[Passed]:
    """Goes from `day` on until `total` days are counted, or for ever elsewhere."""
    number = 0
    while number < total:
        if day.year > LAST_YEAR:
            raise Unreckonable(TOO_FAR)
        if span := next((one for one in spans if one[0] <= day and (one[1] is None or day <= one[1])), None):
            end = span[1] or date.max
            yield Passed(Mark.LEFT_OUT, day, end)
            if span[1] is None:
                return
            day = min(end, _NEVER) + _DAY
            continue
        if working is not None and day.weekday() >= calendar.SATURDAY:
            yield Passed(Mark.WEEKEND, day, day)
        elif working is not None and day in working:
            name = working[day] if isinstance(working, Mapping) else ""
            yield Passed(Mark.BANK_HOLIDAY, day, day, name=name)
        else:
            number += 1
            yield Passed(Mark.COUNTED, day, day, number)
        day += _DAY


def _folded(passed: Sequence[Passed], count: int, unit: str, start: date) -> list[Step]:
    """The days as lines: counted ones that follow one another are one line, but the first and the last stand alone."""
    last = passed[-1].number if passed else 0

    def alike(one: Passed) -> tuple[object, ...]:
        alone = one.number == last or (one.start == start) or one.mark in {Mark.BANK_HOLIDAY, Mark.LEFT_OUT}
        return one.mark, one.number > count, one.start if alone else None

    return [_line(list(run), count, last, unit, start) for _, run in groupby(passed, key=alike)]


def _line(run: Sequence[Passed], count: int, last: int, unit: str, start: date) -> Step:
    first, end = run[0], run[-1]
    beyond = ", of the extension" if first.number > count else ""
    if first.mark is not Mark.COUNTED:
        return Step(first.mark, first.start, None if end.end == date.max else end.end, not_counted(first))
    if end.number == last:
        return Step(Mark.LAST, end.start, end.end, f"{unit} {last}{beyond}, the last day.")
    if first.start == start:
        return Step(Mark.START, start, start, f"the day itself, which counts as {unit} {first.number}{beyond}.")
    joined = "and" if end.number == first.number + 1 else "to"
    said_numbers = f"{unit} {first.number}" if first is end else f"{unit}s {first.number} {joined} {end.number}"
    return Step(Mark.EXTENSION if beyond else Mark.COUNTED, first.start, end.end, f"{said_numbers}{beyond}.")


def not_counted(passed: Passed) -> str:
    """Why a day, or a run of days, is not counted."""
    match passed.mark:
        case Mark.WEEKEND:
            return "weekend, not counted."
        case Mark.BANK_HOLIDAY:
            return f"bank holiday{f' ({passed.name})' if passed.name else ''}, not counted."
        case _:
            if passed.end == date.max:
                return "the matter is elsewhere: there is no date until it is back."
            days = (passed.end - passed.start).days + 1
            return f"the matter was elsewhere, {said_days(days)} left out."


def finished(
    rule: Rule, start: date, passed: Sequence[Passed], steps: Sequence[Step], spans: Sequence[Span]
) -> Reckoning:
    """The reckoning of what was passed over, with a word on days left out that change nothing."""
    out = [one for one in passed if one.mark is Mark.LEFT_OUT]
    held = next((one.start for one in out if one.end == date.max), None)
    due = None if held or not passed else passed[-1].end
    days = sum((one.end - one.start).days + 1 for one in out if one.end != date.max)
    return Reckoning(rule, start, due, (*steps, *_idle(spans, start, due)), held, days)


def _idle(spans: Sequence[Span], start: date, due: date | None) -> list[Step]:
    """What is to be said of days left out that change nothing, lest somebody wonders."""
    found = []
    for first, end in spans:
        if end is not None and end < start:
            found.append(Step(Mark.REMARK, first, end, "left out, but before the start: it changes nothing."))
        elif due is not None and first > due:
            found.append(Step(Mark.REMARK, first, end, "left out, but after the last day: it changes nothing."))
    return found

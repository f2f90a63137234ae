"""Two periods are compared that share months: the twelve months to December with the financial year that ended in March of that year.
Example: "the 12 months to December 2022 compared with 2021/22", which have January to March 2022 in common.

It is silent where nothing says that the two are compared, and where the one lies wholly within the other, as a month in its year.

It matters because the shared months are on both sides: a rise or a fall looks smaller than it was, or is put to the wrong time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_in_text, place_of
from answerable.calc.consistency.reading import Placed, Reading
from answerable.calc.figures.figure import Role
from answerable.calc.figures.sentences import Sentence
from answerable.calc.periods import Kind as Span
from answerable.calc.periods import NotAPeriod, Period, printed, read

RULE = "overlapping_periods"
_NEAR_BLOCKS = 4
_LEAST_SHARED = 28
_LEAST_DAYS = 80
_COMPARED = re.compile(r"\bcompar(?:ed|ing|ison|es?)\b|\bprevious\s(?:12|twelve)\smonths\b", re.IGNORECASE)
_TO_DATE = re.compile(r"\W*(?:YTD|year\sto\sdate|rolling)\W*(?P<end>[A-Za-z]+[\s-]\d{2,4})\W*", re.IGNORECASE)
_TWELVE = re.compile(r"\b(?:12|twelve)[\s-]months?\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Overlap:
    """Two columns of a table that share days, the earlier first."""

    first: Period
    second: Period

    @property
    def months(self) -> int:
        """About how many months they share."""
        return round((self.first.end - self.second.start).days / 30.4)


def overlapping_periods(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every comparison, in a table or beside a figure, of two periods that share months."""
    for reading in readings:
        yield from _in_tables(reading)
        yield from _in_prose(reading)


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for placed in reading.placed:
        overlap = _last_two(_columns(placed))
        sentence = _comparing(reading, placed) if overlap else None
        if overlap and sentence:
            found = _COMPARED.search(sentence.text)
            at = found.span() if found else (0, 0)
            head = placed.table.rows[0]
            shown = Place(reading.name, head.line, head.text[:300], None, None, page=head.page)
            yield _finding(overlap, (place_in_text(reading.name, sentence, *at), shown), placed.grid.corner)


def _columns(placed: Placed) -> list[Period]:
    """The periods of the columns, with a "YTD" that a note calls twelve months."""
    twelve = any(_TWELVE.search(row.text) for row in placed.table.rows)
    told = []
    for head, period in zip(placed.grid.heads, placed.grid.periods, strict=True):
        to_date = _TO_DATE.fullmatch(head) if twelve and not period else None
        if period or to_date:
            told.append(period or _read(f"12 months to {to_date['end']}" if to_date else ""))
    return [period for period in told if period and period.days >= _LEAST_DAYS]


def _read(text: str) -> Period | None:
    try:
        return read(text)
    except NotAPeriod:
        return None


def _last_two(periods: Sequence[Period]) -> _Overlap | None:
    ordered = sorted(set(periods), key=lambda period: period.end)
    return _shared(ordered[-2], ordered[-1]) if len(ordered) > 1 else None


def _shared(first: Period, second: Period) -> _Overlap | None:
    """The overlap, if the two share a month and more and neither lies in the other."""
    first, second = sorted((first, second), key=lambda period: period.start)
    shared = (first.end - second.start).days
    apart = first.start < second.start and first.end < second.end
    return _Overlap(first, second) if apart and shared >= _LEAST_SHARED else None


def _comparing(reading: Reading, placed: Placed) -> Sentence | None:
    near = [one for one in reading.sentences if abs(reading.block_of(one) - placed.block) <= _NEAR_BLOCKS]
    compared = [one for one in near if _COMPARED.search(one.text)]
    return min(compared, key=lambda one: abs(reading.block_of(one) - placed.block)) if compared else None


def _in_prose(reading: Reading) -> Iterator[Finding]:
    for figure in reading.figures:
        against = figure.against.period if figure.against else None
        if (
            figure.role is Role.CHANGE
            and figure.period
            and against
            and min(figure.period.days, against.days) >= _LEAST_DAYS
        ):
            overlap = _shared(figure.period, against)
            if overlap:
                yield _finding(overlap, (place_of(reading.name, figure),))


def _finding(overlap: _Overlap, places: tuple[Place, ...], of: str = "") -> Finding:
    about = f" ({of})" if of else ""
    message = f"{_said(overlap.second)} is compared with {_said(overlap.first)}{about}: the two have {overlap.months} months in common."
    return Finding(RULE, Kind.PERIOD, Severity.MEDIUM, message, places)


def _said(period: Period) -> str:
    return f"January to December {period.end.year}" if period.kind is Span.CALENDAR_YEAR else printed(period)

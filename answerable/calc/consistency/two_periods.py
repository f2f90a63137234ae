"""One number is told of two periods: counted since May 2021 here and since the end of 2020 there, or of one month here and another there.
Example: "17,000 hours saved since January" in one place, "17,000 hours saved between August 2022 and January" in another.

It is silent where one period may be a looser telling of the other (a month and its year), where a place names no period, and where the
words do not bind the two numbers to one thing.

It matters because a rise in a month and the same rise in two years are different messages, and one of the two is not true.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc.consistency.echoes import Echo, Telling, chains, digits, echoes, listed, places_of, where
from answerable.calc.consistency.finding import Finding, Kind, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.when import mentions
from answerable.calc.periods import printed

RULE = "two_periods"
_SINCE_EVENT = re.compile(r"\bsince\s(?:[\w’']+\s){1,6}?(?:in|on)\s(?:early\s|late\s|mid-?\s?)?$", re.IGNORECASE)
_SINCE_THEN = re.compile(r"\bsince\s(?:(?:their|its|these|those|this|the)\s[^.;,]{3,60}|then|inception)", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?:lowest|highest|largest|smallest|fewest|records?\sbegan)\b[^.;]{0,90}\bsince\b", re.IGNORECASE
)
_LONG = 45
_MONTH = 28
_NEARLY_THE_SAME = 0.6


@dataclass(frozen=True)
class Counted:
    """The days that a number is counted over: from a day on (`end` is None), or a stretch of them; `start` is None for an undated event."""

    start: date | None
    end: date | None
    said: str

    @property
    def days(self) -> int:
        """How many days from start to end; 0 where either is not told."""
        return (self.end - self.start).days if self.start and self.end else 0


def two_periods(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every number of the documents that two places tell of two different periods."""
    pairs = [
        (echo.first, echo.second)
        for echo in echoes(readings)
        if (a := counted(echo.first.figure))
        and (b := counted(echo.second.figure))
        and _bound(echo)
        and _differ(a, b, echo)
    ]
    for chain in chains(pairs):
        yield _finding(readings, chain)


def counted(figure: Figure) -> Counted | None:
    """The days a figure is counted over, if its sentence says."""
    text = figure.sentence.text
    if _RECORD.search(text):
        return None
    if figure.since and not figure.period:
        return Counted(figure.since.start, None, f"since {printed(figure.since)}")
    if not figure.period:
        event = _SINCE_THEN.search(text)
        return Counted(None, None, event.group().strip().casefold()) if event else None
    for mention in mentions(text):
        if mention.period == figure.period and _SINCE_EVENT.search(text[: mention.start]):
            return Counted(figure.period.start, None, f"since {printed(figure.period)}")
    return Counted(figure.period.start, figure.period.end, printed(figure.period))


def _differ(a: Counted, b: Counted, echo: Echo) -> bool:
    if a.start is None or b.start is None:
        dated = a if b.start is None else b
        return dated.start is not None and dated.days > _LONG and echo.overlap >= _NEARLY_THE_SAME
    starts_apart = abs((a.start - b.start).days) >= _MONTH
    if a.end is None and b.end is None:
        return starts_apart
    if a.end is None or b.end is None:
        return starts_apart and max(a.days, b.days) > _LONG
    if a.start <= b.end and b.start <= a.end:
        return min(a.days, b.days) > _LONG and not starts_apart and abs((a.end - b.end).days) >= _MONTH
    return _seldom_twice(echo.first.figure, max(a.days, b.days))


def _seldom_twice(figure: Figure, days: int) -> bool:
    """Whether a number is hardly met in two periods by chance: a stock of hundreds, or what has three digits of its own."""
    return digits(figure.value) >= 3 or (figure.value >= 100 and days <= _LONG)


def _bound(echo: Echo) -> bool:
    """Whether number and words say enough to be of one thing."""
    few = digits(echo.first.figure.value) < 3
    return not few or echo.overlap >= _NEARLY_THE_SAME or bool(echo.first.about & echo.second.about)


def _finding(readings: Sequence[Reading], chain: Sequence[Telling]) -> Finding:
    told = {}
    for one in chain:
        if (when := counted(one.figure)) and when.said not in told:
            over = when.said if when.said.startswith("since") else f"for {when.said}"
            told[when.said] = f"{one.figure.number.printed} {over} ({where(readings, chain, one)})"
    message = f"One number is told of different periods: {listed(told.values())}."
    return Finding(RULE, Kind.PERIOD, Severity.MEDIUM, message, places_of(readings, chain))

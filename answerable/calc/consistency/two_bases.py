"""One change is measured against two periods: 27.6% on 2022 in one place, 27.6% on 2023 in another.
Example: "an 18% rise on 2021/22" in the summary, "an 18% rise on 2020/21" in the annex.

It is silent where one place names no base, where the one base is the other in other words, and where the words do not bind the two
changes to one thing.

It matters because a change is nothing without its base: against the year before and against three years before are two findings.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.consistency.echoes import Echo, Telling, chains, echoes, places_of, where
from answerable.calc.consistency.finding import Finding, Kind, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role
from answerable.calc.periods import Period, printed

RULE = "two_bases"


def two_bases(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every change of the documents that two places measure against two periods."""
    pairs = [(echo.first, echo.second) for echo in echoes(readings) if _apart(echo)]
    for chain in chains(pairs):
        yield _finding(readings, chain)


def _apart(echo: Echo) -> bool:
    a, b = echo.first.figure, echo.second.figure
    one, other = _base(a), _base(b)
    changes = a.role is b.role is Role.CHANGE and a.value == b.value
    return bool(changes and one and other and abs((one.end - other.end).days) > 27 and not _within(one, other))


def _base(figure: Figure) -> Period | None:
    return figure.against.period if figure.against else None


def _within(one: Period, other: Period) -> bool:
    return one.contains(other) or other.contains(one)


def _finding(readings: Sequence[Reading], chain: Sequence[Telling]) -> Finding:
    told: dict[str, str] = {}
    for one in chain:
        if base := _base(one.figure):
            told.setdefault(printed(base), f"{printed(base)} ({where(readings, chain, one)})")
    message = f"{chain[0].figure.number.printed} is measured against {' and against '.join(told.values())}."
    return Finding(RULE, Kind.PERIOD, Severity.MEDIUM, message, places_of(readings, chain))

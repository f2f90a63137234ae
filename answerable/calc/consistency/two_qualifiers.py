"""One number is told with words that cannot both be right: "almost £40k" here and £40,000 there, "over 2,427" of exactly 2,427.
Example: "Over 1,360 members joined" in one place, "membership rose by 1,360" in another.

It is silent between "about" and the bare number, on numbers that differ, and where the words do not bind the two numbers to one thing.

It matters little to what a reader takes away, so it is low; but "almost" that becomes "over" shows that nobody went back to the source.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.consistency.echoes import (
    Echo,
    Telling,
    chains,
    digits,
    echoes,
    listed,
    places_of,
    said_number,
    where,
)
from answerable.calc.consistency.finding import Finding, Kind, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure
from answerable.calc.standing import Qualifier

RULE = "two_qualifiers"
_NOT_REACHED = re.compile(r"\b(?:under|less\sthan|fewer\sthan|below)\s(?:an?\s)?£?$", re.IGNORECASE)
_SAID = {
    Qualifier.EXACT: "",
    Qualifier.OVER: "over ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "under ",
}
_APART = (
    {Qualifier.EXACT, Qualifier.OVER},
    {Qualifier.EXACT, Qualifier.NEARLY},
    {Qualifier.EXACT, Qualifier.UP_TO},
    {Qualifier.OVER, Qualifier.NEARLY},
    {Qualifier.OVER, Qualifier.ABOUT},
)
_NEARLY_THE_SAME = 0.6


def two_qualifiers(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every number of the documents that two places qualify in ways that exclude each other."""
    pairs = [(echo.first, echo.second) for echo in echoes(readings, with_times=True) if _apart(echo)]
    for chain in chains(pairs):
        yield _finding(readings, chain)


def _apart(echo: Echo) -> bool:
    a, b = echo.first.figure, echo.second.figure
    said = {_qualifier(a), _qualifier(b)}
    if a.value != b.value or said not in _APART or a.role is not b.role:
        return False
    if a.period and b.period and a.period != b.period:
        return False
    rare = digits(a.value) >= 3
    if echo.first.document != echo.second.document and Qualifier.EXACT in said and not rare:
        return False  # A later paper may round what an earlier one told.
    return rare or echo.overlap >= _NEARLY_THE_SAME or bool(echo.first.about & echo.second.about)


def _qualifier(figure: Figure) -> Qualifier | None:
    """None where a number is a limit ("within 10 seconds", "up to 50") and no telling of how much there is."""
    if figure.qualifier is not Qualifier.UP_TO:
        return figure.qualifier
    text = figure.sentence.text[max(0, figure.number.start - 14) : figure.number.start]
    return Qualifier.UP_TO if _NOT_REACHED.search(text) else None


def _finding(readings: Sequence[Reading], chain: Sequence[Telling]) -> Finding:
    told: dict[str, str] = {}
    for one in chain:
        said = f"{_SAID[one.figure.qualifier]}{said_number(one.figure)}"
        told.setdefault(_SAID[one.figure.qualifier], f"{said} ({where(readings, chain, one)})")
    message = f"One number is told with words that exclude each other: {listed(told.values())}."
    both = {Qualifier.OVER, Qualifier.NEARLY} <= {one.figure.qualifier for one in chain}
    kind = Kind.CONTRADICTION if both else Kind.UNIT
    return Finding(RULE, kind, Severity.MEDIUM if both else Severity.LOW, message, places_of(readings, chain))

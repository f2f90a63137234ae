"""A number is told as so many more in one place and as all there are in another.
Example: "17 more officers now advise on rural crime" in one place, "there are now 17 rural crime advisers" in another.

It is silent where either place leaves open which is meant, where the numbers differ, and where the words do not bind them to one thing.

It matters because seventeen more sounds like growth on something, and seventeen in all may be growth from nothing or none at all.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.consistency.echoes import Echo, Telling, chains, echoes, places_of, where
from answerable.calc.consistency.finding import Finding, Kind, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Unit
from answerable.calc.standing import Qualifier

RULE = "more_or_all"
_AS_IT_IS = {Qualifier.EXACT, Qualifier.ABOUT}
_MORE_AFTER = re.compile(r"\s(?:more|additional|extra|further)\s", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:(?:an?|the)\s(?:additional|extra|further)|another)\s$", re.IGNORECASE)
_ALL_BEFORE = re.compile(
    r"\b(?:there\s(?:are|were)\s(?:now\s|currently\s)?|(?:are|has|have)\snow\s|in\stotal,?\s|a\stotal\sof\s|now\s(?:has|have|numbers?|stands?\sat)\s|role\sare\s|comprises\s(?:of\s)?)$",
    re.IGNORECASE,
)
_ALL_AFTER = re.compile(r"[\w\s]{0,30}\bin\s(?:total|all)\b", re.IGNORECASE)


def more_or_all(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every number of things that one place tells as an addition and another as the whole."""
    pairs = [(echo.first, echo.second) for echo in echoes(readings) if _apart(echo)]
    for chain in chains(pairs):
        yield _finding(readings, chain)


def _apart(echo: Echo) -> bool:
    a, b = echo.first.figure, echo.second.figure
    counted = a.unit is Unit.COUNT and a.value == b.value and {a.qualifier, b.qualifier} <= _AS_IT_IS
    return counted and ((is_more(a) and _is_all(b)) or (is_more(b) and _is_all(a)))


def is_more(figure: Figure) -> bool:
    """Whether a number is told as an addition: "17 more officers", "an additional 17 officers"."""
    text, number = figure.sentence.text, figure.number
    return bool(
        _MORE_AFTER.match(text, number.end) or _MORE_BEFORE.search(text[max(0, number.start - 16) : number.start])
    )


def _is_all(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    before = _ALL_BEFORE.search(text[max(0, number.start - 30) : number.start])
    return not is_more(figure) and bool(before or _ALL_AFTER.match(text, number.end))


def _finding(readings: Sequence[Reading], chain: Sequence[Telling]) -> Finding:
    told = [one for one in chain if is_more(one.figure)]
    all_told = next(one for one in chain if not is_more(one.figure))
    more, whole = told[0].figure, all_told.figure
    message = f"{more.number.printed} more ({where(readings, chain, told[0])}) is told elsewhere as {whole.number.printed} in all ({where(readings, chain, all_told)})."
    return Finding(RULE, Kind.UNIT, Severity.MEDIUM, message, places_of(readings, [*told, all_told]))

"""A yearly number was made by multiplying that of some months, or is not even that multiple.
Example: "4,100 messages in July and August, with an estimated 24,600 over the next 12 months", which is six times a summer's two months.

It is silent where the months are not told, where the yearly number is no round multiple of the other, and where it is a target.

It matters because demand has seasons: two summer months stand for no year, and the forecast is then quoted as if it were counted.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from answerable.calc.consistency.arithmetic import stated
from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role, Unit

RULE = "annualised"
_YEARLY = re.compile(
    r"\b(?:pa|p\.a\.|per\s(?:year|annum)|annualised|annually|over\sthe\s(?:next|coming)\s(?:(?:12|twelve)\smonths|year)|a\s(?:full\s)?year|full[\s-]year)\b",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(
    r"\b(?:estimated|projected|forecast|expected|equivalent\sto|equates\sto|extrapolated|annualised)\b", re.IGNORECASE
)
_MONTHS = re.compile(r"\b(?P<n>two|three|four|six|2|3|4|6)[\s-]months?\b|\b(?P<q>quarter)\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "six": 6, "2": 2, "3": 3, "4": 4, "6": 6}
_TIMES = (2, 3, 4, 6, 12)
_BRACKET = re.compile(r"\s?\(£?")
_ABOUT = Decimal("0.15")


def annualised(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every yearly number beside the number of months that it was multiplied from."""
    for reading in readings:
        for told in reading.by_sentence.values():
            times = _times(told[0].sentence.text)
            for part, year in pairwise(told):
                if _counted(part, year):
                    yield from _of_bracket(reading.name, part, year, times)
                    yield from _of_estimate(reading.name, part, year)


def _times(text: str) -> int:
    """How many times the months of the sentence make a year; 0 where it names none."""
    found = _MONTHS.search(text)
    if not found:
        return 0
    return 4 if found["q"] else 12 // _COUNTS[found["n"].casefold()]


def _counted(part: Figure, year: Figure) -> bool:
    same = part.unit is year.unit and part.unit in {Unit.COUNT, Unit.POUNDS} and part.role is Role.LEVEL
    return same and part.value >= 10 and year.value > part.value and not part.aimed


def _gap(part: Figure, year: Figure) -> str:
    return part.sentence.text[part.number.end : year.number.start]


def _of_bracket(document: str, part: Figure, year: Figure, times: int) -> Iterator[Finding]:
    """ "730 (1.4k)" of six months."""
    if not times or not _BRACKET.fullmatch(_gap(part, year)):
        return
    expected = part.value * times
    low, high = stated(year)
    if low <= expected <= high or abs(year.value - expected) > _ABOUT * expected:
        return
    message = f"{part.number.printed} in {12 // times} months is {expected.normalize():,f} in a year, not {year.number.printed}."
    yield Finding(
        RULE, Kind.ARITHMETIC, Severity.LOW, message, _places(document, part, year), expected, (expected, expected)
    )


def _of_estimate(document: str, part: Figure, year: Figure) -> Iterator[Finding]:
    """ "9,871, with an estimated 59,226 over the next 12 months": six times, to the last digit."""
    text = part.sentence.text
    after = text[year.number.end : year.number.end + 50]
    if not (_ESTIMATED.search(_gap(part, year)) and _YEARLY.search(after)):
        return
    times = next((one for one in _TIMES if part.value * one == year.value), None)
    if times:
        message = f"{year.number.printed} a year is {part.number.printed} of {12 // times} months times {times}: a year has seasons that {12 // times} months do not show."
        yield Finding(RULE, Kind.BASELINE, Severity.LOW, message, _places(document, part, year))


def _places(document: str, *figures: Figure) -> tuple[Place, ...]:
    return tuple(place_of(document, figure) for figure in figures)

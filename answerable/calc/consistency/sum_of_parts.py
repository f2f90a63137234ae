"""Parts told beside their whole do not add up to it, or one is larger than it: when a word makes them parts ("of which", "made up of").
Example: 412 drivers were stopped, with 330 warned and 95 charged. These are 425 together, more than the 412 they are parts of.

It is silent where a number is rounded, where the parts are far from the whole (they may overlap or leave a rest), and where another
thing is told between them.

It matters because the reader cannot know which of the numbers is right, and what became of a case is often the point of the passage.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.standing import Qualifier

RULE = "sum_of_parts"
_NEAR, _NEARER = Decimal("0.1"), Decimal("0.05")
_SMALLEST = 20
_ADDED = {Unit.COUNT, Unit.POUNDS}
_WHOLLY = re.compile(
    r"[^.;]{0,60}(?::|\b(?:comprising|comprised\sof|made\sup\sof|consisting\sof|broken\sdown\s(?:as|into)|split\sinto|(?:that|which)\sis))\s(?:\w+\s){0,2}£?$",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"[^.;]{0,60}\($|[^.;]{0,80};?[^.;]{0,10}(?:\bwith|\bof\s(?:which|whom|these|those),?|\bresult(?:ed|ing)\sin|\blead(?:ing)?\sto)\s(?:\w+\s){0,2}£?$",
    re.IGNORECASE,
)
_TOTALLING = re.compile(
    r"[^.;]{0,60}(?:\btotalling|\b(?:a|in)\stotal\sof|\bmaking\s(?:a\stotal\sof)?|\bgiving\sa\stotal\sof|\bwhich\stotals?)\s(?:\w+\s)?£?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[^.;:()]{1,90}?(?:,|\band)\s(?:(?:an?|another|further|additional|the|some)\s){0,2}£?")
_OF_THE = re.compile(r"(?:^|[.;,]\s)of\s(?:the|these|those|all)\s(?:total\sof\s)?£?$", re.IGNORECASE)
_OF_THESE = re.compile(r"of\s(?:these|those|them),?\s", re.IGNORECASE)
_COMMA = re.compile(r"[^.;:()]{1,60},\s(?:\w+\s){0,2}£?")
_INCLUDED = re.compile(
    r"(?:this|these|they|those|of\s(?:these|those|which))\s(?:has\s|have\s)?includ(?:ed|es|e)\s", re.IGNORECASE
)


def sum_of_parts(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every whole told in prose whose parts, told beside it, come to another number."""
    for reading in readings:
        for number, told in reading.by_sentence.items():
            yield from _beside(reading.name, told)
            before = reading.by_sentence.get(number - 1, ())
            if before and before[0].sentence.passage is told[0].sentence.passage:
                yield from _larger_than_whole(reading.name, before[-1], told[0])
                yield from _of_these(reading.name, before, told)


def _beside(document: str, told: Sequence[Figure]) -> Iterator[Finding]:
    for at, whole in enumerate(told):
        if not _adds(whole, whole):
            continue
        following = told[at + 1 :]
        wholly = bool(following) and bool(_WHOLLY.fullmatch(_gap(whole, following[0])))
        partly = following and (_PARTLY.fullmatch(_gap(whole, following[0])) or _is_of(whole, following[0]))
        if wholly or partly:
            yield from _judged(document, whole, _run(whole, following), wholly=wholly)
        elif at >= 2 and _TOTALLING.fullmatch(_gap(told[at - 1], whole)):
            yield from _judged(document, whole, _run(whole, list(reversed(told[:at]))), wholly=True)


def _is_of(whole: Figure, first: Figure) -> bool:
    """ "Of the 412 drivers stopped, 330 were warned": the whole stands first."""
    return bool(_OF_THE.search(whole.sentence.text[: whole.number.start]) and _COMMA.fullmatch(_gap(whole, first)))


def _of_these(document: str, before: Sequence[Figure], told: Sequence[Figure]) -> Iterator[Finding]:
    """ "412 drivers were stopped. Of these, 330 were warned and 95 charged." """
    begins = _OF_THESE.match(told[0].sentence.text)
    if begins and len(before) == 1 and _adds(before[0], before[0]) and told[0].number.start - begins.end() <= 12:
        yield from _judged(document, before[0], _run(before[0], told), wholly=False)


def _gap(first: Figure, second: Figure) -> str:
    return first.sentence.text[first.number.end : second.number.start]


def _adds(figure: Figure, whole: Figure) -> bool:
    told = figure.unit in _ADDED and figure.unit is whole.unit and figure.role is Role.LEVEL
    return (
        told and figure.qualifier is Qualifier.EXACT and not figure.per and not figure.aimed and not figure.number.upper
    )


def _run(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The parts next to the whole, as long as they are joined by commas and "and"; nothing where another kind of figure stands among them."""
    parts: list[Figure] = []
    for figure in figures:
        if not _adds(figure, whole):
            return []
        if parts:
            first, second = sorted((parts[-1], figure), key=lambda one: one.number.start)
            if not _BETWEEN.fullmatch(_gap(first, second)):
                break
        parts.append(figure)
    return sorted(parts, key=lambda one: one.number.start)


def _judged(document: str, whole: Figure, parts: Sequence[Figure], *, wholly: bool) -> Iterator[Finding]:
    total = sum((part.value for part in parts), Decimal(0))
    off = total - whole.value
    if len(parts) < 2 or off == 0 or whole.value < _SMALLEST or abs(off) > whole.value * _NEAR:
        return
    if not wholly and not 0 < off <= whole.value * _NEARER:
        return
    told = f"{', '.join(part.number.printed for part in parts[:-1])} and {parts[-1].number.printed}"
    compared = "more than" if off > 0 else "less than"
    message = f"{told} are {_plain(total)} together, {compared} the {whole.number.printed} that they are parts of."
    places = tuple(place_of(document, figure) for figure in (whole, *parts))[:8]
    yield Finding(RULE, Kind.ARITHMETIC, Severity.MEDIUM, message, places, total, (total, total))


def _larger_than_whole(document: str, whole: Figure, part: Figure) -> Iterator[Finding]:
    begins = _INCLUDED.match(part.sentence.text)
    fits = _adds(part, whole) and whole.role is Role.LEVEL and whole.qualifier is Qualifier.EXACT and not whole.per
    if begins and fits and part.number.start - begins.end() <= 12 and part.value > whole.value:
        message = f"{part.number.printed} is said to be included in {whole.number.printed}, which is smaller."
        places = (place_of(document, whole), place_of(document, part))
        yield Finding(RULE, Kind.ARITHMETIC, Severity.MEDIUM, message, places)


def _plain(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral() else f"{value:,}"

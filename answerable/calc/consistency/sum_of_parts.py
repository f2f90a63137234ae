"""Parts told beside their whole do not add up to it, or one is larger than it: when a word makes them parts ("of which", "made up of").
Example: 412 drivers were stopped, with 330 warned and 95 charged. These are 425 together, more than the 412 they are parts of.

It is silent where a number is rounded, where the parts are far from the whole (they may overlap or leave a rest), and where another
thing is told between them.

It matters because the reader cannot know which of the numbers is right, and what became of a case is often the point of the passage.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.consistency.arithmetic import open_to
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Severity, place_of
from answerable.calc.consistency.listed_parts import Listed, listed, made
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.the_rest import Rest, with_rest
from answerable.calc.figures.figure import Figure, Role, Unit
from answerable.calc.standing import Qualifier

RULE = "sum_of_parts"
_NEAR, _NEARER = Decimal("0.1"), Decimal("0.05")
_SMALLEST, _BACK = 20, 6
_POWERS = {"bn": 9, "m": 6, "k": 3}
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
_SHARE = re.compile(r"\s?\([\d.,]+\s?(?:%|per\scent)\)")
_CLOSED = re.compile(r"\s?(?:%|per\scent)?\)")
_INCLUDED = re.compile(
    r"(?:this|these|they|those|of\s(?:these|those|which))\s(?:has\s|have\s)?includ(?:ed|es|e)\s", re.IGNORECASE
)


def sum_of_parts(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every whole told in prose whose parts, told beside it, come to another number."""
    for reading in readings:
        for number, told in reading.by_sentence.items():
            yield from _beside(reading.name, told)
            for one in listed(told, _earlier(reading, number)):
                yield from _far(reading.name, one)
            for rest in with_rest(reading, told):
                yield _with_rest(reading.name, rest)
            before = reading.by_sentence.get(number - 1, ())
            if before and before[0].sentence.passage is told[0].sentence.passage:
                yield from _larger_than_whole(reading.name, before[-1], told[0])
                yield from _of_these(reading.name, before, told)


def _earlier(reading: Reading, number: int) -> list[tuple[Figure, ...]]:
    """The figures of the sentences before one in its passage; that right before it comes last, without figures as well."""
    passage = reading.by_sentence[number][0].sentence.passage
    found: list[tuple[Figure, ...]] = []
    for before in range(number - 1, max(number - _BACK, -1), -1):
        told = reading.by_sentence.get(before, ())
        if told and told[0].sentence.passage is not passage:
            break
        found.insert(0, told)
    return found


def _far(document: str, one: Listed) -> Iterator[Finding]:
    """What a list comes to, unless it is so far from the whole that parts may be left out, or told twice."""
    low, high = open_to(one.whole)
    off = one.total - one.whole.value
    near = one.sure or abs(off) <= one.whole.value * _NEAR
    if near and not (one.low <= high and low <= one.high) and one.whole.value >= _SMALLEST:
        yield _finding(document, one)


def _with_rest(document: str, one: Rest) -> Finding:
    told = ", ".join(part.number.printed for part in one.parts[:-1])
    message = f"{told} and the remaining {one.parts[-1].number.printed} are {one.total:,f} together, not the {one.printed} that they are parts of."
    places = (*(place_of(document, part) for part in one.parts), one.place)[:MOST_PLACES]
    return Finding(RULE, Kind.ARITHMETIC, Severity.MEDIUM, message, places, one.total, (one.total, one.total))


def _finding(document: str, one: Listed) -> Finding:
    compared = "more than" if one.total > one.whole.value else "less than"
    are = "are" if len(one.parts) > 1 else "is"
    message = (
        f"{one.said} {are} {_plain(one.total, one.whole)} together, {compared} the {one.whole.number.printed}"
        " that they are parts of."
    )
    places = tuple(place_of(document, figure) for figure in (one.whole, *one.parts))[:MOST_PLACES]
    return Finding(RULE, Kind.ARITHMETIC, Severity.MEDIUM, message, places, one.total, (one.low, one.high))


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
        if figure.unit is Unit.PERCENT and _in_bracket(figure):
            continue
        if not _adds(figure, whole):
            return []
        if parts:
            first, second = sorted((parts[-1], figure), key=lambda one: one.number.start)
            if not _BETWEEN.fullmatch(_SHARE.sub("", _gap(first, second))):
                break
        parts.append(figure)
    return sorted(parts, key=lambda one: one.number.start)


def _in_bracket(figure: Figure) -> bool:
    text, number = figure.sentence.text, figure.number
    return text[: number.start].endswith("(") and bool(_CLOSED.match(text, number.end))


def _judged(document: str, whole: Figure, parts: Sequence[Figure], *, wholly: bool) -> Iterator[Finding]:
    if len(parts) < 2 or whole.value < _SMALLEST:
        return
    one = made(whole, parts)
    off = one.total - whole.value
    low, high = open_to(whole)
    if one.low <= high and low <= one.high:
        return
    if abs(off) <= whole.value * _NEAR and (wholly or 0 < off <= whole.value * _NEARER):
        yield _finding(document, one)


def _larger_than_whole(document: str, whole: Figure, part: Figure) -> Iterator[Finding]:
    begins = _INCLUDED.match(part.sentence.text)
    fits = _adds(part, whole) and whole.role is Role.LEVEL and whole.qualifier is Qualifier.EXACT and not whole.per
    if begins and fits and part.number.start - begins.end() <= 12 and part.value > whole.value:
        message = f"{part.number.printed} is said to be included in {whole.number.printed}, which is smaller."
        places = (place_of(document, whole), place_of(document, part))
        yield Finding(RULE, Kind.ARITHMETIC, Severity.MEDIUM, message, places)


def _plain(value: Decimal, whole: Figure) -> str:
    """A value as its whole is printed: £10.8m beside £12.8m."""
    said = whole.number.printed
    suffix = next((mark for mark in _POWERS if said.casefold().endswith(mark)), "")
    told = value.scaleb(-_POWERS[suffix]) if suffix else value
    told = told.quantize(Decimal(1)) if told == told.to_integral() else told.normalize()
    return f"{'£' if said.startswith('£') else ''}{told:,f}{suffix}"

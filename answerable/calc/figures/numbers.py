"""The numbers of a sentence that measure something, with their units."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from answerable.calc.figures.durations import DURATION, seconds
from answerable.calc.figures.figure import Number, Unit
from answerable.calc.figures.fractions import fractions
from answerable.calc.figures.not_figures import NOT_FIGURES, is_margin
from answerable.calc.figures.number_words import WORDED, value_of
from answerable.calc.figures.ranks import ranks
from answerable.calc.figures.spans import spans
from answerable.calc.figures.units import TIME, time_unit
from answerable.calc.figures.when import Mention
from answerable.calc.rounding import SCALES

_NUMBER = re.compile(
    rf"(?:(?<![\w.,:+−-])|(?<=[\s(][+−-])|(?<=\bc)|(?<=\bc\.))(?P<money>£\s?)?(?:(?P<digits>\d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,4}})?|\d{{1,12}}(?:\.\d{{1,4}})?)(?!\d)|(?P<word>{WORDED}))"
    r"(?:(?P<scale>\s?(?:thousand|million|billion|hundred|bn|mn)|[km])\b)?(?P<percent>\s?(?:%|per\s?cent\b|percent\b))?(?P<points>[\s-]?(?:percentage\spoints?|ppts?|pp)\b)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,80}@\S+")
_GLUED = re.compile(r"(?!(?:kgs?|g|km|ml|lbs?|[tgm]b|kwh|mwh)\b)[A-Za-z_]|\.\d|,\d|:\d")
_SIGNS = "+-−"
_ONE_BEFORE = re.compile(
    r"\b(?:was|were|is|are|only|just|least|than|with|had|has|have|made|plus|including|received|recorded|saw|and|or|of)\s$|(?:^|[.;:(,]\s?)$",
    re.IGNORECASE,
)
_NOT_ONE_THING = """
    another which that would could should will off stop side such thing example particular place way hand point reason might must
    where from with third half quarter fifth more year day month week time form step size voice team who whom when than then also
    under over into each such aspect area factor element key
"""
_ONE_AFTER = re.compile(
    rf"\s(?!(?:{'|'.join(_NOT_ONE_THING.split())})\b)(?:of\s(?:the|its|our|their|these|those)\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|(?!of\b)[A-Za-z]{{4,}})",
    re.IGNORECASE,
)
_DIGITS_BEFORE = re.compile(r"(\d{1,6})\s\($")
_POINTS_AFTER = re.compile(r"\spoints?\b", re.IGNORECASE)
MOST_NUMBERS = 60
_LETTER = re.compile(r"[^\W\d_]")
_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"(?:approximately|nearly|almost|around|about|total\sof|over)\s$")
_HAS_DIGIT = re.compile(r"\d")
_Span = tuple[int, int]


def numbers(text: str, periods: tuple[Mention, ...]) -> tuple[Number, ...]:
    """What the sentence measures, in order; the numbers inside the periods it names are not among them.

    What holds more numbers than any sentence does is data without heads: left alone.
    """
    if not _LETTER.search(text):
        return ()
    taken = [(mention.start, mention.end) for mention in periods]
    taken += [match.span() for match in _ADDRESS.finditer(text)]
    whole = list(_free(_wholes(text), taken))
    spent = [*taken, *((number.start, number.end) for number in whole)]
    found = [*whole, *islice(_free(_candidates(text), spent), MOST_NUMBERS + 1)]
    return tuple(sorted(found, key=lambda number: number.start)) if len(found) <= MOST_NUMBERS else ()


def _wholes(text: str) -> Iterator[Number]:
    """What is told in several words and is one figure: times in parts, spans, ranks, shares. The first to claim a word has it."""
    if _HAS_DIGIT.search(text):
        for found in DURATION.finditer(text):
            yield Number(seconds(found), Unit.SECONDS, found.group(), found.start(), found.end())
    yield from ranks(text)
    yield from spans(text)
    yield from fractions(text)


def _free(found: Iterable[Number], taken: Iterable[_Span]) -> Iterator[Number]:
    """The numbers that overlap nothing that is taken, nor one another."""
    spent = sorted(taken)
    for number in found:
        at = bisect_right(spent, (number.start, number.end))
        if any(start < number.end and number.start < end for start, end in spent[max(0, at - 3) : at + 1]):
            continue
        spent.insert(at, (number.start, number.end))
        yield number


def _candidates(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        if not _is_none(text, match):
            yield Number(_value(match), _unit(text, match), match.group().strip(), match.start(), match.end())


def _is_none(text: str, match: re.Match[str]) -> bool:
    """Whether a match is part of a word, a margin, a bare sign or a name, and no figure."""
    start, end = match.span("digits") if match["digits"] else match.span("word")
    marked = bool(match["money"] or match["percent"] or match["points"])
    signed = text[max(0, match.start() - 2) : match.start()]
    if _GLUED.match(text, match.end()) or is_margin(text, match.start()) or _repeats(text, match):
        return True
    if signed[-1:] in _SIGNS and signed[-1:] and not marked and signed[:1] != "(":
        return True
    return not marked and (_is_idle_one(text, match) or _names_something(text, match, start, end))


def _repeats(text: str, match: re.Match[str]) -> bool:
    """Whether a number in words only repeats the one before it: 12 (twelve)."""
    before = _DIGITS_BEFORE.search(text[max(0, match.start() - 16) : match.start()]) if match["word"] else None
    return (
        bool(before)
        and text[match.end() : match.end() + 1] == ")"
        and before is not None
        and int(before[1]) == value_of(match["word"])
    )


def _is_idle_one(text: str, match: re.Match[str]) -> bool:
    """The word "one" where it counts nothing: one another, no one, one of the reasons."""
    if not match["word"] or match["word"].casefold() != "one" or match["scale"]:
        return False
    counts = _ONE_BEFORE.search(text[max(0, match.start() - 14) : match.start()]) and _ONE_AFTER.match(
        text, match.end()
    )
    return not counts


def _names_something(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match["scale"]:
        end = match.end()
    digits = match["digits"] or ""
    bare_year = end - start == 4 and _YEARLIKE.fullmatch(digits) and "," not in digits
    counted = bare_year and _COUNTED.search(text[max(0, start - 16) : start])
    return bool(bare_year and not counted) or any(rule(text, start, end) for rule in NOT_FIGURES)


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["digits"].replace(",", "")) if match["digits"] else Decimal(value_of(match["word"]))
    scale = (match["scale"] or "").strip().casefold()
    if scale == "hundred":
        return value * 100
    return value * 10 ** SCALES[scale] if scale else value


def _unit(text: str, match: re.Match[str]) -> Unit:
    if match["points"] and not match["percent"]:
        return Unit.POINTS
    if match["percent"]:
        return Unit.PERCENT
    if match["money"]:
        return Unit.POUNDS
    if time := TIME.match(text, match.end()):
        return time_unit(time)
    return Unit.POINTS if _POINTS_AFTER.match(text, match.end()) and ("%" in text or "per cent" in text) else Unit.COUNT

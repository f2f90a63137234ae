"""The numbers of a sentence that measure something, with their units."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from answerable.calc.figures.figure import Number, Unit
from answerable.calc.figures.not_figures import NOT_FIGURES
from answerable.calc.figures.when import Mention
from answerable.calc.rounding import SCALES

_ONES = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_TEEN = "|".join(sorted((word for word in _ONES if word != "one"), key=len, reverse=True))
_WORDED = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{_TEEN})"
_NUMBER = re.compile(
    rf"(?:(?<![\w.,:+-])|(?<=\bc)|(?<=\bc\.))(?P<money>£\s?)?(?:(?P<digits>\d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,4}})?|\d{{1,12}}(?:\.\d{{1,4}})?)(?!\d)|(?P<word>\b{_WORDED}))"
    r"(?:(?P<scale>\s?(?:thousand|million|billion|hundred|bn|mn)|[km])\b)?(?P<percent>\s?(?:%|per\s?cent\b|percent\b))?(?P<points>[\s-]?(?:percentage\spoints?|ppts?|pp)\b)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s(?:and\sa\shalf\s)?(second|minute|hour|day|week|month|year)s?\b|\s?(secs?|mins?|hrs?)\b", re.IGNORECASE
)
_TIME_UNITS = {
    "second": Unit.SECONDS, "sec": Unit.SECONDS, "minute": Unit.MINUTES, "min": Unit.MINUTES, "hour": Unit.HOURS, "hr": Unit.HOURS,
    "day": Unit.DAYS, "week": Unit.WEEKS, "month": Unit.MONTHS, "year": Unit.YEARS,
}  # fmt: skip
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,80}@\S+")
_GLUED = re.compile(r"[A-Za-z_]|\.\d|,\d|:\d")
_MINUTES = re.compile(r"\s?\d{1,2}\s?s(?:ec(?:ond)?s?)?\b")
MOST_NUMBERS = 60
_LETTER = re.compile(r"[^\W\d_]")
_YEARLIKE = re.compile(r"(?:19|20)\d\d")


def numbers(text: str, periods: tuple[Mention, ...]) -> tuple[Number, ...]:
    """What the sentence measures, in order; the numbers inside the periods it names are not among them.

    What holds more numbers than any sentence does is data without heads: left alone.
    """
    if not _LETTER.search(text):
        return ()
    taken = [(mention.start, mention.end) for mention in periods]
    taken += [match.span() for match in _ADDRESS.finditer(text)]
    free = (
        number
        for number in _candidates(text)
        if not any(start < number.end and number.start < end for start, end in taken)
    )
    found = tuple(islice(free, MOST_NUMBERS + 1))
    return found if len(found) <= MOST_NUMBERS else ()


def _candidates(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        start = match.start("digits") if match["digits"] else match.start("word")
        end = match.end("digits") if match["digits"] else match.end("word")
        marked = bool(match["money"] or match["percent"] or match["points"])
        timed = match["scale"] == "m" and not match["money"] and _MINUTES.match(text, match.end())
        if timed or _GLUED.match(text, match.end()) or (not marked and _names_something(text, match, start, end)):
            continue
        yield Number(_value(match), _unit(text, match), match.group().strip(), match.start(), match.end())


def _names_something(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match["scale"]:
        end = match.end()
    bare_year = (
        match["digits"] and end - start == 4 and _YEARLIKE.fullmatch(match["digits"]) and "," not in match["digits"]
    )
    counted = bare_year and re.search(
        r"(?:approximately|nearly|almost|around|about|total\sof|over)\s$", text[max(0, start - 16) : start]
    )
    return bool(bare_year and not counted) or any(rule(text, start, end) for rule in NOT_FIGURES)


def _value(match: re.Match[str]) -> Decimal:
    if match["word"]:
        value = Decimal(sum(_ONES.get(part, 0) + _TENS.get(part, 0) for part in match["word"].casefold().split("-")))
    else:
        value = Decimal(match["digits"].replace(",", ""))
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
    if time := _TIME.match(text, match.end()):
        return _TIME_UNITS[(time[1] or time[2].rstrip("s")).casefold()]
    return Unit.COUNT

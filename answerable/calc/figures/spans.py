"""Two ends told for one figure: 8 to 10 days, £2.5m–£3m, between 5% and 7%. The value is the lower end."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.figures.figure import Number, Unit
from answerable.calc.figures.not_figures import is_address, is_age, is_clock, is_day, is_reference, is_telephone
from answerable.calc.figures.number_words import WORDED, value_of
from answerable.calc.figures.units import TIME, time_unit
from answerable.calc.rounding import SCALES

_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?"
_SCALE = r"\s?(?:thousand|million|billion|bn|mn|[km])\b"
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_SPAN = re.compile(
    rf"(?<![\w.,:/£+-])(?P<money>£)?(?:(?P<low>{_DIGITS})|(?P<low_word>{WORDED}))(?P<low_scale>{_SCALE})?(?P<low_percent>{_PERCENT})?"
    rf"(?P<link>\s?[-–—]\s?|\sto\s|\sand\s)(?P<money2>£)?(?:(?P<high>{_DIGITS})(?![\d:/]|[,.]\d)|(?P<high_word>{WORDED}))(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?(?P<points>\s(?:percentage\s)?points?\b)?(?![\w/]|\.\d|[-–]\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|approximately\s)?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|increas\w*|rose|ris\w+|fell|fall\w*|grew|grow\w*|reduc\w*|dropp\w*|declin\w*|went|up|down|moved|improv\w*|climb\w*|by|chang\w+|expand\w*|extend\w*)\s(?:from\s)?(?:just\s|about\s|around\s|over\s)?$",
    re.IGNORECASE,
)
_RANGING = re.compile(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anything|anywhere)\s(?:\w+\s)?from\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s[a-z]{3,}")
_NOT_A_NOUN = re.compile(
    r"\s(?:and|the|for|with|was|were|are|has|had|but|from|that|which|who|when|year[\s-]olds?|after|against|before|over|per|with|would|will|this|than|then|there|while)\b"
)
_LEADING = re.compile(
    r"\b(?:of|took|takes?|taking|last(?:s|ed|ing)?|was|were|is|are|about|around|approximately|approx\.?|circa|some|every|typically|usually|within|costs?|in|at|only|just|least)\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?[.,;)]|\s?$|\s(?:and|or|on|in|at|each|per|a)\b")
_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_WIDEST = 20
_NAMES = (is_reference, is_age, is_day, is_clock, is_address, is_telephone)


def spans(text: str) -> Iterator[Number]:
    """The spans that a sentence tells; ages, days, pages and what went from one figure to another are none."""
    for found in _SPAN.finditer(text):
        low, high = _ends(found)
        if 0 < low < high <= low * _WIDEST and _is_span(text, found) and not _names_something(text, found):
            yield Number(low, _unit(text, found), found.group(), found.start(), found.end(), upper=high)


def _is_span(text: str, found: re.Match[str]) -> bool:
    before, link = text[max(0, found.start() - 40) : found.start()], found["link"].strip().casefold()
    if link == "and":
        return bool(_BETWEEN.search(before))
    if link == "to":
        return bool(_RANGING.search(before) or (not _FROM.search(before) and _measures(text, found)))
    if found["low_word"] or found["high_word"]:
        return False
    alone = _LEADING.search(before) and _ENDS.match(text, found.end())
    return not _FROM.search(before[-12:]) and bool(_measures(text, found) or alone)


def _measures(text: str, found: re.Match[str]) -> bool:
    """Whether a unit or a noun follows, so that the two numbers count something."""
    if found["percent"] or found["scale"] or found["points"] or found["money2"]:
        return True
    noun = _NOUN.match(text, found.end()) and not _NOT_A_NOUN.match(text, found.end())
    return bool(noun or re.match(r"-(?:day|week|month|minute|hour)\b", text[found.end() : found.end() + 8]))


def _names_something(text: str, found: re.Match[str]) -> bool:
    low, high = found["low"], found["high"]
    if (low and low[0] == "0" and low[1:2].isdigit()) or (
        low and high and _YEARLIKE.fullmatch(low) and _YEARLIKE.fullmatch(high)
    ):
        return True
    marked = found["money"] or found["percent"] or found["low_percent"]
    ends = [(found.start("low"), found.end("low")), (found.start("high"), found.end("high"))]
    return not marked and any(rule(text, start, end) for start, end in ends if start >= 0 for rule in _NAMES)


def _ends(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Both ends in whole units: "£2-3 million" is from 2 million."""
    high = _scaled(_number(found["high"], found["high_word"]), found["scale"])
    low = _number(found["low"], found["low_word"])
    return _scaled(low, found["low_scale"] or found["scale"]), high


def _number(digits: str | None, words: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) if digits else Decimal(value_of(words or ""))


def _scaled(value: Decimal, scale: str | None) -> Decimal:
    return value * 10 ** SCALES[scale.strip().casefold()] if scale else value


def _unit(text: str, found: re.Match[str]) -> Unit:
    if found["points"] and (found["low_percent"] or "percentage" in found["points"].casefold()):
        return Unit.POINTS
    if found["percent"] or found["low_percent"]:
        return Unit.PERCENT
    if found["money"] or found["money2"]:
        return Unit.POUNDS
    time = TIME.match(text, found.end()) or re.match(
        r"-(day|week|month|minute|hour)()", text[found.end() : found.end() + 8]
    )
    return time_unit(time) if time else Unit.COUNT

"""Shares told in words: half, two thirds, a quarter, one in five, three out of ten."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.figures.figure import Number, Unit
from answerable.calc.figures.number_words import WORDED, value_of

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10
}  # fmt: skip
_PART = r"(?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
_FEW = r"(?P<few>one|two|three|four|five|six|seven|eight|nine)"
_SEVERAL = re.compile(rf"\b{_FEW}[\s-]{_PART}s?\b", re.IGNORECASE)
_SINGLE = re.compile(rf"\b(?:an?|one)\s{_PART}\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?:(?:one|a)[\s-])?half\b", re.IGNORECASE)
_IN = re.compile(
    rf"(?<![\w.,£/:-])(?:(?P<few>\d{{1,3}})|(?P<word>{WORDED}))\s(?P<link>in|out\sof)\s(?:every\s)?(?P<many>\d{{1,3}}(?:,\d{{3}})?|{WORDED})(?![\w%]|[.,:]\d|-\w|\s?%)",
    re.IGNORECASE,
)
_SHARED = r"\s(?:of|lower|higher|more|fewer|less|reduction|increase|drop|fall|rise|decrease|cut|were|was|are|said|say|have|had|did|do|on|in|since|between|over|to|from|by|compared|saw|felt|feel|reported|believe|agreed|live)\b"
_SHARE_AFTER = re.compile(rf"{_SHARED}|\s?[.,;)]|\s?$", re.IGNORECASE)
# "Four meetings a quarter." is a rate, so that a single part needs more than the end of a sentence.
_PART_AFTER = re.compile(_SHARED, re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|nearly|almost|over|than|about|around|just|under|approximately|roughly|some|up|down|fell|rose|least|to|from|well)\s$",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\s(?:of\s(?:an?|the|this|that|last|next|its|their)?\s?(?:\w+\s)?(?:year|month|hour|day|century|decade|term|game|match|20\d\d|financial|million|billion)|(?:an?|the)\s?(?:hour|day|dozen|million|mile|year|century)|(?:hour|term|day|yearly|year|price|marathon|time|way|past|mile|board|life|brother|sister|hearted|million)|[-–]\w|party|parties|phase|time\b|person)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|other|each|every|per|previous|next|this|that|and\sa|an\shour\sand\sa|top|bottom|in|financial|past|better|final|later|current|upper|lower)\s$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\s(?:months?|weeks?|days?|hours?|years?|minutes?|miles?|districts?|areas?|forces?|councils?|wards?|boroughs?|counties)\b",
    re.IGNORECASE,
)
_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000})
_CENT = Decimal("0.01")


def fractions(text: str) -> Iterator[Number]:
    """The shares that a sentence tells in words, in percent to two places, as words round them: 66.67 for two thirds."""
    for found in _SEVERAL.finditer(text):
        few, part = value_of(found["few"]), _PARTS[found["part"].casefold()]
        if few < part and (few > 1 or _may_be_share(text, found)) and not _of_time(text, found):
            yield _share(few, part, found)
    for found in _SINGLE.finditer(text):
        if (
            not found.group().casefold().startswith("one")
            and not _of_time(text, found)
            and _may_be_share(text, found, _PART_AFTER)
        ):
            yield _share(1, _PARTS[found["part"].casefold()], found)
    for found in _HALF.finditer(text):
        if not _of_time(text, found) and _may_be_share(text, found):
            yield _share(1, 2, found)
    yield from _so_many_in(text)


def _so_many_in(text: str) -> Iterator[Number]:
    """ "one in five", "8 out of 10": a share where the second number is round and counts no time or places."""
    for found in _IN.finditer(text):
        few = int(found["few"]) if found["few"] else value_of(found["word"])
        many = int(found["many"].replace(",", "")) if found["many"][0].isdigit() else value_of(found["many"])
        if 0 < few < many and many in _ROUND and not _MEASURED.match(text, found.end()):
            yield _share(few, many, found)


def _may_be_share(text: str, found: re.Match[str], after: re.Pattern[str] = _SHARE_AFTER) -> bool:
    if after.match(text, found.end()) or _BY.search(text[max(0, found.start() - 14) : found.start()]):
        return True
    return text[found.end() : found.end() + 5].casefold().startswith((" the ", " all "))


def _of_time(text: str, found: re.Match[str]) -> bool:
    """A half or a quarter of a year, half an hour, an hour and a half, the first half, a third party."""
    before = text[max(0, found.start() - 16) : found.start()]
    and_a_half = (
        before.endswith("and ")
        and found.group().casefold() == "a half"
        and text[found.end() : found.end() + 3] != " of"
    )
    return bool(
        and_a_half or _OF_TIME.match(text, found.end()) or _NOT_BEFORE.search(before) or before.endswith(("-", "–"))
    )


def _share(few: int, many: int, found: re.Match[str]) -> Number:
    share = (Decimal(100 * few) / many).quantize(_CENT)
    value = share.normalize() if share == share.to_integral() else share
    return Number(
        Decimal(int(value)) if value == int(value) else value,
        Unit.PERCENT,
        found.group(),
        found.start(),
        found.end(),
        rounded=True,
    )

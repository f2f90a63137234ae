"""Where a sentence names a period, and what part that period plays in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from answerable.calc.periods import MONTH_NUMBERS, Kind, NotAPeriod, Period, read


class Lead(StrEnum):
    """The part a period plays: when a figure is of, from when it is counted, or what it is measured against."""

    OF = "of"
    SINCE = "since"
    AGAINST = "against"


@dataclass(frozen=True)
class Mention:
    """A period named between `start` and `end`. Relative ones ("the previous year") have none of their own.

    `same_days` marks "the same period last year", which of a year not yet over is not the whole of the year before.
    """

    start: int
    end: int
    lead: Lead
    period: Period | None = None
    pre_pandemic: bool = False
    same_days: bool = False


_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?:19|20)\d\d(?![\d,./]\d|\d|\s?[%kKm]\b)"
_FINANCIAL = r"(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?![\d/]|,\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_POINT = rf"(?:(?:{_DAY}\s(?:of\s)?)?{_MONTH}[\s,'’-]{{1,3}}{_YEAR}|(?:{_MONTH}|spring|summer|autumn|winter)-\d\d(?!\d)|{_FINANCIAL}|\d{{1,2}}/\d{{1,2}}/{_YEAR}|{_YEAR})"
_PART = rf"(?:(?:{_DAY}\s(?:of\s)?)?{_MONTH}|{_POINT})"
_SPAN = r"(?:[2-9]|1[0-8]|two|three|four|five|six|nine|ten|twelve|eighteen)[\s-]months?(?:\speriod)?"
_UP_TO = rf"(?:{_SPAN}|(?:financial\s)?year|quarter|y/?e)\s(?:(?:up\s)?to|ending|ended|end|until)?\s?(?:the\s)?(?:end\s(?:of\s)?)?{_POINT}"
_DASHED = rf"{_PART}\s?(?:[–—-]|\bto\b|\buntil\b|\bup\suntil\b)\s?(?:the\s)?(?:end\s(?:of\s)?)?{_POINT}"
_BETWEEN = rf"between\s(?:the\s)?{_PART}\sand\s(?:the\s)?(?:end\s(?:of\s)?)?{_POINT}"
_NTH_QUARTER = r"(?P<nth>first|second|third|fourth|final|last)\squarter\s(?:of\s)?(?:the\s)?(?:financial\syear\s)?"
_QUARTER = rf"(?:(?:q|quarter\s)[1-4]\s(?:of\s)?|{_NTH_QUARTER.replace('?P<nth>', '?:')})(?:{_FINANCIAL}|{_YEAR})"
_ENDED = rf"(?:the\s)?end\sof\s{_POINT}"
NAMED = re.compile(
    rf"(?<![\w£$.,/-])(?<!\d\s)(?:{_UP_TO}|{_BETWEEN}|{_DASHED}|{_QUARTER}|{_ENDED}|{_POINT})(?![\w%])", re.IGNORECASE
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_IN_WORDS = re.compile(_NTH_QUARTER, re.IGNORECASE)
_HINT = re.compile(r"(?:19|20)\d\d|[a-z]-\d\d", re.IGNORECASE)
_RELATED = re.compile(r"year|month|time|period|pre-?\s?(?:pandemic|covid)", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<![\w£$.,/-])(?<!\d\s){_POINT}(?![\w%])", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:the\s)?(?:same\s(?:period|time|weeks?|months?|days|quarter|point|stage)\s(?:(?:in|of)\s)?(?:the\s)?(?:last|previous)\syear|(?:previous|prior|preceding|last)\s(?:financial\s|calendar\s)?year"
    r"|(?:previous|prior|preceding)\s(?:12|twelve)\smonths|year\s(?:before|earlier)|a\syear\s(?:before|earlier|ago))\b",
    re.IGNORECASE,
)
_PANDEMIC = re.compile(r"\bpre-?\s?(?:pandemic|covid(?:-?19)?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from)\s(?:the\s)?(?:start\sof\s|end\sof\s)?$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:compar\w{1,6}\s(?:with\s|to\s)?(?:the\s)?(?:\w+\s)?(?:in\s|figures\s(?:for|in)\s)?|(?:increase|rise|reduction|decrease|drop|fall|growth|improvement|up|down|change)\s(?:on|from|over|since)\s(?:the\s)?(?:\w+\s)?"
    r"|(?:below|above|higher\sthan|lower\sthan|more\sthan|fewer\sthan)\s(?:the\s|its\s)?(?:levels?|figures?|rates?|numbers?|totals?|baseline)\s(?:of|in|for|seen\sin|recorded\sin)\s(?:the\s)?"
    r"|(?:relative\sto|in\scontrast\s(?:to|with)|against\sa\sbaseline\s(?:of|in)|against\sthe\sfigures?\s(?:for|of|in)|against|versus|vs\.?|than(?:\s(?:there|it|they)\s(?:was|were|had\sbeen))?(?:\sin)?|↑\sfrom|↓\sfrom)\s(?:the\s)?)$",
    re.IGNORECASE,
)
_BARE_END = re.compile(r"\bend\s(?!of\b)", re.IGNORECASE)
_THAT_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\s(?:of\s)?(?:that|the\ssame)\syear\b", re.IGNORECASE)
_APPROXIMATE = re.compile(r"\b(?:approximately|approx\.?|nearly|almost|around|about|total\sof|over)\s$", re.IGNORECASE)
_THINGS = re.compile(r"\s(?!(?:and|or|to|in|the|was|were|when|with|by|as|at|it|on|for|of|there)\b)[a-z]{3,}")


def mentions(text: str) -> tuple[Mention, ...]:
    """The periods that the text names, in order."""
    found = [*(_named(text) if _HINT.search(text) else ()), *(_relative(text) if _RELATED.search(text) else ())]
    found += _that_year(text, found)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _that_year(text: str, found: list[Mention]) -> Iterator[Mention]:
    """ "January that year": of the year named before it."""
    for match in _THAT_YEAR.finditer(text):
        earlier = [mention.period for mention in found if mention.period and mention.end <= match.start()]
        if earlier and (period := _read(f"{match['month']} {earlier[-1].end.year}")):
            yield Mention(match.start(), match.end(), Lead.OF, period)


def _named(text: str) -> Iterator[Mention]:
    for match in NAMED.finditer(text):
        if _is_count(text, match):
            continue
        period = _read(match.group())
        if period:
            yield Mention(match.start(), match.end(), _lead(text, match.start(), period), period)
            continue
        for single in _SINGLE.finditer(text, match.start(), match.end()):
            if period := _read(single.group()):
                yield Mention(single.start(), single.end(), _lead(text, single.start(), period), period)


def _relative(text: str) -> Iterator[Mention]:
    for match in _RELATIVE.finditer(text):
        same_days = "same" in match.group().casefold()
        yield Mention(match.start(), match.end(), Lead.AGAINST, same_days=same_days)
    for match in _PANDEMIC.finditer(text):
        if not text[max(0, match.start() - 1) : match.start()].startswith("("):
            yield Mention(match.start(), match.end(), Lead.AGAINST, pre_pandemic=True)


def _read(text: str) -> Period | None:
    """The period, also where "the end of" was said short, and of a quarter in words: the third quarter of 2022/23."""
    text = _IN_WORDS.sub(lambda found: f"Q{_QUARTERS[found['nth'].casefold()]} ", text)
    for said in (text, _BARE_END.sub("end of ", text)):
        try:
            return read(said)
        except NotAPeriod:
            continue
    return None


def _lead(text: str, start: int, period: Period) -> Lead:
    before = text[max(0, start - 50) : start]
    if _AGAINST.search(before):
        return Lead.AGAINST if period.kind != Kind.SNAPSHOT or "compar" in before else Lead.OF
    return Lead.SINCE if _SINCE.search(before) else Lead.OF


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether four figures that could be a year count things: "approximately 2000 laptops"."""
    if match.end() - match.start() != 4:
        return False
    return bool(
        _APPROXIMATE.search(text[max(0, match.start() - 16) : match.start()]) and _THINGS.match(text, match.end())
    )

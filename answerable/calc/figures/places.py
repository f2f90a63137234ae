"""The area that is named near a figure, by language alone: "in Ashby", "across the county", "nationally"."""

import re

_CAP = r"[A-Z][a-z]++(?:[-'’][A-Za-z]++){0,3}+\b"
_NAME = rf"{_CAP}(?:(?:\s(?:and|of|upon|on|under|le|la|the|with)){{1,2}}\s{_CAP}|\s{_CAP}){{0,3}}"
_IN = re.compile(
    rf"\b(?i:in|across|at|within|throughout|around|near|covering|serving)\s(?:(?i:the)\s)?(?:(?i:whole|rest)\s(?i:of)\s(?i:the\s)?)?(?P<name>{_NAME})"
)
_KIND = re.compile(
    r"\b(?:across|throughout|within|in|over|around)\s(?:the\s|our\s)?(?:whole\s|entire\s|rest\sof\sthe\s)?(?P<kind>(?:policing\s)?(?:county|counties|country|city|region|borough|force\sarea|district|nation|area)|(?<!in\s)(?<!in\sthe\s)force)\b(?!\slines|\sof\s(?:£|\d|about))",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\b(?P<adverb>nationally|regionally|locally|county-?\s?wide|force-?\s?wide|nationwide|city-?\s?wide)\b",
    re.IGNORECASE,
)
_NOT_PLACES_WORDS = """
    january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday spring summer autumn winter christmas easter operation op phase round stage quarter year section chapter appendix annex table figure
    paragraph priority objective part act project programme english police crime chief home government his her the this these our their its
    band tier level item article total addition response contact control call custody partnership question plan financial
"""
_NOT_PLACES = frozenset(_NOT_PLACES_WORDS.split())
_NOT_ENDS_WORDS = """
    act plan fund scheme board operation team teams report strategy programme project unit survey panel committee office force police
    constabulary council group partnership service services constable commissioner inspectorate court parliament inspection review department
    agency framework policy hub initiative week day month conference meeting assembly association trust register system network watch forum
    academy college university hospital school month awareness street road lane crime crimes justice calls safety
"""
_NOT_ENDS = frozenset(_NOT_ENDS_WORDS.split())
_NOT_KINDS = ("this area", "each area", "an area", "this district", "every")
_REACH = 160
_BREAK = re.compile(r"[;:]|,\s(?:and|but|while|whilst)\s|\s(?:while|whilst|whereas|but)\s")


def place(text: str, start: int, end: int) -> str:
    """The area named nearest to the figure between `start` and `end` in its clause, else before it in the sentence, else ""."""
    first, last = _clause(text, start, end)
    told = [(abs(at - start) if at < start else at - end, name) for at, name in _named(text, first, last)]
    if told:
        return min(told)[1]
    earlier = [name for at, name in _named(text, max(0, start - _REACH), first)]
    return earlier[-1] if earlier and ";" not in text[max(0, start - _REACH) : start] else ""


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - _REACH)
    for found in _BREAK.finditer(text, first, start):
        first = found.end()
    after = _BREAK.search(text, end, end + _REACH)
    return first, after.start() if after else min(len(text), end + _REACH)


def _named(text: str, first: int, last: int) -> list[tuple[int, str]]:
    found = [(one.start(), name) for one in _IN.finditer(text, first, last) if (name := _place_name(one["name"]))]
    found += [
        (one.start(), one["kind"].casefold())
        for one in _KIND.finditer(text, first, last)
        if not one["kind"].casefold().startswith(_NOT_KINDS)
    ]
    return found + [(one.start(), one["adverb"].casefold()) for one in _ADVERB.finditer(text, first, last)]


def _place_name(name: str) -> str:
    words = name.removesuffix("'s").removesuffix("’s").split()
    plain = [word.casefold() for word in words]
    if (
        plain[0] in _NOT_PLACES
        or plain[-1] in _NOT_ENDS | _NOT_PLACES
        or any(word in {"operation", "act"} for word in plain)
    ):
        return ""
    return " ".join(words)

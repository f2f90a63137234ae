"""The words beside a number that say how to take it: over, nearly, about, up to; a target; a rate."""

import re

from answerable.calc.standing import Qualifier

_BETWEEN = r"(?:\s(?:an?|another|some|additional|extra|further))?\s?(?:c\.?)?\s?$"
_BEFORE = (
    (Qualifier.UP_TO, re.compile(rf"\b(?:up\sto|as\smany\sas|as\smuch\sas|no\smore\sthan|not\smore\sthan|at\smost|(?:a\s)?maximum\sof|(?<!no\s)(?<!little\s)(?<!slightly\s)(?<!just\s)(?:less|fewer)\sthan|(?<!just\s)(?<!slightly\s)(?<!little\s)under|(?<!just\s)(?<!slightly\s)below|within){_BETWEEN}|<\s?£?$", re.IGNORECASE)),
    (Qualifier.OVER, re.compile(rf"\b(?:over|more\sthan|in\sexcess\sof|at\sleast|no\s(?:fewer|less)\sthan|above|upwards\sof|exceed(?:s|ed|ing)|greater\sthan|a\sminimum\sof){_BETWEEN}|(?<![-–])>\s?£?$", re.IGNORECASE)),
    (Qualifier.NEARLY, re.compile(rf"\b(?:nearly|almost|(?:just|slightly|a\slittle)\s(?:under|below|short\sof|less\sthan)|close\sto|approaching|virtually){_BETWEEN}", re.IGNORECASE)),
    (Qualifier.ABOUT, re.compile(rf"(?:\b(?:about|around|approximately|approx\.?|circa|roughly|some|in\sthe\sregion\sof|estimated(?:\sat|\sto\sbe)?)|~){_BETWEEN}|(?:^|\s)c\.?\s?$", re.IGNORECASE)),
)  # fmt: skip
_AFTER = (
    (Qualifier.OVER, re.compile(r"\s?\+|\s(?:or\smore|plus)\b", re.IGNORECASE)),
    (Qualifier.UP_TO, re.compile(r"\s(?:\w+\s)?or\s(?:fewer|less|under)\b", re.IGNORECASE)),
    (Qualifier.ABOUT, re.compile(r"\s(?:\w+\s)?or\sso\b|[\s-]odd\b|\sapprox", re.IGNORECASE)),
)
_AIMED = re.compile(
    r"\b(?:targets?\s(?:of|for|to|was|is|set|figure)|(?:the|our|its|a|against|office|beyond)\s(?:\w+\s)?target\b|aim(?:s|ed|ing)?\s(?:to|is|was|of|for)|goal\s(?:of|is|was|to)|ambition|expect(?:s|ed)|"
    r"forecasts?|projected|projections?|planned|plans?\s(?:to|for|is|was|will)|will|would|anticipated?|intend(?:s|ed)|intention|proposed|proposes?|hopes?|benchmark|threshold|"
    r"potential(?:ly)?|should|could|by\sthe\send\sof|budgeted|capacity\sfor|nationally|national\s(?:average|figure|rate|target)|(?:other|all|average)\sforces?|establishment\sof)\b",
    re.IGNORECASE,
)
# A price is told as such, also of what is still to be bought.
_SUM_TOLD = re.compile(r"\b(?:will\scost|at\sa\s(?:total\s)?cost\sof)\s£?\Z", re.IGNORECASE)
_WHAT_COMES = re.compile(r"\sand\swill\s", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|was|were)\s£?\Z", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:per\s(?!cent\b)(?P<per>[\w,]+)|(?:an?|each|every)\s(?P<each>second|minute|hour|day|week|month|quarter|year)\b(?!\s(?:ago|earlier|before|later|on\b|or\s))|(?:for|in)\severy\s(?P<every>[\d,]+)|(?P<adverb>p\.?a\.|p\.?a(?=[\s,;)])|daily|weekly|monthly|quarterly|annually|yearly|annual|(?<!,\s)each(?=\s?(?:[.,;)]|$|and\b))))(?!\w)",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:average[sd]?|mean|median|avg)\b", re.IGNORECASE)
_OTHER = re.compile(r"\d|£|,\s(?:or|and)\s")
_NEAR = 100
_CLAUSE = re.compile(
    r"[;:()]|,\s(?:and|but|while|whilst|with|which|although|however)\s|\s(?:but|while|whilst|whereas|although|however|compared)\s",
    re.IGNORECASE,
)


def qualifier(text: str, start: int, end: int) -> Qualifier:
    """How the number at `start` to `end` is to be taken."""
    before = text[max(0, start - 40) : start]
    for kind, pattern in _BEFORE:
        if pattern.search(before):
            return kind
    return next((kind for kind, pattern in _AFTER if pattern.match(text, end)), Qualifier.EXACT)


def aimed(text: str, start: int, end: int) -> bool:
    """Whether the clause speaks of a target, a plan, a forecast or a comparator, and not of what happened."""
    if _SUM_TOLD.search(text, max(0, start - 30), start):
        return False
    first, last = clause(text, start, end)
    # "The sum is £1.4m and will be paid in May": what is to come is said of something else than the number.
    after = _WHAT_COMES.match(text, end)
    last = end if after and _IS.search(text, max(0, start - 12), start) else last
    return bool(_AIMED.search(text, max(first, start - _NEAR), min(last, end + _NEAR)))


def rate(text: str, start: int, end: int) -> str:
    """What the number is per ("month", "1,000"), "average" for an average, else nothing."""
    _, last = clause(text, start, end)
    if (found := _PER.search(text, end, min(last, end + 60))) and not _OTHER.search(text, end, found.start()):
        return str(found["per"] or found["each"] or found["every"] or found["adverb"]).casefold()
    if found := re.search(
        r"\b(annual|monthly|weekly|daily|yearly)\s(?:\w+\s){0,2}$", text[max(0, start - 40) : start], re.IGNORECASE
    ):
        return found[1].casefold()
    return "average" if _AVERAGE.search(text, max(0, start - 60), min(last, end + 30)) else ""


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause that holds the number begins and ends."""
    first = max(0, start - 160)
    for found in _CLAUSE.finditer(text, max(0, start - 160), start):
        first = found.end()
    after = _CLAUSE.search(text, end, end + 160)
    return first, after.start() if after else min(len(text), end + 160)

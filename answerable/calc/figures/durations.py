"""Times told in two parts or three: 3 minutes 45, 1 hour 20 minutes, 7m 25s, 00:01:37."""

import re
from decimal import Decimal

_HOURS, _MINUTES, _SECONDS = r"(?:hours?|hrs?|h)", r"(?:minutes?|mins?|m)", r"(?:seconds?|secs?|s)"
_JOIN = r"(?:\s?,)?\s?(?:and\s|&\s)?"
_PARTS = rf"""
    (?P<hours>\d{{1,4}}|one|two|three|four|five|six)[\s-]?{_HOURS}{_JOIN}(?P<minutes>\d{{1,2}})\s?{_MINUTES}(?:{_JOIN}(?P<seconds>\d{{1,2}})\s?{_SECONDS})?\b
    |(?P<minutes2>\d{{1,4}}|one|two|three|four|five|six)[\s-]?{_MINUTES}{_JOIN}(?P<seconds2>\d{{1,2}})(?:\s?{_SECONDS}\b|(?=[\s,;)]*(?:$|[.;,)]|in\b|from\b|to\b|compared\b|and\b|on\b|for\b|by\b|which\b)))
    |(?P<hours3>\d{{1,3}}):(?P<minutes3>[0-5]\d):(?P<seconds3>[0-5]\d)(?![\d:])
    |(?P<minutes4>\d{{1,3}}):(?P<seconds4>[0-5]\d)\s?(?:{_MINUTES}|{_SECONDS})\b
"""
DURATION = re.compile(rf"(?<![\w.,:£/-])(?:{_PARTS})", re.IGNORECASE | re.VERBOSE)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def seconds(found: re.Match[str]) -> Decimal:
    """What a match of DURATION comes to, in seconds."""
    parts = [
        found[f"{name}{which}"]
        for which in ("", "2", "3", "4")
        for name in ("hours", "minutes", "seconds")
        if name != "hours" or which in {"", "3"}
    ]
    sizes = [3600, 60, 1, 60, 1, 3600, 60, 1, 60, 1]
    return Decimal(sum(_number(part) * size for part, size in zip(parts, sizes, strict=True) if part))


def _number(part: str) -> int:
    return _WORDS.get(part.casefold()) or int(part)

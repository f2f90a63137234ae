"""Changes told in one word: doubled, halved, trebled."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.figures.figure import Direction, Number, Unit

_MULTIPLE = re.compile(r"\b(?P<word>doubl|halv|trebl|tripl|quadrupl)(?:ed|ing|es|e)\b", re.IGNORECASE)
_NOT_A_CHANGE = re.compile(r"(?:more than|over|not|well over)\s$|\b(?:a|the)\s$", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\s(?:glaz|crew|check|bed|yellow|lock|count|decker|up\b|murder|stab|shoot)", re.IGNORECASE)
_CHANGES = {
    "doubl": (Decimal(100), Direction.UP),
    "halv": (Decimal(50), Direction.DOWN),
    "trebl": (Decimal(200), Direction.UP),
    "tripl": (Decimal(200), Direction.UP),
    "quadrupl": (Decimal(300), Direction.UP),
}


def multiples(text: str) -> Iterator[Number]:
    """The changes that a sentence tells in one word, in percent; "more than doubled" leaves too much open to be one."""
    for found in _MULTIPLE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        if not _NOT_A_CHANGE.search(before) and not _NOT_BEFORE.match(text, found.end()):
            value, direction = _CHANGES[found["word"].casefold()]
            yield Number(value, Unit.PERCENT, found.group(), found.start(), found.end(), direction)

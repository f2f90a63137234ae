"""Places in an order: 12th of 43 forces, ranked fourth, the ninth consecutive year."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.figures.figure import Number, Unit

_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_VALUES = {word: at for at, word in enumerate(_WORDS, start=1)}
_ORDINAL = re.compile(
    rf"(?<![\w.,£/-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_WORDS)}))\b"
    r"(?P<of>\s(?:out\s)?of\s(?:the\s|all\s)?(?:\d{1,3}|forty[-\s]three)(?!\d|[,.]\d|\s?%))?",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:rank(?:ed|ing|s)?|placed|position(?:ed)?|came|finish(?:ed)?)\s(?:(?:it|us|the\s\w+|in|as|at|joint|equal|only|now)\s){0,3}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:(?:consecutive|successive)\b|(?:year|month|quarter|time)\s(?:running|in\sa\srow|in\ssuccession)|(?:place|position)\b(?!\sof)"
    r"|(?:highest|lowest|best|worst|largest|smallest|fastest|slowest|most|least|safest|biggest|busiest)\b"
    r"|(?:in|across)\s(?:the\s)?(?:country|england|nation|region|league|national|most\ssimilar|family|group)|nationally|regionally|(?:among|amongst)\s)",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(r"\s(?:of\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)", re.IGNORECASE)


def ranks(text: str) -> Iterator[Number]:
    """The places in an order that a sentence tells; an ordinal that only names ("the 12th meeting", "12 March") is none."""
    for found in _ORDINAL.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        counted = found["of"] and found["digits"] and not found["of"].endswith(("20", "19"))
        if _OF_DAYS.match(text, found.end()):
            continue
        if counted or _RANKED.search(before) or _AFTER.match(text, found.end()):
            value = int(found["digits"]) if found["digits"] else _VALUES[found["word"].casefold()]
            yield Number(Decimal(value), Unit.RANK, found.group(), found.start(), found.end())

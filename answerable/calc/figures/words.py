"""Words made comparable: stems, and the small words that say nothing about a subject."""

import re
from collections.abc import Iterable
from functools import lru_cache

from answerable.calc.periods import MONTH_NUMBERS

WORD = re.compile(r"[A-Za-z][A-Za-z&]*+(?:[-'’][A-Za-z]++)*+")

_SMALL_WORDS = """
    a an the and or but nor so yet of in on at to for from by with within without into onto upon over under about
    above below between among across through during before after since until till up down out off per via as than
    then also both each every any all some most more less fewer many much several other another such same own only
    just even still already now currently recently further additional extra total overall around approximately circa
    nearly almost this that these those there here it its they them their we us our you your he she his her him i me
    my who whom whose which what when where why how if while whilst because although though however therefore thus
    not no is are was were be been being am has have had having do does did will would shall should can could may
    might must one once new newly including include includes included well very too again within compared comparing
    comparison against versus following please see due
"""
SMALL = frozenset(_SMALL_WORDS.split())
_SUFFIXES = (
    "isations",
    "isation",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "ies",
    "ied",
    "ed",
    "es",
    "er",
    "s",
)
_SAME = {
    "people": "person",
    "children": "child",
    "women": "woman",
    "men": "man",
    "pcsos": "pcso",
    "wait": "wait",
    "waiting": "wait",
}


_DATED_WORDS = """
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter ye
"""
_DATED = frozenset(MONTH_NUMBERS) | frozenset(_DATED_WORDS.split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part of a word that its forms share: officers and officer, trained and training, submissions and submitted."""
    lower = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    if lower in _SAME:
        return _SAME[lower]
    for suffix in _SUFFIXES:
        root = lower.removesuffix(suffix)
        if root != lower and len(root) >= (3 if suffix in {"s", "es", "ies"} else 4):
            return root + "y" if suffix in {"ies", "ied"} else root.rstrip("e")
    return lower.rstrip("e") if len(lower) > 4 else lower


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order."""
    return tuple(stem(word) for word in WORD.findall(text) if word.casefold() not in SMALL and len(word) > 1)


def names(text: str, common: frozenset[str]) -> frozenset[str]:
    """Stems of words with a capital: what is probably a name.

    A word that begins a sentence has its capital from there: it is a name only if it is none of the `common` words, those that
    the document also writes small.
    """
    return frozenset(
        stem(word.group())
        for word in WORD.finditer(text)
        if word.group()[0].isupper() and _is_name(word.group().casefold(), common, first=_begins(text, word.start()))
    )


def written_small(texts: Iterable[str]) -> frozenset[str]:
    """The words that the texts write without a capital."""
    return frozenset(word for text in texts for word in WORD.findall(text) if word[0].islower())


def _is_name(plain: str, common: frozenset[str], *, first: bool) -> bool:
    return plain not in SMALL and plain not in _DATED and not (first and plain in common)


def _begins(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].rstrip()[-1:] in {"", ".", ":", "?", "!"}

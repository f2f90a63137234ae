"""Who is said to have said it: "according to HMICFRS", "the Chief Constable reported that", "the survey found"."""

import re

_SAID = (
    "reported|reports|said|says|found|finds|stated|states|told|noted|notes|confirmed|confirms|advised|explained|estimates|estimated|"
    "claimed|claims|concluded|concludes|showed|shows|suggests|suggested|revealed|reveals|announced|indicated|indicates|heard|observed|highlighted"
)
_WORD = r"(?:[A-Za-z][\w&'’-]*|&)"
_ACCORDING = re.compile(
    rf"\b(?:according\sto|as\s(?:reported|stated|noted|told|published)\sby|source:)\s((?:{_WORD}\s){{0,7}}{_WORD})",
    re.IGNORECASE,
)
_THAT = re.compile(
    rf"(?<![\w&])((?:{_WORD}\s){{0,9}}{_WORD})\s(?:(?:has|have|had|also|has\salso|have\salso)\s)?(?:{_SAID})(?:\s(?:{_WORD}\s){{0,4}}?that\b|\sthat\b|\s(?=\d|£|an?\s|the\s))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf",\s(?:said|reported|according\sto)\s((?:{_WORD}\s){{0,7}}{_WORD})|,\s((?:{_WORD}\s){{1,7}})(?:said|reported)\b",
    re.IGNORECASE,
)
_STARTS_WORDS = """
    the a an our its their this that his her
"""
_STARTS = frozenset(_STARTS_WORDS.split())
_ENDS_WORDS = """
    and or but that which who in on at of for to by with from since during when where while as is are was were has have had will would may
    found said reported there then now so also than about over under after before between
"""
_ENDS = frozenset(_ENDS_WORDS.split())
_NOBODY_WORDS = """
    it we they he she i you there this that these those which who what police force officers people data and but as so also when where figures
    recorded been not being
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
_JOINS = frozenset(["of", "for", "and", "&"])
_LONGEST = 7


def speaker(text: str, start: int) -> str:
    """Who is said to have said the figure at `start`, as a short noun phrase without its article; "" where nobody is named."""
    for pattern in (_ACCORDING, _AFTER):
        for found in pattern.finditer(text, max(0, start - 300), start + 300):
            if name := _first_words(found[1] or found[2]):
                return name
    before = [found for found in _THAT.finditer(text, max(0, start - 300), start) if found.end() <= start]
    return _last_words(before[-1][1]) if before else ""


def _first_words(said: str) -> str:
    """The noun phrase that begins a text: up to the first word that ends one."""
    words = said.split()
    while words and words[0].casefold() in _STARTS:
        words = words[1:]
    kept: list[str] = []
    for at, word in enumerate(words[:_LONGEST]):
        joins = word.casefold() in _JOINS and at + 1 < len(words) and words[at + 1][0].isupper() and kept
        if word.casefold() in _ENDS and not joins:
            break
        kept.append(word)
    return _named(kept)


def _last_words(said: str) -> str:
    """The noun phrase that ends a text: back to its article, to the sentence's start or to a word that ends the one before."""
    kept: list[str] = []
    words = said.split()
    for at in range(len(words) - 1, -1, -1):
        plain = words[at].casefold()
        joins = plain in _JOINS and at > 0 and kept and kept[0][0].isupper() and words[at - 1][0].isupper()
        if plain in _STARTS or (plain in _ENDS and not joins) or len(kept) == _LONGEST:
            break
        kept.insert(0, words[at])
    return _named(kept)


def _named(words: list[str]) -> str:
    name = " ".join(words)
    return "" if not words or words[-1].casefold() in _NOBODY or len(name) < 3 else name

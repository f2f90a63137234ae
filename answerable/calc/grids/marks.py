"""Marks and words that stand in for figures or beside them, by the usual conventions of official statistics.

The shorthand in square brackets is the Government Statistical Service's ("Symbols in tables: definitions and help", 2021);
the older signs (.. * :) are from its guidance of before. A lone "-" was "nil" there and is "nothing to tell" in most
returns: it is read as missing unless a layout says otherwise.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from answerable.calc.periods import DASHES

MISSING = (
    "no data", "nodata", "no data available", "n/a", "na", "n.a.", "n.a", "#n/a", "n/k", "nk", "not known", "unknown",
    "not available", "not yet available", "unavailable", "not recorded", "not collected", "not provided", "not held",
    "not applicable", "not supplied", "data not available", "data awaited", "awaiting data", "awaited", "to follow", "tbc",
    "tba", "pending", "missing", "null", "nan", "-", "--", "---", ".", "..", "...", "…", ":", "?", "x", "z", "[x]", "[z]",
)  # fmt: skip
SUPPRESSED = ("*", "**", "***", "c", "[c]", "s", "[s]", "suppressed", "confidential", "withheld", "redacted")
NOUGHT = ("nil", "zero")
SHORTHAND = {
    "p": "provisional", "prov": "provisional", "provisional": "provisional", "r": "revised", "rev": "revised",
    "revised": "revised", "e": "estimated", "est": "estimated", "estimated": "estimated", "estimate": "estimated",
    "b": "a break in the series", "u": "of low reliability", "f": "forecast", "forecast": "forecast",
}  # fmt: skip
_MARK = re.compile(
    r"\s*(?:\[(?P<square>[a-z]{1,11}|\d{1,2}|note \d{1,2})\]|\((?P<round>p|r|e|prov|rev|est|provisional|revised|estimated?)\)"
    r"|(?<=\d)\s?(?P<letter>[pre])\b|(?P<sign>[*†‡§^#¹²³⁰-⁹]+)|\s(?P<word>provisional|revised|estimated|prov|rev)|\((?P<note>\d{1,2}|note \d{1,2})\))$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))


@dataclass(frozen=True)
class Marked:
    """A text without the marks at its end, and what these say."""

    text: str
    provisional: bool = False
    note: str = ""


def spaced(text: str) -> str:
    """One plain space wherever there was room, none at the ends."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=16_384)  # looking for a header asks for every word of a sheet many times
def tidied(text: str) -> str:
    """Words as they are compared: small letters, one kind of space and dash, no marks, no colon at the end.

    A number in round brackets stays: "Beat (1)" and "Beat (2)" are two.
    """
    bare = spaced(text).rstrip(" :;.,")
    while (found := _MARK.search(bare)) and found.start() and not (found["note"] or found["letter"] or found["word"]):
        bare = bare[: found.start()].strip()
    bare = bare.casefold().translate(_DASH)
    return re.sub(r"\s*-\s*", "-", bare.rstrip(" :;.,").replace("’", "'"))


def unmarked(text: str) -> Marked:
    """The text without footnote marks; "1,234 [p]" is 1,234 and provisional, "1,234r" is 1,234 and revised."""
    bare, told = spaced(text), list[str]()
    while (found := _MARK.search(bare)) and found.start() and not _is_word(bare, found):
        mark = next(part for part in found.groupdict().values() if part).casefold()
        told.insert(0, SHORTHAND.get(mark, f"the note at {mark!r}"))
        bare = bare[: found.start()].strip()
    note = f"Marked as {', '.join(told)}" if told else ""
    return Marked(bare, "provisional" in told, note)


def _is_word(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a mark is what the cell says: "no data [x]", or a percent sign's neighbour."""
    return found["square"] is not None and f"[{found['square'].casefold()}]" in (*MISSING, *SUPPRESSED)


def stands_for(text: str, own: tuple[tuple[str, str], ...] = ()) -> str:
    """What a word in the place of a figure means: "missing", "suppressed", "0", or nothing known (an empty text).

    `own` is the sender's own words first: (word, meaning).
    """
    word = spaced(text).casefold().translate(_DASH)
    for said, meaning in own:
        if spaced(said).casefold().translate(_DASH) == word:
            return meaning
    shorthand = re.search(r"\[[xzcs]\]$", word)
    word = shorthand.group() if shorthand and not re.search(r"\d", word) else word
    meanings = {"missing": MISSING, "suppressed": SUPPRESSED, "0": NOUGHT}
    return next((meaning for meaning, words in meanings.items() if word in words), "")

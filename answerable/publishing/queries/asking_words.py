"""What somebody typed into the search, as words that a database can be asked for: whatever was typed, nothing of it is an operator."""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TYPED_AT_MOST, WORDS_AT_MOST, WORD_AT_MOST = 200, 12, 40
UNSAID = "~"
LONGEST_NAME = 5
"""So many words the longest name of a thing in the list of plain words has."""


@dataclass(frozen=True)
class Asked:
    """One thing that is asked for: as it was typed, and by which other names it goes. `is_looked_for` is false where what was typed means
    something else in what is searched, and the other names alone are looked for."""

    typed: str
    others: tuple[str, ...] = ()
    is_looked_for: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        return (self.typed, *self.others) if self.is_looked_for else self.others


def folded(text: str) -> str:
    """In small letters without marks, and what joins words taken away: "Tŷ" is "ty", "anti-social" is "anti social"."""
    split = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(" " if char in "-/_'’" else char for char in split if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() or char in " ." else " " for char in plain).split())


def asked(typed: str) -> Sequence[Asked]:
    """The things that were asked for, names of several words together. Empty where no letter and no digit was typed."""
    words = [word[:WORD_AT_MOST] for part in folded(typed[:TYPED_AT_MOST]).split() if (word := part.strip("."))]
    return tuple(_things(words[:WORDS_AT_MOST]))


def _things(words: Sequence[str]) -> Iterator[Asked]:
    start = 0
    while start < len(words):
        end = next(end for end in range(min(start + LONGEST_NAME, len(words)), start, -1) if _ends(words, start, end))
        name = " ".join(words[start:end])
        others = tuple(one for one in same().get(singular(name), ()) if singular(one) != singular(name))
        yield Asked(name, others, singular(name) not in unsaid())
        start = end


def _ends(words: Sequence[str], start: int, end: int) -> bool:
    """Whether these words are one name; a single word always is."""
    return end == start + 1 or singular(" ".join(words[start:end])) in same()


def singular(name: str) -> str:
    """A name without what the plural of its last word changes."""
    return name.removesuffix("s") if len(name) > 3 and not name.endswith("ss") else name


@cache
def same() -> dict[str, tuple[str, ...]]:
    """The other names of a thing, by each of its names (folded and singular)."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines():
        names = tuple(dict.fromkeys(folded(name) for name in line if not name.startswith(UNSAID)))
        found |= {singular(folded(name)): names for name in line}
    return found


@cache
def unsaid() -> frozenset[str]:
    """What people type that means something else in what is searched."""
    return frozenset(singular(folded(name)) for line in _lines() for name in line if name.startswith(UNSAID))


def _lines() -> list[list[str]]:
    text = Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8")
    lines: list[list[str]] = tomllib.loads(text)["same"]
    return lines

"""What a promise says is to go up or down, read from its words: "cut rural crime", "more people trained"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.promises.facts import Better
from answerable.calc.promises.words import PLAIN, sentences, stem, words

DOWN = frozenset(
    [
        "reduce",
        "reduces",
        "reducing",
        "reduced",
        "reduction",
        "cut",
        "cuts",
        "cutting",
        "lower",
        "lowers",
        "lowering",
        "fewer",
        "less",
        "lessen",
        "decrease",
        "decreasing",
        "drop",
        "shorten",
    ]
)
UP = frozenset(
    [
        "increase",
        "increases",
        "increasing",
        "increased",
        "more",
        "raise",
        "raises",
        "raising",
        "grow",
        "grows",
        "growing",
        "boost",
        "boosts",
        "higher",
        "expand",
        "expands",
    ]
)
STOPS = frozenset(
    [
        "are",
        "is",
        "was",
        "were",
        "be",
        "to",
        "that",
        "who",
        "which",
        "by",
        "with",
        "through",
        "in",
        "on",
        "at",
        "so",
        "from",
        "for",
        "as",
        "when",
        "where",
        "than",
        "while",
        "will",
        "must",
        "can",
        "including",
        "because",
        "after",
        "before",
        "but",
        "not",
        "their",
        "its",
    ]
)
MOST_WORDS = 6
BROUGHT_DOWN = re.compile(r"\b(?:bring|drive|brings|drives|bringing|driving) (?P<what>(?:[\w-]+ ){1,4}?)down\b|\b(?:bring|drive|drives|brings|bringing|driving) down (?P<after>(?:[\w-]+ ?){1,4})", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """Something that is to go up or down: the words that say so, and the stems of what it is."""

    better: Better
    said: str
    of: frozenset[str]


def changes(text: str) -> tuple[Change, ...]:
    """Every change that the text promises, in order."""
    return tuple(found for sentence in sentences(text) for found in _in(sentence))


def _in(sentence: str) -> Iterator[Change]:
    for match in BROUGHT_DOWN.finditer(sentence):
        what = match["what"] or match["after"]
        if of := _meant(list(words(what))):
            yield Change(Better.DOWN, match[0].strip().lower(), of)
    for part in re.split(r"[,:()]", sentence):
        said = words(part)
        for place, word in enumerate(said):
            if word in DOWN or word in UP:
                yield from _at(said, place)


def _at(said: tuple[str, ...], place: int) -> Iterator[Change]:
    """The change that begins with a word of the lists, where it says of what."""
    following: list[str] = []
    for word in said[place + 1 : place + 1 + MOST_WORDS]:
        if word in STOPS or word in DOWN or word in UP:
            break
        following.append(word)
    while following and following[-1] in {"and", "or"}:
        following.pop()
    if of := _meant(following):
        better = Better.DOWN if said[place] in DOWN else Better.UP
        yield Change(better, " ".join([said[place], *following]), of)


def _meant(said: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in said if word not in PLAIN)

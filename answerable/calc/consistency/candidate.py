"""A figure with the words around it, ready to be compared with others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from answerable.calc.figures.acronyms import expanded
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.words import SMALL, names, stem, stems

WINDOW = 160
_NUMBERED = re.compile(
    r"\b(?:round|phase|stage|wave|cohort|tranche|year|tier|level|priority|objective|operation|project|division|zone|group|part)\s(?:\d{1,2}|one|two|three|four|five|six)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")


@dataclass(frozen=True)
class Candidate:
    """A figure with the document it stands in and the words around it."""

    document: int
    figure: Figure
    before: str
    beside: tuple[Figure, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict, compare=False)
    common: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @cached_property
    def around(self) -> str:
        """The sentence near the number, and the one before it."""
        text, number = self.figure.sentence.text, self.figure.number
        return expanded(
            f"{self.before[-WINDOW:]} {text[max(0, number.start - WINDOW) : number.end + WINDOW]}", self.known
        )

    @cached_property
    def close(self) -> str:
        """The words of the sentence near the number."""
        text, number = self.figure.sentence.text, self.figure.number
        return expanded(text[max(0, number.start - WINDOW) : number.end + WINDOW], self.known)

    @cached_property
    def context(self) -> frozenset[str]:
        """Stems of the words near the number."""
        return frozenset(stems(self.close))

    @cached_property
    def wider(self) -> frozenset[str]:
        """Stems of the words near the number, of the sentence before, and of the heading."""
        return self.context | frozenset(stems(self.around)) | frozenset(stems(self.figure.sentence.passage.heading))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Stems of the words near the number and of the heading."""
        return self.context | frozenset(stems(self.figure.sentence.passage.heading))

    @cached_property
    def numbered(self) -> frozenset[str]:
        """What is told apart by a number near by: "Round 2", "phase three"."""
        return frozenset(found.group().casefold() for found in _NUMBERED.finditer(self.close))

    @cached_property
    def named(self) -> frozenset[str]:
        """Names near the number."""
        return names(self.close, self.common)

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """Names of two words and more near the number, as stems."""
        found = [
            [word for word in match.group().split() if word.casefold() not in SMALL]
            for match in _PHRASE.finditer(self.close)
        ]
        return frozenset(tuple(stem(word) for word in words) for words in found if len(words) > 1)

    @cached_property
    def about(self) -> frozenset[str]:
        """Stems of the thing counted."""
        return frozenset(stems(expanded(" ".join(self.figure.words), self.known)))

    @cached_property
    def next_words(self) -> tuple[str, ...]:
        """The three words right after the number."""
        text, number = self.figure.sentence.text, self.figure.number
        following = re.match(r"(?:\s[A-Za-z][\w'’-]*){3}", text[number.end : number.end + 80])
        return tuple(following.group().casefold().split()) if following else ()

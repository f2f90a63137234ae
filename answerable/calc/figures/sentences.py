"""A passage to its sentences, each with its place, in time that grows with the length of the text and no faster."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.blocks import Passage

LONGEST = 2000
_END = re.compile(r"[.!?][\"')\]”’]{0,3}\s+(?=[\"'(\[“‘£*•-]{0,2}[A-Z\d])|(?<!\s)\s+[•▪]\s+|;\s+(?=[A-Z])")
_NO_END = re.compile(
    r"\b(?:approx|e\.g|i\.e|etc|no|nos|mr|mrs|ms|dr|st|vs|avg|est|fig|para|cf|incl|dept|supt|insp|sgt|rev|sept?|oct|nov|dec|jan|feb|aug|q|p|pp|[a-z]|\d)\.$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"\s{0,9}(?:[-•*–▪●#]{1,3}\s{1,3})?(?:\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+(?=[\"'‘“(*]{0,2}(?-i:[A-Z£\d\[<]))"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\([a-z\d]{1,4}\)\s+|[a-z\d]{1,3}\)\s+|[ivx]{1,5}[.)]\s+|[-•*–▪●#]{1,3}\s{1,3})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """One sentence: its text, the line it begins on, its place among all, and the heading above it."""

    text: str
    passage: Passage
    offset: int
    number: int

    def line_at(self, at: int) -> int:
        """The line of the document that the character at `at` stands on."""
        return self.passage.line_at(self.offset + at)


def sentences(passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    """Every sentence in order; paragraph numbers and bullets before a passage are left out."""
    number = 0
    for passage in passages:
        for start, end in _spans(passage.text):
            yield Sentence(passage.text[start:end], passage, start, number)
            number += 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    numbering = _NUMBERING.match(text)
    start = numbering.end() if numbering else 0
    for found in _END.finditer(text, start):
        if found.start() - start > LONGEST or not _NO_END.search(
            text[max(start, found.start() - 8) : found.start() + 1]
        ):
            yield from _pieces(text, start, found.end())
            start = found.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no sentence is as long as, at a space."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end

"""Where a block stands in its paper, as a locator ("paragraph 3.34, table", "Appendix A, objective 1.3") names it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.blocks import Block, PassageKind, Table
from answerable.calc.figures.words import stems

_DOTTED = re.compile(r"(?<![\d.,£])\d+(?:\.\d+)+(?!\d|,\d|%)")
_BEGINS = re.compile(r"\s*(\d+(?:\.\d+)+)(?!\d|,\d|%)")
_LINE = re.compile(r"[;,]?\s*(?:on |at )?(?:lines?|pages?|rows?)\s\d+(?:\s?[-–]\s?\d+)?", re.IGNORECASE)
_APART = re.compile(r"\b(?:appendix|annex)\s(?:[a-z]|\d{1,2})\b", re.IGNORECASE)
_LETTER = re.compile(r"(?<![\w'’.&])[B-HJ-Z](?![\w'’.&])")
_SORTS = frozenset(
    stems("section paragraph table list figure chart box item objective part chapter footnote heading and")
)


@dataclass(frozen=True)
class Whereabouts:
    """The dotted numbers a block goes by, the stems of the headings above it and of its caption (each apart), and the appendix it is in."""

    numbers: frozenset[str]
    headings: tuple[frozenset[str], ...]
    appendix: str = ""


@dataclass(frozen=True)
class Locator:
    """What a locator names: dotted numbers, an appendix, and the words of a heading."""

    numbers: frozenset[str]
    appendix: str
    words: frozenset[str]

    def names(self, where: Whereabouts) -> bool:
        """Whether it says that place: by its number, else by the words of a heading; a locator of lines alone says none."""
        if self.appendix and self.appendix != where.appendix:
            return False
        if self.numbers:
            return bool(self.numbers & where.numbers)
        return bool(self.words) and any(self.words == heading for heading in where.headings)


def read_locator(said: str) -> Locator:
    """The locator as it can be compared; lines and pages are left out: they are of one form of a paper only."""
    plain = _LINE.sub("", said)
    appendix = _APART.search(plain)
    words = _words(_DOTTED.sub(" ", _APART.sub(" ", plain)))
    return Locator(frozenset(_DOTTED.findall(plain)), _called(appendix), words)


def whereabouts(blocks: Sequence[Block]) -> tuple[Whereabouts, ...]:
    """Where each block stands: below its headings, and in the numbered paragraph that began last under the same heading."""
    return tuple(_walk(blocks))


def _walk(blocks: Sequence[Block]) -> Iterator[Whereabouts]:
    above: dict[int, str] = {}
    number = ""
    for block in blocks:
        if isinstance(block, Table):
            number = _number(block.caption) or number
        elif block.kind == PassageKind.HEADING:
            above = {level: text for level, text in above.items() if level < block.level} | {block.level: block.text}
            number = ""
        else:
            number = _number(block.number) or _number(block.text) or number
        heading = above[max(above)] if above else ""
        appendix = next((found for text in above.values() if (found := _APART.match(text))), None)
        numbers = frozenset({number, _number(heading)} - {""})
        titles = [*above.values(), block.caption] if isinstance(block, Table) else above.values()
        yield Whereabouts(numbers, tuple(_words(title) for title in titles), _called(appendix))


def _words(text: str) -> frozenset[str]:
    """The stems, and letters that stand alone: "B Division" and "C Division" are two."""
    return frozenset(stems(text)) - _SORTS | frozenset(_LETTER.findall(text))


def _number(text: str) -> str:
    found = _BEGINS.match(text)
    return found[1] if found else ""


def _called(appendix: re.Match[str] | None) -> str:
    return " ".join(appendix.group().casefold().split()) if appendix else ""

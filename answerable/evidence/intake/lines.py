"""The lines of a text file with their numbers and pages, and what stands between the pages and is not said in the paper."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.evidence.intake.cleaning import cleaned

_LINE_END = re.compile(r"\r\n|\r|\n")
_BARE_PAGE = re.compile(r"(?:[-–—|]\s{0,3})?\d{1,4}(?:\s{0,3}[-–—|])?")
_SAID_PAGE = re.compile(
    r"page\s{1,3}\d{1,4}(?:\s{1,3}of\s{1,3}\d{1,4})?|\d{1,4}\s{1,3}of\s{1,3}\d{1,4}\s{0,3}pages", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_LONGEST_EDGE = 120


@dataclass(frozen=True)
class Line:
    """One line: its number in the file from 1, its text, its page where the file has pages.

    `parted` says that it ends with a soft hyphen in the midst of a word.
    """

    number: int
    text: str
    page: int | None = None
    parted: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text or self.text.isspace()


def lines_of(text: str) -> list[Line]:
    """The lines of a text. A page's end stands inside a line: it begins another `Line` of the same number."""
    has_pages = "\f" in text
    found: list[Line] = []
    page = 1
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        for at, part in enumerate(raw.split("\f")):
            page += bool(at)
            found.append(Line(number, cleaned(part), page if has_pages else None, part[-1:] == "\u00ad"))
    return found


def page_marks(lines: Sequence[Line]) -> frozenset[int]:
    """Which of the lines, counted from 0, say only the page: its number, or what stands at the head or foot of most pages."""
    edges = _edges(lines)
    often = _furniture(lines, edges)
    return frozenset(at for at, line in enumerate(lines) if _is_mark(line.text, at in edges)) | often


def _is_mark(text: str, at_edge: bool) -> bool:
    told = text.strip() if len(text) <= _LONGEST_EDGE else ""
    return bool(told) and bool(_SAID_PAGE.fullmatch(told) or (at_edge and _BARE_PAGE.fullmatch(told)))


def _edges(lines: Sequence[Line]) -> frozenset[int]:
    """The first and the last two lines of every page that say anything; none where the file has no pages."""
    by_page: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.page is not None and not line.is_blank:
            by_page.setdefault(line.page, []).append(at)
    return frozenset(at for told in by_page.values() for at in (*told[:_EDGE], *told[-_EDGE:]))


def _furniture(lines: Sequence[Line], edges: frozenset[int]) -> frozenset[int]:
    """Words at the edge of three pages or more, and of every second: they differ in numbers only."""
    said = {at: _DIGITS.sub("0", lines[at].text.strip()) for at in edges if len(lines[at].text) <= _LONGEST_EDGE}
    pages = Counter(words for words, _ in {(words, lines[at].page) for at, words in said.items()})
    enough = max(3, (lines[-1].page or 1) // 2)
    return frozenset(at for at, words in said.items() if words and "\t" not in words and pages[words] >= enough)

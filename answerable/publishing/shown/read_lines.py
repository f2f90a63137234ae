"""A page as the lines that a reader reads, and how two of them differ. Pure: HTML in, frozen lines out.

A row of a table is one line with the heads of its columns; pictures are left out, as their values stand in tables beside them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "caption",
        "tr",
        "ul",
        "legend",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
SKIPPED = frozenset({"svg", "script", "style", "thead", "template"})
CELLS = frozenset({"td", "th"})
LONGEST = 5_000
"""Lines of one page, beyond which two pages are not set side by side: it would take too long."""


@dataclass(frozen=True)
class Line:
    """One line, with the heading that it stands under and the addresses that it leads to, as they are written."""

    text: str
    under: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Differing:
    """One place where two pages differ; `before` is empty where something is new, `after` where something is gone."""

    before: str
    after: str
    under: str = ""


@dataclass(frozen=True)
class Under:
    """The places where two pages differ below one heading."""

    heading: str
    lines: tuple[Differing, ...]


def by_heading(found: Iterable[Differing]) -> tuple[Under, ...]:
    """Differing places in their order, those that follow one another below one heading together."""
    groups = groupby(found, key=lambda one: one.under)
    return tuple(Under(heading, tuple(places)) for heading, places in groups)


def lines(html: str) -> tuple[Line, ...]:
    """What stands in the main part of a page, line by line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.lines)


def differing(before: Sequence[Line], after: Sequence[Line]) -> tuple[Differing, ...] | None:
    """Where two pages differ, in the order of the new one; None where one of them is too long to be compared so."""
    if max(len(before), len(after)) > LONGEST:
        return None
    return tuple(_differing(before, after))


def _differing(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Differing]:
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = before[first:last], after[start:end]
        if len(old) == len(new):
            yield from (Differing(one.text, two.text, two.under) for one, two in zip(old, new, strict=True))
        else:
            yield from (Differing(one.text, "", one.under) for one in old)
            yield from (Differing("", two.text, two.under) for two in new)


class _Reader(HTMLParser):
    """Gathers the words of `main`, and ends a line where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._cells: list[str] = []
        self._links: list[str] = []
        self._heading, self._label = "", ""
        self._in_main, self._skipping, self._row = 0, 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._links.append(dict(attrs).get("href") or "")
        elif tag in SKIPPED:
            self._skipping += 1
        elif tag == "main":
            self._in_main += 1
        elif tag == "tr":
            self._end_line()
            self._row = True
        elif tag in CELLS:
            self._words, self._label = [], dict(attrs).get("data-label") or ""
        elif tag == "br" or (tag in BLOCKS and not self._row):
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipping = max(self._skipping - 1, 0)
        elif tag in CELLS:
            self._end_cell()
        elif tag == "tr":
            self._row, self._words = False, ["; ".join(self._cells)]
            self._cells = []
            self._end_line()
        elif tag in BLOCKS and not self._row:
            self._end_line(heading=tag in HEADINGS)
            self._in_main -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self._in_main > 0 and not self._skipping:
            self._words.append(data)

    def _end_cell(self) -> None:
        text = _tidy(self._words)
        if text:
            self._cells.append(f"{self._label}: {text}" if self._label else text)
        self._words = []

    def _end_line(self, *, heading: bool = False) -> None:
        text, links = _tidy(self._words), tuple(self._links)
        self._words, self._links = [], []
        if text:
            self.lines.append(Line(text, self._heading, links))
            self._heading = text if heading else self._heading


def _tidy(words: list[str]) -> str:
    return " ".join("".join(words).split())

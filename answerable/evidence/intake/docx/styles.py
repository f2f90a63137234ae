"""The styles of a document: which are headings, captions, lists; what they hide, raise or number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.markup import W, is_on, number, value

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc(?: ?\d| heading)|table of figures|index ?\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """One style as it says of itself. `outline` is 0 to 8 for headings, 9 for plain text, None where not told."""

    key: str
    name: str
    based_on: str = ""
    outline: int | None = None
    number: int | None = None
    indent: int | None = None
    hidden: bool | None = None
    raised: bool | None = None


@dataclass(frozen=True)
class Look:
    """What a style of paragraphs says of them, with what it takes from those it is based on.

    `level` is that of a heading from 1, 0 for plain text. `is_contents` where it sets a table of contents, which repeats headings with the
    numbers of their pages. Names are those that Word keeps in every language.
    """

    level: int
    is_title: bool
    is_caption: bool
    is_listed: bool
    is_contents: bool
    is_hidden: bool
    numbering: tuple[int | None, int | None, str]


class Styles:
    """All styles, by key. A style that is based on another says what the other says where it is silent itself."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._plain = ""
        for element in root.iter(W + "style") if root is not None else ():
            style = _style(element)
            self._styles[style.key] = style
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self._plain = style.key
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._looks: dict[str, Look] = {}

    def chain(self, key: str) -> tuple[Style, ...]:
        """A style, then the one it is based on, and so on."""
        key = key or self._plain
        if key not in self._chains:
            self._chains[key] = tuple(self._bases(key))
        return self._chains[key]

    def look(self, key: str) -> "Look":
        """What a style of paragraphs says of them."""
        if key not in self._looks:
            names = {style.name for style in self.chain(key)}
            self._looks[key] = Look(
                level=1 if "title" in names else self._level(key),
                is_title="title" in names,
                is_caption="caption" in names,
                is_listed=bool(names & {"list bullet", "list number"}),
                is_contents=any(_CONTENTS.fullmatch(style.name) for style in self.chain(key)[:1]),
                is_hidden=self.is_hidden(key),
                numbering=self.numbering(key),
            )
        return self._looks[key]

    def _level(self, key: str) -> int:
        for style in self.chain(key):
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else 0
            if named := _HEADING.fullmatch(style.name):
                return int(named[1])
        return 0

    def is_hidden(self, key: str) -> bool:
        """Whether its text is not printed."""
        return bool(key) and next((one.hidden for one in self.chain(key) if one.hidden is not None), False)

    def is_raised(self, key: str) -> bool:
        """Whether its text stands above the line."""
        return bool(key) and next((one.raised for one in self.chain(key) if one.raised is not None), False)

    def numbering(self, key: str) -> tuple[int | None, int | None, str]:
        """The list that numbers paragraphs of the style, its level where told, and the key of the style that says so."""
        for style in self.chain(key):
            if style.number is not None:
                return style.number, style.indent, style.key
        return None, None, ""

    def _bases(self, key: str) -> Iterator[Style]:
        seen: set[str] = set()
        while key and key not in seen:
            seen.add(key)
            # a style that the file does not describe still tells by its key what it was
            style = self._styles.get(key) or Style(key, key.casefold())
            yield style
            key = style.based_on


def _style(element: Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    numbered = paragraph.find(W + "numPr") if paragraph is not None else None
    raised = value(run, "vertAlign")
    return Style(
        key=element.get(W + "styleId", ""),
        name=value(element, "name").casefold(),
        based_on=value(element, "basedOn"),
        outline=number(paragraph, "outlineLvl"),
        number=number(numbered, "numId"),
        indent=number(numbered, "ilvl"),
        hidden=is_on(run, "vanish"),
        raised=raised == "superscript" if raised else None,
    )

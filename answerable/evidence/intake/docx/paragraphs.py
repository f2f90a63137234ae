"""A paragraph of a document: its words with the number that Word prints before them, and the part it plays."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from answerable.calc.blocks import PassageKind
from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.docx.inline import Inline, Inlines
from answerable.evidence.intake.docx.markup import W, number, value
from answerable.evidence.intake.docx.numbering import Label, Numbering
from answerable.evidence.intake.docx.styles import Styles
from answerable.evidence.intake.numbering import Part, part_of

TITLE = "title"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as printed; `text` is "" where it says nothing. `hangs` is what hangs on it and where pages end in it."""

    text: str
    part: Part
    hangs: Inline
    is_caption: bool = False
    is_title: bool = False
    is_numbered: bool = False
    breaks_before: int = 0


class Paragraphs:
    """Reads the paragraphs of one document: ask in their order, for they are counted."""

    def __init__(self, styles: Styles, numbering: Numbering, inlines: Inlines) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inlines = inlines

    def read(self, element: Element) -> Paragraph:
        """One paragraph. A line of a table of contents says nothing: it repeats a heading with the number of its page."""
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        found = self._inlines.read(element, hidden=self._styles.is_hidden(style))
        label = self._label(properties, style)
        words = "" if self._styles.is_contents(style) else cleaned("".join(found.text)).strip()
        words = " ".join(words.split())
        text = f"{label.printed} {words}" if words and label and label.printed else words
        return Paragraph(
            text=text,
            part=self._part(text, properties, style, label, is_bold=found.is_bold),
            hangs=found,
            is_caption=self._styles.is_called(style, "caption"),
            is_title=self._styles.is_called(style, TITLE),
            is_numbered=label is not None,
            breaks_before=found.breaks_before,
        )

    def caption(self, element: Element) -> str:
        """The words of a paragraph that is set as a caption, else "". It does not count as read."""
        style = value(element.find(W + "pPr"), "pStyle")
        if not self._styles.is_called(style, "caption"):
            return ""
        return " ".join(cleaned("".join(self._inlines.read(element).text)).split())

    def _label(self, properties: Element | None, style: str) -> Label | None:
        own = properties.find(W + "numPr") if properties is not None else None
        num, level = number(own, "numId"), number(own, "ilvl")
        named = ""
        if num is None:
            num, indent, named = self._styles.numbering(style)
            level = indent if level is None and indent else level
        elif level is None:
            level = 0
        return self._numbering.label(num, level, named) if num else None

    def _part(self, text: str, properties: Element | None, style: str, label: Label | None, *, is_bold: bool) -> Part:
        printed = label.number if label else ""
        if level := self._level(properties, style):
            return Part(PassageKind.HEADING, printed or part_of(text, stands_alone=True).number, level)
        if label is None:
            typed = part_of(text, stands_alone=is_bold)
            listed = typed.kind is PassageKind.PARAGRAPH and self._styles.is_called(style, "list bullet", "list number")
            return Part(PassageKind.ITEM, typed.number, 1) if listed else typed
        if label.parts > 1:
            return Part(number=printed)
        return Part(PassageKind.ITEM, printed, label.level + 1)

    def _level(self, properties: Element | None, style: str) -> int:
        outline = number(properties, "outlineLvl")
        if outline is not None:
            return outline + 1 if 0 <= outline < 9 else 0
        return 1 if self._styles.is_called(style, TITLE) else self._styles.level(style)

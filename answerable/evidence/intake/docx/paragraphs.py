"""A paragraph of a document: its words with the number that Word prints before them, and the part it plays."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from answerable.calc.blocks import PassageKind
from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.docx.inline import Inline, Inlines
from answerable.evidence.intake.docx.markup import W, number, value
from answerable.evidence.intake.docx.numbering import Label, Numbering
from answerable.evidence.intake.docx.styles import Look, Styles
from answerable.evidence.intake.numbering import Part, part_of


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as printed, in the lines that its author set; none where it says nothing.

    `hangs` is what hangs on it and where pages end in it.
    """

    lines: tuple[str, ...]
    part: Part
    hangs: Inline
    is_caption: bool = False
    is_title: bool = False

    @property
    def text(self) -> str:
        """All lines as one; "" where it says nothing."""
        return " ".join(self.lines)


class Paragraphs:
    """Reads the paragraphs of one document: ask in their order, for they are counted."""

    def __init__(self, styles: Styles, numbering: Numbering, inlines: Inlines) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inlines = inlines

    def read(self, element: Element) -> Paragraph:
        """One paragraph. A line of a table of contents says nothing: it repeats a heading with the number of its page."""
        properties = element.find(W + "pPr")
        look = self._styles.look(value(properties, "pStyle"))
        found = self._inlines.read(element, hidden=look.is_hidden)
        label = self._label(properties, look)
        lines = () if look.is_contents else _lines(found.text)
        if lines and label and label.printed:
            lines = (f"{label.printed} {lines[0]}", *lines[1:])
        part = _part(lines[0], _level(properties, look), look, label, is_bold=found.is_bold) if lines else Part()
        return Paragraph(lines, part, found, look.is_caption, look.is_title)

    def caption(self, element: Element) -> str:
        """The words of a paragraph that is set as a caption, else "". It does not count as read."""
        if not self._styles.look(value(element.find(W + "pPr"), "pStyle")).is_caption:
            return ""
        return " ".join(_lines(self._inlines.read(element).text))

    def _label(self, properties: Element | None, look: Look) -> Label | None:
        own = properties.find(W + "numPr") if properties is not None else None
        num, level = number(own, "numId"), number(own, "ilvl")
        named = ""
        if num is None:
            num, indent, named = look.numbering
            level = indent if level is None and indent else level
        elif level is None:
            level = 0
        return self._numbering.label(num, level, named) if num else None


def _lines(text: list[str]) -> tuple[str, ...]:
    whole = cleaned("".join(text))
    lines = whole.split("\n") if "\n" in whole else (whole,)
    return tuple(words for line in lines if (words := " ".join(line.split())))


def _level(properties: Element | None, look: Look) -> int:
    outline = number(properties, "outlineLvl")
    if outline is not None:
        return outline + 1 if 0 <= outline < 9 else 0
    return look.level


def _part(text: str, level: int, look: Look, label: Label | None, *, is_bold: bool) -> Part:
    printed = label.number if label else ""
    if level:
        return Part(PassageKind.HEADING, printed or part_of(text, stands_alone=True).number, level)
    if label is None:
        typed = part_of(text, stands_alone=is_bold)
        is_item = look.is_listed and typed.kind is PassageKind.PARAGRAPH
        return Part(PassageKind.ITEM, typed.number, 1) if is_item else typed
    if label.parts > 1:
        return Part(number=printed)
    return Part(PassageKind.ITEM, printed, label.level + 1)

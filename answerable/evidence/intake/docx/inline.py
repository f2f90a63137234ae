"""What stands in a paragraph: its words as printed, and the notes, boxes and pictures that hang on it.

Tracked changes are read as accepted, fields by their results; hidden text and comments are left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from answerable.calc.blocks import Unreadable
from answerable.evidence.intake.docx.drawings import Shown, drawn
from answerable.evidence.intake.docx.markup import MATH, W, is_on, shown, value, whole
from answerable.evidence.intake.docx.notes import RAISED
from answerable.evidence.intake.docx.styles import Styles
from answerable.evidence.intake.docx.symbols import from_font, is_pictorial, symbol

_SILENT = {
    *(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "ffData", "fldData", "softHyphen")),
    MATH + "rPr",
}  # fmt: skip
_SPACES = {W + name for name in ("tab", "ptab")}
_DRAWN = {W + "drawing", W + "pict", W + "object"}


@dataclass
class Inline:
    """What was found in one paragraph, in order; a line end that the author set is a line end in `text`.

    `breaks_before` and `breaks_after` count its ends of pages around its first word; `is_bold` where all its words are.
    """

    text: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    unread: list[tuple[Unreadable, str]] = field(default_factory=list)
    breaks_before: int = 0
    breaks_after: int = 0
    is_bold: bool = True

    def broke(self) -> None:
        """A page ended here."""
        if any(part.strip() for part in self.text):
            self.breaks_after += 1
        else:
            self.breaks_before += 1


class Inlines:
    """Reads paragraphs of one document. `rendered` when the file says where its pages ended when it was last printed."""

    def __init__(self, styles: Styles, chart_label: Callable[[str], str], *, rendered: bool) -> None:
        self._styles = styles
        self._chart_label = chart_label
        self._rendered = rendered
        self._found = Inline()
        self._codes: list[bool] = []
        self._font = ""
        self._is_raised = False
        self._is_bold = False
        self._hidden = False
        self._handlers: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(_SILENT, self._nothing),
            **dict.fromkeys(_SPACES, self._space),
            **dict.fromkeys(_DRAWN, self._drawing),
            W + "r": self._run,
            W + "t": self._words,
            MATH + "t": self._words,
            MATH + "f": self._fraction,
            W + "fldChar": self._field,
            W + "br": self._break,
            W + "cr": self._line_end,
            W + "lastRenderedPageBreak": self._rendered_break,
            W + "sym": self._symbol,
            W + "noBreakHyphen": self._hyphen,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "sdt": self._content,
        }

    def read(self, paragraph: Element, *, hidden: bool = False) -> Inline:
        """Everything in a paragraph. `hidden` where its style says that it is not printed."""
        self._found, self._codes = Inline(), []
        self._hidden = hidden
        self._children(paragraph)
        return self._found

    def _children(self, element: Element) -> None:
        for child in shown(element):
            self._handlers.get(child.tag, self._children)(child)

    def _words(self, element: Element) -> None:
        self._say((element.text or "").replace("\n", " "))

    def _space(self, _: Element) -> None:
        self._say(" ")

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        style = value(properties, "rStyle")
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = self._hidden or self._styles.is_hidden(style)
        if hidden:
            return
        raised = value(properties, "vertAlign")
        self._is_bold = bool(is_on(properties, "b"))
        self._is_raised = raised == "superscript" if raised else self._styles.is_raised(style)
        fonts = properties.find(W + "rFonts") if properties is not None else None
        self._font = fonts.get(W + "ascii", "") if fonts is not None else ""
        self._children(run)
        self._font, self._is_raised, self._is_bold = "", False, False

    def _say(self, text: str) -> None:
        if any(self._codes):
            return
        if self._font and is_pictorial(self._font):
            text = from_font(text, self._font)
        self._found.is_bold = self._found.is_bold and (self._is_bold or text.isspace())
        # a raised mark that is typed must not stand as a digit of the number before it
        self._found.text.append(text.translate(RAISED) if self._is_raised else text)

    def _field(self, element: Element) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                self._codes.append(True)
            case "separate" if self._codes:
                self._codes[-1] = False
            case "end" if self._codes:
                self._codes.pop()

    def _break(self, element: Element) -> None:
        kind = element.get(W + "type", "textWrapping")
        self._say("\n" if kind == "textWrapping" else " ")
        if kind == "page" and not self._rendered:
            self._found.broke()

    def _line_end(self, _: Element) -> None:
        self._say("\n")

    def _rendered_break(self, _: Element) -> None:
        self._found.broke()

    def _symbol(self, element: Element) -> None:
        code = element.get(W + "char", "")
        try:
            sign = symbol(int(code, 16), element.get(W + "font", ""))
        except ValueError:
            return
        self._font = ""
        self._say(sign)

    def _hyphen(self, _: Element) -> None:
        self._say("-")

    def _nothing(self, _: Element) -> None:
        return

    def _note(self, element: Element) -> None:
        kind = "footnotes" if element.tag == W + "footnoteReference" else "endnotes"
        if whole(key := element.get(W + "id")) is not None and key:
            self._found.notes.append((kind, key))

    def _content(self, element: Element) -> None:
        """A field to be filled in says nothing until it is."""
        if not is_on(element.find(W + "sdtPr"), "showingPlcHdr"):
            self._children(element)

    def _fraction(self, element: Element) -> None:
        for at, part in enumerate(element.find(MATH + name) for name in ("num", "den")):
            if part is not None:
                self._say("/" if at else "")
                self._children(part)

    def _drawing(self, element: Element) -> None:
        found: Shown = drawn(element, self._chart_label)
        self._found.boxes.extend(found.boxes)
        self._found.unread.extend(found.unread)

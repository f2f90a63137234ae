"""The body of a document, walked in reading order: paragraphs, tables, boxes and notes to blocks."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from answerable.calc.blocks import NotRead, PassageKind, Row, Unreadable
from answerable.evidence.intake.docx.joining import TABLE, P, blocks
from answerable.evidence.intake.docx.notes import Notes
from answerable.evidence.intake.docx.pages import Pages
from answerable.evidence.intake.docx.paragraphs import Paragraph, Paragraphs
from answerable.evidence.intake.docx.tables import Cell, Laid, cells_of, columns, laid_out, stacked
from answerable.evidence.intake.docx.writing import Writing, is_prose
from answerable.evidence.intake.numbering import Part, caption_of

_RULE = re.compile(r"[\s\-=_|:.+*]*")
_OF_PICTURE = re.compile(r"\s*(?:figure|fig|chart|graph|picture|image|map|photo)", re.IGNORECASE)


class Body:
    """Reads a body. Afterwards `written` has the blocks, `not_read` what could not be read, `title` what is set as the title."""

    def __init__(self, paragraphs: Paragraphs, notes: Notes, pages: Pages) -> None:
        self._paragraphs = paragraphs
        self._notes = notes
        self._pages = pages
        self._caption = ""
        self.written = Writing()
        self.not_read: list[NotRead] = []
        self.title = ""

    def walk(self, parent: Element, *, boxed: bool = False) -> None:
        """Everything in an element; `boxed` in a text box or a frame."""
        found = list(blocks(parent))
        for at, element in enumerate(found):
            if element.tag == P:
                self._paragraph(element, boxed=boxed)
            elif element.tag == TABLE:
                self._table(element, found[at + 1 : at + 3])
            else:
                self._list(Unreadable.OBJECT, "a file set into the document")
        self.written.end_passage()

    def _paragraph(self, element: Element, *, boxed: bool) -> None:
        self._pages.begin(element)
        said = self._paragraphs.read(element)
        self._pages.turn(said.hangs.breaks_before)
        if said.text:
            part = replace(said.part, kind=PassageKind.BOX) if boxed and said.part == Part() else said.part
            self.written.say(said.lines, part, self._pages.page)
            self._caption = said.text if said.is_caption and not _OF_PICTURE.match(said.text) else ""
            self.title = self.title or (said.text if said.is_title else "")
        self._hang(said)
        self._pages.turn(said.hangs.breaks_after)
        self._pages.end(element)

    def _hang(self, *paragraphs: Paragraph) -> None:
        """What hangs on paragraphs comes after them: boxes, then notes."""
        for said in paragraphs:
            for kind, label in said.hangs.unread:
                self._list(kind, label)
        for said in paragraphs:
            for box in said.hangs.boxes:
                self.written.end_passage()
                heading = self.written.heading
                self.walk(box, boxed=True)
                self.written.heading = heading
        for said in paragraphs:
            for number, printed, note in self._notes.take(said.hangs.notes):
                self._note(number, printed, note)

    def _note(self, number: str, printed: str, note: Element) -> None:
        self.written.end_passage()
        heading = self.written.heading
        for element in blocks(note):
            said = self._paragraphs.read(element) if element.tag == P else None
            if said and said.text:
                lines = (f"{printed} {said.text}",) if printed else (said.text,)
                self.written.say(lines, Part(PassageKind.FOOTNOTE, number), self._pages.page)
                self.written.end_passage()
                printed = ""
            elif element.tag == TABLE:
                self._table(element, [])
        self.written.heading = heading

    def _table(self, table: Element, following: list[Element]) -> None:
        self.written.end_passage()
        if columns(table) <= 1:
            self._frame(table)
            return
        above = self.written.blocks[-1] if self.written.blocks else None
        caption = self._caption or self._caption_below(following) or caption_of(above, self.written.heading)
        self._caption = ""
        rows: list[Row] = []
        heads, said, nested = 0, list[Paragraph](), list[Element]()
        for laid in laid_out(table, self._paragraphs):
            self._pages.turn(laid.breaks_before)
            if several := stacked(laid):
                rows += [self._entries(entries) for entries in several]
            elif row := self._row(laid):
                heads += laid.is_head and heads == len(rows)
                rows.append(row)
            said += laid.hangs
            nested += laid.nested
            self._pages.turn(laid.breaks_after)
        if rows:
            self.written.add_table(rows, caption, heads)
        self._hang(*said)
        for inner in nested:
            self._table(inner, [])

    def _frame(self, table: Element) -> None:
        """A table of one column sets words into a frame; what is a heading there heads nothing outside, unless it stands alone."""
        heading, before = self.written.heading, len(self.written.blocks)
        for cell in cells_of(table):
            self.walk(cell, boxed=True)
        if len(self.written.blocks) - before > 1:
            self.written.heading = heading

    def _row(self, laid: Laid) -> Row | None:
        """A row on a line of its own; its long cells are written down as prose, and where nothing else is left it is no row."""
        printed = [cell for cell in laid.printed if cell.text]
        if _RULE.fullmatch("".join(cell.text for cell in printed)[:2000]):
            return None
        self.written.line += 1
        line, page = self.written.line, self._pages.page
        for cell in printed:
            if is_prose(cell.text):
                for one in cell.paragraphs:
                    self.written.add_prose(line, one.text, one.part, page)
        cells = tuple(_entry(cell) for cell in laid.cells)
        if not any(cells):
            return None
        is_merged = len(laid.printed) < len(laid.cells)
        return Row(line, cells, page, " ".join(filter(None, map(_entry, laid.printed))) if is_merged else "")

    def _entries(self, entries: tuple[str, ...]) -> Row:
        self.written.line += 1
        return Row(self.written.line, entries, self._pages.page)

    def _caption_below(self, following: list[Element]) -> str:
        """The caption right below a table, if it is not the caption of a table that follows it."""
        if not following or following[0].tag != P or any(one.tag == TABLE for one in following[1:]):
            return ""
        text = self._paragraphs.caption(following[0])
        return "" if _OF_PICTURE.match(text) else text

    def _list(self, kind: Unreadable, label: str) -> None:
        self.not_read.append(NotRead(kind, max(self.written.line, 1), self._pages.page, label))


def _entry(cell: Cell) -> str:
    text = cell.text
    return "" if is_prose(text) else text

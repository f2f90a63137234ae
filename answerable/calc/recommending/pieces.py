"""A document as a row of pieces: headings, items, paragraphs, and the cells of tables that only draw a box round words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.blocks import Block, Document, Passage, PassageKind, Table
from answerable.calc.recommending.rows import columns_of

_BULLET = re.compile(r"^[\s]*[-•–—*▪●■◦‣·o][\s]+(?=\S)")
_NUMBERED = re.compile(r"^\s*\(?(?P<number>\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_INLINE = re.compile(r"(?<!\w)\((?P<number>\d{1,2})\)\s*(?=[A-Z])")
WIDEST_BOX = 3
"""In columns: a table of more is no box round words."""


@dataclass(frozen=True)
class Piece:
    """Words of a document on one place. `level` is of a heading or an item, `number` as printed before an item."""

    text: str
    kind: PassageKind
    line: int
    page: int | None = None
    level: int = 0
    number: str = ""

    @property
    def is_heading(self) -> bool:
        return self.kind is PassageKind.HEADING

    @property
    def is_item(self) -> bool:
        return self.kind is PassageKind.ITEM


def pieces(document: Document) -> Iterator[Piece | Table]:
    """Every piece in reading order; a table with recommendations in its rows stands whole."""
    for block in document.blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[Piece | Table]:
    if isinstance(block, Table):
        if columns_of(block):
            yield block
        else:
            yield from _in_box(block)
    elif block.kind is not PassageKind.FOOTNOTE:
        yield from _parts(block)


def _parts(passage: Passage) -> Iterator[Piece]:
    """A passage, or the numbered parts that its form has run together."""
    marks = list(_INLINE.finditer(passage.text))
    if len(marks) < 2 or passage.kind is PassageKind.HEADING:
        yield _piece(passage.text, passage.kind, passage.line, passage.page, passage.level, passage.number)
        return
    if before := passage.text[: marks[0].start()].strip():
        yield _piece(before, passage.kind, passage.line, passage.page)
    ends = [*(mark.start() for mark in marks[1:]), len(passage.text)]
    for mark, end in zip(marks, ends, strict=True):
        line = passage.line_at(mark.start())
        said = passage.text[mark.end() : end].strip()
        yield Piece(said, PassageKind.ITEM, line, passage.page, 1, mark["number"])


def _in_box(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        told = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
        if len(row.cells) <= WIDEST_BOX:
            for cell in told:
                for line in cell.split("\n"):
                    if line.strip():
                        yield from _parts(Passage(line.strip(), ((0, row.line),), page=row.page))


def _piece(text: str, kind: PassageKind, line: int, page: int | None, level: int = 0, number: str = "") -> Piece:
    said = text.strip()
    if kind is PassageKind.HEADING:
        return Piece(said, kind, line, page, level)
    if bullet := _BULLET.match(said):
        return Piece(said[bullet.end() :], PassageKind.ITEM, line, page, level or 1)
    if numbered := _NUMBERED.match(said):
        return Piece(said[numbered.end() :], PassageKind.ITEM, line, page, level or 1, numbered["number"])
    return Piece(said, kind, line, page, level, number if "." not in number.rstrip(".") else "")

"""The blocks of a document as the reader of figures sees them: from rows of the database, and to them."""

from collections.abc import Iterator, Sequence
from typing import Any

from answerable.calc import blocks
from answerable.calc.blocks import Passage, PassageKind, Row, Table
from answerable.evidence.models import Block, Document


def paper_of(document: Document) -> blocks.Document:
    """The document as it was read, under its code as its name; of blocks alone, without what was not read."""
    rows = Block.objects.filter(document=document).order_by("position")
    form = blocks.Form(document.form) if document.form else blocks.Form.TEXT
    return blocks.Document(
        document.code, tuple(block_of(row) for row in rows), title=document.title, form=form, pages=document.pages
    )


def block_of(row: Block) -> blocks.Block:
    """The passage or the table that a row keeps."""
    if row.kind == Block.Kind.TABLE:
        return Table(tuple(_row(*told) for told in row.rows), row.text, row.heads)
    starts = tuple((int(offset), int(line)) for offset, line in row.starts)
    return Passage(row.text, starts, row.heading, PassageKind(row.kind), row.number, row.level, row.page)


def rows_of(document: Document, found: Sequence[blocks.Block]) -> Iterator[Block]:
    """The rows that keep the blocks of a document, in their order."""
    for position, block in enumerate(found):
        yield (
            _of_table(block, document, position) if isinstance(block, Table) else _of_passage(block, document, position)
        )


def _of_table(table: Table, document: Document, position: int) -> Block:
    return Block(
        document=document,
        position=position,
        kind=Block.Kind.TABLE,
        line=table.line,
        page=table.page,
        text=table.caption,
        rows=[[row.line, list(row.cells), row.page, row.said] for row in table.rows],
        heads=table.heads,
    )


def _of_passage(passage: Passage, document: Document, position: int) -> Block:
    return Block(
        document=document,
        position=position,
        kind=passage.kind.value,
        line=passage.line,
        page=passage.page,
        number=passage.number[:40],
        level=passage.level,
        heading=passage.heading,
        text=passage.text,
        starts=[list(start) for start in passage.starts],
    )


def _row(line: int, cells: Sequence[Any], page: int | None, said: str) -> Row:
    return Row(line, tuple(str(cell) for cell in cells), page, said)

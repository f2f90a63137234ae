"""The blocks and claims of a document as the reader of figures sees them: from rows of the database, and to them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from answerable.calc import blocks, claims
from answerable.calc.blocks import Passage, PassageKind, Row, Table
from answerable.calc.figures.figure import Direction, Role, Unit
from answerable.calc.periods import Period
from answerable.calc.standing import Qualifier
from answerable.evidence.models import Block, Claim, Document


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


def claims_of(document: Document) -> tuple[claims.Claim, ...]:
    """The claims of a document as the reader of figures told them, in order of reading."""
    return tuple(claim_of(row) for row in Claim.objects.filter(document=document).order_by("position"))


def claim_of(row: Claim) -> claims.Claim:
    """The claim that a row keeps."""
    return claims.Claim(
        block=row.block,
        line=row.line,
        printed=row.printed,
        value=row.value,
        unit=Unit(row.unit),
        subject=row.subject,
        quote=row.quote,
        page=row.page,
        start=row.start,
        end=row.end,
        row=row.row,
        column=row.column,
        upper=row.upper,
        qualifier=Qualifier(row.qualifier),
        role=Role(row.role),
        direction=Direction(row.direction),
        period=_period(row.period_start, row.period_end),
        since=_period(row.since_start, row.since_end),
        against=_period(row.against_start, row.against_end),
        place=row.place,
        speaker=row.speaker,
        per=row.per,
        aimed=row.aimed,
    )


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if start and end else None


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

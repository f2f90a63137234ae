"""Every figure of a document as a claim, in reading order: the door to the figures of prose and of tables."""

from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.blocks import Document, Passage
from answerable.calc.claims import Claim
from answerable.calc.consistency.reading import Placed, Reading, read_document
from answerable.calc.figures.figure import Direction, Figure, Role
from answerable.calc.tables import Cell, Grid, Line

LARGEST = Decimal(10) ** 14
LONGEST_SUBJECT = 300


def claims(document: Document, reading: Reading | None = None) -> tuple[Claim, ...]:
    """Every figure of the prose and every number in a cell, in reading order; `reading` saves reading it again.

    Numbers of 10^14 and more measure nothing that a public body has, and are left out.
    """
    read = reading or read_document(document)
    blocks = {block: at for at, block in enumerate(document.blocks) if isinstance(block, Passage)}
    found = [*_in_prose(read, blocks), *(claim for placed in read.placed for claim in _in_table(placed))]
    return tuple(sorted((claim for claim in found if abs(claim.value) < LARGEST), key=_order))


def _order(claim: Claim) -> tuple[int, int, int]:
    return claim.block, claim.row or 0, claim.column or claim.start or 0


def _in_prose(reading: Reading, blocks: dict[Passage, int]) -> Iterator[Claim]:
    for figure in reading.figures:
        if (block := blocks.get(figure.sentence.passage)) is not None:
            yield _of_figure(figure, block)


def _of_figure(figure: Figure, block: int) -> Claim:
    number, sentence = figure.number, figure.sentence
    return Claim(
        block=block,
        line=figure.line,
        page=sentence.passage.page,
        printed=number.printed,
        value=figure.value,
        unit=figure.unit,
        subject=" ".join(figure.words)[:LONGEST_SUBJECT],
        quote=figure.quote,
        start=sentence.offset + number.start,
        end=sentence.offset + number.end,
        qualifier=figure.qualifier,
        role=figure.role,
        direction=figure.direction,
        period=figure.period,
        since=figure.since,
        against=figure.against.period if figure.against else None,
        per=figure.per,
        aimed=figure.aimed,
    )


def _in_table(placed: Placed) -> Iterator[Claim]:
    rows = {row.line: at for at, row in enumerate(placed.table.rows)}
    for line in placed.grid.lines:
        for column, cell in enumerate(line.cells):
            if cell and cell.column is not None:
                yield _of_cell(placed, line, column, cell, rows[line.line])


def _of_cell(placed: Placed, line: Line, column: int, cell: Cell, row: int) -> Claim:
    grid = placed.grid
    return Claim(
        block=placed.block,
        line=line.line,
        page=line.page,
        printed=cell.printed,
        value=cell.value,
        unit=cell.unit,
        subject=_subject(grid, line, column),
        quote=line.text,
        row=row,
        column=cell.column,
        role=Role.LEVEL,
        direction=Direction.NONE,
        period=line.period or grid.periods[column],
    )


def _subject(grid: Grid, line: Line, column: int) -> str:
    """Head, label and caption, as one would say them."""
    told = ", ".join(part for part in (grid.heads[column], line.label) if part)
    return f"{told} ({grid.caption})"[:LONGEST_SUBJECT] if grid.caption else told[:LONGEST_SUBJECT]

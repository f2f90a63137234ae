"""Every figure of a document as a claim, in reading order: the door to the figures of prose and of tables."""

from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.blocks import Document, Passage, Table
from answerable.calc.claims import Claim
from answerable.calc.consistency.reading import Reading, read_document
from answerable.calc.figures.figure import Figure
from answerable.calc.table_claims import LONGEST_SUBJECT, of_grid, of_words

LARGEST = Decimal(10) ** 14
LONGEST_NAME = 120
LONGEST_RATE = 40


def claims(document: Document, reading: Reading | None = None) -> tuple[Claim, ...]:
    """Every figure of the prose and every number in a cell, in reading order; `reading` saves reading it again.

    Numbers of 10^14 and more measure nothing that a public body has, and are left out.
    """
    read = reading or read_document(document)
    blocks = {block: at for at, block in enumerate(document.blocks) if isinstance(block, Passage)}
    found = [*_in_prose(read, blocks), *_in_tables(document, read)]
    return tuple(sorted((claim for claim in found if abs(claim.value) < LARGEST), key=_order))


def _order(claim: Claim) -> tuple[int, int, int]:
    return claim.block, claim.row or 0, claim.column or claim.start or 0


def _in_tables(document: Document, reading: Reading) -> Iterator[Claim]:
    for placed in reading.placed:
        yield from of_grid(placed.grid, placed.block)
    for block, table in enumerate(document.blocks):
        if isinstance(table, Table):
            yield from of_words(table, block)


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
        printed=number.printed[:LONGEST_NAME],
        value=figure.value,
        unit=figure.unit,
        subject=figure.subject[:LONGEST_SUBJECT],
        quote=figure.quote,
        start=sentence.offset + number.start,
        end=sentence.offset + number.end,
        upper=number.upper,
        qualifier=figure.qualifier,
        role=figure.role,
        direction=figure.direction,
        period=figure.period,
        since=figure.since,
        against=figure.against.period if figure.against else None,
        place=figure.place[:LONGEST_NAME],
        speaker=figure.speaker[:LONGEST_NAME],
        per=figure.per[:LONGEST_RATE],
        aimed=figure.aimed,
    )

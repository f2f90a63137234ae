"""A table of a document as rows of cells, its merged cells laid out over the places that they cover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.joining import TABLE, P, blocks, wrapped
from answerable.evidence.intake.docx.markup import W, is_on, number
from answerable.evidence.intake.docx.paragraphs import Paragraph, Paragraphs

_NUMBER = re.compile(r"[-–−+(]?\s?£?\d[\d,.:]*\s?(?:%|k|m|bn|pp)?\)?|n/?a|[-–—]", re.IGNORECASE)
WIDEST = 500
"""Columns that one cell may cover: Word's tables have 63 at most."""


@dataclass(frozen=True)
class Cell:
    """One cell as printed: its paragraphs that say something."""

    paragraphs: tuple[Paragraph, ...] = ()

    @cached_property
    def text(self) -> str:
        """The paragraphs as one."""
        return " ".join(one.text for one in self.paragraphs)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that stand under one another in it."""
        return tuple(line for one in self.paragraphs for line in one.lines)


@dataclass(frozen=True)
class Laid:
    """One row: the cell at each of its places (a merged cell at several), and how many ends of pages stand before and in it."""

    cells: tuple[Cell, ...]
    is_head: bool
    breaks_before: int
    breaks_after: int
    hangs: tuple[Paragraph, ...]
    nested: tuple[Element, ...]

    @property
    def printed(self) -> list[Cell]:
        """Each cell once, from left to right."""
        return list({id(cell): cell for cell in self.cells}.values())


def stacked(laid: Laid) -> list[tuple[str, ...]]:
    """The rows in a row whose author set them as lines under one another in each cell; empty where they are not."""
    columns = [cell.lines for cell in laid.printed]
    counts = {len(lines) for lines in columns}
    if len(columns) < len(laid.cells) or len(columns) < 2 or len(counts) > 1 or counts <= {0, 1}:
        return []
    numbers = all(_NUMBER.fullmatch(line) for lines in columns[1:] for line in lines)
    return list(zip(*columns, strict=True)) if numbers else []


@dataclass
class _Content:
    """What was found in the cells of a row: their paragraphs, also those with no words, and the tables in them."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    nested: list[Element] = field(default_factory=list)


def columns(table: Element) -> int:
    """How many columns the widest row has."""
    return max((sum(_span(cell) for cell in wrapped(row, W + "tc")) for row in wrapped(table, W + "tr")), default=0)


def cells_of(table: Element) -> Iterator[Element]:
    """The cells of a table, row by row."""
    for row in wrapped(table, W + "tr"):
        yield from wrapped(row, W + "tc")


def laid_out(table: Element, reader: Paragraphs) -> Iterator[Laid]:
    """The rows of a table from the top; rows that were deleted or are hidden are left out."""
    above: tuple[Cell, ...] = ()
    for row in wrapped(table, W + "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and (properties.find(W + "del") is not None or is_on(properties, "hidden")):
            continue
        content = _Content()
        above = _row(row, properties, above, content, reader)
        yield Laid(
            above,
            bool(is_on(properties, "tblHeader")),
            max((one.hangs.breaks_before for one in content.paragraphs), default=0),
            max((one.hangs.breaks_after for one in content.paragraphs), default=0),
            tuple(content.paragraphs),
            tuple(content.nested),
        )


def _row(
    row: Element, properties: Element | None, above: tuple[Cell, ...], content: _Content, reader: Paragraphs
) -> tuple[Cell, ...]:
    laid = [Cell()] * _few(number(properties, "gridBefore"))
    for element in wrapped(row, W + "tc"):
        own = element.find(W + "tcPr")
        cell = _cell(element, content, reader)
        if _goes_on(own, "hMerge") and laid:
            cell = laid[-1]
        elif _goes_on(own, "vMerge") and len(laid) < len(above):
            cell = above[len(laid)]
        laid += [cell] * _span(element)
    return (*laid, *[Cell()] * _few(number(properties, "gridAfter")))


def _cell(element: Element, content: _Content, reader: Paragraphs) -> Cell:
    said = []
    for block in blocks(element):
        if block.tag == P:
            said.append(reader.read(block))
        elif block.tag == TABLE:
            content.nested.append(block)
    content.paragraphs += said
    return Cell(tuple(one for one in said if one.text))


def _goes_on(properties: Element | None, name: str) -> bool:
    merge = properties.find(W + name) if properties is not None else None
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _span(cell: Element) -> int:
    return max(1, _few(number(cell.find(W + "tcPr"), "gridSpan") or 1))


def _few(count: int | None) -> int:
    return min(max(count or 0, 0), WIDEST)

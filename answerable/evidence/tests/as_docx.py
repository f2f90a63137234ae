"""A text in the form of the reports as a DOCX, made with python-docx as an office would have it: for tests and benches.

A paragraph stands on one line of the text; rows of a table have tabs between their cells.
"""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import docx
from docx.document import Document

from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.text import TAG

_RULE = re.compile(r"[\s\-=_|:.+*]*")
_MARKED = re.compile(r"(#{1,6})\s+(?=\S)")


@dataclass(frozen=True)
class MadeDocx:
    """The bytes, and which line of the text each block of the DOCX was: `lines[n - 1]` is the line of its block n."""

    data: bytes
    lines: tuple[int, ...]

    def line(self, block: int) -> int:
        """The line of the text that a block (a paragraph or a row, counted from 1) was made from."""
        return self.lines[block - 1]


def as_docx(text: str) -> MadeDocx:
    """The DOCX of `text`: real headings where it marks them, real tables, numbers of paragraphs as typed."""
    document = docx.Document()
    lines: list[int] = []
    for is_table, run in groupby(_lines(text), key=lambda each: "\t" in each[1]):
        if is_table:
            lines += _add_tables(document, list(run))
        else:
            for number, line in run:
                _add_paragraph(document, line)
                lines += [number] if line else []
    file = io.BytesIO()
    document.save(file)
    return MadeDocx(file.getvalue(), tuple(lines))


def _add_paragraph(document: Document, line: str) -> None:
    marked = _MARKED.match(line)
    if marked:
        document.add_heading(line[marked.end() :], len(marked[1]))
    else:
        document.add_paragraph(line)


def _add_tables(document: Document, run: list[tuple[int, str]]) -> Iterator[int]:
    rows = [(number, [" ".join(cell.split()) for cell in line.split("\t")]) for number, line in run]
    told = [(number, cells) for number, cells in rows if not _RULE.fullmatch("".join(cells))]
    if not told:
        return
    table = document.add_table(len(told), max(len(cells) for _, cells in told))
    for row, (number, cells) in zip(table.rows, told, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words
        yield number


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines with their numbers, without the marks of other forms."""
    parts = ((number, part) for number, line in enumerate(text.splitlines(), start=1) for part in line.split("\f"))
    return [(number, _plain(part).strip(" \n")) for number, part in parts]


def _plain(line: str) -> str:
    return cleaned(TAG.sub(" ", html.unescape(line)).replace("**", ""))

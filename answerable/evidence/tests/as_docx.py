"""A text in the form of the reports as a DOCX, made with python-docx as an office would have it: for tests and benches.

A paragraph stands on one line of the text; rows of a table have tabs between their cells.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import docx
from docx.document import Document

from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.text import TAG

_RULE = re.compile(r"[\s\-=_|:.+*]*")
_MARKED = re.compile(r"(#{1,6})\s+(?=\S)")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _RELATIONS,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


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


def docx_of(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A DOCX of the XML of a body, `w:`, `r:`, `wp:`, `a:`, `mc:`, `v:` being known, with the other parts of "word/" by their names.

    A relation "r-NAME" leads to each of them.
    """
    named = parts or {}
    relations = "".join(
        f'<Relationship Id="r-{name}" Type="{_RELATIONS}/{name.partition(".")[0]}" Target="{name}"/>' for name in named
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relationships(f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'))  # fmt: skip
        archive.writestr("word/_rels/document.xml.rels", _relationships(relations))
        archive.writestr("word/document.xml", _rooted("document", f"<w:body>{body}</w:body>"))
        for name, content in named.items():
            archive.writestr(f"word/{name}", _rooted(name.partition(".")[0], content))
    return file.getvalue()


def _rooted(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMES}>{content}</w:{root}>'


def _relationships(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


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

"""A text in the form of the reports as a PDF, made by typst as office software would: for tests and benches.

A paragraph stands on one line of the text, rows of a table have tabs between their cells. The pages are A4 with a running header,
page numbers and hyphenation; `truth` says which cells a reader of the PDF should find.
"""

import html
import json
import re
from itertools import groupby

import typst

from answerable.evidence.intake.building import LONGEST_CELL
from answerable.evidence.intake.text import TAG, read_text

type Rows = list[tuple[str, ...]]

_PAGE = r"""
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title)
#set text(lang: "en", region: "GB", size: 11pt, hyphenate: true, font: "Liberation Sans")
#set page(
  paper: "a4", margin: 2.4cm,
  header: context if counter(page).get().first() > 1 { text(size: 9pt)[#paper.title #h(1fr) AGENDA ITEM 7] },
  footer: context align(center, text(size: 9pt)[Page #counter(page).display("1 of 1", both: true)]),
)
#set par(justify: true, spacing: 1.1em)
#show heading: it => block(above: 1.4em, below: 1em, text(hyphenate: false, it.body))
#let bare(n) = text(hyphenate: false)[#n]
#let grid-of(block) = {
  set par(justify: false)
  set text(size: if paper.columns > 1 { 7pt } else { 10pt }, hyphenate: false)
  table(
    columns: block.columns,
    stroke: if paper.ruled { 0.5pt } else { none },
    inset: if paper.ruled { 5pt } else if paper.columns > 1 { (x: 4pt, y: 3pt) } else { (x: 8pt, y: 4pt) },
    ..if block.head.len() > 0 { (table.header(repeat: true, ..block.head.map(strong)),) },
    ..block.cells,
  )
}
#let body = for block in paper.blocks {
  if block.kind == "table" { grid-of(block) }
  else if block.kind == "heading" { heading(level: 1, block.text) }
  else if block.kind == "item" { list.item(block.text) }
  else { par(block.text) }
}
#if paper.columns > 1 { columns(paper.columns, body) } else { body }
"""


def as_pdf(text: str, *, ruled: bool, columns: int = 1) -> bytes:
    """The PDF of `text`, with ruling lines round the cells of its tables or with none."""
    passages = _passages(text)
    blocks = [
        *((line, _prose(said)) for line, said in passages),
        *((line, _table(rows)) for line, rows in _tables(text)),
    ]
    paper = {
        "title": passages[0][1].lstrip("# ")[:60] if passages else "A paper",
        "ruled": ruled,
        "columns": columns,
        "blocks": [block for _, block in sorted(blocks, key=lambda each: each[0])],
    }
    made: bytes = typst.compile(
        _PAGE.encode(), sys_inputs={"paper": json.dumps(paper)}, pdf_standards=["ua-1"], timestamp=0
    )
    return made


def truth(text: str) -> list[Rows]:
    """The tables of the text. A cell that is longer than a reader takes for a cell is empty here, and rows without any are not here."""
    short = [
        [tuple("" if len(cell) > LONGEST_CELL else cell for cell in row) for row in rows] for _, rows in _tables(text)
    ]
    return [kept for rows in short if (kept := [row for row in rows if any(row)])]


def _passages(text: str) -> list[tuple[int, str]]:
    """The prose and its lines; not the long cells of tables, which the reader of text takes for prose too."""
    tabbed = {number for number, line in _lines(text) if "\t" in line.strip("\n")}
    return [(each.line, each.text) for each in read_text(text, "").passages if each.line not in tabbed]


def _tables(text: str) -> list[tuple[int, Rows]]:
    """The tables and the lines they begin on: rows that follow one another with no blank line between them."""
    tables = []
    for tabbed, lines in groupby(_lines(text), key=lambda each: "\t" in each[1].strip("\n")):
        rows = list(lines)
        cells = [tuple(" ".join(cell.split()) for cell in line.split("\t")) for _, line in rows] if tabbed else []
        told = [row for row in cells if not re.fullmatch(r"[\s\-=_|:.+*]*", "".join(row))]
        if told:
            widest = max(map(len, told))
            tables.append((rows[0][0], [row + ("",) * (widest - len(row)) for row in told]))
    return tables


def _lines(text: str) -> list[tuple[int, str]]:
    lines = enumerate(text.replace("\f", "").splitlines(), start=1)
    return [(number, TAG.sub(" ", html.unescape(line)).replace("**", "")) for number, line in lines]


def _table(rows: Rows) -> dict[str, object]:
    head = rows[0] if len(rows) > 2 and all(rows[0]) else ()
    cells = [cell for row in rows[1 if head else 0 :] for cell in row]
    return {"kind": "table", "columns": len(rows[0]), "head": head, "cells": cells}


def _prose(said: str) -> dict[str, object]:
    if said.startswith("#") or (said.isupper() and len(said) < 120):
        return {"kind": "heading", "text": said.lstrip("# ")}
    if said.startswith(("- ", "• ")):
        return {"kind": "item", "text": said[2:]}
    return {"kind": "paragraph", "text": said}

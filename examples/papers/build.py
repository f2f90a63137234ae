"""Makes the Word documents of the example office from its retold papers.

    uv run python examples/papers/build.py

Each `examples/papers/OFFICE/NAME.md` becomes `examples/OFFICE/reports/NAME.docx`. The same text gives the same bytes, so that a paper
changes in the example only where its words do.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from answerable.calc.blocks import Block, Document, Passage, PassageKind, Table
from answerable.evidence.intake.reading import read_file
from answerable.kit.docx import About, Heading, Items, Paragraph, Part, docx_bytes
from answerable.kit.docx import Table as WordTable

HERE = Path(__file__).parent
LONGEST_CAPTION = 90
AUTHORS = {
    "2023-03-21-neighbourhood-crime-paper": "Derbyshire Constabulary, retold",
    "2024-03-21-end-of-term-report": "Police and Crime Commissioner for Derbyshire, retold",
}


def built(paper: Path) -> bytes:
    """The Word document of a retold paper; its day is the one its name begins with, else the last of March of that year."""
    document = read_file(paper)
    year, *rest = paper.stem.split("-")[:3]
    month, day = (int(rest[0]), int(rest[1])) if rest[0].isdigit() else (3, 31)
    about = About(document.title, AUTHORS.get(paper.stem, "Retold"), datetime(int(year), month, day, 12, tzinfo=UTC))
    return docx_bytes(about, list(parts(document)))


def parts(document: Document) -> Iterator[Part]:
    """The blocks of a paper without its title: items of a list together, the short line before a table its caption."""
    for kind, together in groupby(_captioned(_after_title(document)), key=_kind):
        blocks = list(together)
        yield from _list(blocks) if kind == PassageKind.ITEM else map(_part, blocks)


def _after_title(document: Document) -> list[Block]:
    first, *others = document.blocks
    return others if isinstance(first, Passage) and first.text.endswith(document.title) else [first, *others]


def _captioned(blocks: list[Block]) -> Iterator[Block]:
    caption = ""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(following, Table) and isinstance(block, Passage) and len(block.text) < LONGEST_CAPTION:
            caption = _plain(block.text)
            if block.kind != PassageKind.HEADING:
                continue
        yield replace(block, caption=caption or _unnumbered(block.caption)) if isinstance(block, Table) else block
        caption = "" if isinstance(block, Table) else caption


def _unnumbered(heading: str) -> str:
    return heading.lstrip("0123456789. ")


def _kind(block: Block) -> str:
    return "table" if isinstance(block, Table) else block.kind


def _list(blocks: Iterable[Block]) -> Iterator[Part]:
    yield Items(tuple(_plain(block.text) for block in blocks if isinstance(block, Passage)), is_numbered=False)


def _part(block: Block) -> Part:
    if isinstance(block, Table):
        heads, *rows = (row.cells for row in block.rows)
        return WordTable(block.caption, heads, tuple(rows))
    if block.kind == PassageKind.HEADING:
        return Heading(_plain(block.text), min(max(block.level - 1, 1), 3))
    return Paragraph(block.text)


def _plain(text: str) -> str:
    """The words of a heading or an item, without its mark."""
    return text.lstrip("#-•* ")


def main() -> int:
    for paper in sorted(HERE.glob("*/*.md")):
        folder = HERE.parent / paper.parent.name / "reports"
        folder.mkdir(exist_ok=True)
        target = folder / f"{paper.stem}.docx"
        target.write_bytes(built(paper))
        sys.stdout.write(f"{target.relative_to(HERE.parent.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

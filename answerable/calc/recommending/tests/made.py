"""Small reports of an invented force as the reader of documents would give them: a heading is marked "#", an item "-", a row of a table has tabs."""

from itertools import groupby

from answerable.calc.blocks import Block, Document, Passage, PassageKind, Row, Table


def report(text: str) -> Document:
    """The document of a text; `line` counts its lines from 1."""
    lines = [(number, line.strip(" ")) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    blocks: list[Block] = []
    for is_table, run in groupby(lines, key=lambda each: "\t" in each[1]):
        if is_table:
            blocks.append(Table(tuple(Row(number, tuple(line.split("\t"))) for number, line in run)))
        else:
            blocks += [_passage(number, line) for number, line in run]
    return Document("report", tuple(blocks))


def _passage(number: int, line: str) -> Passage:
    if line.startswith("#"):
        said = line.lstrip("#")
        return Passage(said.strip(), ((0, number),), kind=PassageKind.HEADING, level=len(line) - len(said))
    if line.startswith("- "):
        return Passage(line[2:], ((0, number),), kind=PassageKind.ITEM, level=1)
    return Passage(line, ((0, number),))

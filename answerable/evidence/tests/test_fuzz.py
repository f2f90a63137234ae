"""Two thousand spoilt files of every form: each is read, or refused in a sentence, and nothing else happens."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from answerable.calc.blocks import Document, Passage
from answerable.calc.consistency.reading import read_document
from answerable.evidence.intake.apart import Reader, ReaderFault
from answerable.evidence.intake.reading import read_bytes
from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.tests import spoiling
from answerable.evidence.tests.as_docx import as_docx
from answerable.evidence.tests.as_pdf import as_pdf

pytestmark = pytest.mark.slow

_LINES = (Path(__file__).parent / "papers" / "northmoor.txt").read_text(encoding="utf-8").split("\n")
PAPER = "\n".join([*_LINES[:22], *_LINES[50:62]])
MARKDOWN = """---
title: Calls
---

# Calls

There were **40** calls[^1] on [one day](calls.html), and _more_ the next.

- one
  - two
1. three

| Year | Calls \\| all |
| :--- | ---: |
| 2021/22 | 167,506 |
| 2022/23 | 170,000 |

![A chart](chart.png)

[^1]: By 999.
"""
SEED = 20240607


def outcomes(files: Iterable[bytes], name: str, reader: Reader | None = None) -> tuple[int, int]:
    """How many were read, and how many refused."""
    read: list[Document] = []
    refused: list[CannotRead] = []
    for data in files:
        try:
            read.append(reader.read(data, name) if reader else read_bytes(data, name))
        except CannotRead as error:
            refused.append(error)
    assert [one.__cause__ for one in refused if isinstance(one.__cause__, ReaderFault)] == []
    assert [str(one) for one in refused if not str(one).startswith(f"{name} ")] == []
    assert all(is_sound(document) for document in read)
    for document in read[::5]:
        read_document(document)
    return len(read), len(refused)


def is_sound(document: Document) -> bool:
    """Whether it has something to say, in characters that a database takes, on lines that go on."""
    said = [block.text if isinstance(block, Passage) else block.caption for block in document.blocks]
    lines = [block.line for block in document.blocks]
    "".join(said).encode()
    return "\x00" not in "".join(said) and all(line >= 1 for line in lines)


def test_800_spoilt_word_documents() -> None:
    good, chance = as_docx(PAPER).data, random.Random(SEED)  # noqa: S311 - the same files on every run
    files = (spoiling.with_parts_spoilt(good, chance) if at % 2 else spoiling.spoilt(good, chance) for at in range(800))
    read, refused = outcomes(files, "paper.docx")
    assert (read + refused, read > 100, refused > 100) == (800, True, True)


def test_400_spoilt_pdfs() -> None:
    good = [as_pdf(PAPER, ruled=True), as_pdf(PAPER, ruled=False, columns=2)]
    with Reader() as reader:
        read, refused = outcomes(spoiling.many(good, 400, SEED), "paper.pdf", reader)
    assert (read + refused, read > 50, refused > 50) == (400, True, True)


@pytest.mark.parametrize(("text", "name"), [(PAPER, "paper.txt"), (MARKDOWN * 3, "paper.md")])
def test_400_spoilt_texts(text: str, name: str) -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same files on every run
    files = (
        spoiling.with_marks(text, chance) if at % 4 else spoiling.spoilt(text.encode(), chance) for at in range(400)
    )
    read, refused = outcomes(files, name)
    assert (read + refused, read > 200) == (400, True)

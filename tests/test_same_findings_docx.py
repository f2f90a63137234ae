"""A paper says the same whether it comes as text or as a Word document: the same findings in the same places, within one in twenty."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.blocks import Document
from answerable.calc.consistency.finding import Finding, Place
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.intake.text import read_text
from answerable.evidence.tests.as_docx import MadeDocx, as_docx

NORTHMOOR = Path(__file__).parent.parent / "answerable/evidence/tests/papers/northmoor.txt"
MOST_APART = 0.05

type Told = tuple[str, tuple[object, ...]]
"""The rule of a finding, and the value, the paper and the line of the text of each of its places."""


@cache
def made(path: Path) -> MadeDocx:
    return as_docx(path.read_text(encoding="utf-8"))


def documents(path: Path) -> tuple[Document, Document]:
    """The paper as its text is read and as its DOCX is read."""
    return read_text(path.read_text(encoding="utf-8"), path.stem), read_docx(made(path).data, path.stem)


def told(findings: tuple[Finding, ...], line: Callable[[Place], int]) -> Counter[Told]:
    return Counter(
        (finding.rule, tuple(sorted((str(place.value), place.document, line(place)) for place in finding.places)))
        for finding in findings
    )


def apart(papers: list[Path]) -> tuple[Counter[Told], Counter[Told], Counter[Told]]:
    """What the texts find; what only they find; what only the Word documents find."""
    pairs = [documents(path) for path in papers]
    of = {path.stem: made(path) for path in papers}
    of_text = told(check([read_document(text) for text, _ in pairs]), lambda place: place.line)
    of_docx = told(check([read_document(docx) for _, docx in pairs]), lambda place: of[place.document].line(place.line))
    return of_text, of_text - of_docx, of_docx - of_text


def assert_alike(papers: list[Path]) -> None:
    found, only_text, only_docx = apart(papers)
    assert found
    assert (only_text + only_docx).total() <= MOST_APART * found.total(), (only_text, only_docx)


def test_the_invented_paper_gives_the_same_findings() -> None:
    assert_alike([NORTHMOOR])


@pytest.mark.slow
def test_the_real_papers_give_the_same_findings(shared: Path) -> None:
    assert_alike(sorted((shared / "reports").glob("*.txt")))

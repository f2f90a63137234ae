"""A paper says the same whether it comes as text or as PDF: the same findings within one in twenty."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake.pdf.reading import read_pdf
from answerable.evidence.intake.text import read_text
from answerable.evidence.tests.as_pdf import as_pdf

NORTHMOOR = Path(__file__).parent.parent / "answerable/evidence/tests/papers/northmoor.txt"
MOST_APART = 0.05

type Told = tuple[str, tuple[object, ...]]
"""The rule and the values of a finding."""


def told(findings: tuple[Finding, ...]) -> Counter[Told]:
    return Counter((finding.rule, tuple(sorted(str(place.value) for place in finding.places))) for finding in findings)


@cache
def of_text(*papers: Path) -> Counter[Told]:
    return told(check([read_document(read_text(path.read_text(encoding="utf-8"), path.stem)) for path in papers]))


def of_pdf(*papers: Path, ruled: bool, columns: int = 1) -> Counter[Told]:
    made = ((as_pdf(path.read_text(encoding="utf-8"), ruled=ruled, columns=columns), path.stem) for path in papers)
    return told(check([read_document(read_pdf(data, name)) for data, name in made]))


def assert_alike(text: Counter[Told], pdf: Counter[Told]) -> None:
    assert text
    assert ((text - pdf) + (pdf - text)).total() <= MOST_APART * text.total(), (text - pdf, pdf - text)


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "bare"])
@pytest.mark.parametrize("columns", [1, 2])
def test_the_invented_paper_gives_the_same_findings(ruled: bool, columns: int) -> None:
    assert_alike(of_text(NORTHMOOR), of_pdf(NORTHMOOR, ruled=ruled, columns=columns))


@pytest.mark.slow
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "bare"])
def test_the_real_papers_give_the_same_findings(shared: Path, ruled: bool) -> None:
    papers = sorted((shared / "reports").glob("*.txt"))
    assert_alike(of_text(*papers), of_pdf(*papers, ruled=ruled))

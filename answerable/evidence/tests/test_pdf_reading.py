"""A paper as PDF reads as its text does: paragraphs, headings, tables, with headers and page numbers dropped."""

from pathlib import Path

import pytest

from answerable.calc.blocks import Document, Form, PassageKind
from answerable.evidence.intake.pdf.reading import read_pdf
from answerable.evidence.tests.as_pdf import as_pdf, truth

NORTHMOOR = (Path(__file__).parent / "papers" / "northmoor.txt").read_text()


@pytest.fixture(scope="module", params=[True, False], ids=["ruled", "bare"])
def northmoor(request: pytest.FixtureRequest) -> Document:
    return read_pdf(as_pdf(NORTHMOOR, ruled=request.param), "northmoor.pdf")


def test_every_table_is_read_with_its_cells(northmoor: Document) -> None:
    assert [[row.cells for row in table.rows] for table in northmoor.tables] == truth(NORTHMOOR)


def test_a_caption_is_what_stands_above_its_table(northmoor: Document) -> None:
    assert northmoor.tables[3].caption == "Table 3: Burglary by district"


def test_headers_and_page_numbers_are_no_part_of_it(northmoor: Document) -> None:
    assert not [each for each in northmoor.passages if "AGENDA ITEM" in each.text or each.text.startswith("Page ")]


def test_it_says_form_pages_and_title(northmoor: Document) -> None:
    assert (northmoor.form, northmoor.title) == (Form.PDF, "NORTHMOOR POLICE AND CRIME BOARD")
    assert northmoor.pages in {4, 5}


def test_a_heading_is_told_with_its_number(northmoor: Document) -> None:
    headings = [(each.number, each.text) for each in northmoor.passages if each.kind is PassageKind.HEADING]
    assert ("3", "3. CALLS AND CONTACT") in headings


def test_a_numbered_paragraph_keeps_its_number(northmoor: Document) -> None:
    assert next(each.number for each in northmoor.passages if "marking scheme" in each.text) == "2.3"


def test_lines_count_blocks_and_rows_in_order(northmoor: Document) -> None:
    lines = [
        line
        for block in northmoor.blocks
        for line in ([row.line for row in block.rows] if hasattr(block, "rows") else [block.line])
    ]
    assert lines == list(range(1, len(lines) + 1))

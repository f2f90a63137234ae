"""The pages of a Word document, where the file says them, and what it is called."""

import io
import zipfile

import pytest

from answerable.calc.blocks import Document
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.tests.as_docx import docx_of

RENDERED = "<w:lastRenderedPageBreak/>"
BREAK = '<w:br w:type="page"/>'
NEW_PAGE = "<w:sectPr/>"
SAME_PAGE = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
STYLES = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'


def words(text: str, before: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{before}<w:t>{text}</w:t></w:r></w:p>"


def pages(*body: str) -> list[int | None]:
    return [one.page for one in read_docx(docx_of("".join(body)), "paper.docx").passages]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([words("One."), words("Two.")], [None, None]),
        ([words("One."), words("Two.", RENDERED), words("Three.")], [1, 2, 2]),
        ([words("One.") + "<w:p><w:r>" + BREAK + "</w:r></w:p>", words("Two.", RENDERED)], [1, 2]),
        ([words("One."), f"<w:p><w:r>{BREAK}</w:r></w:p>", words("Two.")], [1, 2]),
        ([words("One."), words("Two.", properties="<w:pageBreakBefore/>")], [1, 2]),
        ([words("One.", properties=NEW_PAGE), words("Two."), NEW_PAGE], [1, 2]),
        ([words("One.", properties=NEW_PAGE), words("Two."), SAME_PAGE], [None, None]),
        ([words("One."), f"<w:p><w:r><w:t>A</w:t>{RENDERED}<w:t>B.</w:t></w:r></w:p>", words("Three.")], [1, 1, 2]),
    ],
)  # fmt: skip
def test_pages_are_counted_where_the_file_says_them(body: list[str], expected: list[int | None]) -> None:
    assert pages(*body) == expected


def test_rows_know_their_page_and_the_document_how_many() -> None:
    def row(before: str) -> str:
        return f"<w:tr><w:tc>{words('2023', before)}</w:tc><w:tc>{words('40', before)}</w:tc></w:tr>"

    document = read_docx(docx_of(f"<w:tbl>{row('')}{row(RENDERED)}{row('')}</w:tbl>"), "paper.docx")
    assert [one.page for one in document.tables[0].rows] == [1, 2, 2]
    assert document.pages == 2


def with_properties(body: str, title: str = "", pages: int = 1) -> Document:
    """A document of which the file says its title and how many pages it has."""
    file = io.BytesIO(docx_of(body, {"styles.xml": STYLES}))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(
            "docProps/core.xml", f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></p>'
        )
        archive.writestr("docProps/app.xml", f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>{pages}</Pages></Properties>')  # fmt: skip
    return read_docx(file.getvalue(), "paper.docx")


def test_pages_are_unknown_where_the_file_has_more_than_the_author_set() -> None:
    assert with_properties(words("One.") + words("Two.", BREAK), pages=9).pages is None
    assert with_properties(words("One.") + words("Two.", BREAK), pages=2).pages == 2


TITLED = words("A force", properties='<w:pStyle w:val="T"/>')


@pytest.mark.parametrize(
    ("body", "stated", "title"),
    [
        (words("Yearly report") + words("It fell."), "YEARLY REPORT", "YEARLY REPORT"),
        (words("Yearly report") + words("It fell."), "Microsoft Word - draft3.docx", "Yearly report"),
        (words("Yearly report") + words("It fell."), "Untitled", "Yearly report"),
        (words("Yearly report") + words("It fell."), "", "Yearly report"),
        (words("Northmoor.") + TITLED, "Last year's paper", "A force"),
        (words("Northmoor.") + TITLED, "", "A force"),
        (words("Northmoor.") + words("Part 1", properties='<w:outlineLvl w:val="0"/>'), "", "Part 1"),
    ],
)
def test_the_title_is_what_the_paper_calls_itself(body: str, stated: str, title: str) -> None:
    assert with_properties(body, stated).title == title

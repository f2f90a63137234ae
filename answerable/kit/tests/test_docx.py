"""Word documents as they are written: what stands in them, and that nothing in them depends on the day."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import docx
import pytest
from docx.document import Document

from answerable.kit.docx import About, Heading, Items, Paragraph, Part, Quote, Table, docx_bytes

ABOUT = About("A paper", "An office", datetime(2024, 6, 18, 9, 30, tzinfo=UTC))


def written(*parts: Part) -> bytes:
    return docx_bytes(ABOUT, parts)


def opened(*parts: Part) -> Document:
    return docx.Document(io.BytesIO(written(*parts)))


def told(*parts: Part) -> list[tuple[str, str]]:
    return [(str(one.style.name if one.style else ""), one.text) for one in opened(*parts).paragraphs]


def xml(data: bytes, part: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


def test_the_title_stands_above_the_parts() -> None:
    assert told(Heading("First"), Paragraph("It fell.")) == [
        ("Title", "A paper"), ("Heading 1", "First"), ("Normal", "It fell."),
    ]  # fmt: skip


def test_a_lead_is_bold_and_the_rest_is_not() -> None:
    runs = opened(Paragraph("the office", "From:")).paragraphs[1].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [("From: ", True), ("the office", False)]


def test_a_quote_has_its_source_under_it() -> None:
    assert told(Quote("“It fell.”", "Line 4"))[1:] == [("Quote", "“It fell.”"), ("Caption", "Line 4")]


def test_every_numbered_list_begins_with_one() -> None:
    data = written(Items(("a", "b")), Items(("c",)), Items(("d",), is_numbered=False))
    numbers = {one.split('"')[1] for one in xml(data).split("<w:numId w:val=")[1:]}
    assert len(numbers) == 2
    assert xml(data, "word/numbering.xml").count('<w:startOverride w:val="1"/>') == 2


def test_the_heads_of_a_table_are_marked_and_it_is_named() -> None:
    data = written(Table("Calls by year", ("Year", "Calls"), (("2023", "40"),)))
    assert xml(data).count("<w:tblHeader/>") == 1
    assert '<w:tblCaption w:val="Calls by year"/>' in xml(data)
    (table,) = docx.Document(io.BytesIO(data)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Year", "Calls"], ["2023", "40"]]


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="as wide as its heads"):
        written(Table("Calls", ("Year", "Calls"), (("2023",),)))


def test_it_says_its_language_title_and_author() -> None:
    document = opened(Paragraph("It fell."))
    said = document.core_properties
    assert (said.title, said.author, said.language, said.comments) == ("A paper", "An office", "en-GB", "")
    assert 'w:val="en-US"' not in xml(written(), "word/styles.xml")


def test_the_same_words_give_the_same_bytes() -> None:
    parts = (Heading("First"), Items(("a",)), Table("T", ("A",), (("1",),)))
    assert written(*parts) == written(*parts)


def test_another_time_is_written_into_the_file() -> None:
    later = docx_bytes(About("A paper", "An office", ABOUT.at + timedelta(days=1)), ())
    assert later != written()


def test_what_no_file_can_hold_is_left_out() -> None:
    assert told(Paragraph("It\x00 fell\x0b.\ud800"))[1] == ("Normal", "It fell.")


def test_every_page_says_its_number() -> None:
    with zipfile.ZipFile(io.BytesIO(written(Paragraph("One")))) as file:
        foots = [file.read(name).decode() for name in file.namelist() if "footer" in name]
    assert [('w:instr="PAGE"' in one, 'w:instr="NUMPAGES"' in one) for one in foots] == [(True, True)]

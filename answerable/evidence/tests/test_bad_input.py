"""Bad input of every kind through the door that the ledger uses, and what is left of it there: a refusal in words, and the upload.

What one form alone can be bad in stands in `test_docx_bad`, `test_pdf_unreadable`, `test_kinds`, `test_text_passages`, `test_text_tables`
and `test_intake`; limits of time and memory in `test_apart`; two thousand spoilt files in `test_fuzz`.
"""

import io
import zipfile

import pytest

from answerable.evidence.intake.docx import package
from answerable.evidence.intake.reading import read_bytes
from answerable.evidence.models import Document
from answerable.evidence.operations.documents import take_in
from answerable.evidence.operations.reading import read_document_now
from answerable.evidence.tests.as_docx import docx_of
from answerable.evidence.tests.as_pdf import as_pdf
from answerable.evidence.tests.as_pdf_by_hand import pdf, picture, prose, words
from answerable.evidence.tests.make import ANALYST, NOON

PAGE_END = '<w:r><w:br w:type="page"/></w:r>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = '<w:p><w:r><w:pict><v:shape alt="A scan"><v:imagedata/></v:shape></w:pict></w:r></w:p>'


def said(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def row(*cells: object) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{said(str(cell))}</w:tc>" for cell in cells) + "</w:tr>"


def bomb() -> bytes:
    """A Word document of a few kilobytes whose text unpacks to many megabytes."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_of(said("")))) as good,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in good.namelist():
            content = b" " * (package.LARGE_PART + 1) if name == "word/document.xml" else good.read(name)
            made.writestr(name, content)
    return file.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("paper.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("paper.docx", OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
        ("paper.docx", b"<html><body>There were 40 calls.</body></html>", "a web page"),
        ("paper.docx", docx_of(said("There were 40 calls."))[:700], "cut off or damaged"),
        ("paper.docx", bomb(), "unpacks to more"),
        ("paper.docx", docx_of(PICTURES), "only pictures"),
        ("paper.pdf", pdf(prose(70, 100, "There were 40 calls."))[:300], "cut off or damaged"),
        ("paper.pdf", pdf(picture(0, 0, 595, 842)), "scan"),
        ("paper.pdf", pdf(words(70, 100, "There were 40 calls.", 11, "F3")), "fonts"),
        ("paper.txt", b"There were 40 calls\x00\x01\x02.", "no text file"),
    ],
    ids=["encrypted", "doc", "html", "cut docx", "bomb", "pictures", "cut pdf", "scan", "fonts", "binary"],
)  # fmt: skip
def test_it_is_refused_in_words_and_the_upload_is_kept(name: str, content: bytes, why: str) -> None:
    waiting = take_in(filename=name, content=content, by=ANALYST, at=NOON)
    document = read_document_now(waiting.pk, at=NOON, reader=read_bytes)
    assert (document.state, bytes(document.upload.content)) == (Document.State.REFUSED, content)
    assert why in document.refusal


def test_a_word_table_of_ten_thousand_rows_is_one() -> None:
    rows = "".join(row(f"Ward {at}", at) for at in range(10_000))
    (table,) = read_bytes(docx_of(f"<w:tbl>{row('Ward', '2022')}{rows}</w:tbl>"), "paper.docx").tables
    assert len(table.rows) == 10_001


@pytest.mark.slow
def test_a_table_of_ten_thousand_rows_over_the_pages_of_a_pdf_is_one() -> None:
    text = "Ward\t2022\n" + "".join(f"Ward {at}\t{at}\n" for at in range(10_000))
    (table,) = read_bytes(as_pdf(text, ruled=True), "paper.pdf").tables
    assert len(table.rows) == 10_001


def test_five_hundred_pages_of_word_are_read() -> None:
    document = read_bytes(docx_of(said("There were 40 calls.", PAGE_END) * 500), "paper.docx")
    assert len(document.passages) == 500


def test_bytes_of_no_encoding_leave_the_rest_readable() -> None:
    document = read_bytes(b"Calls rose from 412 to 503. \xff\xfe\x81\x8d\xc3\x28", "paper.txt")
    assert document.passages[0].text.startswith("Calls rose from 412 to 503.")


def test_marks_that_cannot_be_seen_part_no_number_in_word() -> None:
    document = read_bytes(docx_of(said("Calls \u202erose\u202c from 4\u200b12 to 5\u200d03.")), "paper.docx")
    assert document.passages[0].text == "Calls rose from 412 to 503."


def test_a_markdown_paper_of_pictures_lists_them() -> None:
    document = read_bytes(b"![Calls by month](calls.png)\n\n![](more.png)\n", "paper.md")
    assert ([one.label for one in document.not_read], document.passages) == (["Calls by month", ""], ())

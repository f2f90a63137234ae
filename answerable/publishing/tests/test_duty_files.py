"""Files that are to be made public: their names, their forms, and what they lack for those who cannot see them."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest

from answerable.kit.docx import About, Paragraph
from answerable.kit.pdf import pdf_bytes
from answerable.publishing.intake.accessible import look
from answerable.publishing.intake.uploads import FORMS, FileRefused, clean_name, read_upload

PAGE = b"<!doctype html><html lang='en'><head><title>Gifts</title></head><body><p>None.</p></body></html>"
NOON = datetime(2024, 11, 8, 12, tzinfo=UTC)
TABLE = b"Date,Offer\n2024-05-01,None\n"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Register of gifts 2024/25.PDF", "register-of-gifts-2024-25.pdf"),
        ("C:\\papers\\gifts.csv", "c-papers-gifts.csv"),
        ("../../etc/passwd.txt", "etc-passwd.txt"),
        ("🎁🎁.csv", "document.csv"),
        ("Cofrestr rhoddion â ŵyl.docx", "cofrestr-rhoddion-a-wyl.docx"),
        ("“quoted” & <b>.htm", "quoted-b.html"),
        ("a.tar.csv", "a-tar.csv"),
        (".csv", "document.csv"),
    ],
)
def test_a_name_is_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


def test_a_name_of_300_characters_fits_into_an_address() -> None:
    assert len(clean_name("gift " * 60 + ".csv")) <= 84


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gifts.csv", b"", "This file is empty"),
        ("gifts.csv", b" \n\n", "This file is empty"),
        ("gifts.exe", b"MZ", "A file of this form is not taken"),
        ("gifts", TABLE, "A file of this form is not taken"),
        ("gifts.svg", b"<svg/>", "A file of this form is not taken"),
        ("gifts.pdf", TABLE, "Its name says PDF, and its content is a text file"),
        ("gifts.csv", b"\x89PNG\r\n\x1a\n" + bytes(20), "its content is a picture"),
        ("gifts.html", PAGE.replace(b"None.", b"<script>x()</script>"), "'script'"),
        ("gifts.html", PAGE.replace(b"<p>", b"<p onclick='x()'>"), "can act by itself"),
    ],
)
def test_a_file_is_refused(name: str, content: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read_upload(name, content)


def test_a_file_that_is_too_large_is_told_how_large_it_may_be() -> None:
    with pytest.raises(FileRefused, match=r"is 20\.0 MB, and the most is 20 MB"):
        read_upload("gifts.csv", b"a" * (20 * 1024 * 1024 + 1))


def test_a_table_is_taken_as_it_is() -> None:
    found = read_upload("Gifts.CSV", TABLE)
    assert (found.name, found.form, found.content) == ("gifts.csv", FORMS["csv"], TABLE)


def test_open_forms_are_told_apart() -> None:
    assert [one.ending for one in FORMS.values() if one.is_open] == ["csv", "ods", "odt", "html", "txt"]


def test_a_page_with_title_and_language_passes() -> None:
    assert look("html", PAGE).passed


def test_a_page_is_told_what_it_lacks() -> None:
    assert look("html", b"<html><body><img src='a.png'></body></html>").lacks == (
        "a title", "its language", "words for its pictures",
    )  # fmt: skip


def test_a_pdf_of_ours_is_tagged_and_passes() -> None:
    assert look("pdf", pdf_bytes(About("Gifts", "Office", NOON), [Paragraph("None was offered.")])).passed


def test_a_pdf_without_a_structure_is_told_so() -> None:
    assert "a structure for screen readers (tags)" in look("pdf", bare_pdf()).lacks
    assert "text: its pages are pictures" in look("pdf", bare_pdf()).lacks


def test_a_damaged_pdf_cannot_be_read() -> None:
    assert look("pdf", b"%PDF-1.7 and no more").passed is False


@pytest.mark.parametrize(
    ("content", "passed"), [(TABLE, True), (b"Date,,Offer\n", False), ("é,b\n".encode("latin-1"), False)]
)
def test_a_table_names_its_columns_in_utf_8(content: bytes, passed: bool) -> None:
    assert look("csv", content).passed is passed


def test_a_word_document_without_headings_is_told_so() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<d xmlns:w='w'><w:p/></d>")
    assert look("docx", held.getvalue()).lacks == ("headings",)


def test_of_a_workbook_nothing_can_be_told() -> None:
    assert look("xlsx", b"PK").passed is None


def bare_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    held = BytesIO()
    document.save(held)
    return held.getvalue()

"""A file is known by what is in it; what cannot be read is refused with what to do."""

import io
import zipfile

import pytest

from answerable.evidence.intake.kinds import TO_DO, Kind, encoding_of, kind_of, require_readable
from answerable.evidence.intake.refusal import CannotRead

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TYPES = '<Types><Override ContentType="application/vnd.{}.main+xml"/></Types>'
MAIL = "Received: from a\nFrom: b@example.org\nTo: c@example.org\nSubject: Paper\nMIME-Version: 1.0\n\nThere were 40 calls."
MEMO = "From: the chief constable\nTo: the board\nDate: 4 May 2024\nSubject: calls\n\nThere were 40 calls."


def package(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def office(kind: str) -> bytes:
    return package(**{"[Content_Types].xml": TYPES.format(kind)})


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (package(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}), Kind.DOCX),
        (office("openxmlformats-officedocument.wordprocessingml.document"), Kind.DOCX),
        (office("ms-word.document.macroEnabled"), Kind.DOCX),
        (office("openxmlformats-officedocument.spreadsheetml.sheet"), Kind.SPREADSHEET),
        (office("ms-excel.sheet.macroEnabled"), Kind.SPREADSHEET),
        (office("openxmlformats-officedocument.presentationml.presentation"), Kind.SLIDES),
        (package(mimetype="application/vnd.oasis.opendocument.text"), Kind.ODT),
        (package(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Kind.SPREADSHEET),
        (package(**{"Index/Document.iwa": "x"}), Kind.PAGES),
        (package(paper="text"), Kind.ARCHIVE),
        (package(paper="text" * 99)[:60], Kind.DAMAGED),
        (ole("WordDocument"), Kind.DOC),
        (ole("EncryptedPackage"), Kind.PROTECTED),
        (ole("Workbook"), Kind.SPREADSHEET),
        (ole("PowerPoint Document"), Kind.SLIDES),
        (ole("__substg1.0_1000001F"), Kind.EMAIL),
        (OLE, Kind.BINARY),
        (b"%PDF-1.7\n%\xe2\xe3", Kind.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.7\n", Kind.PDF),
        (b"HTTP/1.1 200 OK\r\n\x00\r\n%PDF-1.4\n", Kind.PDF),
        (b"{\\rtf1\\ansi 40 calls}", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n\x00", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0JFIF", Kind.PICTURE),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", Kind.PICTURE),
        (b"\x00\x00\x00\x18ftypheic", Kind.PICTURE),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00\x36", Kind.PICTURE),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', Kind.PICTURE),
        (b"\x1f\x8b\x08\x00", Kind.ARCHIVE),
        (b"<!DOCTYPE html>\n<html><body>40 calls", Kind.HTML),
        (b"\xef\xbb\xbf  <!-- saved --><HTML><body>40 calls", Kind.HTML),
        ("<html><body>40 calls".encode("utf-16"), Kind.HTML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", Kind.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', Kind.WORD_XML),
        (MAIL.encode(), Kind.EMAIL),
        (MEMO.encode(), Kind.TEXT),
        (b"\x00\x01\x02\x03", Kind.BINARY),
        (b"There were 40 calls. %PDF- is how a PDF begins.", Kind.TEXT),
        ("There were 40 calls – “all”.".encode("cp1252"), Kind.TEXT),
        ("There were 40 calls.".encode("utf-16"), Kind.TEXT),
        ("There were 40 calls.".encode("utf-16-le"), Kind.TEXT),
        ("There were 40 calls.".encode("utf-16-be"), Kind.TEXT),
        (b"# Calls\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", Kind.MARKDOWN),
        (b"# Calls\n\n## Of May\n\nText.\n\n## Of June\n", Kind.MARKDOWN),
        (b"# 1 priority\nText with one hash.", Kind.TEXT),
    ],
    # an archive holds the time it was made at, which would name the test otherwise each time
    ids=lambda given: given if isinstance(given, Kind) else "a file",
)
def test_a_file_is_known_by_its_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data, "paper.docx") is kind


def test_between_text_and_markdown_the_name_decides() -> None:
    assert kind_of(b"There were 40 calls.", "paper.MD") is Kind.MARKDOWN


@pytest.mark.parametrize("data", [b"", b"  \r\n\t "])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(CannotRead, match=r"^paper\.doc is empty"):
        require_readable(data, "paper.doc")


def test_a_refusal_says_what_it_is_and_what_to_do() -> None:
    with pytest.raises(CannotRead) as caught:
        require_readable(office("openxmlformats-officedocument.spreadsheetml.sheet"), "paper.docx")
    assert str(caught.value) == (
        "paper.docx is a spreadsheet: take its figures in as a return with 'answerable import', "
        "or save what should be checked as a document."
    )


@pytest.mark.parametrize("kind", TO_DO)
def test_every_refusal_is_one_sentence(kind: Kind) -> None:
    assert "." not in f"{kind}: {TO_DO[kind]}"


def test_every_kind_is_read_or_has_something_to_do() -> None:
    assert {kind for kind in Kind if kind not in TO_DO} == {Kind.TEXT, Kind.MARKDOWN, Kind.DOCX, Kind.PDF}


@pytest.mark.parametrize(
    ("text", "encoding"), [("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("cp1252", "utf-8")]
)
def test_how_a_text_is_written_down_is_seen_without_its_mark(text: str, encoding: str) -> None:
    assert encoding_of("There were 40 calls at £2.".encode(text)) == encoding


def test_an_archive_that_unpacks_without_end_is_only_begun() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(200_000_000))
    assert kind_of(file.getvalue(), "paper.docx") is Kind.ARCHIVE

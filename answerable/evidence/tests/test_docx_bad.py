"""Files that are no Word document, or no honest one: each is refused in a sentence, or read without harm."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from answerable.evidence.intake.docx import package
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.intake.refusal import LARGEST_FILE, CannotRead
from answerable.evidence.tests.as_docx import docx_of

WORDS = "<w:p><w:r><w:t>There were 40 calls.</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(12))


def remade(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A good DOCX with its parts changed; None drops one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_of(WORDS))) as good, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in good.namelist():
            if (content := change(name, good.read(name))) is not None:
                made.writestr(name, content)
    return file.getvalue()


def with_main(content: bytes) -> bytes:
    return remade(lambda name, old: content if name == "word/document.xml" else old)


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def locked() -> bytes:
    """A DOCX whose parts say that they are packed with a password."""
    data = bytearray(docx_of(WORDS))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def scratched() -> bytes:
    """A DOCX with some bytes lost in the midst of its text."""
    data = docx_of(WORDS)
    at = data.find(b"word/document.xml") + 60
    return data[:at] + bytes(20) + data[at + 20 :]


def refusal(data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        read_docx(data, "paper.docx")
    said = str(caught.value)
    assert said.startswith("paper.docx ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
        (b"<!DOCTYPE html><html><body>40 calls</body></html>", "a web page"),
        (b"{\\rtf1\\ansi 40 calls}", "RTF"),
        (b"%PDF-1.7\n40 calls", "a PDF"),
        (b"There were 40 calls.", "a text file"),
        (docx_of(WORDS)[:700], "cut off or damaged"),
        (scratched(), "cut off or damaged"),
        (zipped(hello_txt=b"hello"), "an archive"),
        (with_main(b""), "not as Word writes it"),
        (with_main(b"<w:document"), "not as Word writes it"),
        (with_main(b"<html/>"), "has lost its text"),
        (remade(lambda name, old: None if name == "word/document.xml" else old), "has lost its text"),
        (docx_of(""), "is empty"),
        (docx_of('<w:p><w:r><w:pict><v:shape alt="A scan"><v:imagedata/></v:shape></w:pict></w:r></w:p>'), "only pictures"),
        (locked(), "password"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_part_that_grows_without_end_is_refused(coding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE w [{LAUGHS}]><w:document xmlns:w="w">&l11;</w:document>'
    assert "declares entities" in refusal(with_main(bomb.encode(coding)))


def test_a_part_that_names_a_file_outside_is_refused_and_the_file_not_opened() -> None:
    outside = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w">&x;</w:document>'
    assert "declares entities" in refusal(with_main(outside))


def test_a_file_that_unpacks_to_far_more_than_it_is_is_refused() -> None:
    assert "unpacks to more" in refusal(with_main(b"<w>" + b" " * (package.LARGE_PART + 1) + b"</w>"))


def test_a_file_that_unpacks_to_more_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_MARKUP", 1000)
    assert "unpacks to more" in refusal(docx_of(WORDS))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(with_main(b"<w>" + b" " * 3_000_000 + b"</w>"))
    at = bomb.rfind(b"PK\x01\x02", 0, bomb.rfind(b"word/document.xml"))
    bomb[at + 24 : at + 28] = struct.pack("<I", 100)
    assert "damaged" in refusal(bytes(bomb))


def test_a_file_of_too_many_parts_is_refused() -> None:
    assert "parts" in refusal(docx_of(WORDS) + b"PK\x01\x02" * (package.MOST_PARTS + 1))


def test_a_file_too_large_is_refused() -> None:
    assert "50 MB" in refusal(b"PK\x03\x04" + bytes(LARGEST_FILE))


@pytest.mark.parametrize(
    "tags", [("w:ins",), ("w:sdt", "w:sdtContent"), ("w:tbl", "w:tr", "w:tc"), ("w:p", "w:r", "w:x")]
)
def test_a_part_nested_without_end_is_refused(tags: tuple[str, ...]) -> None:
    deep = 50_000
    begin, end = "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))
    assert "nested" in refusal(docx_of(begin * deep + WORDS + end * deep))


def test_a_document_with_macros_is_read_and_they_are_not_run() -> None:
    data = remade(lambda name, old: old.replace(b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main") if "Types" in name else old)  # fmt: skip
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", OLE)
    assert read_docx(file.getvalue(), "paper.docm").passages[0].text == "There were 40 calls."


def test_the_strict_form_is_read() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = remade(lambda name, old: old.replace(usual, strict) if name.endswith("document.xml") else old)
    assert read_docx(data, "paper.docx").passages[0].text == "There were 40 calls."


@pytest.mark.parametrize("part", ["styles.xml", "numbering.xml", "footnotes.xml"])
def test_the_words_are_read_though_a_lesser_part_is_broken(part: str) -> None:
    assert read_docx(docx_of(WORDS, {part: "<broken"}), "paper.docx").passages[0].text == "There were 40 calls."

"""What kind of file it is, by its content: its name may say anything. What cannot be read is refused with what to do."""

import re
import zipfile
import zlib
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO

from answerable.evidence.intake.refusal import CannotRead


class Kind(StrEnum):
    """Kinds of file that are told apart, as a sentence names them."""

    TEXT = "a text file"
    MARKDOWN = "a Markdown file"
    DOCX = "a Word document"
    PDF = "a PDF"
    DOC = "in Word's form of before 2007"
    PROTECTED = "protected by a password"
    SPREADSHEET = "a spreadsheet"
    SLIDES = "a presentation"
    ODT = "an OpenDocument text"
    PAGES = "an Apple Pages document"
    RTF = "a rich text file (RTF)"
    WORD_XML = "a Word document in plain XML"
    HTML = "a web page"
    EMAIL = "an e-mail"
    PICTURE = "a picture"
    ARCHIVE = "an archive of other files"
    DAMAGED = "cut off or damaged"
    BINARY = "no text file and no kind of document that is known here"


READ = {Kind.TEXT, Kind.MARKDOWN, Kind.DOCX, Kind.PDF}
_AS_DOCX = "open it in a word processor and save it as DOCX or PDF"
TO_DO = {
    Kind.DOC: _AS_DOCX,
    Kind.PROTECTED: "open it, take the password off, save it, and send it again",
    Kind.SPREADSHEET: "take its figures in as a return with 'answerable import', or save what should be checked as a document",
    Kind.SLIDES: "save it as PDF",
    Kind.ODT: _AS_DOCX,
    Kind.PAGES: "export it as DOCX or PDF",
    Kind.RTF: _AS_DOCX,
    Kind.WORD_XML: _AS_DOCX,
    Kind.HTML: "open it in a browser or a word processor and save it as PDF or DOCX",
    Kind.EMAIL: "save the paper that it carries, or its words as plain text",
    Kind.PICTURE: "send the document that it was made from, or recognise its text first and save that as PDF",
    Kind.ARCHIVE: "unpack it and name the documents in it",
    Kind.DAMAGED: "save it anew, or ask for it to be sent again",
    Kind.BINARY: "save it as DOCX, PDF or plain text (UTF-8)",
}
_SAMPLE = 65536
_STARTS = (
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"7z\xbc\xaf'\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("EncryptedPackage", Kind.PROTECTED),
    ("WordDocument", Kind.DOC),
    ("Workbook", Kind.SPREADSHEET),
    ("PowerPoint Document", Kind.SLIDES),
    ("__substg1.0_", Kind.EMAIL),
)
_IN_TYPES = (
    (b"wordprocessingml", Kind.DOCX),
    (b"ms-word.", Kind.DOCX),
    (b"spreadsheetml", Kind.SPREADSHEET),
    (b"ms-excel.", Kind.SPREADSHEET),
    (b"presentationml", Kind.SLIDES),
    (b"ms-powerpoint.", Kind.SLIDES),
)
_IN_MIMETYPE = (
    (b"opendocument.text", Kind.ODT),
    (b"opendocument.spreadsheet", Kind.SPREADSHEET),
    (b"opendocument.presentation", Kind.SLIDES),
)
_HTML = re.compile(rb"(?:\s|<!--.{0,4000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument\b|<pkg:package\b|<office:document\b")
_HEADER = re.compile(rb"[A-Za-z][\w-]{1,40}:(?:[ \t].*|)(?:\r?\n[ \t].*)*\r?(?:\n|$)")
_OF_MAIL = re.compile(rb"^(?:message-id|mime-version|received|return-path):", re.I | re.M)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31})
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^\|?[ \t]{0,8}:?-{3,200}:?[ \t]{0,8}\|[ \t|:-]{0,2000}$|^\[\^[\w-]{1,40}\]:[ \t]|^`{3}", re.MULTILINE
)
_HASH_HEADING = re.compile(r"^#{1,6}[ \t]{1,4}\S", re.MULTILINE)


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of file that the bytes are. The name decides only between text and Markdown, which look alike."""
    if data.startswith(_OLE):
        return _found_in(data, [(word.encode("utf-16-le"), kind) for word, kind in _IN_OLE], Kind.BINARY)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(data)
    if _is_pdf(data):
        return Kind.PDF
    if _is_picture(data[:12]):
        return Kind.PICTURE
    return next((kind for start, kind in _STARTS if data.startswith(start)), None) or _of_text(data, name)


def require_readable(data: bytes, name: str) -> Kind:
    """The kind of a file that can be read. Raises CannotRead for an empty one and for every other kind, saying what to do."""
    if not data[:_SAMPLE].strip() and not data.strip():
        raise CannotRead(f"{name} is empty: there is nothing in it to check.")
    kind = kind_of(data, name)
    if kind not in READ:
        raise CannotRead(f"{name} is {kind}: {TO_DO[kind]}.")
    return kind


def encoding_of(data: bytes) -> str | None:
    """How a text is written down: "utf-16-le", "utf-16-be" or "utf-8" (which may still turn out to be cp1252); None for no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16-le" if data[:2] == b"\xff\xfe" else "utf-16-be"
    sample = data[:_SAMPLE]
    if not is_binary(sample):
        return "utf-8"
    # In UTF-16 without its mark, nearly every second byte of an English text is nought, and no other byte is.
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[at::2], sample[1 - at :: 2]
        plain = bytes(letter for letter, above in zip(low, high, strict=False) if not above)
        if len(plain) > len(high) * 0.7 and not is_binary(plain):
            return encoding
    return None


def is_binary(sample: bytes) -> bool:
    """Whether bytes have controls among them that no text has."""
    return sample.translate(None, delete=_CONTROLS) != sample


def _is_pdf(data: bytes) -> bool:
    """A PDF says so at its start; what a mail server put before that does no harm."""
    start = data[:1024]
    return b"%PDF-" in start and (
        start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or is_binary(data[:_SAMPLE])
    )


def _is_picture(start: bytes) -> bool:
    """WebP, HEIC and AVIF, and bitmaps, whose marks do not stand at the very start."""
    webp = start[:4] == b"RIFF" and start[8:] == b"WEBP"
    bitmap = start[:2] == b"BM" and start[6:10] == bytes(4)
    return webp or bitmap or start[4:] in {b"ftypheic", b"ftypavif", b"ftypmif1"}


def _of_text(data: bytes, name: str) -> Kind:
    encoding = encoding_of(data)
    if encoding is None:
        return Kind.BINARY
    sample = data[:_SAMPLE]
    if encoding != "utf-8":
        sample = sample.decode(encoding, errors="replace").encode(errors="replace")
    sample = sample.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(sample) or _is_saved_page(sample):
        return Kind.HTML
    if sample.lstrip()[:5] == b"<?xml" and _WORD_XML.search(sample):
        return Kind.WORD_XML
    if sample.lstrip()[:4] == b"<svg":
        return Kind.PICTURE
    if _is_email(sample):
        return Kind.EMAIL
    return Kind.MARKDOWN if _is_markdown(sample, name) else Kind.TEXT


def _is_saved_page(sample: bytes) -> bool:
    return bool(
        re.match(rb"MIME-Version:", sample, re.I)
        and re.search(rb"^Content-Type:\s*multipart/related", sample[:4000], re.I | re.M)
    )


def _is_email(sample: bytes) -> bool:
    """Headers that only a mail program writes; a memo with From, To and Date at its top is a paper."""
    end, headers = 0, 0
    while found := _HEADER.match(sample, end):
        end, headers = found.end(), headers + 1
    return headers >= 4 and bool(_OF_MAIL.search(sample[:end]))


def _is_markdown(sample: bytes, name: str) -> bool:
    if _MARKDOWN_NAME.search(name):
        return True
    text = sample.decode(errors="replace").replace("\r", "\n")
    return (bool(_MARKDOWN.search(text)) and len(_HASH_HEADING.findall(text)) > 0) or len(
        _HASH_HEADING.findall(text)
    ) > 2


def _of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _of_package(archive, names)
            if "mimetype" in names:
                return _found_in(_beginning(archive, "mimetype"), _IN_MIMETYPE, Kind.ARCHIVE)
            return Kind.PAGES if "Index/Document.iwa" in names else Kind.ARCHIVE
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error):
        return Kind.DAMAGED


def _of_package(archive: zipfile.ZipFile, names: set[str]) -> Kind:
    if "word/document.xml" in names:
        return Kind.DOCX
    return _found_in(_beginning(archive, "[Content_Types].xml"), _IN_TYPES, Kind.ARCHIVE)


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first part of a file in an archive: what it unpacks to may be without end."""
    with archive.open(name) as file:
        return file.read(_SAMPLE)


def _found_in(data: bytes, words: Sequence[tuple[bytes, Kind]], otherwise: Kind) -> Kind:
    return next((kind for word, kind in words if word in data), otherwise)

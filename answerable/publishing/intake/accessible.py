"""Whether a file can be read by everybody, as far as a machine can tell: what it lacks, in words."""

import csv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree

from answerable.publishing.intake.pdf_told import pdf_told

LARGEST_XML = 40 * 1024 * 1024
"""In bytes, unpacked: more is not looked at."""


@dataclass(frozen=True)
class Found:
    """`passed` is None where nothing can be told; `lacks` says what is missing, each a short phrase."""

    passed: bool | None
    lacks: tuple[str, ...] = ()


def look(ending: str, content: bytes) -> Found:
    """What a machine can tell of a file of a form ("pdf", "html", ...): never that it is accessible in every way."""
    test = TESTS.get(ending)
    return test(content) if test else Found(None)


def html_lacks(content: bytes) -> Found:
    """A web page has a title, says its language, and each of its pictures has words."""
    reader = _Page()
    reader.feed(content.decode("utf-8", "replace"))
    lacks = (
        *(() if reader.title.strip() else ("a title",)),
        *(() if reader.language else ("its language",)),
        *(() if not reader.wordless else ("words for its pictures",)),
    )
    return Found(not lacks, lacks)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title, self.language, self.wordless, self._in_title = "", "", 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "html":
            self.language = (said.get("lang") or "").strip()
        elif tag == "img" and "alt" not in said:
            self.wordless += 1
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""


def pdf_lacks(content: bytes) -> Found:
    """A PDF has text and not pictures of it, a structure for screen readers, a title and its language."""
    told = pdf_told(content)
    if told is None:
        return Found(False, ("anything that can be read: the file is damaged or protected",))
    wanted = (
        (told.characters > 0, "text: its pages are pictures"),
        (told.tagged, "a structure for screen readers (tags)"),
        (bool(told.title), "a title"),
        (bool(told.language), "its language"),
    )
    lacks = tuple(words for there, words in wanted if not there)
    return Found(not lacks, lacks)


def csv_lacks(content: bytes) -> Found:
    """A table names each of its columns in its first row, and is written in UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Found(False, ("UTF-8: letters with accents are shown wrongly",))
    first = next(csv.reader(StringIO(text[:65536])), [])
    lacks = () if first and all(one.strip() for one in first) else ("a name for each column in its first row",)
    return Found(not lacks, lacks)


def docx_lacks(content: bytes) -> Found:
    """A Word document has headings, and each of its pictures has words."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if package.getinfo("word/document.xml").file_size > LARGEST_XML:
                return Found(None)
            body = package.read("word/document.xml")
        if b"<!DOCTYPE" in body[:2000] or b"<!ENTITY" in body:
            return Found(None)
        tree = ElementTree.fromstring(body)  # noqa: S314 - without entities, as was seen above
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, RuntimeError, OSError):
        return Found(False, ("anything that can be read: the file is damaged or protected",))
    pictures = [one for one in tree.iter() if one.tag.endswith("}docPr")]
    styles = [value for one in tree.iter() if one.tag.endswith("}pStyle") for value in one.attrib.values()]
    wanted = (
        (any(one.lower().startswith(("heading", "title")) for one in styles), "headings"),
        (all(one.get("descr") or one.get("title") for one in pictures), "words for its pictures"),
    )
    lacks = tuple(words for there, words in wanted if not there)
    return Found(not lacks, lacks)


def text_lacks(content: bytes) -> Found:
    """Plain text can be read by everybody, in UTF-8."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Found(False, ("UTF-8: letters with accents are shown wrongly",))
    return Found(True)


TESTS: dict[str, Callable[[bytes], Found]] = {
    "html": html_lacks,
    "pdf": pdf_lacks,
    "csv": csv_lacks,
    "docx": docx_lacks,
    "txt": text_lacks,
}

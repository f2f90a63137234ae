"""Writes Word documents: headings, paragraphs, quotes, numbered items and tables, in British English, the same bytes for the same words.

Made to be read aloud too: real styles of headings, rows of heads marked as such, a title, a language. Nothing here knows what it writes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

LANGUAGE = "en-GB"
_FONT = "Arial"
_INK = RGBColor(0x14, 0x21, 0x2B)
_SIZES = {"Normal": 11, "Title": 20, "Heading 1": 16, "Heading 2": 13, "Heading 3": 12, "Caption": 10}
# What no XML can hold; a file with them would not open.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a line end in it begins a new line. `lead` are its first words, in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Quote:
    """Words of somebody else, and where they stand."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class Items:
    """A list: numbered from 1, or with bullets."""

    texts: tuple[str, ...]
    is_numbered: bool = True


@dataclass(frozen=True)
class Table:
    """A table with one row of heads, and rows as wide as it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


type Part = Heading | Paragraph | Quote | Items | Table


@dataclass(frozen=True)
class About:
    """What the file says of itself: its title, who wrote it, and when, as the caller tells it."""

    title: str
    author: str
    at: datetime


def docx_bytes(about: About, parts: Sequence[Part], *, show_title: bool = True) -> bytes:
    """The DOCX of the parts in order, with the title above them unless `show_title` is off.

    The same parts and the same time give the same bytes. Raises ValueError for a row that is not as wide as the heads.
    """
    document = docx.Document()
    _set_styles(document)
    _set_properties(document, about)
    _number_pages(document)
    if show_title:
        document.add_paragraph(_text(about.title), "Title")
    for part in parts:
        _add(document, part)
    file = io.BytesIO()
    # no row is written here, and a call of `save` reads as if one were
    write = document.save
    write(file)
    return _dated(file.getvalue(), about.at)


def _add(document: Document, part: Part) -> None:
    match part:
        case Heading():
            document.add_heading(_text(part.text), part.level)
        case Paragraph():
            _add_paragraph(document, part)
        case Quote():
            document.add_paragraph(_text(part.text), "Quote").paragraph_format.keep_with_next = bool(part.source)
            if part.source:
                document.add_paragraph(_text(part.source), "Caption").paragraph_format.left_indent = Pt(24)
        case Items():
            _add_items(document, part)
        case Table():
            _add_table(document, part)


def _add_paragraph(document: Document, part: Paragraph) -> None:
    paragraph = document.add_paragraph()
    if part.lead:
        paragraph.add_run(f"{_text(part.lead)} ").bold = True
    paragraph.add_run(_text(part.text))


def _add_items(document: Document, part: Items) -> None:
    number = _new_list(document) if part.is_numbered else None
    for text in part.texts:
        paragraph = document.add_paragraph(_text(text), "List Number" if part.is_numbered else "List Bullet")
        if number is not None:
            _set_number(paragraph, number)


def _new_list(document: Document) -> int:
    """A list that begins with 1 again: Word would go on counting from the one before."""
    style = document.styles["List Number"].element
    old = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
    numbering = document.part.numbering_part.element
    (kind,) = numbering.xpath(f"w:num[@w:numId='{old}']/w:abstractNumId/@w:val")
    new = numbering.add_num(int(kind))
    new.add_lvlOverride(0).add_startOverride(1)
    return int(new.numId)


def _set_number(paragraph: WordParagraph, number: int) -> None:
    of = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no other door to it
    of.get_or_add_ilvl().val = 0
    of.get_or_add_numId().val = number


def _add_table(document: Document, part: Table) -> None:
    if any(len(row) != len(part.heads) for row in part.rows):
        raise ValueError("Every row of a table is as wide as its heads.")
    document.add_paragraph(_text(part.caption), "Caption").paragraph_format.keep_with_next = True
    table = document.add_table(1 + len(part.rows), len(part.heads), "Table Grid")
    for row, cells in zip(table.rows, (part.heads, *part.rows), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = _text(text)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    _mark_heads(table, part.caption)
    document.add_paragraph()


def _mark_heads(table: WordTable, caption: str) -> None:
    """Heads are told to programs that read aloud, and printed again on the next page."""
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for cell in first.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), _text(caption))
    table._tbl.tblPr.append(described)  # noqa: SLF001


def _set_styles(document: Document) -> None:
    for name, size in _SIZES.items():
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = _FONT, Pt(size), _INK
        # the theme's font would win over the one that is named
        fonts = document.styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _set_properties(document: Document, about: About) -> None:
    properties = document.core_properties
    properties.title, properties.author = _text(about.title)[:255], _text(about.author)[:255]
    properties.last_modified_by, properties.language = properties.author, LANGUAGE
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = about.at.astimezone(UTC).replace(tzinfo=None)
    # what the template says of itself: the picture of an empty page, and the program that made that
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith(("/thumbnail", "/extended-properties"))]:
        del relations[key]


def _number_pages(document: Document) -> None:
    """ "Page 2 of 7" at the foot of every page: Word counts, so the numbers fit whatever the reader's fonts do to the lines."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(words)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        shown = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        shown.append(text)
        counted.append(shown)
        foot._p.append(counted)  # noqa: SLF001 - python-docx has no other door to a field


def _dated(data: bytes, at: datetime) -> bytes:
    """The same file with each part dated `at`, where the zip would have the time of writing."""
    file = io.BytesIO()
    moment = max(at.astimezone(UTC).replace(tzinfo=None), datetime(1980, 1, 1)).timetuple()[:6]  # noqa: DTZ001 - of the form
    with zipfile.ZipFile(io.BytesIO(data)) as written, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as dated:
        for name in written.namelist():
            dated.writestr(zipfile.ZipInfo(name, moment), written.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _text(text: str) -> str:
    return _NO_TEXT.sub("", text)

"""A PDF to a document of passages and tables. It knows nothing of the database.

PDFium reads the characters and what is drawn; the rest is ours: order, paragraphs, tables, headers and footers. PDFium is not safe
in two threads at once. Scripts in the file are not run.
"""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from answerable.calc.blocks import Block, Document, Form, NotRead, Passage, PassageKind, Row, Table, Unreadable
from answerable.evidence.intake.building import LONGEST_CELL
from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.numbering import LONGEST_HEADING, ends_sentence
from answerable.evidence.intake.pdf.columns import gutters_of
from answerable.evidence.intake.pdf.furniture import without_furniture
from answerable.evidence.intake.pdf.hyphens import Joiner, Joiners
from answerable.evidence.intake.pdf.over import whole
from answerable.evidence.intake.pdf.page import Page, elements_of, parts_of, read_page
from answerable.evidence.intake.pdf.paragraphs import body_of
from answerable.evidence.intake.pdf.parts import Part, Prose, Sheet, Unread
from answerable.evidence.intake.refusal import LARGEST_FILE, CannotRead, require_size

MOST_PAGES = 2000

_OF_PAGES = 80  # of 100: what the characters of the pages take; the rest is putting them together
_PASSWORD = 4  # FPDF_ERR_PASSWORD

type Progress = Callable[[int, str], None]


def read_pdf(data: bytes, name: str, progress: Progress | None = None) -> Document:
    """The document in the bytes of a PDF. `progress` is told how much is done, 0 to 100, and with what.

    Raises CannotRead with one sentence that says why and what to do.
    """
    require_size(len(data), name, LARGEST_FILE)
    pdf = _opened(data, name)
    try:
        pages = _pages(pdf, name, progress)
    finally:
        pdf.close()
    _refuse_without_text(pages, name)
    return _document(pages, name)


def _opened(data: bytes, name: str) -> Any:
    if b"%PDF-" not in data[:1024]:
        raise CannotRead(
            f"{name} is not a PDF: open it in the program that made it and save it as PDF, DOCX or plain text."
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise CannotRead(f"{name} is protected by a password: save a copy without one, and send that.") from error
        raise CannotRead(
            f"{name} is cut off or damaged: save it as PDF anew, or ask for it to be sent again."
        ) from error


def _pages(pdf: Any, name: str, progress: Progress | None) -> list[Page]:
    count = len(pdf)
    if count == 0:
        raise CannotRead(f"{name} has no pages: save it as PDF anew, or ask for it to be sent again.")
    if count > MOST_PAGES:
        raise CannotRead(
            f"{name} has {count:,} pages and the most that are read is {MOST_PAGES:,}: split it, or check a part."
        )
    pages = []
    for at in range(count):
        pages.append(_page(pdf, at))
        if progress:
            progress(_OF_PAGES * (at + 1) // count, f"Page {at + 1} of {count}")
    return pages


def _page(pdf: Any, at: int) -> Page:
    raw = pdfium.FPDF_LoadPage(pdf.raw, at)
    if not raw:
        return Page(at + 1, unread=[Unread(Unreadable.OBJECT, at + 1, "a page that is damaged")])
    try:
        return read_page(raw, at + 1)
    finally:
        pdfium.FPDF_ClosePage(raw)


def _refuse_without_text(pages: list[Page], name: str) -> None:
    if any(page.rows or page.grids or page.aslant for page in pages):
        return
    unread = [each for page in pages for each in page.unread]
    if any(each.kind is Unreadable.OBJECT for each in unread):
        raise CannotRead(
            f"{name} has pages that are damaged or hold more than is read: print it to PDF anew, or send the DOCX."
        )
    if any("font" in each.label for each in unread):
        raise CannotRead(
            f"{name} says in its fonts not which characters it shows: print it to PDF anew from the program that made it, or send the DOCX."
        )
    if unread or any(page.pictures for page in pages):
        raise CannotRead(
            f"{name} is a scan, only pictures of pages: recognise its text first (OCR), or send the document that it was made from."
        )
    raise CannotRead(f"{name} has no text in it: send the document that it was made from.")


def _document(pages: list[Page], name: str) -> Document:
    joiners = _joiners(pages)
    rows = without_furniture([page.rows for page in pages], [page.height for page in pages])
    _drop_repeated_pictures(pages)
    body = body_of(line for page in rows for row in page for line in row)
    elements = [elements_of(page, kept) for page, kept in zip(pages, rows, strict=True)]
    gutters = gutters_of(elements)
    parts = whole(
        (parts_of(page, each, gutters, body, joiners) for page, each in zip(pages, elements, strict=True)),
        joiners.prose,
    )
    numbering = _Numbering()
    for part in parts:
        numbering.take(part)
    title = next((block.text for block in numbering.blocks if isinstance(block, Passage)), "")
    return Document(name, tuple(numbering.blocks), title[:160], Form.PDF, tuple(numbering.not_read), len(pages))


def _joiners(pages: list[Page]) -> Joiners:
    """What puts lines together in prose, and in cells, whose words software seldom parts."""
    prose = [line.text for page in pages for row in page.rows for line in row]
    cells = [piece.text for page in pages for grid in page.grids for pieces in grid.inside.values() for piece in pieces]
    text = "\n".join([*prose, *cells]).lower()
    return Joiners(Joiner(text, prose), Joiner(text, cells))


def _drop_repeated_pictures(pages: list[Page]) -> None:
    """A picture at the same place of three pages or more is a crest or a background."""
    seen: dict[tuple[int, ...], int] = {}
    for page in pages:
        for box in page.pictures:
            key = tuple(round(side / 4) for side in box)
            seen[key] = seen.get(key, 0) + 1
    for page in pages:
        page.pictures = [box for box in page.pictures if seen[tuple(round(side / 4) for side in box)] < 3]


class _Numbering:
    """Gives parts their lines, in order, and makes blocks of them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.not_read: list[NotRead] = []
        self.heading = ""
        self.line = 1

    def take(self, part: Part) -> None:
        """The next part in reading order."""
        match part:
            case Unread():
                self.not_read.append(NotRead(part.kind, max(self.line - 1, 1), part.page, cleaned(part.label)))
            case Prose():
                self.take_prose(part)
            case Sheet():
                self.take_sheet(part)

    def take_prose(self, prose: Prose) -> None:
        text = cleaned(prose.text).strip()
        if not text:
            return
        starts = ((0, self.line),)
        self.blocks.append(Passage(text, starts, self.heading, prose.kind, prose.number, prose.level, prose.page))
        self.line += 1
        if prose.kind is not PassageKind.FOOTNOTE and len(text) < LONGEST_HEADING and not ends_sentence(text):
            self.heading = text

    def take_sheet(self, sheet: Sheet) -> None:
        """A table; its long cells are prose of their own, on the line of their row."""
        rows = []
        for cells, page, said in sheet.rows:
            texts = tuple(cleaned(cell).strip() for cell in cells)
            for text in dict.fromkeys(text for text in texts if len(text) > LONGEST_CELL):
                self.blocks.append(Passage(text, ((0, self.line),), self.heading, page=page))
            short = tuple("" if len(text) > LONGEST_CELL else text for text in texts)
            if any(short):
                rows.append(Row(self.line, short, page, said if short == texts else ""))
            self.line += 1
        if rows:
            self.blocks.append(Table(tuple(rows), self.heading, min(sheet.heads, len(rows))))

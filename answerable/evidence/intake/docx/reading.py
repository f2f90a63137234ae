"""A Word document to a document of passages and tables. It knows nothing of the database.

Read from its XML, which is some twenty times as quick as through an object for each paragraph.
"""

from answerable.calc.blocks import Document, Form
from answerable.evidence.intake.docx.body import Body
from answerable.evidence.intake.docx.drawings import chart_title
from answerable.evidence.intake.docx.inline import Inlines
from answerable.evidence.intake.docx.markup import W
from answerable.evidence.intake.docx.notes import Notes
from answerable.evidence.intake.docx.numbering import Numbering
from answerable.evidence.intake.docx.package import Package
from answerable.evidence.intake.docx.pages import Pages
from answerable.evidence.intake.docx.paragraphs import Paragraphs
from answerable.evidence.intake.docx.styles import Styles
from answerable.evidence.intake.docx.title import title
from answerable.evidence.intake.refusal import CannotRead


def read_docx(data: bytes, name: str) -> Document:
    """The document in the bytes of a DOCX (or DOCM, whose macros are never run). Nothing that it refers to outside is fetched.

    Lines count its paragraphs and rows of tables from 1, in reading order, those that say something. Raises CannotRead with one
    sentence for the person who asked.
    """
    package = Package(data, name)
    try:
        return _read(package)
    except RecursionError as error:
        raise CannotRead(f"{name} is nested deeper than Word writes: open it in Word and save it anew.") from error


def _read(package: Package) -> Document:
    root = package.xml(package.main)
    bodies = root.findall(W + "body") if root is not None else []
    if root is None or not bodies:
        raise CannotRead(f"{package.name} has lost its text: open it in Word and save it anew, or ask for it again.")
    styles = Styles(package.one("styles"))
    pages = Pages(root, package.optional("docProps/app.xml"))
    relations = package.relations(package.main)

    def chart_label(key: str) -> str:
        return chart_title(package.optional(relations[key].target)) if key in relations else ""

    inlines = Inlines(styles, chart_label, rendered=pages.is_rendered)
    paragraphs = Paragraphs(styles, Numbering(package.one("numbering"), styles), inlines)
    read = Body(paragraphs, Notes({kind: package.one(kind) for kind in ("footnotes", "endnotes")}), pages)
    for body in bodies:
        read.walk(body)
    found = read.written.blocks
    if not found:
        raise CannotRead(_nothing(package.name, len(read.not_read)))
    called = title(package.optional("docProps/core.xml"), read.title, found)
    return Document(package.name, tuple(found), called, Form.DOCX, tuple(read.not_read), pages.page)


def _nothing(name: str, pictures: int) -> str:
    if pictures:
        return f"{name} holds only pictures and no text: ask its author for the paper with its text."
    return f"{name} is empty: there is nothing in it to check."

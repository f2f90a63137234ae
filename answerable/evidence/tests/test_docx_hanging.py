"""What hangs on paragraphs of Word documents: notes, text boxes, and what cannot be read."""

import pytest

from answerable.calc.blocks import Document, PassageKind, Unreadable
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.tests.as_docx import docx_of

FOOTNOTES = (
    '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> Of 412 reports.</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="7"><w:p><w:r><w:t>Of all.</w:t></w:r></w:p></w:footnote>'
)
ENDNOTES = '<w:endnote w:id="1"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote>'
CHART = "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Calls by month</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart>"
PICTURE = (
    '<wp:docPr id="1" name="Picture 1" descr="{}"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>'
)


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def note(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{key}"/></w:r>'


def read(*paragraphs: str, **parts: str) -> Document:
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    return read_docx(docx_of(body, {name.replace("_", "."): part for name, part in parts.items()}), "paper.docx")


def drawing(inner: str) -> str:
    return f"<w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r>"


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    document = read(
        words("There were 120") + note(7) + words(" calls."), words("It fell.") + note(1), footnotes_xml=FOOTNOTES
    )
    assert [(one.text, one.kind, one.number) for one in document.passages] == [
        ("There were 120 calls.", PassageKind.PARAGRAPH, ""),
        ("¹ Of all.", PassageKind.FOOTNOTE, "1"),
        ("It fell.", PassageKind.PARAGRAPH, ""),
        ("² Of 412 reports.", PassageKind.FOOTNOTE, "2"),
    ]  # fmt: skip
    assert [one.line for one in document.passages] == [1, 2, 3, 4]


def test_an_endnote_is_read_where_it_is_referred_to() -> None:
    document = read(words("It fell.") + note(1, "endnote"), words("It rose."), endnotes_xml=ENDNOTES)
    assert [one.text for one in document.passages] == ["It fell.", "[i] At the end.", "It rose."]


def test_a_note_that_is_not_there_is_no_fault() -> None:
    assert [one.text for one in read(words("It fell.") + note(3)).passages] == ["It fell."]


def test_a_note_in_a_table_follows_the_table() -> None:
    cells = f"<w:tc><w:p>{words('Calls')}</w:p></w:tc><w:tc><w:p>{words('120')}{note(1)}</w:p></w:tc>"
    data = docx_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", {"footnotes.xml": FOOTNOTES})
    document = read_docx(data, "paper.docx")
    assert document.tables[0].rows[0].cells == ("Calls", "120")
    assert [(one.text, one.line) for one in document.passages] == [("¹ Of 412 reports.", 2)]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{words('A box.')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    document = read(f"<w:r>{both}</w:r>{words('The text.')}")
    assert [(one.text, one.kind) for one in document.passages] == [("The text.", "paragraph"), ("A box.", PassageKind.BOX)]  # fmt: skip


def test_an_old_text_box_is_read_too() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{words('A box.')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert [one.text for one in read(box).passages] == ["A box."]


def test_the_heading_in_a_box_heads_nothing_outside() -> None:
    box = f"<w:r><w:drawing><w:txbxContent><w:p>{words('Key facts')}</w:p></w:txbxContent></w:drawing></w:r>"
    assert [one.heading for one in read(words("Contact"), words("It rose.") + box, words("It fell.")).passages] == ["", "Contact", "Contact", "Contact"]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "kind", "label"),
    [
        (drawing(PICTURE.format("A map of Northmoor")), Unreadable.PICTURE, "A map of Northmoor"),
        (drawing(PICTURE.format("")), Unreadable.PICTURE, "Picture 1"),
        (drawing('<wp:docPr id="1" name="Chart 3"/><c:chart r:id="r-chart.xml"/>'), Unreadable.CHART, "Calls by month"),
        (drawing('<wp:docPr id="1" name="Chart 3"/><c:chart r:id="r-none"/>'), Unreadable.CHART, "Chart 3"),
        (drawing('<wp:docPr id="1" name="Diagram 2" descr="Who does what"/><dgm:relIds/>'), Unreadable.OBJECT, "Who does what"),
        ('<w:r><w:object><v:shape alt="A sheet"><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', Unreadable.OBJECT, "A sheet"),
        ('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', Unreadable.OBJECT, "Excel.Sheet.12"),
        ('<w:r><w:pict><v:shape alt="A badge"><v:imagedata/></v:shape></w:pict></w:r>', Unreadable.PICTURE, "A badge"),
    ],
)  # fmt: skip
def test_what_is_drawn_is_listed_as_not_read(inner: str, kind: Unreadable, label: str) -> None:
    document = read(words("First."), words("Second.") + inner, chart_xml=CHART)
    assert [(one.kind, one.label, one.line) for one in document.not_read] == [(kind, label, 2)]


def test_a_file_set_into_the_document_is_listed_as_not_read() -> None:
    data = docx_of(f'<w:p>{words("It fell.")}</w:p><w:altChunk r:id="r9"/>')
    assert [one.kind for one in read_docx(data, "paper.docx").not_read] == [Unreadable.OBJECT]


def test_a_picture_from_elsewhere_is_listed_and_never_fetched() -> None:
    link = PICTURE.replace("<pic:pic/>", '<pic:pic><pic:blipFill><a:blip r:link="r9"/></pic:blipFill></pic:pic>')
    assert [one.label for one in read(words("It fell.") + drawing(link.format("A map"))).not_read] == ["A map"]

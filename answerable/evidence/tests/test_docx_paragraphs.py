"""Paragraphs of Word documents read as Word would print them."""

import pytest

from answerable.calc.blocks import Passage, PassageKind
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.tests.as_docx import docx_of

STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our section"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Round1"><w:name w:val="Loop"/><w:basedOn w:val="Round2"/></w:style>
<w:style w:type="paragraph" w:styleId="Round2"><w:name w:val="Loop too"/><w:basedOn w:val="Round1"/></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Mark"><w:name w:val="Mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def read(*paragraphs: str) -> tuple[Passage, ...]:
    return read_docx(docx_of("".join(paragraphs), {"styles.xml": STYLES}), "paper.docx").passages


def text_of(inner: str) -> str:
    (only,) = read(paragraph(inner))
    return only.text


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [
        ("berschrift1", PassageKind.HEADING, 1), ("Ours", PassageKind.HEADING, 1), ("Deep", PassageKind.HEADING, 3),
        ("Heading4", PassageKind.HEADING, 4), ("T", PassageKind.HEADING, 1), ("Plain", PassageKind.PARAGRAPH, 0),
        ("Round1", PassageKind.PARAGRAPH, 0), ("", PassageKind.PARAGRAPH, 0),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_style_in_any_language(style: str, kind: PassageKind, level: int) -> None:
    (only,) = read(paragraph(run("Calls for service."), style))
    assert (only.kind, only.level) == (kind, level)


def test_a_paragraph_with_an_outline_level_of_its_own_is_a_heading() -> None:
    (only,) = read(paragraph(run("Calls for service."), properties='<w:outlineLvl w:val="1"/>'))
    assert (only.kind, only.level) == (PassageKind.HEADING, 2)


def test_a_heading_stands_over_what_follows_it() -> None:
    assert [one.heading for one in read(paragraph(run("Is it safe?"), "Ours"), paragraph(run("It is.")))] == ["", "Is it safe?"]  # fmt: skip


def test_empty_paragraphs_are_not_counted_as_lines() -> None:
    assert [one.line for one in read(paragraph(run("One.")), paragraph(""), paragraph(run(" ")), paragraph(run("Two.")))] == [1, 2]  # fmt: skip


def test_a_sentence_broken_by_a_paragraph_is_joined_and_keeps_its_lines() -> None:
    (only,) = read(paragraph(run("There were 40 arrests across")), paragraph(run("the county, and 50 calls.")))
    assert only.line_at(only.text.index("50")) == 2


def test_lines_that_each_say_a_thing_of_their_own_are_passages_on_one_line() -> None:
    end = "<w:r><w:br/></w:r>"
    found = read(paragraph(run("Burglary: 412") + end + run("Robbery: 61") + end + run("of which 3 armed.")), paragraph(run("Next.")))  # fmt: skip
    assert [(one.text, one.line) for one in found] == [("Burglary: 412", 1), ("Robbery: 61 of which 3 armed.", 1), ("Next.", 2)]  # fmt: skip


def test_a_table_of_contents_is_left_out() -> None:
    assert [one.text for one in read(paragraph(run("Burglary 12"), "C1"), paragraph(run("Burglary fell.")))] == ["Burglary fell."]  # fmt: skip


def test_a_typed_number_is_kept_and_known() -> None:
    (only,) = read(paragraph(run("2.4") + "<w:r><w:tab/></w:r>" + run("Burglary fell.")))
    assert (only.text, only.number) == ("2.4 Burglary fell.", "2.4")


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (run("40") + "<w:r><w:br/></w:r>" + run("arrests"), "40 arrests"),
        (run("co<w:softHyphen/>operation").replace("<w:softHyphen/>", "</w:t><w:softHyphen/><w:t>"), "cooperation"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>crime</w:t></w:r>", "non-crime"),
        (run("\u200f40\u200b \u00a0arrests\u202c"), "40 arrests"),
        (run("up ") + '<w:r><w:sym w:font="Wingdings" w:char="F0E9"/></w:r>' + run(" 4%"), "up ↑ 4%"),
        (run("\uf0e9", '<w:rFonts w:ascii="Wingdings"/>') + run(" 4%"), "↑ 4%"),
        (run("40") + "<w:del>" + run("41").replace("w:t", "w:delText") + "</w:del><w:ins>" + run(" calls") + "</w:ins>", "40 calls"),
        ("<w:moveFrom>" + run("gone") + "</w:moveFrom><w:moveTo>" + run("come") + "</w:moveTo>", "come"),
        (run("40 ") + run("secret ", "<w:vanish/>") + run("calls"), "40 calls"),
        (run("40 ") + run("calls", '<w:vanish w:val="0"/>'), "40 calls"),
        ('<w:hyperlink r:id="r9">' + run("the site") + "</w:hyperlink>", "the site"),
        ('<w:fldSimple w:instr=" REF x ">' + run("Table 2") + "</w:fldSimple>", "Table 2"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("40 calls") + "</w:sdtContent></w:sdt>", "40 calls"),
        (run("40 calls") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>", "40 calls"),
        (run("a ") + "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>", "a 3/4"),
        ("<w:smartTag><w:customXml>" + run("Northmoor") + "</w:customXml></w:smartTag>", "Northmoor"),
        (run("40") + '<w:commentRangeStart w:id="1"/>' + run(" calls") + '<w:r><w:commentReference w:id="1"/></w:r>', "40 calls"),
    ],
)  # fmt: skip
def test_what_is_printed_is_read(inner: str, said: str) -> None:
    assert text_of(inner) == said


def test_a_field_says_its_result_and_not_its_code() -> None:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    nested = begin + "<w:r><w:instrText>DATE</w:instrText></w:r>" + middle + run("in the code") + end
    code = "<w:r><w:instrText>IF 12 = </w:instrText></w:r>" + nested
    assert text_of(run("see ") + begin + code + middle + run("Table 2") + end + run(" below")) == "see Table 2 below"


def test_a_field_that_never_ends_swallows_nothing_of_the_next_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert [one.text for one in read(paragraph(run("One.") + begin), paragraph(run("Two.")))] == ["One.", "Two."]


@pytest.mark.parametrize("raised", ['<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="Mark"/>'])
def test_a_typed_mark_of_a_note_is_no_digit_of_the_number_before_it(raised: str) -> None:
    assert (
        text_of(run("120") + run("3", raised) + run(" calls on the 21") + run("st", raised)) == "120³ calls on the 21st"
    )


def test_a_paragraph_whose_mark_was_deleted_is_one_with_the_next() -> None:
    first = paragraph(run("There were "), properties="<w:rPr><w:del/></w:rPr>")
    assert [one.text for one in read(first, paragraph(run("40 calls.")))] == ["There were 40 calls."]


def test_a_large_initial_belongs_to_its_word() -> None:
    initial = paragraph(run("T"), properties='<w:framePr w:dropCap="drop"/>')
    assert [one.text for one in read(initial, paragraph(run("he force.")))] == ["The force."]


def test_text_of_a_hidden_style_is_left_out() -> None:
    assert [one.text for one in read(paragraph(run("Draft."), "Secret"), paragraph(run("Final.")))] == ["Final."]


def test_of_two_forms_of_the_same_thing_one_is_read() -> None:
    both = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    assert text_of(both.format(run("new"), run("old"))) == "new"

"""The numbers that Word prints before paragraphs, counted as it counts."""

from collections.abc import Iterable

import pytest

from answerable.calc.blocks import PassageKind
from answerable.evidence.intake.docx.counting import letters, ordinal, roman
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.tests.as_docx import docx_of

STYLES = """
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Para"/></w:style>
<w:style w:type="numbering" w:styleId="Ours"><w:name w:val="Ours"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>')
    + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Para"/>')
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "%4.")
    + level(4, "decimal", "%1.%4.%5", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf0b7") + level(1, "bullet", "o") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">'
    + level(0, "upperRoman", "Part %1")
    + level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    + level(2, "decimalZero", "%3", start=5)
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    + level(0, "upperLetter", "%1)")
    + "</w:lvlOverride></w:num>"
    '<w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>'
)


def numbered(num: int, at: int, text: str = "It fell.") -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def styled(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>It fell.</w:t></w:r></w:p>'


def printed(paragraphs: Iterable[str]) -> list[str]:
    data = docx_of("".join(paragraphs), {"styles.xml": STYLES, "numbering.xml": NUMBERING})
    return [one.text.removesuffix("It fell.").strip() for one in read_docx(data, "paper.docx").passages]


@pytest.mark.parametrize(
    ("lists", "numbers"),
    [
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "1.1", "1.2", "2.", "2.1"]),
        ([(1, 0), (1, 2), (1, 3), (1, 3), (1, 2), (1, 3)], ["1.", "(a)", "i.", "ii.", "(b)", "i."]),
        ([(1, 1), (1, 1)], ["1.1", "1.2"]),
        ([(1, 0), (1, 3), (1, 3), (1, 4)], ["1.", "i.", "ii.", "1.2.1"]),
        ([(2, 0), (2, 1)], ["", ""]),
        ([(3, 0), (3, 1), (3, 1), (3, 0), (3, 1), (3, 2), (3, 2)], ["Part I", "1.", "2.", "Part II", "3.", "05.", "06."]),
        ([(1, 0), (4, 0), (4, 0), (1, 0)], ["1.", "7.", "8.", "9."]),
        ([(1, 0), (5, 0)], ["1.", "B)"]),
        ([(1, 0), (6, 0)], ["1.", "2."]),
        ([(9, 0), (1, 8)], ["", ""]),
    ],
)  # fmt: skip
def test_lists_count_as_word_does(lists: list[tuple[int, int]], numbers: list[str]) -> None:
    assert printed(numbered(num, at) for num, at in lists) == numbers


def test_numbers_come_from_styles_and_those_they_are_based_on() -> None:
    assert printed(styled(style) for style in ("H1", "Para", "Body", "H1", "Body")) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_paragraph_can_put_off_the_number_of_its_style() -> None:
    plain = '<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>It fell.</w:t></w:r></w:p>'
    assert printed([styled("H1"), plain, styled("H1")]) == ["1.", "", "2."]


def test_an_empty_paragraph_takes_a_number_that_nothing_stands_beside() -> None:
    assert printed([numbered(1, 0), numbered(1, 0, ""), numbered(1, 0)]) == ["1.", "3."]


@pytest.mark.parametrize(
    ("num", "at", "kind", "number", "deep"),
    [(1, 0, PassageKind.ITEM, "1", 1), (1, 1, PassageKind.PARAGRAPH, "1.1", 0), (1, 2, PassageKind.ITEM, "(a)", 3), (2, 1, PassageKind.ITEM, "", 2)],
)  # fmt: skip
def test_what_is_numbered_is_a_paragraph_or_an_item(
    num: int, at: int, kind: PassageKind, number: str, deep: int
) -> None:
    (only,) = read_docx(docx_of(numbered(num, at), {"numbering.xml": NUMBERING}), "paper.docx").passages
    assert (only.kind, only.number, only.level) == (kind, number, deep)


def test_the_text_begins_with_the_number_that_is_printed() -> None:
    (only,) = read_docx(docx_of(numbered(1, 1), {"numbering.xml": NUMBERING}), "paper.docx").passages
    assert only.text == "1.1 It fell."


def test_numbers_are_written_in_letters_roman_figures_and_words_of_order() -> None:
    assert [letters(count) for count in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [roman(count) for count in (1, 4, 9, 44, 1999, 4000)] == ["i", "iv", "ix", "xliv", "mcmxcix", "4000"]
    assert [ordinal(count) for count in (1, 2, 3, 11, 22, 113)] == ["1st", "2nd", "3rd", "11th", "22nd", "113th"]

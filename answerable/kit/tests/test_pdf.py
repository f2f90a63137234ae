"""Papers as PDF: what stands in them, that nothing is read as markup, and that they can be read aloud."""

import ctypes
from collections.abc import Iterator
from datetime import UTC, datetime

import pypdfium2
import pytest
from pypdfium2 import raw

from answerable.kit.components import Tone
from answerable.kit.docx import About, Heading, Items, Paragraph, Quote, Table
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Picture, Run, in_word
from answerable.kit.pdf import pdf_bytes

ABOUT = About("A paper", "An office", datetime(2024, 6, 18, 9, 30, tzinfo=UTC))
DRAWING = '<svg viewBox="0 0 100 20" width="100" height="20"><path class="line" d="M0 0L50 10L100 0"/></svg>'
EVERY: tuple[PaperPart, ...] = (
    Heading("First"),
    Paragraph("It fell.", "In short:"),
    Passage((Run("See "), Run("where", href="#source-1"), Run(" and "), Run("there", href="https://example.org/"))),
    Passage((Run("Red", is_strong=True, tone=Tone.RED),), is_quiet=True),
    Listed(("One source",), is_numbered=True, names=("source-1",)),
    Definitions((("Red", "It was not done."),)),
    Grid("Calls by year", ("Year", "Calls"), (("2023", "154,666"),)),
    Table("Calls again", ("Year", "Calls"), (("2023", "154,666"),)),
    Quote("“It fell.”", "Line 4"),
    Items(("One", "Two")),
    Picture(DRAWING, "A line that falls and rises", "Calls"),
)


def read(*parts: PaperPart) -> str:
    """The words of the paper below its title, each space one space."""
    pages = pypdfium2.PdfDocument(pdf_bytes(ABOUT, parts))
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def elements(data: bytes) -> Iterator[tuple[str, str]]:
    """The kind and the alternative text of every element of the structure, in the order of reading."""
    for page in pypdfium2.PdfDocument(data):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _below(raw.FPDF_StructTree_GetChildAtIndex(tree, at))


def _below(element: object) -> Iterator[tuple[str, str]]:
    if not element:
        return
    yield _words(raw.FPDF_StructElement_GetType, element), _words(raw.FPDF_StructElement_GetAltText, element)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _below(raw.FPDF_StructElement_GetChildAtIndex(element, at))


def _words(ask: object, of: object) -> str:
    buffer = ctypes.create_string_buffer(1000)
    size = ask(of, buffer, 1000)  # type: ignore[operator]
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def test_everything_said_stands_in_it() -> None:
    told = read(*EVERY)
    for words in (
        "First",
        "In short: It fell.",
        "Red: It was not done.",
        "Calls by year",
        "154,666",
        "Line 4",
        "1. One",
    ):
        assert words in told


@pytest.mark.parametrize(
    "words",
    ["#let x = 1", "$a$ b_c *d*", "@who <here>", "a \\ b \\u{41}", "[x] {y} (z)", "\"q\" 'q' `raw` ```x```", "= a", "- b", "// c /* d */", "#(1+1)", "~ -- ..."],
)  # fmt: skip
def test_words_are_never_markup(words: str) -> None:
    told = read(
        Heading(words), Paragraph(words, words), Items((words,)), Definitions(((words, words),)),
        Grid(words, (words,), ((words,),)), Quote(words, words),
    )  # fmt: skip
    assert told.count(" ".join(words.split())) == 11


def test_control_characters_are_left_out_and_lines_end() -> None:
    assert read(Paragraph("One\x00\x07\u202e two\nthree")).startswith("A paper One two three")


def test_what_no_font_has_is_named() -> None:
    assert "Well done [grinning face]" in read(Paragraph("Well done 😀"))


def test_the_same_words_are_the_same_bytes() -> None:
    assert pdf_bytes(ABOUT, EVERY) == pdf_bytes(ABOUT, EVERY)


def test_it_says_what_it_is() -> None:
    data = pdf_bytes(ABOUT, EVERY)
    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    assert (told["Title"], told["Author"], told["CreationDate"][:16]) == ("A paper", "An office", "D:20240618093000")
    language = (ctypes.c_ushort * 40)()
    raw.FPDFCatalog_GetLanguage(document, language, 80)
    assert bytes(language).decode("utf-16-le").rstrip("\0") == "en-GB"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


def test_it_is_tagged() -> None:
    data = pdf_bytes(ABOUT, EVERY)
    assert raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(data))
    kinds = [kind for kind, _ in elements(data)]
    assert {"Document", "H1", "P", "L", "LI", "Table", "TH", "TD", "Caption", "Figure", "Link", "BlockQuote"} <= set(
        kinds
    )
    assert kinds.count("TH") == 4


def test_a_picture_says_what_it_shows() -> None:
    assert ("Figure", "A line that falls and rises") in elements(pdf_bytes(ABOUT, EVERY))


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot see it"):
        pdf_bytes(ABOUT, [Picture(DRAWING, " ")])


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="as SVG"):
        pdf_bytes(ABOUT, [Picture("<p>None</p>", "None")])


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="as wide as its heads"):
        pdf_bytes(ABOUT, [Grid("Calls", ("Year",), (("2023", "1"),))])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "#nowhere", "file:///etc/passwd", "https://"])
def test_only_addresses_and_parts_of_the_paper_are_led_to(address: str) -> None:
    data = pdf_bytes(ABOUT, [Passage((Run("There", href=address),))])
    assert "Link" not in [kind for kind, _ in elements(data)]


def test_headings_go_down_by_one() -> None:
    kinds = [kind for kind, _ in elements(pdf_bytes(ABOUT, [Heading("First", 3), Heading("Second", 3)]))]
    assert [one for one in kinds if one.startswith("H")] == ["H1", "H2"]


def test_two_parts_of_one_name_are_no_fault() -> None:
    assert "One Two" in read(
        Passage("One", name="here"), Passage("Two", name="here"), Passage((Run("x", href="#here"),))
    )


def test_nothing_to_say_is_a_paper_too() -> None:
    assert read().startswith("A paper")


def test_word_is_told_the_same() -> None:
    told = in_word(EVERY)
    assert Paragraph("It was not done.", "Red:") in told
    assert Paragraph("A line that falls and rises", "Calls") in told
    assert Paragraph("See where and there") in told


def test_an_address_longer_than_a_link_can_be_leaves_its_words() -> None:
    assert "there" in read(Passage((Run("there", href="https://example.org/" + "a" * 9000),)))


def test_a_heading_without_words_is_told_as_one() -> None:
    assert "Untitled" in read(Heading(" "))


def test_a_character_of_a_drawing_that_no_font_shows_is_written_as_its_name() -> None:
    drawing = DRAWING.replace("</svg>", '<text x="1" y="9">\u6f22</text></svg>')
    assert pdf_bytes(ABOUT, (Picture(drawing, "A line"),)).startswith(b"%PDF")

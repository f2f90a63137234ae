"""What goes over pages and columns in a PDF: tables, sentences, headers; and reading order on one page."""

import pytest

from answerable.calc.blocks import Document, PassageKind
from answerable.evidence.intake.pdf.reading import read_pdf
from answerable.evidence.tests.as_pdf_by_hand import pdf, prose, table, words

HEAD = ["District", "Calls", "Answered"]
LEFT = [
    "The force took more calls in the",
    "year than ever before, and it has",
    "answered most of them within ten",
    "seconds, as it had promised to do",
    "when the plan was made. The callers",
    "who rang about other things waited",
]
RIGHT = [
    "for longer than they had before the",
    "change. The board has asked why this",
    "is so, and the answer was that there",
    "are fewer people to take the calls at",
    "the weekend, when more of them come",
    "in than on the other days.",
]


def read(*pages: str) -> Document:
    return read_pdf(pdf(*pages), "paper.pdf")


def named(*names: str) -> list[list[str]]:
    return [[name, f"1,{len(name)}60", "365"] for name in names]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_goes_on_over_a_page_and_its_head_is_read_once(ruled: bool) -> None:
    first = words(70, 100, "The calls by district were these.") + table(
        [HEAD, *named("Ashby", "Bexby", "Colby")], y=700, ruled=ruled
    )
    second = table([HEAD, *named("Dunmere", "Eastby")], y=60, ruled=ruled) + words(70, 300, "Most calls were answered.")
    document = read(first, second)
    assert [row.cells[0] for row in document.tables[0].rows] == [
        "District",
        "Ashby",
        "Bexby",
        "Colby",
        "Dunmere",
        "Eastby",
    ]
    assert [row.page for row in document.tables[0].rows] == [1, 1, 1, 1, 2, 2]


def test_a_table_goes_on_though_its_head_is_not_repeated() -> None:
    first = words(70, 100, "The calls by district were these.") + table([HEAD, *named("Ashby", "Bexby")], y=740)
    second = table(named("Colby", "Dunmere"), y=60) + words(70, 300, "Most calls were answered.")
    assert [len(each.rows) for each in read(first, second).tables] == [5]


def test_another_table_on_the_next_page_is_another_table() -> None:
    first = table([HEAD, *named("Ashby", "Bexby")], y=740)
    second = table([["Station", "Officers", "Staff"], *named("Colby", "Dunmere")], y=60)
    assert [len(each.rows) for each in read(first, second).tables] == [3, 3]


def test_a_repeated_head_at_the_top_of_each_page_is_no_header() -> None:
    pages = [
        table([HEAD, *named(*names)], y=50, ruled=False)
        for names in (("Ashby", "Bexby"), ("Colby", "Dunby"), ("Eastby", "Fenby"))
    ]
    document = read(*pages)
    assert [row.cells[0] for row in document.tables[0].rows] == [
        "District",
        "Ashby",
        "Bexby",
        "Colby",
        "Dunby",
        "Eastby",
        "Fenby",
    ]


def test_headers_and_page_numbers_are_dropped() -> None:
    pages = [
        words(70, 30, "Northmoor Board papers", 9)
        + words(290, 820, f"{number}", 9)
        + prose(70, 100, f"It had {number}0 calls a day.")
        for number in (1, 2, 3, 4)
    ]
    assert [each.text for each in read(*pages).passages] == [
        f"It had {number}0 calls a day." for number in (1, 2, 3, 4)
    ]


def test_numbers_at_the_foot_that_do_not_count_pages_stay() -> None:
    pages = [
        prose(70, 100 + int(number), "It had many calls.") + words(290, 800, number) for number in ("412", "57", "303")
    ]
    assert [each.text for each in read(*pages).passages][1::2] == ["412", "57", "303"]


def test_figures_that_stand_at_one_place_of_each_page_stay() -> None:
    pages = [
        words(70, 60, name) + prose(70, 90, f"It had {calls} calls in the year.")
        for name, calls in (("Ashby", 412), ("Bexby", 97), ("Colby", 208))
    ]
    assert len(read(*pages).passages) == 6


def test_a_sentence_goes_on_over_a_page() -> None:
    document = read(prose(70, 770, *LEFT), prose(70, 60, *RIGHT))
    assert [each.text for each in document.passages] == [" ".join([*LEFT, *RIGHT])]
    assert document.passages[0].page == 1


def test_a_footnote_does_not_stand_in_the_middle_of_a_sentence() -> None:
    note = words(70, 810, "1", 5.5) + words(75, 813, "By the clock of the station.", 8)
    document = read(prose(70, 600, *LEFT) + note, prose(70, 60, *RIGHT))
    assert [each.kind for each in document.passages] == [PassageKind.PARAGRAPH, PassageKind.FOOTNOTE]


def test_two_columns_are_read_one_after_the_other() -> None:
    page = words(70, 60, "1. CALLS TO THE FORCE", 16, "F2") + prose(70, 100, *LEFT) + prose(310, 100, *RIGHT)
    document = read(page)
    assert [each.text for each in document.passages] == ["1. CALLS TO THE FORCE", " ".join([*LEFT, *RIGHT])]


def test_columns_whose_lines_stand_at_other_heights() -> None:
    page = prose(70, 100, *LEFT) + prose(310, 106, *RIGHT)
    assert [each.text for each in read(page).passages] == [" ".join([*LEFT, *RIGHT])]


def test_a_paragraph_ends_where_a_line_is_short() -> None:
    lines = [*LEFT, "for less than a minute.", "It was a good year for the force in", "most of its work."]
    assert [each.text[:11] for each in read(prose(70, 100, *lines)).passages] == ["The force t", "It was a go"]


def test_a_number_at_the_beginning_of_a_line_begins_no_paragraph() -> None:
    lines = [
        "The force has taken in the year many more calls than in",
        "2. 5 of them were about the weather; none of them",
        "was answered.",
    ]
    assert len(read(prose(70, 100, *lines)).passages) == 1


def test_a_heading_is_larger_or_bold() -> None:
    page = (
        words(70, 60, "Calls to the force", 15)
        + prose(70, 100, *LEFT, "for less than a minute.")
        + words(70, 220, "Other calls", 11, "F2")
    )
    kinds = [each.kind for each in read(page + prose(70, 240, *RIGHT)).passages]
    assert kinds == [PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.PARAGRAPH]

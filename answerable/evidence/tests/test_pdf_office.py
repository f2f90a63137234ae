"""What office software writes into a PDF: many small runs, borders as thin rectangles, shades, kerning, marks and boxes."""

from answerable.calc.blocks import Document, PassageKind
from answerable.evidence.intake.pdf.reading import read_pdf
from answerable.evidence.tests.as_pdf_by_hand import (
    borders,
    filled,
    framed,
    pdf,
    prose,
    spaced,
    table,
    turned,
    words,
)

ROWS = [["District", "Calls", "Answered"], ["Ashby", "1,460", "365"], ["Brackwater", "1,240", "434"]]


def read(*pages: str) -> Document:
    return read_pdf(pdf(*pages), "paper.pdf")


def cells(document: Document) -> list[list[list[str]]]:
    return [[list(row.cells) for row in each.rows] for each in document.tables]


def said(document: Document) -> list[str]:
    return [each.text for each in document.passages]


def test_borders_that_are_thin_rectangles_make_a_table() -> None:
    assert cells(read(table(ROWS))) == [ROWS]


def test_a_shaded_head_row_changes_nothing() -> None:
    assert cells(read(filled(70, 120, 300, 20, 0.8) + table(ROWS))) == [ROWS]


def test_a_table_without_lines_is_found_by_its_gaps() -> None:
    assert cells(read(table(ROWS, ruled=False))) == [ROWS]


def test_a_table_of_shaded_rows_only() -> None:
    shades = filled(70, 120, 300, 20, 0.7) + filled(70, 160, 300, 20, 0.9)
    assert cells(read(shades + table(ROWS, ruled=False))) == [ROWS]


def test_a_table_open_at_its_sides() -> None:
    lines = "".join(filled(70, y, 300, 0.5) for y in (120, 140, 160, 180))
    uprights = "".join(filled(x, 120, 0.5, 60) for x in (170, 270))
    assert cells(read(lines + uprights + table(ROWS, ruled=False))) == [ROWS]


def test_rows_that_no_line_parts_are_still_rows() -> None:
    frame = (
        "".join(filled(x, 120, 0.5, 80) for x in (70, 170, 270, 370))
        + filled(70, 120, 300, 0.5)
        + filled(70, 200, 300, 0.5)
    )
    rows = [*ROWS, ["Dunmere", "980", "196"]]
    assert cells(read(frame + filled(70, 140, 300, 0.5) + table(rows, ruled=False))) == [rows]


def test_a_word_in_several_runs_is_one_word() -> None:
    page = words(70, 100, "Bur") + words(86.5, 100, "glary fell") + words(131, 100, "by") + words(145.7, 100, "12%.")
    assert said(read(page)) == ["Burglary fell by 12%."]


def test_spaces_that_are_only_moves_are_spaces() -> None:
    assert said(read(spaced(70, 100, "Ashby", 280, "had", 280, "1,", -20, "460", 280, "calls."))) == [
        "Ashby had 1,460 calls."
    ]


def test_a_row_written_in_one_run_has_its_cells() -> None:
    rows = [["Ashby", "410", "369"], ["Bexby", "275", "297"], ["Colby", "190", "171"]]
    page = "".join(spaced(70, 100 + 16 * at, row[0], 5000, row[1], 4000, row[2]) for at, row in enumerate(rows))
    assert cells(read(page)) == [rows]


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    page = words(70, 100, "Calls rose to 1,460.") + words(70.3, 100, "Calls rose to 1,460.")
    assert said(read(page)) == ["Calls rose to 1,460."]


def test_a_footnotes_mark_is_no_part_of_the_figure() -> None:
    page = words(70, 100, "There were 1,234") + words(153, 96, "5", 6.5) + words(160, 100, "calls in all.")
    body = prose(
        70, 130, "The force took many more calls in the year than", "in the one before it, and answered most of them."
    )
    note = words(70, 780, "5", 5.5) + words(75, 783, "Of which some were about the weather.", 8)
    document = read(page + body + note)
    assert said(document)[0] == "There were 1,234 calls in all."
    foot = document.passages[-1]
    assert (foot.kind, foot.number, foot.text) == (PassageKind.FOOTNOTE, "5", "Of which some were about the weather.")


def test_a_head_over_two_columns_stands_in_both() -> None:
    lower = borders([70, 170, 270, 370], [140, 160, 180])
    upper = borders([70, 170], [120, 140]) + borders([170, 370], [120, 140])
    said_above = words(75, 134, "District") + words(175, 134, "Calls in 2023")
    below = (
        words(175, 154, "Made")
        + words(275, 154, "Answered")
        + words(75, 174, "Ashby")
        + words(175, 174, "1,460")
        + words(275, 174, "365")
    )
    found = read(upper + lower + said_above + below).tables[0]
    assert found.rows[0].cells == ("District", "Calls in 2023", "Calls in 2023")
    assert (found.rows[0].said, found.heads) == ("District Calls in 2023", 2)


def test_a_cell_over_two_rows_stands_in_both() -> None:
    right = borders([170, 270], [120, 140, 160])
    left = borders([70, 170], [120, 160])
    page = left + right + words(75, 144, "Ashby") + words(175, 134, "2022") + words(175, 154, "2023")
    assert cells(read(page)) == [[["Ashby", "2022"], ["Ashby", "2023"]]]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    grid = borders([70, 170, 270], [120, 150, 170])
    page = (
        grid
        + prose(75, 132, "Calls that were", "answered")
        + words(175, 132, "Share")
        + words(75, 164, "365")
        + words(175, 164, "25%")
    )
    assert cells(read(page)) == [[["Calls that were answered", "Share"], ["365", "25%"]]]


def test_words_that_run_upwards_in_a_cell_are_read() -> None:
    grid = borders([70, 100, 200], [120, 200, 220])
    page = (
        grid
        + turned(90, 190, "Ashby town", 0, 1)
        + words(110, 160, "1,460")
        + words(75, 214, "All")
        + words(110, 214, "9,900")
    )
    assert cells(read(page)) == [[["Ashby town", "1,460"], ["All", "9,900"]]]


def test_a_stamp_aslant_over_the_page_is_left_out() -> None:
    page = turned(200, 500, "DRAFT", 0.7071, 0.7071, 60) + words(70, 100, "Calls rose to 1,460.")
    assert said(read(page)) == ["Calls rose to 1,460."]


def test_prose_in_a_frame_is_a_box() -> None:
    page = (
        prose(70, 100, "The force took 1,460 calls.")
        + framed(70, 200, 300, 60)
        + prose(80, 220, "Ashby had", "the most of them.")
    )
    assert [each.kind for each in read(page).passages] == [PassageKind.PARAGRAPH, PassageKind.BOX]


def test_a_border_round_the_page_is_no_box() -> None:
    page = framed(30, 30, 535, 780) + prose(70, 100, "The force took 1,460 calls.")
    assert read(page).passages[0].kind is PassageKind.PARAGRAPH


def test_a_box_beside_the_text_does_not_break_its_paragraph() -> None:
    lines = [
        "The force took more calls in the year",
        "than ever before, and it answered the",
        "most of them in ten seconds or less",
        "as it had promised.",
    ]
    page = prose(70, 100, *lines) + framed(350, 95, 150, 40) + words(360, 115, "1,460 calls in all")
    assert said(read(page)) == [" ".join(lines), "1,460 calls in all"]


def test_items_keep_their_bullets_and_their_second_lines() -> None:
    page = "".join(
        words(88, y, "•") + prose(106, y, first, "than in the year before.")
        for y, first in ((100, "Fewer thefts"), (130, "More calls"))
    )
    document = read(page)
    assert said(document) == ["• Fewer thefts than in the year before.", "• More calls than in the year before."]
    assert {each.kind for each in document.passages} == {PassageKind.ITEM}


def test_a_drawing_within_a_drawing_is_read() -> None:
    document = read_pdf(pdf("q 1 0 0 1 10 -20 cm /Fm1 Do Q", form=table(ROWS)), "paper.pdf")
    assert cells(document) == [ROWS]


def test_a_page_that_is_turned_is_read_as_seen() -> None:
    upright = table(ROWS)
    turned_page = f"q 0 1 -1 0 842 0 cm {upright} Q"
    assert cells(read_pdf(pdf(turned_page, box="0 0 842 595", rotate=90), "paper.pdf")) == [ROWS]


def test_the_dots_of_a_table_of_contents_lead_to_its_pages() -> None:
    first = words(70, 100, "Calls") + words(100, 100, "." * 127) + words(494, 100, "4")
    second = words(70, 116, "Crime in the towns") + words(170, 116, "." * 103) + words(488, 116, "12")
    assert cells(read(first + second)) == [[["Calls", "4"], ["Crime in the towns", "12"]]]

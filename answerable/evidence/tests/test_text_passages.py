"""The passages of a plain text: what part they play, their printed numbers, their pages, and what cannot be seen in them."""

import pytest

from answerable.calc.blocks import Passage, PassageKind
from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.text import read_bytes, read_text

HEADING, PARAGRAPH, ITEM, FOOTNOTE = (
    PassageKind.HEADING,
    PassageKind.PARAGRAPH,
    PassageKind.ITEM,
    PassageKind.FOOTNOTE,
)


def only(text: str) -> Passage:
    (block,) = read_text(text, "paper").passages
    return block


@pytest.mark.parametrize(
    ("text", "kind", "number", "level"),
    [
        ("NORTHMOOR BOARD", HEADING, "", 1),
        ("Calls from the public", HEADING, "", 2),
        ("1. PURPOSE OF REPORT", HEADING, "1", 1),
        ("2.1 Calls from the public", HEADING, "2.1", 2),
        ("2.1 There were 40 calls.", PARAGRAPH, "2.1", 0),
        ("5.11 “Robbery” fell by 4%.", PARAGRAPH, "5.11", 0),
        ("(a) the board agreed;", ITEM, "(a)", 1),
        ("a) the board agreed;", ITEM, "a)", 1),
        ("(iv) the board agreed;", ITEM, "(iv)", 1),
        ("3. The board agreed to it.", ITEM, "3", 1),
        ("- the board agreed", ITEM, "", 1),
        ("    • the board agreed", ITEM, "", 3),
        ("¹ As the board agreed.", FOOTNOTE, "1", 0),
        ("[^2]: As the board agreed.", FOOTNOTE, "2", 0),
        ("There were 40 calls.", PARAGRAPH, "", 0),
        ("2.5 million calls were taken.", PARAGRAPH, "", 0),
        ("and 40 calls were taken in May", PARAGRAPH, "", 0),
    ],
)
def test_a_passage_knows_its_part_and_its_number(text: str, kind: PassageKind, number: str, level: int) -> None:
    found = only(text)
    assert (found.kind, found.number, found.level) == (kind, number, level)


def test_the_number_stays_in_the_text() -> None:
    assert only("5.11 Robbery fell by 4%.").text == "5.11 Robbery fell by 4%."


def test_a_passage_stands_under_the_last_heading() -> None:
    document = read_text("CALLS\n\n- by telephone\n\nThere were 40 of them.", "paper")
    assert [one.heading for one in document.passages] == ["", "CALLS", "CALLS"]


def test_a_passage_knows_its_page_where_there_are_pages() -> None:
    document = read_text("One.\n\fTwo.\n\f\fFour.", "paper")
    assert ([one.page for one in document.passages], document.pages) == ([1, 2, 4], 4)


def test_a_text_without_page_ends_has_no_pages() -> None:
    document = read_text("One.\n\nTwo.", "paper")
    assert ([one.page for one in document.passages], document.pages) == ([None, None], None)


def test_a_sentence_goes_on_over_a_page_and_its_number() -> None:
    text = "The force took 40 calls across the\n\n7\n\fwhole of the county in May."
    assert only(text).text == "The force took 40 calls across the whole of the county in May."


def test_what_stands_at_the_edge_of_most_pages_is_not_of_the_paper() -> None:
    pages = [
        f"Northmoor Board, agenda item 7\n\nPart {name} is told here.\n\nPage {at} of 4"
        for at, name in enumerate("ABCD", 1)
    ]
    told = [one.text for one in read_text("\f".join(pages), "paper").passages]
    assert told == [f"Part {name} is told here." for name in "ABCD"]


def test_a_lone_number_is_kept_where_there_are_no_pages() -> None:
    assert [one.text for one in read_text("Calls taken:\n\n412\n", "paper").passages] == ["Calls taken:", "412"]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("\u202b40\u200e calls\u202c", "40 calls"),
        ("4\u200b0\u2060 \ufeffcalls", "40 calls"),
        ("neigh\u00adbourhood", "neighbourhood"),
        ("40\u00a0calls,\u2009or\u202f50\u3000more", "40 calls, or 50 more"),
        ("\x00\x01\x1b\x7f40 calls\x9f", "40 calls"),
        ("non\u2011emergency o\ufb03cers", "non-emergency officers"),
        ("\uf0b7 calls", "• calls"),
        ("\ud80040", "40"),
        ("a\tb\nc\fd  e", "a\tb\nc\fd  e"),
        ("£1,250 – 4½% – “plain” −3 café", "£1,250 – 4½% – “plain” −3 café"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(line: str, seen: str) -> None:
    assert cleaned(line) == seen


def test_a_word_that_a_soft_hyphen_parts_over_two_lines_is_whole() -> None:
    assert only("There were 40 neigh\u00ad\nbourhood teams.").text == "There were 40 neighbourhood teams."


def test_marks_in_the_midst_of_a_number_do_not_part_it() -> None:
    data = "There were \u200f1,\u200b753\u200e clips.".encode("utf-16-le")
    assert read_bytes(data, "paper.txt").passages[0].text == "There were 1,753 clips."

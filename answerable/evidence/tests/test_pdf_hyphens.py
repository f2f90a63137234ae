"""A word that a line's end cut in two is one word again; a compound, a range and a double name keep their hyphen."""

import pytest

from answerable.evidence.intake.pdf.hyphens import Joiner

PARTED = ["the depart-", "ment has", "many lines"]
WHOLE = ["a line", "of a paper"] * 60 + ["for a multi-"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["the depart-", "ment has"], "the department has"),
        (["twenty-", "four people"], "twenty-four people"),
        (["in 2022-", "23 it"], "in 2022-23 it"),
        (["in 2022–", "23 it"], "in 2022–23 it"),
        (["the Anglo-", "Saxon past"], "the Anglo-Saxon past"),
        (["theft and/", "or fraud"], "theft and/or fraud"),
        (["a fall -", "the first"], "a fall - the first"),
        (["many", "calls"], "many calls"),
        ([], ""),
    ],
)
def test_lines_are_put_together(lines: list[str], said: str) -> None:
    assert Joiner("", PARTED).joined(lines) == said


def test_the_document_shows_how_its_words_are_written() -> None:
    assert Joiner("they are co-ordinated here", PARTED).joined(["a co-", "ordinated plan"]) == "a co-ordinated plan"
    assert Joiner("nonsense is here", PARTED).joined(["what non-", "sense"]) == "what nonsense"


def test_where_no_words_are_parted_a_hyphen_is_one_of_a_compound() -> None:
    assert Joiner("", WHOLE).joined(["the tax-", "payers paid"]) == "the tax-payers paid"

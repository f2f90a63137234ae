"""Where blocks stand, and whether a locator names that place."""

import pytest

from answerable.calc.blocks import Passage, PassageKind, Row, Table
from answerable.calc.whereabouts import read_locator, whereabouts


def heading(text: str, level: int) -> Passage:
    return Passage(text, ((0, 1),), kind=PassageKind.HEADING, level=level)


def paragraph(text: str, number: str = "") -> Passage:
    return Passage(text, ((0, 2),), number=number)


TABLE = Table((Row(5, ("Ferry", "7")),), "Sailings by ferry")
BLOCKS = (
    heading("Appendix B: what the harbour did", 1),
    heading("2 Ferries and quays", 2),
    paragraph("2.4 Ferries sailed 9 times."),
    TABLE,
    heading("C Division", 2),
    paragraph("It has 4 quays."),
)


@pytest.mark.parametrize(
    ("locator", "named"),
    [
        ("paragraph 2.4; line 77", {2, 3}),
        ("paragraph 2.4, table; line 80", {2, 3}),
        ("Appendix B, paragraph 2.4", {2, 3}),
        ("Appendix A, paragraph 2.4", set()),
        ("section Ferries and Quays; line 9", {1, 2, 3}),
        ("section C Division; page 3", {4, 5}),
        ("section B Division", set()),
        ("line 2", set()),
    ],
)
def test_a_locator_names_the_blocks_of_its_number_or_heading(locator: str, named: set[int]) -> None:
    where = whereabouts(BLOCKS)
    assert {at for at in range(len(BLOCKS)) if read_locator(locator).names(where[at])} == named


def test_the_number_of_a_paragraph_ends_with_its_heading() -> None:
    assert whereabouts(BLOCKS)[5].numbers == frozenset()

"""Yearly numbers made of some months."""

import pytest

from answerable.calc.consistency.annualised import annualised
from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.tests.papers import check_found, check_silent


def test_a_bracket_that_is_no_multiple() -> None:
    message = "730 in 6 months is 1,460 in a year, not 1.3k."
    check_found(annualised, message, "In a six-month period there were 730 (1.3k) posts with 810 (1.6k) replies.")


def test_a_forecast_from_two_months() -> None:
    message = "24,600 a year is 4,100 of 2 months times 6: a year has seasons that 2 months do not show."
    paper = "Messages in July and August were 4,100 with an estimated 24,600 over the next 12 months."
    assert check_found(annualised, message, paper).kind is Kind.BASELINE


RIGHT = [
    "In a six-month period there were 730 (1.5k) posts.",
    "In a six-month period there were 730 (690 before) posts.",
    "There were 730 (1.3k) posts.",
    "Messages were 4,100, with an estimated 26,000 over the next 12 months.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_multiple_or_none_at_all(paper: str) -> None:
    check_silent(annualised, paper)

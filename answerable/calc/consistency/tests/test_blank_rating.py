"""Rows without a rating."""

import pytest

from answerable.calc.consistency.blank_rating import blank_rating
from answerable.calc.consistency.finding import Severity
from answerable.calc.consistency.tests.papers import check_found, check_silent

HEAD = "Objective|RAG\n1.1 Safer harbours at night|GREEN\n1.2 Quicker answers to calls|AMBER\n"


def test_rows_without_a_rating() -> None:
    message = "1 of 3 rows that are to be rated have no rating (a mere colour is not read)."
    finding = check_found(blank_rating, message, HEAD + "1.3 More patrols of the quays|")
    assert finding.severity is Severity.HIGH
    assert [place.line for place in finding.places] == [4]


def test_a_column_that_is_wholly_blank_may_be_colour() -> None:
    message = "1 of 1 rows that are to be rated have no rating (a mere colour is not read)."
    finding = check_found(blank_rating, message, "Objective|RAG\n1.3 More patrols of the quays|")
    assert finding.severity is Severity.MEDIUM


RIGHT = [HEAD, "Objective|Owner\n1.3 More patrols of the quays|", HEAD + "SAFER VILLAGES AND TOWNS|\n"]


@pytest.mark.parametrize("paper", RIGHT)
def test_nothing_is_blank_that_rates(paper: str) -> None:
    check_silent(blank_rating, paper)

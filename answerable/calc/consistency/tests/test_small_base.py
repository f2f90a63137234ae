"""A percentage of a handful."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.small_base import small_base
from answerable.calc.consistency.tests.papers import check_found, check_silent


def test_a_percentage_of_a_handful() -> None:
    message = "50% is told of a change from 4 to 6: of so few, one more or less is another percentage."
    finding = check_found(small_base, message, "Attempted murders rose by 50%, from 4 to 6.")
    assert finding.kind is Kind.BASELINE


RIGHT = [
    "Attempted murders rose by 50%, from 40 to 60.",
    "Attempted murders rose from 4 to 6.",
    "The budget rose by 50%, from £4m to £6m.",
    "The share rose by 50%, from 4% to 6%.",
    "The wait rose by 50%, from 4 minutes to 6 minutes.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_enough_to_tell_a_percentage_of(paper: str) -> None:
    check_silent(small_base, paper)

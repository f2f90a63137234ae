"""A run of years at two times."""

import pytest

from answerable.calc.consistency.nth_year import nth_year
from answerable.calc.consistency.tests.papers import check_found, check_silent


def test_a_run_told_as_current_and_of_a_past_year() -> None:
    paper = "We are currently in our ninth consecutive year of falling crime.\nNothing.\nIn 2011/12 the force achieved its ninth consecutive year of falling crime."
    check_found(nth_year, "The ninth consecutive year is told of now and of 2011/12.", paper)


RIGHT = [
    "In 2011/12 we had our ninth consecutive year of falling crime.\nNothing.\nIn 2012/13 we had our tenth consecutive year of falling crime.",
    "In 2011/12 we had our ninth consecutive year of falling crime.\nNothing.\nIn 2011/12 the force had its ninth consecutive year of falling crime.",
    "In 2011/12 we had our third consecutive year of falling crime.\nNothing.\nIn 2015/16 complaints rose for a third consecutive year.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_another_run_or_the_same_year(paper: str) -> None:
    check_silent(nth_year, paper)

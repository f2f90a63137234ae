"""One thing with two names."""

import pytest

from answerable.calc.consistency.tests.papers import check_found, check_silent
from answerable.calc.consistency.two_names import two_names


def test_a_short_form_written_out_in_two_ways() -> None:
    paper = "The Harbour Action Team (HAT) was launched.\nNothing.\nThe Harbour Alert Team (HAT) has grown."
    check_found(two_names, "One thing has two names: “Harbour Action Team” and “Harbour Alert Team”.", paper)


def test_a_long_name_that_differs_by_a_word_from_an_explained_one() -> None:
    paper = (
        "A Tenant Protection Order (TPO) was made.\nNothing.\nThe number of Tenant Prevention Orders granted has grown."
    )
    check_found(two_names, "One thing has two names: “Tenant Protection Order” and “Tenant Prevention Orders”.", paper)


RIGHT = [
    "The Harbour Action Team (HAT) was launched.\nThe Harbour Action Teams (HAT) have grown.",
    "The Harbour Action Team (HAT) was launched.\nHard At Tennis (HAT) is a club.",
    "The Harbour Action Team (HAT) was launched.\nThe Harbour Crime Team has grown.",
    "The Harbour Organisation Team (HOT) was launched.\nThe Harbour Organization Team (HOT) has grown.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_one_name_or_two_things(paper: str) -> None:
    check_silent(two_names, paper)

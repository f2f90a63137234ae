"""A constant movement against the series beside it."""

import pytest

from answerable.calc.consistency.tests.papers import check_found, check_silent
from answerable.calc.consistency.year_on_year import year_on_year

TABLE = "\nYear|Total clips|Letters\n2019|640|120\n2020|590|131\n2021|905|287\n2022|1,370|543"


@pytest.mark.parametrize(
    "claim",
    [
        "The number of clips has been increasing year on year since 2019.",
        "Clips have risen every year.",
        "There has been a steady increase in clips.",
    ],
)
def test_a_rise_with_a_fall_in_it(claim: str) -> None:
    (said,) = [words for words in ("year on year", "every year", "a steady increase") if words in claim]
    check_found(
        year_on_year,
        f"“{said}” is said of a rise, and the table has a fall from 640 (2019) to 590 (2020).",
        claim + TABLE,
    )


RIGHT = [
    "The number of clips has been increasing year on year since 2020." + TABLE,
    "The number of letters has been increasing year on year since 2019." + TABLE,
    "The number of clips will increase year on year." + TABLE,
    "There was a year on year increase in clips." + TABLE,
    "The number of cadets has been increasing year on year since 2019." + TABLE,
    "The number of clips has increased since 2019." + TABLE,
    "Clips have risen every year.\nYear|Total clips|Letters\n2019|640|120\n2020|690|131\nJan 2021 - Mar 2021|105|28",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_what_the_table_bears_out(paper: str) -> None:
    check_silent(year_on_year, paper)


def test_a_table_far_away_is_of_something_else() -> None:
    check_silent(year_on_year, "Clips have risen every year." + "\nAnother matter." * 12 + TABLE)

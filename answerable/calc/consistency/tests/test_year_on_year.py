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


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("Landings fell for the fourth quarter in succession: 4,020 in Quarter 3 of 2022/23, 3,790 in Quarter 4, 3,655 in Quarter 1, 3,743 in Quarter 2 and 3,612 in Quarter 3 of this year.", "“fourth quarter in succession” is said of a fall, and the sentence has a rise from 3,655 to 3,743."),
        ("Landings have fallen in each of the past three years: there were 410 in 2020/21, 441 in 2021/22 and 390 in 2022/23.", "“each of the past three years” is said of a fall, and the sentence has a rise from 410 to 441."),
        ("There were 412, 398 and 405 landings: a steady fall.", "“a steady fall” is said of a fall, and the sentence has a rise from 398 to 405."),
    ],
)  # fmt: skip
def test_a_series_within_the_sentence(sentence: str, message: str) -> None:
    check_found(year_on_year, message, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Landings have fallen in each of the past three years: there were 390 in 2022/23, 410 in 2021/22 and 441 in 2020/21.",
        "Landings fell for the third year running: 412, 398 and 395.",
        "Landings fell for the third year running: 412 at Ashby, 398 at Brill and 405 at Cowley in 2022/23, 390 in 2021/22.",
        "Landings fell for the third year running, to 395, with 412 boats and 14 pilots.",
        "Landings will fall in each of the next three years: 412, 398 and 405.",
    ],
)
def test_a_series_within_the_sentence_that_may_be_right(sentence: str) -> None:
    check_silent(year_on_year, sentence)

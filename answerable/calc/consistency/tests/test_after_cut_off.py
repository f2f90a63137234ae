"""Figures of a later time than the paper says it runs to."""

import pytest

from answerable.calc.consistency.after_cut_off import after_cut_off
from answerable.calc.consistency.tests.papers import check_found, check_silent

SAID = "Please note that the figures in this report are up to January 2024.\n"


def test_a_figure_of_a_later_month() -> None:
    message = "The paper says that it runs up to January 2024, and tells of later (March 2024)."
    finding = check_found(after_cut_off, message, SAID + "Harbour Watch rose to 22,429 members in March 2024.")
    assert [place.line for place in finding.places] == [1, 2]


def test_a_judgement_of_a_later_month() -> None:
    message = "The paper says that it runs up to January 2024, and tells of later."
    check_found(after_cut_off, message, SAID + "Green means good progress as of March 2024.")


RIGHT = [
    SAID + "Harbour Watch rose to 22,429 members in January 2024.",
    SAID + "Harbour Watch will have 30,000 members in March 2024.",
    SAID + "The panel meets in March 2024.",
    SAID + "The budget for 2024/25 is £12m.",
    "The last survey was open up to January 2024.\nHarbour Watch had 22,429 members in March 2024.",
    "Harbour Watch had 22,429 members in March 2024.\n" + SAID,
]


@pytest.mark.parametrize("paper", RIGHT)
def test_nothing_of_a_later_time(paper: str) -> None:
    check_silent(after_cut_off, paper)


DATED = "Report to the Harbour Board, 12 September 2024.\nMeeting of 12 September 2024\n"


def test_months_that_were_not_over_when_the_paper_was_written() -> None:
    message = "The paper is of 12 September 2024, and tells of months that end later: six months to December 2024."
    check_found(
        after_cut_off, message, DATED + "In the six months to December 2024, thefts have fallen by a further 6%."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "In the six months to August 2024, thefts have fallen by a further 6%.",
        "In the six months to December 2024, thefts will fall by a further 6%.",
        "In 2024/25 thefts have fallen by 6%.",
        "In the six months to September 2024, thefts have fallen by 6%.",
    ],
)
def test_months_that_were_over_or_are_planned(sentence: str) -> None:
    check_silent(after_cut_off, DATED + sentence)

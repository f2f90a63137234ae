"""Percent where points are meant."""

import pytest

from answerable.calc.consistency.finding import Severity
from answerable.calc.consistency.points_or_percent import points_or_percent
from answerable.calc.consistency.tests.papers import check_found, check_silent


def test_points_called_percent() -> None:
    finding = check_found(
        points_or_percent,
        "From 8.7% to 13% is 4.3 percentage points; in percent it is 49%.",
        "The charge rate went from 8.7% to 13%, an increase of 4.3%.",
    )
    assert finding.severity is Severity.LOW


@pytest.mark.parametrize(
    ("paper", "message"),
    [
        ("In 2021, 24% of crews told the harbour office. The rise since then, to 31%, is a rise of 7%.", "From 24% to 31% is 7 percentage points; in percent it is 29%."),
        ("The rescue success rate was 13.6% in May, against 12.2% in the May before.\nNothing.\nThe rescue success rate for all boats was 13.6% in May, an increase of 1.4% on the May before.", "From 12.2% to 13.6% is 1.4 percentage points; in percent it is 11%."),
    ],
)  # fmt: skip
def test_the_base_stands_in_another_sentence(paper: str, message: str) -> None:
    check_found(points_or_percent, message, paper)


ELSEWHERE = (
    "\nNothing.\nThe harbour burglary team saw positive outcomes go from 8.7% in January 2023 to 13% in December 2023."
)


def test_a_change_that_two_rates_elsewhere_do_not_give() -> None:
    paper = (
        "Since January 2023 an increase of over 2% has been seen by the harbour burglary team in positive outcomes."
        + ELSEWHERE
    )
    finding = check_found(
        points_or_percent,
        "A change of over 2% (line 1) is elsewhere told as from 8.7% to 13%: 4.3 percentage points or 49%.",
        paper,
    )
    assert str(finding.expected) == "4.30"


RIGHT = [
    "The charge rate went from 8.7% to 13%, an increase of 4.3 percentage points.",
    "The charge rate went from 8.7% to 13%, an increase of 49%.",
    "Reports went from 412 to 503, an increase of 22%.",
    "In 2021, 24% of crews told the harbour office. The rise since then, to 31%, is a rise of 29%.",
    "In 2021, 24% of crews told the harbour office. The rise since then, to 31%, is a rise of 7 percentage points.",
    "In 2021, 24% of crews were late. Thefts rose by 7%, and 31% of them were at night.",
    "The price of rope was 31% of costs, against 24%.\nNothing.\nThe share of sail was 31%, a rise of 7%.",
    "Since January 2023 an increase of over 4% has been seen by the harbour burglary team in positive outcomes."
    + ELSEWHERE,
    "Since January 2023 a reduction of 2% has been seen by the harbour burglary team in positive outcomes." + ELSEWHERE,
    "Since May 2021 an increase of 2% has been seen by the harbour burglary team in positive outcomes." + ELSEWHERE,
    "Since January 2023 an increase of 4.7% has been seen by the harbour burglary team in positive outcomes."
    + ELSEWHERE.replace("13%", "13.4%")
    + "\nThe rural theft team saw positive outcomes go from 8.1% to 12.9%.",
    "An increase of 2% has been seen in the share of cadets from the villages." + ELSEWHERE,
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_change_that_is_told_rightly(paper: str) -> None:
    check_silent(points_or_percent, paper)

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

"""A base under lockdown."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.known_anomaly import known_anomaly
from answerable.calc.consistency.tests.papers import check_found, check_silent


def test_a_year_of_lockdowns_as_base() -> None:
    message = "44% is measured against 12 months to May 2021, much of which was under lockdown: is it a fair base?"
    paper = "Anti-social behaviour was down 44% compared with the year ending May 2021."
    assert check_found(known_anomaly, message, paper).kind is Kind.BASELINE


def test_a_month_whose_year_is_told_beside_it() -> None:
    message = "22% is measured against 12 months to May 2021, much of which was under lockdown: is it a fair base?"
    check_found(
        known_anomaly,
        message,
        "Searches have increased by 22% since May 2021. (YE May 2021 – 2,004, YE Jan 2024 – 2,461)",
    )


RIGHT = [
    "Anti-social behaviour was down 44% compared with the year ending March 2020.",
    "Anti-social behaviour was down 44% compared with 2022/23.",
    "Anti-social behaviour was down 44% compared with 2020/21, when lockdowns brought many reports.",
    "Lockdowns brought many reports in that year.\nAnti-social behaviour was down 44% compared with 2020/21.",
    "Membership was up 44% compared with 2020/21.",
    "Burglary fell by 44% since May 2021.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_fair_base_or_one_that_is_explained(paper: str) -> None:
    check_silent(known_anomaly, paper)

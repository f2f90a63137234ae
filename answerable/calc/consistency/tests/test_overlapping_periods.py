"""Periods that share months."""

import pytest

from answerable.calc.consistency.overlapping_periods import overlapping_periods
from answerable.calc.consistency.tests.papers import check_found, check_silent

SAID = "Compared with the previous year the volume continues to fall.\n"
MESSAGE = "January to December 2022 is compared with 2021/22 (Incidents): the two have 3 months in common."


def test_columns_that_share_months() -> None:
    check_found(
        overlapping_periods, MESSAGE, SAID + "Incidents|2020/21|2021/22|Jan 2022 - Dec 2022\nNoise|5,354|925|646"
    )


def test_a_year_to_date_that_a_note_calls_twelve_months() -> None:
    table = "Incidents|2020/21|2021/22|*YTD Dec 2022\nNoise|5,354|925|646\n*12 month rolling||"
    check_found(overlapping_periods, MESSAGE, SAID + table)


def test_a_change_between_overlapping_years() -> None:
    paper = "In the 12 months to December 2022 noise fell by 5% compared with the year ending March 2022."
    check_found(
        overlapping_periods,
        "January to December 2022 is compared with 2021/22: the two have 3 months in common.",
        paper,
    )


RIGHT = [
    SAID + "Incidents|2020/21|2021/22|2022/23\nNoise|5,354|925|646",
    SAID + "Incidents|2021/22|Mar 2022\nNoise|925|64",
    "The volume is told below.\nIncidents|2021/22|Jan 2022 - Dec 2022\nNoise|925|646",
    "In 2022/23 noise fell by 5% compared with 2021/22.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_periods_that_share_nothing_or_are_not_compared(paper: str) -> None:
    check_silent(overlapping_periods, paper)

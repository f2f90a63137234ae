"""A figure where the table says that there is none."""

import pytest

from answerable.calc.consistency.no_value_told import no_value_told
from answerable.calc.consistency.tests.papers import check_found, check_silent

TABLE = "\nMonth|Average triage wait|Average desk wait\nDec-21|N/A|409\nJan-22|37|222\nFeb-22|34|212"


def test_a_month_without_a_value() -> None:
    message = "81% is told of December 2021, for which the table has “N/A” (Average triage wait)."
    check_found(no_value_told, message, "Of the calls to triage 81% were answered in December 2021." + TABLE)


RIGHT = [
    "Of the calls to triage 81% were answered in January 2022.",
    "Of the calls to the desk 81% were answered in December 2021.",
    "Calls to triage should reach 81% by December 2021.",
    "Of the calls to triage 81% were answered.",
]


@pytest.mark.parametrize("claim", RIGHT)
def test_a_month_with_a_value_or_another_column(claim: str) -> None:
    check_silent(no_value_told, claim + TABLE)


def test_an_empty_cell_says_nothing() -> None:
    check_silent(no_value_told, "Of the calls to triage 81% were answered in December 2021." + TABLE.replace("N/A", ""))

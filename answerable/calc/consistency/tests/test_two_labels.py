"""Year to date or twelve months."""

import pytest

from answerable.calc.consistency.tests.papers import check_found, check_silent
from answerable.calc.consistency.two_labels import two_labels

TABLE = "Crime\nType|2021/22|*YTD Dec 2022\nBurglary|410|369\nRobbery|75|81\n{}||"


def test_a_year_to_date_noted_as_twelve_months() -> None:
    check_found(
        two_labels,
        "One column is headed “YTD Dec 2022” and noted as “12 month rolling total”: year to date and twelve months are not the same.",
        TABLE.format("*12 month rolling total"),
    )


@pytest.mark.parametrize(
    "note", ["*April to December", "†12 month rolling total", "Source: the force, 12 months to March 2022"]
)
def test_another_note(note: str) -> None:
    check_silent(two_labels, TABLE.format(note))

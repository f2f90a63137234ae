"""A change of a time against the table of it."""

import pytest

from answerable.calc.consistency.change_of_table import change_of_table
from answerable.calc.consistency.tests.papers import check_found, check_silent, found

TABLE = "\n3.5 101 calls\nPeriod|Calls|Average ring time (seconds)\n2020/21|285,300|378\n2021/22|250,200|393\n2022/23|169,700|366\n2023/24|191,200|225"


def test_a_fall_that_no_two_values_give() -> None:
    message = (
        "A fall of seven minutes is more than the table has between any two periods (2 min 49 s);"
        " its last two, 366 and 225, are a fall of 2 min 21 s apart."
    )
    finding = check_found(change_of_table, message, "The average wait time for 101 came down seven minutes." + TABLE)
    assert str(finding.expected) == "2.35"


def test_a_fall_in_percent_that_no_two_values_give() -> None:
    message = (
        "A fall of 60% is more than the table has between any two periods (43%);"
        " its last two, 366 and 225, are a fall of 39% apart."
    )
    check_found(change_of_table, message, "The average wait time for 101 fell by 60%." + TABLE)


def test_a_claim_told_twice_is_one_finding() -> None:
    paper = (
        "The average wait time for 101 came down seven minutes.\nThe wait time for 101 has fallen by 7 minutes." + TABLE
    )
    (finding,) = found(change_of_table, paper)
    assert [place.line for place in finding.places] == [1, 2, 7, 8]


RIGHT = [
    "The average wait time for 101 fell by 40%.",
    "The number of calls to 101 fell by 60%.",
    "The average wait time for 101 came down two minutes.",
    "The average wait time for 999 came down seven minutes.",
    "The average wait time for 101 will come down seven minutes.",
    "The drive to the harbour came down seven minutes.",
]


@pytest.mark.parametrize("claim", RIGHT)
def test_a_change_that_the_table_allows_or_has_not(claim: str) -> None:
    check_silent(change_of_table, claim + TABLE)

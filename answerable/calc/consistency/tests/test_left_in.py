"""Marks of something still to come."""

import pytest

from answerable.calc.consistency.finding import Severity
from answerable.calc.consistency.left_in import left_in
from answerable.calc.consistency.tests.papers import check_found, check_silent


@pytest.mark.parametrize(
    ("paper", "mark"),
    [
        ("Satisfaction rose to XX% last quarter.", "XX%"),
        ("The fund paid £X to the villages.", "£X"),
        ("There were [insert figure] arrests.", "[insert figure]"),
        ("As shown in Error! Reference source not found. the harbour is safe.", "Reference source not found"),
        ("In all xx officers were trained.", "xx"),
        ("Month|Calls\nMay|???", "???"),
    ],
)
def test_a_mark_that_was_to_be_replaced(paper: str, mark: str) -> None:
    check_found(left_in, f"“{mark}” stands where something is still to come.", paper)


def test_a_date_to_be_confirmed_is_a_small_matter() -> None:
    assert (
        check_found(left_in, "“TBC” stands where something is still to come.", "Next meeting: TBC").severity
        is Severity.LOW
    )


RIGHT = [
    "Superbowl XX was watched by 40 cadets.",
    "The rate is to be confirmed by the auditors.",
    "Was it safe??",
    "Policy XX/14 applies.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_what_only_looks_like_one(paper: str) -> None:
    check_silent(left_in, paper)

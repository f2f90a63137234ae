"""One number told with words that exclude each other."""

import pytest

from answerable.calc.consistency.finding import Severity
from answerable.calc.consistency.tests.papers import check_silent, found
from answerable.calc.consistency.two_qualifiers import two_qualifiers

WRONG = [
    ("Almost £40k was invested in two cargo bikes for each harbour team.", "The Board invested £40,000 in two cargo bikes for each harbour team."),
    ("Over 2,427 new members joined the Harbour Watch scheme.", "The Harbour Watch scheme gained 2,427 new members."),
    ("The average wait for the harbour switchboard is now under 3 minutes.", "The average wait for the harbour switchboard is now 3 minutes."),
    ("There were 51,000 fewer victims of crime in the county.", "In the county there were more than 51,000 fewer victims of crime."),
    ("The policy saved over 17,000 officer hours at the harbour desk.", "The policy saved approximately 17,000 officer hours at the harbour desk."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), WRONG)
def test_words_that_exclude_each_other(one: str, other: str) -> None:
    (finding,) = found(two_qualifiers, f"{one}\nNothing else happened.\n{other}")
    assert finding.severity is Severity.LOW


def test_almost_and_over_one_number_cannot_both_be() -> None:
    paper = "The Board secured almost £3.5m from the safer harbours fund.\nNothing.\nOver £3.5m was secured by the Board from the safer harbours fund."
    (finding,) = found(two_qualifiers, paper)
    assert (finding.kind, finding.severity) == ("contradiction", "medium")
    assert (
        finding.message
        == "One number is told with words that exclude each other: nearly £3.5m (line 1) and over £3.5m (line 3)."
    )


RIGHT = [
    ("Over 17,000 officer hours were saved by the policy.", "Over 17,000 officer hours were saved by the policy, it is said."),
    ("About 30 officers at the harbour were trained.", "The harbour trained 30 officers."),
    ("Over 120 officers at the harbour were trained.", "The harbour trained 123 officers."),
    ("Calls are answered within 10 seconds at the harbour desk.", "The harbour desk answered calls in 10 seconds."),
    ("Almost 400 cadets marched in 2021.", "In 2022 400 cadets marched."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), RIGHT)
def test_words_that_agree(one: str, other: str) -> None:
    check_silent(two_qualifiers, f"{one}\nNothing else happened.\n{other}")


def test_a_later_paper_may_round_what_an_earlier_one_told() -> None:
    check_silent(
        two_qualifiers,
        "The harbour upgrade costs just under £4 million upfront.",
        "£4 million upfront was spent on the harbour upgrade.",
    )

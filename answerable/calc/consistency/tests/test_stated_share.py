"""Shares in prose with both their counts."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.stated_share import stated_share
from answerable.calc.consistency.tests.papers import check_found, check_silent

WRONG = [
    ("At the harbour school 68 of 96 (61%) finished the course.", "68 of 96 is 70.83%, not 61%."),
    ("At the harbour school 68 of the 96 learners (61%) finished.", "68 of 96 is 70.83%, not 61%."),
    ("At the harbour school 68 out of 96 learners finished, or 61%.", "68 of 96 is 70.83%, not 61%."),
    ("Hull damage was 24% of the claims of the year (2,058 of 11,316).", "2,058 of 11,316 is 18.19%, not 24%."),
    ("Crews met 84% of ferries at night, or 18,566 of 21,340.", "18,566 of 21,340 is 87.00%, not 84%."),
    ("Of 402 sailors who left the hostel, 298 (64%) had work.", "298 of 402 is 74.13%, not 64%."),
    ("Of 402 sailors asked, 362 (90%) were content, 341 (85%) were well fed and 298 (64%) had work.", "298 of 402 is 74.13%, not 64%."),
    ("There were 9,870 landings, of which 3,850 (49%) were checked.", "3,850 of 9,870 is 39.01%, not 49%."),
    ("In the port 1,940 skippers replied, and 601 of them (41%) had a radio.", "601 of 1,940 is 30.98%, not 41%."),
    ("The port took £1.8m in fees, nearly half of the £2.9m of the year.", "£1.8m of £2.9m is 62.07%, not nearly half."),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "message"), WRONG)
def test_shares_that_their_counts_do_not_give(paper: str, message: str) -> None:
    assert check_found(stated_share, message, paper).kind is Kind.ARITHMETIC


RIGHT = [
    "At the harbour school 68 of 96 (71%) finished the course.",
    "At the harbour school 68 of 96 (70%) finished the course.",
    "At the harbour school 68 of 96 (up 61% on the year before) finished.",
    "Hull damage was 18% of the claims of the year (2,058 of 11,316).",
    "Of 402 sailors asked, 362 (90%) were content and 298 (64% of the women) had work.",
    "There were 9,870 landings, of which 3,850 (39%) were checked and 212 (6% of those) refused.",
    "There were 9,870 landings and 3,850 (49%) of the skippers had a radio.",
    "There were 9,870 landings; 3,850 (49%) in May.",
    "Nearly 70 of 96 (61%) finished the course.",
    "Of the 402 sailors 12% smoke, 298 (64%) of the cooks do.",
    "The port took £1.4m in fees, nearly half of the £2.9m of the year.",
    "In 2022, 45% were late, and in 2023 the team met 12 of 96 boats.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_shares_that_may_be_right(paper: str) -> None:
    check_silent(stated_share, paper)


def test_the_share_comes_first_and_the_true_one_is_expected() -> None:
    finding = check_found(stated_share, WRONG[0][1], WRONG[0][0])
    assert (finding.places[0].printed, str(finding.expected)) == ("61%", "70.83")

"""A change with nothing to measure it by."""

import pytest

from answerable.calc.consistency.no_base import no_base
from answerable.calc.consistency.tests.papers import check_found, check_silent, found


def test_a_change_with_no_base() -> None:
    check_found(
        no_base,
        "“demand has increased by 30%” is told with no earlier period or figure to measure it by.",
        "Digital demand has increased by 30%.",
    )


def test_a_passage_is_asked_once() -> None:
    paper = "Burglary fell by 27.7%, robbery fell by 52.5% and vehicle crime fell by 7.1%."
    (finding,) = found(no_base, paper)
    assert len(finding.places) == 3


RIGHT = [
    "Digital demand has increased by 30% since May 2021.",
    "In 2023 digital demand increased by 30%.",
    "Digital demand has increased by 30% compared with the previous year.",
    "Digital demand rose from 100 to 130 contacts, an increase of 30%.",
    "Digital demand will increase by 30%.",
    "The figures are of 2023. Digital demand increased by 30%.",
    "Crime is compared to the previous 12 months.\nDigital demand has increased by 30%.",
    "In the survey 30% supported an increase of 4%.",
    "Digital demand has increased by 30 officers.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_change_with_a_base(paper: str) -> None:
    check_silent(no_base, paper)

"""One number told of two periods."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.tests.papers import check_silent, found
from answerable.calc.consistency.two_periods import two_periods

WRONG = [
    (
        "The right-agency policy has saved over 17,000 officer hours since August 2022 in the control room.",
        "Thanks to the right-agency policy the control room has saved over 17,000 officer hours since January 2024.",
        ("since August 2022", "since January 2024"),
    ),
    (
        "The Harbour Watch scheme had 740 members in August 2022, as the coordinator reported.",
        "The coordinator drove up Harbour Watch from 740 members in December 2022.",
        ("August 2022", "December 2022"),
    ),
    (
        "Over 120 additional officers have been trained in taser use since May 2021.",
        "There are now 123 more officers trained in taser use since December 2019.",
        ("since May 2021", "since December 2019"),
    ),
    (
        "Since these teams were set up repeat missing children episodes have been reduced by 8%.",
        "Between April 2022 and April 2023 the teams saw an 8% reduction in repeat missing children episodes.",
        ("since these teams", "April 2022 to April 2023"),
    ),
]


@pytest.mark.parametrize(("one", "other", "said"), WRONG)
def test_one_number_of_two_periods(one: str, other: str, said: tuple[str, str]) -> None:
    (finding,) = found(two_periods, f"{one}\nNothing else happened.\n{other}")
    assert finding.kind is Kind.PERIOD
    assert all(words in finding.message for words in said)


RIGHT = [
    ("The policy saved over 17,000 officer hours since August 2022.", "The policy saved 17,000 officer hours between August 2022 and January 2024."),
    ("The scheme had 740 members in December 2022.", "The scheme had 740 members in 2022."),
    ("Officers made 46 arrests at the fair in June 2022.", "In May 2023 46 schools were visited by the theatre."),
    ("Complaints fell by 8% since May 2021.", "Referrals rose by 8% since June 2022."),
    ("There were 241 fires at sea in the year ending March 2021.", "Fires at sea were 241, the lowest figure of the year since records began in March 1982."),
    ("Harbour Watch has 740 members.", "Harbour Watch had 740 members in December 2022."),
    ("The boat was out on 12 nights in 2021.", "The boat was out on 12 nights in 2022."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), RIGHT)
def test_one_number_of_one_period_or_of_two_things(one: str, other: str) -> None:
    check_silent(two_periods, f"{one}\nNothing else happened.\n{other}")


def test_all_places_of_a_number_are_one_finding() -> None:
    papers = [
        "The right-agency policy has saved over 17,000 officer hours since August 2022.",
        "The right-agency policy has saved over 17,000 officer hours since January 2024.",
        "The right-agency policy has saved about 17,000 officer hours since May 2023.",
    ]
    (finding,) = found(two_periods, *papers)
    assert len(finding.places) == 3

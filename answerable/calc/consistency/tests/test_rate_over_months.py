"""A total against the rate told for it."""

import pytest

from answerable.calc.consistency.rate_over_months import rate_over_months
from answerable.calc.consistency.tests.papers import check_found, check_silent

DATED = "Date|21 March 2024\nAuthor|The force\n"
RATE = "The right-agency policy has freed around 1,000 officer hours every month for local policing.\nNothing else.\n"


def test_a_total_that_the_rate_cannot_have_made() -> None:
    paper = (
        DATED + RATE + "The right-agency policy saved over 17,000 officer hours since January 2024 for local policing."
    )
    message = "17,000 officer hours since January 2024 do not fit 1,000 a month: 3 months give about 3,000."
    assert check_found(rate_over_months, message, paper).expected == 3000


RIGHT = [
    DATED + RATE + "The right-agency policy saved over 17,000 officer hours since August 2022 for local policing.",
    RATE + "The right-agency policy saved over 17,000 officer hours since January 2024 for local policing.",
    DATED + RATE + "The right-agency policy saved over 17,000 nurse hours since January 2024 for local policing.",
    DATED + RATE + "Volunteers at the museum in Ashby gave 17,000 officer hours since January 2024 to its lifeboat.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_total_that_fits_or_is_of_another_thing(paper: str) -> None:
    check_silent(rate_over_months, paper)

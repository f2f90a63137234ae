"""The period of a figure whose own sentence says none."""

from datetime import date

import pytest

from answerable.calc.blocks import Document, passage
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.periods import Period, calendar_year, financial_year, read
from answerable.calc.said_periods import likeliest, said_around

DAY = date(2024, 3, 12)
TODAY = Period(DAY, DAY)
YEARS = (calendar_year(2021), calendar_year(2022))


def claim(text: str = "There are 412 watches.") -> Claim:
    return claims(Document("a", (passage(text, 1),)))[-1]


def test_the_only_period_that_fits_is_taken() -> None:
    assert likeliest(claim(), [calendar_year(2022)]) == calendar_year(2022)


def test_between_two_it_stays_open() -> None:
    assert likeliest(claim(), YEARS) is None


def test_a_period_said_around_decides_between_two() -> None:
    assert likeliest(claim(), YEARS, said_around(["Ferries in 2021."])) == calendar_year(2021)


def test_what_there_is_now_is_of_the_last_day_by_the_paper() -> None:
    later = Period(date(2024, 6, 30), date(2024, 6, 30))
    assert (
        likeliest(claim(), [TODAY, Period(date(2023, 9, 30), date(2023, 9, 30)), later], day=DAY, stock=True) == TODAY
    )


def test_since_a_month_is_up_to_the_paper() -> None:
    one = claim("Since May 2021 there were 412 arrests.")
    short, long = Period(date(2021, 5, 1), date(2024, 1, 31)), Period(date(2021, 5, 1), DAY)
    assert likeliest(one, [short, long, calendar_year(2022)], day=DAY) == long


@pytest.mark.parametrize(
    ("text", "held", "found"),
    [
        ("In 2024 there were 412 arrests.", "January 2024", True),
        ("In March 2023 there were 412 watches.", "31 March 2023", True),
        ("In 2023 there were 412 arrests.", "2022", False),
        ("In 2023 there were 412 arrests.", "June 2023", False),
    ],
)
def test_a_period_of_its_own_is_kept_where_another_is_only_its_name(text: str, held: str, found: bool) -> None:
    period = read(held)
    assert likeliest(claim(text), [period], day=DAY) == (period if found else None)


def test_what_is_held_for_days_after_the_paper_is_not_meant() -> None:
    assert likeliest(claim(), [financial_year(2024)], day=DAY) is None


def test_the_period_said_last_stands_nearest() -> None:
    assert said_around(["In 2021 and then in 2022.", "In 2019."]) == (
        calendar_year(2022),
        calendar_year(2021),
        calendar_year(2019),
    )


def test_what_a_figure_is_measured_against_is_not_its_period() -> None:
    assert said_around(["It rose compared with 2019."]) == ()

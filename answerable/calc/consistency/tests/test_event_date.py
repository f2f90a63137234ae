"""One beginning with two dates."""

import pytest

from answerable.calc.consistency.event_date import event_date
from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.tests.papers import check_found, check_silent, found

ELSE = "\nThe weather was kind to the summer fair.\n"

RIVALS = [
    ("The Harbour Response System (HRS) was launched in May 2022.", "In September 2023, HRS was introduced in every district."),
    ("A new online form for reporting boat and tackle theft went live in November 2022.", "In early 2022 the force introduced an online form for reporting boat and tackle theft."),
    ("The force set up the Tidal Crime Unit on 9 January 2023.", "The Tidal Crime Unit was established in October 2022."),
    ("February 2023 will see the implementation of a Night Desk Team.", "The change began with the creation of a Day Desk Team in January 2022 and a Night Desk Team in May 2023."),
    ("Operation Herring was launched in 2019.", "In March 2021 the Board launched Operation Herring."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), RIVALS)
def test_dates_that_share_no_day_are_found(one: str, other: str) -> None:
    (finding,) = found(event_date, one + ELSE + other)
    assert finding.kind is Kind.CONTRADICTION
    assert {place.line for place in finding.places} == {1, 3}


ONE_DAY = [
    ("The Tidal Crime Unit was set up on 9 January 2023.", "The Tidal Crime Unit was set up in January 2023."),
    ("Operation Herring was launched in 2022.", "Operation Herring was launched in May 2022."),
    ("Operation Herring was launched in May 2022.", "Operation Haddock was launched in June 2023."),
    ("The Harbour Strategy was launched in May 2022.", "A review of the Harbour Strategy was launched in June 2023."),
    ("The Harbour Fund was launched in May 2022.", "The second round of the Harbour Fund was launched in June 2023."),
    ("The Harbour Strategy was launched in May 2022.", "The Harbour Survey was launched in June 2023."),
    ("Northmoor Constabulary launched a desk in May 2022.", "Northmoor Constabulary launched a boat in June 2023."),
    ("Operation Herring was launched in May 2022.", "In June 2023 Operation Herring led to 12 arrests."),
    ("The form was launched in May 2022.", "The survey was launched in June 2023."),
]


@pytest.mark.parametrize(("one", "other"), ONE_DAY)
def test_what_can_be_right_is_left_alone(one: str, other: str) -> None:
    check_silent(event_date, one + ELSE + other)


def test_all_the_places_stand_in_one_finding() -> None:
    check_found(
        event_date,
        "One beginning is dated twice (Tidal Crime Unit): January 2023 (line 1), May 2022 (line 3) and January 2023 (line 5).",
        ELSE.join(["The Tidal Crime Unit was set up in January 2023.", "The Tidal Crime Unit was formed in May 2022.", "The Tidal Crime Unit began when it was created in January 2023."]),
    )  # fmt: skip


def test_the_place_quotes_the_words_of_the_date() -> None:
    (finding,) = found(
        event_date, "Operation Herring was launched in 2019." + ELSE + "Operation Herring was launched in March 2021."
    )
    assert [(place.printed, place.value) for place in finding.places] == [("2019", None), ("March 2021", None)]

"""One sum on two terms."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.tests.papers import check_silent, found
from answerable.calc.consistency.two_terms import two_terms

ELSE = "\nThe weather was kind to the summer fair.\nOfficers met the council about lighting.\n"

RIVALS = [
    ("A multi-year £4m investment in the harbour control room was agreed.", "The Board made a £4 million upfront investment in the harbour control room."),
    ("The Board gave £40,000 a year to the harbour youth club.", "The Board made a one-off grant of £40,000 to the harbour youth club."),
    ("The harbour refuge has £250k over three years for counselling.", "The harbour refuge has £250k each year for counselling."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), RIVALS)
def test_terms_that_exclude_one_another_are_found(one: str, other: str) -> None:
    (finding,) = found(two_terms, one + ELSE + other)
    assert finding.kind is Kind.UNIT
    assert [place.line for place in finding.places] == [1, 4]


INNOCENT = [
    ("The Board gave £40,000 a year to the harbour youth club.", "The Board gave £40,000 to the harbour youth club."),
    ("The Board gave £40,000 a year to the harbour youth club.", "A one-off grant of £40,000 paid for two boats."),
    ("The refuge has £250k a year for three years.", "The refuge has £250k over three years."),
    ("The harbour refuge has £250k over three years.", "The harbour refuge has £90k each year."),
]


@pytest.mark.parametrize(("one", "other"), INNOCENT)
def test_what_can_be_right_is_left_alone(one: str, other: str) -> None:
    check_silent(two_terms, one + ELSE + other)

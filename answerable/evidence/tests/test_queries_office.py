"""A paper that is only checked is held against what the office holds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body
from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import read_document
from answerable.calc.periods import calendar_year
from answerable.evidence.intake.text import read_text
from answerable.evidence.queries.office import against_office
from answerable.measures.tests import record_make as measures

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _calls() -> None:
    measures.measure("emergency-calls")
    set_up(replace(body(), area_code=measures.FORCE), by=measures.ANALYST, at=measures.NOON)
    measures.record(measures.row("1669", measure="emergency-calls"))


def found(text: str) -> tuple[Finding, ...]:
    return against_office([read_document(read_text(text, "calls.txt"))])


def test_a_figure_that_is_other_than_what_is_held_is_asked_about() -> None:
    (one,) = found("The room answered 1,753 emergency calls in 2023.")
    assert (one.rule, one.places[0].line, one.expected) == ("office_figure", 1, Decimal(1669))
    assert "holds 1669 as at 21 March 2024" in one.message


def test_a_figure_that_is_held_is_not() -> None:
    assert found("The room answered 1,669 emergency calls in 2023.") == ()


def test_a_rounded_figure_is_not() -> None:
    assert found("The room answered nearly 1,700 emergency calls in 2023.") == ()


def test_what_was_held_before_is_not() -> None:
    earlier = measures.row("1753", measure="emergency-calls", source="before", as_at=date(2024, 1, 1))
    measures.record(earlier)
    assert found("The room answered 1,753 emergency calls in 2023.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The room answered 1,753 emergency calls.",
        "The room answered 1,753 emergency calls in 2022.",
        "The canteen served 1,753 meals in 2023.",
    ],
)
def test_what_is_not_surely_the_same_is_left_alone(text: str) -> None:
    assert found(text) == ()


def test_what_is_held_for_another_period_is_left_alone() -> None:
    measures.record(measures.row("1753", measure="emergency-calls", period=calendar_year(2022)))
    assert found("The room answered 1,753 emergency calls in 2023.") == ()


def test_a_value_many_times_the_other_is_of_another_thing() -> None:
    assert found("The room answered 17,530 emergency calls in 2023.") == ()

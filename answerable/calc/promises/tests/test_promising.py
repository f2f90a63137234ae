"""Activity only, two promises in one, and two objectives about the same thing."""

import pytest

from answerable.calc.promises.activity_only import activity_only
from answerable.calc.promises.alike import alike, likeness
from answerable.calc.promises.tests.make import promise
from answerable.calc.promises.two_promises import two_promises


@pytest.mark.parametrize(
    "text",
    ["Publish a harbour strategy.", "Hold four meetings with boat clubs.", "Run road safety programmes in schools."],
)
def test_deeds_without_a_result(text: str) -> None:
    assert len(list(activity_only([promise(text)]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Publish a strategy that cuts boat theft.",
        "Campaigns to lower the number of people hurt at sea.",
        "Boat thefts.",
        "Pay for services that help victims to recover.",
    ],
)
def test_deeds_for_a_result_or_none(text: str) -> None:
    assert list(activity_only([promise(text)])) == []


def test_two_promises_are_both_quoted() -> None:
    (found,) = two_promises([promise("The harbour", "Patrols are to cut boat theft and protect swimmers.")])
    assert "2 promises in one, “cut boat theft” and “protect swimmers”" in found.message


def test_three_promises_are_counted() -> None:
    (found,) = two_promises([promise("The harbour", "Cut theft, catch thieves and keep the quays safe.")])
    assert "3 promises" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Cut theft and burglary.",
        "Cut knife and violent crime.",
        "Reduce boat theft by protecting moorings.",
        "Cut boat theft. Protect swimmers.",
        "Better lights and cameras.",
    ],
)
def test_one_promise_is_one(text: str) -> None:
    assert list(two_promises([promise("The harbour", text)])) == []


def test_two_objectives_in_much_the_same_words() -> None:
    one = promise("Fewer thefts from boats", "Thefts from moored boats are to fall.", code="1.1")
    two = promise("Boat theft falls", "Fewer thefts of moored boats.", code="4.2")
    other = promise("Safer slipways", "Nobody is to be hurt on a slipway.", code="2.1")
    assert [found.codes for found in alike([one, other, two])] == [("1.1", "4.2")]


def test_one_shared_word_is_not_enough() -> None:
    one = promise("Theft from boats", code="1.1")
    two = promise("Theft from sheds at night in winter", code="1.2")
    assert list(alike([one, two])) == []


def test_nothing_is_like_nothing() -> None:
    assert likeness(frozenset(), frozenset(), {}) == 0.0

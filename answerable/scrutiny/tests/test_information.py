"""Information asked of the force: numbered, answered once, late when it is late."""

from datetime import date
from typing import Any

import pytest

from answerable.kit.audit import Actor
from answerable.scrutiny.models import InformationRequest
from answerable.scrutiny.operations import information
from answerable.scrutiny.operations.information import PROTOCOL, Asked
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile
from answerable.scrutiny.queries.public_promises import InformationYear, information_years
from answerable.scrutiny.tests.make_promises import LIAISON, NOON, OFFICER, PUBLISHER

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)


def asked(**facts: Any) -> InformationRequest:
    given: dict[str, Any] = {"subject": "Overtime", "asked": "Hours by month", "asked_of": "Finance director"}
    given |= {"asked_on": MAY, "due": date(2024, 5, 20)} | facts
    return information.ask_for(Asked(**given), by=OFFICER, at=NOON)


def ended(
    one: InformationRequest, to: str = "answered", words: str = "See the table.", on: date = JUNE, by: Actor = OFFICER
) -> InformationRequest:
    return information.end(one, to=to, answer=words, on=on, seen_edition=one.edition, by=by, at=NOON)


def test_requests_are_numbered_and_stand_on_the_protocol() -> None:
    assert [(str(asked()), asked().basis)] == [("2024/1", PROTOCOL)]


@pytest.mark.parametrize("field", ["subject", "asked", "asked_of"])
def test_what_a_request_must_say(field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        asked(**{field: " "})
    assert refused.value.field == field


def test_nothing_is_asked_on_a_day_to_come() -> None:
    with pytest.raises(PromiseRefused, match="still to come"):
        asked(asked_on=date(2024, 11, 8), due=None)


def test_an_answer_is_not_due_before_it_is_asked() -> None:
    with pytest.raises(PromiseRefused, match="before it is asked"):
        asked(due=date(2024, 4, 1))


@pytest.mark.parametrize("to", ["answered", "refused"])
def test_the_force_answers_or_refuses(to: str) -> None:
    assert ended(asked(), to, by=LIAISON).state == to


def test_the_force_does_not_withdraw_what_the_office_asked() -> None:
    with pytest.raises(PromiseRefused, match="for the office"):
        ended(asked(), "withdrawn", by=LIAISON)


def test_a_role_that_may_not_is_told_who_may() -> None:
    with pytest.raises(PromiseRefused, match="Only people of these roles"):
        ended(asked(), by=PUBLISHER)


def test_an_end_is_one_of_three() -> None:
    with pytest.raises(PromiseRefused, match="no end of a request"):
        ended(asked(), "lost")


@pytest.mark.parametrize(
    ("words", "on", "field"),
    [(" ", JUNE, "answer"), ("Yes", date(2024, 4, 1), "on"), ("Yes", date(2024, 12, 1), "on")],
)
def test_an_answer_says_something_on_a_day_that_can_be(words: str, on: date, field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        ended(asked(), words=words, on=on)
    assert refused.value.field == field


def test_a_request_is_answered_once() -> None:
    with pytest.raises(PromiseRefused, match="ask again"):
        ended(ended(asked()))


def test_the_day_it_was_asked_stays() -> None:
    one = asked()
    with pytest.raises(PromiseRefused) as refused:
        information.change(one, Asked("a", "b", "c", JUNE), seen_edition=1, by=OFFICER, at=NOON)
    assert refused.value.field == "asked_on"


def test_who_opened_an_older_request_is_told() -> None:
    one = asked()
    information.change(one, Asked("a", "b", "c", MAY), seen_edition=1, by=OFFICER, at=NOON)
    with pytest.raises(PromiseSavedMeanwhile):
        ended(one)


def test_the_public_reads_numbers_only() -> None:
    ended(asked())
    asked(due=date(2024, 7, 1))
    asked()
    assert information_years(day=JUNE) == (InformationYear(2024, 3, 1, 1, 0, 0, 2, 1),)

"""The information-request log on its pages: the office asks, the force's liaison answers."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import InformationRequest
from answerable.scrutiny.operations.information import Asked, ask_for
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
REGISTER = "/office/information/"


@pytest.fixture(autouse=True)
def _as_at(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def liaison() -> Client:
    return client(user(Role.FORCE_LIAISON))


def asked(subject: str = "Overtime", due: date | None = date(2024, 10, 28)) -> InformationRequest:
    return ask_for(Asked(subject, "Hours", "Finance director", date(2024, 10, 1), due), by=OFFICER, at=NOON)


def text(browser: Client, href: str, status: int = 200) -> str:
    answer = browser.get(href)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_log_says_what_to_do() -> None:
    assert "Ask for information here" in text(officer(), REGISTER)


def test_the_lead_counts_what_is_late() -> None:
    asked()
    asked("Vehicles", None)
    assert "2 requests were made: none was answered. 2 are open, 1 of them late." in text(officer(), REGISTER)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("timing=Late", ["Overtime"]), ("q=vehicles", ["Vehicles"]), ("state=Answered", []), ("q=2024/1", ["Overtime"])],
)
def test_the_list_is_narrowed(wanted: str, found: list[str]) -> None:
    asked()
    asked("Vehicles", None)
    page = text(officer(), f"{REGISTER}?{wanted}")
    assert [one for one in ("Overtime", "Vehicles") if f": {one}</a>" in page] == found


def test_information_is_asked_for_under_the_protocol() -> None:
    browser = officer()
    assert "Policing Protocol 2023" in text(browser, f"{REGISTER}new/")
    facts = {"subject": "Overtime", "asked": "Hours", "asked_of": "Finance director", "asked_on": "2024-11-01"}
    browser.post(f"{REGISTER}new/", facts | {"due": "2024-11-20", "basis": "Policing Protocol 2023"})
    assert InformationRequest.objects.get().due == date(2024, 11, 20)


def test_the_liaison_answers() -> None:
    one, browser = asked(), liaison()
    browser.post(f"{REGISTER}{one}/answer/", {"to": "answered", "on": "2024-11-07", "answer": "400", "edition": 1})
    page = text(browser, f"{REGISTER}{one}/")
    assert "answered on 7 November 2024, 10 days late" in page


def test_the_liaison_is_not_offered_to_withdraw() -> None:
    assert "Withdrawn" not in text(liaison(), f"{REGISTER}{asked()}/answer/")


def test_the_liaison_asks_for_nothing() -> None:
    browser = liaison()
    assert "Ask for information</a>" not in text(browser, REGISTER)
    assert browser.get(f"{REGISTER}new/").status_code == 403


def test_a_refused_request_leads_to_a_challenge() -> None:
    one, browser = asked(), officer()
    browser.post(f"{REGISTER}{one}/answer/", {"to": "refused", "on": "2024-11-07", "answer": "No.", "edition": 1})
    assert "Raise a challenge about it" in text(browser, f"{REGISTER}{one}/")


def test_who_may_not_write_is_told_who_may() -> None:
    one, browser = asked(), client(user(Role.PUBLISHER))
    assert "Only people of these roles" in text(browser, f"{REGISTER}{one}/answer/", 403)


def test_an_older_state_is_answered_with_409() -> None:
    one, browser = asked(), officer()
    facts = {"subject": "Overtime", "asked": "Hours", "asked_of": "Finance", "asked_on": "2024-10-01", "edition": 1}
    browser.post(f"{REGISTER}{one}/change/", facts)
    assert browser.post(f"{REGISTER}{one}/change/", facts).status_code == 409


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.VOLUNTEER])
def test_others_from_outside_see_nothing(role: Role) -> None:
    assert client(user(role)).get(REGISTER).status_code == 403

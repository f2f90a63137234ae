"""Letters on their pages: found by campaign, written in, answered."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Letter
from answerable.scrutiny.operations.letters import Written, write
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
REGISTER = "/office/letters/"
FACTS = {"to_role": "Minister", "subject": "Ferry theft", "asked": "A law", "sent_on": "2024-10-01", "campaign": ""}


@pytest.fixture(autouse=True)
def _as_at(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def written(subject: str = "Ferry theft", **facts: Any) -> Letter:
    return write(Written("Minister", subject, date(2024, 10, 1), "A law", **facts), by=OFFICER, at=NOON)


def text(browser: Client, href: str, status: int = 200) -> str:
    answer = browser.get(href)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_register_says_what_to_do() -> None:
    assert "Write in what the office sends" in text(officer(), REGISTER)


def test_the_lead_counts_late_replies() -> None:
    written(reply_by=date(2024, 10, 28))
    page = text(officer(), REGISTER)
    assert "1 letter was sent: none has a reply, and 1 reply is late." in page
    assert "10 days late" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [("campaign=Ferries", ["Ferry theft"]), ("q=law", ["Ferry theft", "Bells"]), ("reply=Answered", [])],
)
def test_the_list_is_narrowed(asked: str, found: list[str]) -> None:
    written(campaign="Ferries")
    written("Bells")
    page = text(officer(), f"{REGISTER}?{asked}")
    assert [one for one in ("Ferry theft", "Bells") if f">{one}</a>" in page] == found


def test_a_letter_is_written_in() -> None:
    officer().post(f"{REGISTER}new/", FACTS | {"campaign": "Ferries", "public": "on"})
    one = Letter.objects.get()
    assert (one.campaign, one.public) == ("Ferries", True)


def test_a_reply_is_written_down() -> None:
    one, browser = written(), officer()
    browser.post(f"{REGISTER}{one.pk}/reply/", {"reply_on": "2024-10-20", "reply": "Not this year.", "edition": 1})
    assert "Not this year." in text(browser, f"{REGISTER}{one.pk}/")


def test_a_reply_before_the_letter_is_refused_at_its_field() -> None:
    one = written()
    answer = officer().post(f"{REGISTER}{one.pk}/reply/", {"reply_on": "2024-09-20", "reply": "No.", "edition": 1})
    assert 'href="#id_reply_on"' in answer.content.decode()


def test_a_letter_is_put_right() -> None:
    one = written()
    officer().post(f"{REGISTER}{one.pk}/change/", FACTS | {"subject": "Boat theft", "edition": 1})
    one.refresh_from_db()
    assert one.subject == "Boat theft"


def test_who_may_not_write_has_no_button() -> None:
    one, browser = written(), client(user(Role.PUBLISHER))
    assert "It was answered" not in text(browser, f"{REGISTER}{one.pk}/")
    assert browser.get(f"{REGISTER}new/").status_code == 403

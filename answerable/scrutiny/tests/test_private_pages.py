"""The private log and the months on their pages: who may read, and what is passed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.plans.models import Board
from answerable.scrutiny.models import MonthSummary, PrivateMeeting, PrivateTopic
from answerable.scrutiny.operations.private import Held, Raised, log
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
LOG, MONTHS = "/office/private/", "/office/private/months/"


@pytest.fixture(autouse=True)
def _as_at(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def logged(*topics: Raised, on: date = date(2024, 10, 9)) -> PrivateMeeting:
    return log(Held("weekly", on, "Chief officer", notes="SECRET-M"), topics, by=OFFICER, at=NOON)


def text(browser: Client, href: str, status: int = 200) -> str:
    answer = browser.get(href)
    assert answer.status_code == status
    return answer.content.decode()


def pressed(browser: Client, **facts: str) -> Any:
    """What the month's page answers to who sends its form as it stands."""
    seen = browser.get(f"{MONTHS}2024/10/").context["form"].initial["seen"]
    return browser.post(f"{MONTHS}2024/10/", {"seen": seen, "opening": "What was raised."} | facts)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.PUBLISHER, Role.FORCE_LIAISON, Role.PANEL_MEMBER])
def test_others_read_nothing_of_it(role: Role) -> None:
    meeting, browser = logged(Raised("Custody")), client(user(role))
    for address in (LOG, f"{LOG}{meeting.pk}/", f"{LOG}{meeting.pk}/topics/1/", MONTHS, f"{MONTHS}2024/10/"):
        assert "Custody" not in text(browser, address, 403)


def test_an_empty_log_says_what_to_do() -> None:
    assert "Write down the weekly meeting" in text(officer(), LOG)


def test_a_meeting_is_written_down_with_a_topic_a_line() -> None:
    facts = {"kind": "weekly", "on": "2024-11-06", "with_role": "Chief officer", "board": "", "notes": "n"}
    officer().post(f"{LOG}new/", facts | {"topics": "Custody\n\n- How calls are answered\n"})
    assert [one.topic for one in PrivateTopic.objects.order_by("position")] == ["Custody", "How calls are answered"]


def test_a_board_that_was_attended_is_chosen() -> None:
    board = Board.objects.create(code="safety", name="Safety board")
    facts = {"kind": "board", "on": "2024-11-06", "with_role": "", "board": board.pk, "topics": "", "notes": ""}
    officer().post(f"{LOG}new/", facts)
    assert PrivateMeeting.objects.get().board == board


def test_a_meeting_that_says_nobody_is_asked_with_whom() -> None:
    page = officer().post(f"{LOG}new/", {"kind": "weekly", "on": "2024-11-06", "topics": "Custody"}).content.decode()
    assert 'href="#id_with_role"' in page
    assert "Custody" in page


def test_a_word_of_a_note_finds_its_meeting() -> None:
    logged(Raised("Custody", "About the roof"), Raised("Calls"))
    page = text(officer(), f"{LOG}?q=roof")
    assert "9 October 2024" in page


def test_a_topic_is_kept_with_its_notes() -> None:
    meeting = logged(Raised("Custody"))
    facts = {"topic": "Custody", "untold_because": "About one person", "notes": "x", "challenge": "", "edition": 1}
    officer().post(f"{LOG}{meeting.pk}/topics/1/", facts)
    topic = PrivateTopic.objects.get()
    assert (topic.told, topic.untold_because) == (False, "About one person")


def test_a_topic_is_added_and_taken_out() -> None:
    meeting, browser = logged(), officer()
    browser.post(f"{LOG}{meeting.pk}/topics/new/", {"topic": "Calls", "told": "on", "challenge": "", "edition": 1})
    assert PrivateTopic.objects.count() == 1
    browser.post(f"{LOG}{meeting.pk}/topics/1/remove/", {"edition": 2})
    assert not PrivateTopic.objects.exists()


def test_a_month_is_passed_on_its_page() -> None:
    logged(Raised("Custody"))
    answer = pressed(officer())
    assert answer.status_code == 302
    assert MonthSummary.objects.get().opening == "What was raised."


def test_a_month_that_changed_meanwhile_is_read_again_first() -> None:
    logged(Raised("Custody"))
    answer = officer().post(f"{MONTHS}2024/10/", {"seen": "0:nothing", "opening": "Kept words"})
    assert answer.status_code == 409
    assert "Kept words" in answer.content.decode()


def test_a_month_passed_again_asks_why() -> None:
    logged(Raised("Custody"))
    browser = officer()
    pressed(browser)
    logged(Raised("Calls"))
    assert 'href="#id_because"' in pressed(browser).content.decode()


def test_a_month_that_is_not_over_has_no_button() -> None:
    logged(Raised("Custody"), on=date(2024, 11, 6))
    page = text(officer(), f"{MONTHS}2024/11/")
    assert "Pass it for the public" not in page
    assert "The month is not over" in page


def test_the_list_of_months_counts_what_waits() -> None:
    logged(Raised("Custody"))
    assert "1 month waits to be read and passed." in text(officer(), MONTHS)


def test_a_month_shows_topics_and_no_notes() -> None:
    logged(Raised("Custody", "SECRET-N"))
    page = text(officer(), f"{MONTHS}2024/10/")
    assert "Custody" in page
    assert "SECRET" not in page


@pytest.mark.parametrize("address", ["2024/13/", "2024/0/", "99999/1/"])
def test_a_month_that_is_none_is_not_found(address: str) -> None:
    assert officer().get(f"{MONTHS}{address}").status_code == 404

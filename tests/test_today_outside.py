"""Today leads those from outside to what is theirs: a member of the panel to new papers, the force to what it is asked for."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.operations.information import Asked, ask_for
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_promises import promise

pytestmark = pytest.mark.django_db
JULY = date(2024, 7, 1)


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


@pytest.fixture
def member() -> Client:
    return client(user(Role.PANEL_MEMBER))


@pytest.fixture
def liaison() -> Client:
    return client(user(Role.FORCE_LIAISON))


def today(who: Client) -> str:
    return who.get(reverse("today")).text


def test_a_member_is_led_to_the_papers_even_when_none_is_new(member: Client) -> None:
    text = today(member)
    assert ("Nothing waits for you." in text, reverse("scrutiny:panel") in text) == (True, True)


def test_a_member_is_told_which_papers_are_new(member: Client) -> None:
    kept = make.submitted()
    text = today(member)
    assert "New papers for the panel (1)" in text
    assert f"{kept.title}: sent on 7 November 2024, public from 14 November 2024" in text


def test_a_draft_is_no_new_paper(member: Client) -> None:
    make.draft()
    assert "Nothing waits for you." in today(member)


def test_what_the_panel_had_when_it_last_met_is_not_new(member: Client) -> None:
    make.submitted()
    make.panel_meeting("2024-11-14-panel", state="held")
    make.set_up_as_at(date(2024, 12, 1))
    assert "Nothing waits for you." in today(member)


def test_what_was_sent_on_the_day_of_the_meeting_it_is_for_is_not_new_after_it(member: Client) -> None:
    make.panel_meeting("2024-11-07-panel", on=make.TODAY, state="held")
    make.submitted()
    make.set_up_as_at(date(2024, 12, 1))
    assert "Nothing waits for you." in today(member)


def test_the_force_is_told_what_it_promised_and_what_it_is_asked(liaison: Client) -> None:
    promise("Mend the lamps", due=make.TODAY)
    promise("SECRET", restricted=True)
    ask_for(Asked("Lamps mended", "How many?", "Harbour master", JULY), by=make.OFFICER, at=make.NOON)
    text = today(liaison)
    assert "Waiting: 1 promise to keep and 1 request for information." in text
    assert ("Mend the lamps: due today" in text, "SECRET" in text) == (True, False)

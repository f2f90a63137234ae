"""The newsletter's pages in the office: who may what, and what is said to two who edit at once."""

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import Newsletter
from answerable.publishing.tests import make
from answerable.publishing.tests import news_make as news

pytestmark = pytest.mark.django_db
HERE = "/office/newsletters/2024-03/"


def fields(browser: Client) -> dict[str, str]:
    """What the page of the draft would send as it stands."""
    form = browser.get(f"{HERE}edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "on" if value is True else str(value) for name, value in values.items() if value is not False}


def test_a_publisher_drafts_a_month() -> None:
    make.office()
    make.release()
    browser = client(user(Role.PUBLISHER))
    answer = browser.post("/office/newsletters/", {"month": "2024-03-01"})
    assert answer.headers["Location"] == f"{HERE}edit/"
    assert Newsletter.objects.get().title == "Newsletter of March 2024"


def test_an_item_is_left_out_and_its_words_and_place_are_kept() -> None:
    news.drafted()
    browser = client(user(Role.PUBLISHER))
    given = fields(browser)
    del given["told-0-0"]
    browser.post(f"{HERE}edit/", {**given, "words-0-1": "In other words.", "place-0-1": "1", "place-0-0": "2"})
    first, second = Newsletter.objects.get().sections[0]["items"][:2]
    assert (first["words"], second["left_out"]) == ("In other words.", True)


def test_the_second_of_two_is_told_and_keeps_what_was_typed() -> None:
    news.drafted()
    browser = client(user(Role.PUBLISHER))
    given = fields(browser)
    browser.post(f"{HERE}edit/", {**given, "opening": "First."})
    answer = browser.post(f"{HERE}edit/", {**given, "opening": "Second."})
    assert answer.status_code == 409
    assert "Second." in answer.content.decode()
    assert Newsletter.objects.get().opening == "First."


def test_the_preview_shows_the_page_and_the_mail() -> None:
    news.drafted()
    page = client(user(Role.ANALYST)).get(HERE).content.decode()
    assert '<a href="/measures/calls.html">Calls received</a>' in page
    assert "http://testserver/measures/calls.html" in page


@pytest.mark.parametrize("step", ["edit", "take-in", "reopen", "drop", "send", "go-on", "approve"])
def test_an_analyst_looks_and_does_nothing(step: str) -> None:
    row = news.drafted()
    answer = client(user(Role.ANALYST)).post(f"{HERE}{step}/", {"edition": row.edition})
    assert answer.status_code == 403
    assert Newsletter.objects.get().edition == row.edition


def test_a_publisher_does_not_approve_and_an_office_holder_does() -> None:
    row = news.drafted()
    assert client(user(Role.PUBLISHER)).post(f"{HERE}approve/", {"edition": row.edition}).status_code == 403
    client(user(Role.OFFICE_HOLDER)).post(f"{HERE}approve/", {"edition": row.edition})
    assert Newsletter.objects.get().state == "approved"


def test_sending_before_the_page_is_public_says_what_to_do() -> None:
    row = news.approved()
    browser = client(user(Role.PUBLISHER))
    assert "Release the site" in browser.get(f"{HERE}send/").content.decode()
    answer = browser.post(f"{HERE}send/", {"edition": row.edition})
    assert (answer.status_code, Newsletter.objects.get().state) == (409, "approved")


@pytest.mark.parametrize("month", ["2024-13", "x", "2031-01", "%E0%A4"])
def test_a_month_that_is_none(month: str) -> None:
    assert client(user(Role.PUBLISHER)).get(f"/office/newsletters/{month}/").status_code == 404


def test_a_visitor_is_led_to_the_sign_in() -> None:
    assert Client().get("/office/newsletters/").headers["Location"].startswith("/office/sign-in/")

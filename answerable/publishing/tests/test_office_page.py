"""The office's page of releases: a publisher may release, an analyst may not, a visitor is asked to sign in."""

import pytest
from django.test import Client

from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import Release
from answerable.publishing.queries.changes import drafts
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db

PAGE = "/office/release/"


def publisher() -> Client:
    return client(user(Role.PUBLISHER))


def sent(note: str = "All of it.", shown: str = "") -> dict[str, str]:
    return {"note": note, "shown": shown or drafts(make.SECOND).sha256, "known_on": make.SECOND.isoformat()}


def test_a_publisher_releases_what_they_looked_at() -> None:
    make.office()
    answer = publisher().post(PAGE, sent(), follow=True)
    assert Release.objects.get().note == "All of it."
    assert "Release 1 is public. Head of the audit trail:" in answer.content.decode()


def test_who_released_is_kept_as_a_reference() -> None:
    make.office()
    publisher().post(PAGE, sent())
    assert Release.objects.get().released_by == User.objects.get().reference


def test_an_analyst_may_not_and_is_told_who_may() -> None:
    make.office()
    answer = client(user(Role.ANALYST)).post(PAGE, sent())
    assert answer.status_code == 403
    assert "publisher" in answer.content.decode()
    assert not Release.objects.exists()


def test_a_visitor_is_led_to_the_sign_in() -> None:
    assert Client().get(PAGE).headers["Location"].startswith("/office/sign-in/")


def test_before_the_first_release_the_page_says_how_many_pages_there_would_be() -> None:
    make.office()
    assert "This would be the first release:" in publisher().get(PAGE).content.decode()


def test_the_page_lists_what_would_change() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    text = publisher().get(PAGE).content.decode()
    assert "would change and 0 would be new; 0 would go." in text
    assert "measures/drones.html" in text
    assert "measures/calls.html" not in text


def test_when_nothing_changed_there_is_no_button() -> None:
    make.office()
    make.release()
    text = publisher().get(PAGE).content.decode()
    assert "There is nothing to release." in text
    assert "Release to the public" not in text


def test_a_release_without_a_note_is_refused_in_words() -> None:
    make.office()
    text = publisher().post(PAGE, sent(note="")).content.decode()
    assert "Say in one sentence what is new." in text
    assert not Release.objects.exists()


def test_when_the_record_changed_meanwhile_the_new_list_is_shown_first() -> None:
    make.office()
    before = sent()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    text = publisher().post(PAGE, before).content.decode()
    assert "The record has changed since this was shown" in text
    assert drafts(make.SECOND).sha256 in text
    assert not Release.objects.exists()


def test_another_day_can_be_looked_at() -> None:
    make.office()
    assert "as known on 21 March 2023" in publisher().get(PAGE, {"known_on": "2023-03-21"}).content.decode()


def test_a_day_that_is_none_is_refused_in_words() -> None:
    make.office()
    assert "Give a day, such as 2024-11-07." in publisher().get(PAGE, {"known_on": "soon"}).content.decode()


def test_without_an_office_there_is_nothing_to_release() -> None:
    assert "No office is loaded yet" in publisher().get(PAGE).content.decode()


def test_the_releases_so_far_are_listed_with_their_heads() -> None:
    make.office()
    made = make.release("The first.")
    text = publisher().get(PAGE).content.decode()
    assert "The first." in text
    assert made.audit_head in text

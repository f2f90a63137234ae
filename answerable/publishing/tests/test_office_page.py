"""The office's page of releases: a publisher drafts, anybody of the office may look, a visitor is asked to sign in."""

import pytest
from django.test import Client

from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import Proposal, Release
from answerable.publishing.tests import make, proposal_make

pytestmark = pytest.mark.django_db

PAGE = "/office/release/"


def publisher() -> Client:
    return client(user(Role.PUBLISHER))


def sent(note: str = "All of it.") -> dict[str, str]:
    return {"note": note, "known_on": make.SECOND.isoformat()}


def test_a_publisher_drafts_and_nothing_is_public() -> None:
    make.office()
    answer = publisher().post(PAGE, sent(), follow=True)
    assert Proposal.objects.get().note == "All of it."
    assert "Nothing is public yet." in answer.content.decode()
    assert not Release.objects.exists()


def test_who_drafted_is_kept_as_a_reference() -> None:
    make.office()
    publisher().post(PAGE, sent())
    assert Proposal.objects.get().made_by == User.objects.get().reference


def test_an_analyst_looks_but_drafts_nothing_and_is_told_who_may() -> None:
    make.office()
    browser = client(user(Role.ANALYST))
    assert "Draft the release" not in browser.get(PAGE).content.decode()
    answer = browser.post(PAGE, sent())
    assert answer.status_code == 403
    assert "publisher" in answer.content.decode()
    assert not Proposal.objects.exists()


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
    assert "Draft the release" not in text


def test_a_draft_without_a_note_is_refused_in_words() -> None:
    make.office()
    text = publisher().post(PAGE, sent(note="")).content.decode()
    assert "Say in one sentence what is new." in text
    assert not Proposal.objects.exists()


def test_while_one_is_under_way_another_is_refused_with_what_was_typed() -> None:
    make.office()
    proposal_make.draft("The first.")
    text = publisher().post(PAGE, sent("The second.")).content.decode()
    assert "A release is under way already" in text
    assert "Take that one on, or drop it" in text
    assert Proposal.objects.count() == 1


def test_the_one_under_way_is_led_to() -> None:
    make.office()
    held = proposal_make.draft("The first.")
    text = client(user(Role.OFFICE_HOLDER)).get(PAGE).content.decode()
    assert f"/office/release/{held.pk}/" in text
    assert "One release is under way at a time" in text


def test_another_day_can_be_looked_at() -> None:
    make.office()
    assert "as known on 21 March 2023" in publisher().get(PAGE, {"known_on": "2023-03-21"}).content.decode()


def test_a_day_that_is_none_is_refused_in_words() -> None:
    make.office()
    assert "Give a day, such as 2024-11-07." in publisher().get(PAGE, {"known_on": "soon"}).content.decode()


def test_without_an_office_there_is_nothing_to_release() -> None:
    assert "No office is loaded yet" in publisher().get(PAGE).content.decode()


def test_the_releases_so_far_are_listed_and_lead_to_what_they_changed() -> None:
    make.office()
    make.release("The first.")
    text = publisher().get(PAGE).content.decode()
    assert "The first." in text
    assert 'href="/releases/1.html"' in text


def test_the_list_of_releases_is_searched() -> None:
    make.office()
    make.release("The first.")
    text = publisher().get(PAGE, {"q": "second"}).content.decode()
    assert "The first." not in text
    assert "Nothing matches." in text

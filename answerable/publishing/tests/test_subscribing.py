"""Asking for the newsletter as a visitor meets it: the form, the mail, the button that confirms, the way out."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings

from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.people.roles import Role
from answerable.people.tests.make import administrator, client, user
from answerable.publishing.models import Subscriber
from answerable.publishing.operations import subscribers
from answerable.publishing.queries.subscriber_secrets import confirm_secret, hash_of, leave_secret
from answerable.publishing.tests import make
from answerable.publishing.tests import news_make as news
from answerable.scrutiny.models import Asking

pytestmark = pytest.mark.django_db
OPENED = re.compile(r'name="opened" value="([^"]+)"')
EMAIL = "reader@example.org"


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(news.NOON, tick=False) as travels:
        yield travels


def send(clock: Any, email: str = EMAIL, *, after: float = 10, **more: str) -> Any:
    """Opens the form and sends it some seconds later, from a browser that keeps to its guards."""
    browser = Client(enforce_csrf_checks=True)
    found = OPENED.search(words(browser.get("/subscribe.html")))
    assert found
    clock.shift(after)
    return browser.post("/subscribe.html", {"email": email, "opened": found[1], **more})


def words(answer: Any) -> str:
    return str(answer.content.decode())


def link(kind: str) -> str:
    found = re.search(rf"/news/{kind}/\w+/", OutboxMessage.objects.order_by("-pk")[0].text)
    assert found
    return found[0]


class TestForm:
    def test_it_sets_no_cookie_and_is_kept_nowhere(self) -> None:
        answer = Client().get("/subscribe.html")
        assert (len(answer.cookies), answer.headers["Cache-Control"]) == (0, "no-store")

    def test_a_mail_goes_and_nobody_is_subscribed_yet(self, clock: Any) -> None:
        assert send(clock).headers["Location"] == "/subscribe.html?sent=1"
        assert Subscriber.objects.get().confirmed_at is None
        assert link("confirm")

    @override_settings(PUBLIC_ADDRESS="https://northmoor.example/")
    def test_its_link_begins_as_the_settings_say(self, clock: Any) -> None:
        send(clock)
        assert "https://northmoor.example/news/confirm/" in OutboxMessage.objects.get().text

    def test_the_answer_is_the_same_for_an_address_that_is_subscribed(self, clock: Any) -> None:
        news.subscribed(EMAIL)
        known, unknown = send(clock), send(clock, "nobody@example.org")
        assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])

    def test_its_owner_is_told_that_it_is_subscribed_already(self, clock: Any) -> None:
        news.subscribed(EMAIL)
        send(clock)
        assert "You have it already" in OutboxMessage.objects.order_by("-pk")[0].text

    def test_an_address_in_other_letters_is_the_same_one(self, clock: Any) -> None:
        send(clock)
        send(clock, EMAIL.upper())
        assert Subscriber.objects.count() == 1

    def test_what_is_no_address_is_said_and_stays(self, clock: Any) -> None:
        page = words(send(clock, "nobody"))
        assert "write it like name@example.org" in page
        assert 'value="nobody"' in page

    def test_what_fills_in_everything_is_asked_again(self, clock: Any) -> None:
        assert "people do not see" in words(send(clock, website="https://spam.example"))

    def test_who_is_too_quick_looks_once_more(self, clock: Any) -> None:
        assert "very quick" in words(send(clock, after=0.5))

    @pytest.mark.parametrize("opened", ["", "nonsense", "a:b:c"])
    def test_a_moment_that_we_did_not_sign(self, clock: Any, opened: str) -> None:
        answer = Client().post("/subscribe.html", {"email": EMAIL, "opened": opened})
        assert "came from elsewhere" in words(answer)

    def test_a_flood_from_one_place_is_held_back(self, clock: Any) -> None:
        for number in range(10):
            send(clock, f"reader-{number}@example.org")
        answer = send(clock, "reader-10@example.org")
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert Subscriber.objects.count() == 10

    def test_its_marks_are_not_those_of_questions(self, clock: Any) -> None:
        from_here = subscribers.place_of("192.0.2.1")
        subscribers.ask(EMAIL, place=from_here, at=news.NOON, address=str)
        assert Asking.objects.get().place == from_here

    def test_one_address_is_not_pestered(self, clock: Any) -> None:
        for number in range(6):
            subscribers.ask(EMAIL, place=f"place-{number}", at=news.NOON, address=str)
        assert OutboxMessage.objects.filter(to=EMAIL).count() == subscribers.MOST_MAILS


class TestConfirming:
    def test_opening_the_link_confirms_nothing(self, clock: Any) -> None:
        send(clock)
        assert "Yes, send me the newsletter" in words(Client().get(link("confirm")))
        assert Subscriber.objects.get().confirmed_at is None

    def test_the_button_does_and_a_second_look_says_so(self, clock: Any) -> None:
        send(clock)
        assert "It is confirmed" in words(Client(enforce_csrf_checks=True).post(link("confirm")))
        assert "It is confirmed" in words(Client().get(link("confirm")))
        assert Subscriber.objects.get().confirmed_at

    @pytest.mark.parametrize("token", ["x", "a" * 500, "%00", "é"])
    def test_a_link_that_is_nobodys(self, token: str) -> None:
        answer = Client().get(f"/news/confirm/{token}/")
        assert answer.status_code == 404

    def test_the_links_are_kept_nowhere(self, clock: Any) -> None:
        row = news.subscribed(EMAIL)
        assert {row.confirm_hash, row.leave_hash} == {hash_of(confirm_secret(row)), hash_of(leave_secret(row))}
        assert leave_secret(row) not in "".join(AuditEntry.objects.values_list("after_json", flat=True))

    def test_what_nobody_confirmed_is_forgotten_after_a_week(self, clock: Any) -> None:
        send(clock)
        assert subscribers.sweep(news.NOON + timedelta(days=6)) == 0
        assert subscribers.sweep(news.NOON + timedelta(days=8)) == 1
        assert not OutboxMessage.objects.filter(to=EMAIL).exists()

    def test_readers_are_not_swept_away(self) -> None:
        news.subscribed(EMAIL)
        assert subscribers.sweep(news.NOON + timedelta(days=400)) == 0


class TestLeaving:
    def way_out(self) -> str:
        return f"/news/leave/{leave_secret(news.subscribed(EMAIL))}/"

    def test_opening_the_link_shows_one_button(self) -> None:
        way_out = self.way_out()
        page = words(Client().get(way_out))
        assert page.count("<button") == 1
        assert Subscriber.objects.exists()

    def test_a_mail_program_leaves_with_one_post(self) -> None:
        answer = Client(enforce_csrf_checks=True).post(self.way_out(), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert not Subscriber.objects.exists()

    def test_the_address_is_in_no_mail_about_the_newsletter_any_more(self) -> None:
        Client().post(self.way_out())
        assert not OutboxMessage.objects.filter(to=EMAIL).exists()

    def test_other_mails_to_it_stay(self) -> None:
        way_out = self.way_out()
        OutboxMessage.objects.create(to=EMAIL, subject="Your question", text="", created=news.NOON)
        Client().post(way_out)
        assert OutboxMessage.objects.get(to=EMAIL).subject == "Your question"

    def test_leaving_twice_is_no_fault(self) -> None:
        way_out = self.way_out()
        Client().post(way_out)
        assert Client().post(way_out).status_code == 200
        assert "Nothing more comes" in words(Client().get(way_out))

    def test_who_comes_back_has_other_links(self) -> None:
        first = self.way_out()
        Client().post(first)
        assert self.way_out() != first


class TestOffice:
    def test_no_address_is_listed(self) -> None:
        news.subscribed(EMAIL)
        page = words(client(administrator()).get("/office/newsletters/readers/"))
        assert "1 reader." in page
        assert EMAIL not in page

    def test_an_administrator_takes_one_out_by_typing_it(self) -> None:
        news.subscribed(EMAIL)
        answer = client(administrator()).post("/office/newsletters/readers/", {"email": EMAIL})
        assert (answer.status_code, Subscriber.objects.exists()) == (302, False)

    def test_an_address_that_is_not_there_is_said(self) -> None:
        answer = client(administrator()).post("/office/newsletters/readers/", {"email": EMAIL})
        assert "not in the list" in words(answer)

    def test_a_publisher_takes_nobody_out(self) -> None:
        news.subscribed(EMAIL)
        answer = client(user(Role.PUBLISHER)).post("/office/newsletters/readers/", {"email": EMAIL})
        assert (answer.status_code, Subscriber.objects.exists()) == (403, True)

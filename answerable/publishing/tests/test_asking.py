"""Asking in public as a visitor meets it: the form, what it says when something is wrong, the confirmation, the private page."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings

from answerable.kit.models import OutboxMessage
from answerable.scrutiny.models import Asking, Meeting, PublicQuestion
from answerable.scrutiny.operations.question_answers import Promise
from answerable.scrutiny.operations.question_clearing import LeftOut, clear
from answerable.scrutiny.tests import make_questions as make

pytestmark = pytest.mark.django_db
OPENED = re.compile(r'name="opened" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(make.NOON, tick=False) as travels:
        yield travels


def typed(**more: str) -> dict[str, str]:
    return {"text": make.WORDS, "meeting": "2026-03-19-board", "email": make.EMAIL, **more}


def opened(browser: Client) -> str:
    found = OPENED.search(browser.get("/ask.html").content.decode())
    assert found
    return found[1]


def send(clock: Any, *, after: float = 20, browser: Client | None = None, **more: str) -> Any:
    """Opens the form, writes for some seconds, and sends it."""
    browser = browser or Client(enforce_csrf_checks=True)
    at = opened(browser)
    clock.shift(after)
    return browser.post("/ask.html", {**typed(**more), "opened": at})


def words(answer: Any) -> str:
    return str(answer.content.decode())


def link(kind: str) -> str:
    found = re.search(rf"/questions/{kind}/\w+/", OutboxMessage.objects.order_by("-pk")[0].text)
    assert found
    return found[0]


class TestForm:
    def test_it_says_until_when(self, clock: Any) -> None:
        assert "Send your question by the end of 12 March 2026" in words(Client().get("/ask.html"))

    def test_it_sets_no_cookie_and_is_kept_nowhere(self, clock: Any) -> None:
        answer = Client().get("/ask.html")
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store"

    def test_a_question_is_stored_and_what_is_left_to_do_is_said(self, clock: Any) -> None:
        answer = send(clock)
        assert answer.status_code == 303
        assert "has the number 2026/1" in words(Client().get(answer.headers["Location"]))

    def test_pressed_twice_it_is_one(self, clock: Any) -> None:
        browser = Client()
        data = {**typed(), "opened": opened(browser)}
        clock.shift(20)
        assert {browser.post("/ask.html", data).status_code for _ in range(2)} == {303}
        assert PublicQuestion.objects.count() == 1

    def test_without_a_meeting_the_answer_comes_in_writing(self, clock: Any) -> None:
        Meeting.objects.update(announced=False)
        assert "it is answered in writing" in words(Client().get("/ask.html"))
        send(clock, meeting="written")
        assert PublicQuestion.objects.get().meeting is None

    def test_a_planned_meeting_that_is_not_announced_is_not_told(self, clock: Any) -> None:
        Meeting.objects.filter(date=make.LATER).update(announced=False)
        assert "18 June" not in words(Client().get("/ask.html"))

    def test_a_rush_costs_few_queries_a_page(self, clock: Any, django_assert_max_num_queries: Any) -> None:
        with django_assert_max_num_queries(6):
            Client().get("/ask.html")


class TestBadInput:
    def test_a_hundred_thousand_characters_come_back_with_a_word(self, clock: Any) -> None:
        page = words(send(clock, text="x" * 100_000))
        assert "take out 97,000 characters" in page
        assert "x" * 100_000 in page

    @pytest.mark.parametrize("text", ["a\x00b", "a\x1bb"])
    def test_a_sign_that_cannot_be_shown(self, clock: Any, text: str) -> None:
        assert "cannot be shown" in words(send(clock, text=text))

    def test_a_script_is_words(self, clock: Any) -> None:
        page = words(send(clock, text="<script>alert(1)</script>", email="no"))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page

    def test_every_fault_is_told_at_once_and_what_was_typed_stays(self, clock: Any) -> None:
        page = words(send(clock, text="", email="nobody", name="Ada Tar"))
        assert "Write your question." in page
        assert "write it like name@example.org" in page
        assert 'value="Ada Tar"' in page

    def test_something_personal_is_shown_again_before_it_is_sent(self, clock: Any) -> None:
        page = words(send(clock, text="Why was Mr Tar of 12 Harbour Road let off?"))
        assert "Look at it again" in page
        assert "12 Harbour Road" in page
        assert not PublicQuestion.objects.exists()

    def test_who_has_looked_sends_it_as_it_stands(self, clock: Any) -> None:
        send(clock, text="Why was Mr Tar let off?", looked_again="on")
        assert PublicQuestion.objects.get().text == "Why was Mr Tar let off?"

    def test_a_body_beyond_every_measure(self, clock: Any) -> None:
        assert Client().post("/ask.html", typed(text="x" * 3_000_000)).status_code == 400


class TestGuards:
    def test_what_fills_in_everything_is_asked_again(self, clock: Any) -> None:
        page = words(send(clock, website="https://spam.example"))
        assert "people do not see" in page
        assert 'value="https://spam.example"' not in page

    def test_who_is_too_quick_looks_once_more_and_goes_through(self, clock: Any) -> None:
        browser = Client()
        first = send(clock, after=1, browser=browser)
        assert "That was very quick" in words(first)
        clock.shift(5)
        found = OPENED.search(words(first))
        assert found
        assert browser.post("/ask.html", {**typed(), "opened": found[1]}).status_code == 303

    @pytest.mark.parametrize("at", ["", "forged", "x:y:z", "\x00"])
    def test_a_form_from_elsewhere_is_shown_again_and_then_goes_through(self, clock: Any, at: str) -> None:
        page = words(Client().post("/ask.html", {**typed(), "opened": at}))
        found = OPENED.search(page)
        assert found
        assert Client().post("/ask.html", {**typed(), "opened": found[1]}).status_code == 303

    def test_a_page_left_open_for_a_week_loses_nothing(self, clock: Any) -> None:
        page = words(send(clock, after=timedelta(days=3).total_seconds()))
        assert "open for very long" in page
        assert make.WORDS in page

    def test_a_flood_is_held_back_with_a_way_on_and_others_are_not(self, clock: Any) -> None:
        for n in range(10):
            send(clock, text=f"Number {n}?", email=f"{n}@example.org")
        answer = send(clock, text="One more?")
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        page = words(answer)
        assert "One more?" in page
        assert "01632 960 000" in page
        assert send(clock, text="From elsewhere?", browser=Client(REMOTE_ADDR="192.0.2.9")).status_code == 303

    def test_behind_a_proxy_the_visitor_counts_and_not_what_is_claimed(self, clock: Any) -> None:
        with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
            for n in range(3):
                forged = Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{n}, 192.0.2.7")
                send(clock, text=f"Number {n}?", browser=forged)
        assert len(set(Asking.objects.values_list("place", flat=True))) == 1


def test_the_deadline_that_passes_while_somebody_types(clock: Any) -> None:
    clock.move_to(datetime(2026, 3, 12, 23, 50, tzinfo=UTC))
    answer = send(clock, after=1200)
    assert "takes no more questions" in words(answer)
    assert make.WORDS in words(answer)
    assert "18 June 2026" in words(answer)
    assert not PublicQuestion.objects.exists()


class TestConfirming:
    def test_opening_the_link_confirms_nothing(self, clock: Any) -> None:
        send(clock)
        assert "Yes, this is my question" in words(Client().get(link("confirm")))
        assert PublicQuestion.objects.get().confirmed_at is None

    def test_the_button_does_and_leads_to_the_private_page(self, clock: Any) -> None:
        send(clock)
        answer = Client(enforce_csrf_checks=True).post(link("confirm"))
        assert answer.headers["Location"].startswith("/questions/status/")
        assert PublicQuestion.objects.get().confirmed_at is not None

    def test_one_that_was_taken_back_is_not_confirmed_any_more(self, clock: Any) -> None:
        send(clock)
        Client().post(link("confirm").replace("confirm", "status"))
        assert Client().get(link("confirm")).status_code == 303
        assert "It was taken back." in words(Client().get(link("confirm"), follow=True))

    @pytest.mark.parametrize("kind", ["confirm", "status"])
    def test_another_link_opens_nothing(self, kind: str) -> None:
        assert Client().get(f"/questions/{kind}/{'0' * 40}/").status_code == 404


class TestPrivatePage:
    def page(self, one: PublicQuestion, query: str = "") -> str:
        return words(Client().get(f"/questions/status/{make.secret(one)}/{query}"))

    def test_nobody_else_learns_its_address(self) -> None:
        answer = Client().get(f"/questions/status/{make.secret(make.confirmed())}/")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"

    def test_what_was_left_out_is_seen_by_who_sent_it(self) -> None:
        one = make.confirmed("Mr Tar?")
        clear(one, "[A person]?", left_out=[LeftOut("person")], edition=one.edition, by=make.CLERK, at=make.NOON)
        page = self.page(one)
        assert "Mr Tar?" in page
        assert "[A person]?" in page

    def test_an_answer_in_its_parts(self) -> None:
        promised = Promise("Lamps by June", "Harbour master", make.LATER)
        one = make.answer(make.cleared(), not_answered="What they cost.", promised=promised)
        page = self.page(one)
        for said in (
            "It was answered on 19 March 2026 by the First commissioner",
            "The lamps were ordered.",
            "What they cost.",
        ):
            assert said in page
        assert "Harbour master by 18 June 2026: open." in page

    def test_merged_with_another_it_shows_what_became_of_that_one(self) -> None:
        one, other = make.cleared(), make.confirmed("No lamps?", email="other@example.org")
        make.merge(other, one)
        one.refresh_from_db()
        make.answer(one)
        page = self.page(other)
        assert "it goes on as question 2026/1" in page
        assert "The lamps were ordered." in page

    def test_it_can_be_taken_back_after_being_asked_once_more(self) -> None:
        one = make.confirmed()
        assert "cannot be undone" in self.page(one, "?withdraw=yes")
        assert "It was taken back." in words(Client().post(f"/questions/status/{make.secret(one)}/"))

    @pytest.mark.parametrize("to", ["received", "live"])
    def test_a_meeting_that_was_cancelled_loses_no_question(self, to: str) -> None:
        one = make.confirmed()
        one = make.sort(one, to) if to == "live" else one
        Meeting.objects.filter(date=make.MEETS).update(state="cancelled", cancelled_because="A storm")
        assert "was cancelled. It is kept" in self.page(one)

    def test_not_after_the_answer_and_the_log_has_no_word_of_the_link(self, caplog: pytest.LogCaptureFixture) -> None:
        one = make.answer(make.cleared())
        answer = Client().post(f"/questions/status/{make.secret(one)}/")
        assert answer.status_code == 409
        assert make.secret(one) not in caplog.text

    def test_one_that_its_meeting_left_behind_is_not_said_to_be_answered_there(self) -> None:
        one = make.sort(make.confirmed(), "live")
        Meeting.objects.filter(date=make.MEETS).update(state="held")
        assert "was not answered at the Harbour board of 19 March 2026" in self.page(one)

    def test_a_meeting_that_is_not_announced_is_not_told(self) -> None:
        one = make.sort(make.confirmed(), "live")
        Meeting.objects.filter(date=make.MEETS).update(announced=False)
        assert "Harbour board" not in self.page(one)

    def test_why_another_is_casework_is_told_to_nobody_else(self) -> None:
        one, other = make.confirmed(), make.confirmed("b?", email="b@example.org")
        make.merge(other, one)
        PublicQuestion.objects.filter(pk=one.pk).update(state="casework", state_because="SECRET")
        assert "SECRET" not in self.page(other)
        assert "SECRET" in self.page(one)

    def test_that_the_name_may_be_shown_is_taken_back(self) -> None:
        one = make.confirmed(name="Ada Tar", may_be_named=True)
        assert "Do not show my name" in self.page(one)
        Client().post(f"/questions/status/{make.secret(one)}/", {"what": "name"})
        one.refresh_from_db()
        assert (one.may_be_named, one.state) == (False, "received")
        assert "Do not show my name" not in self.page(one)

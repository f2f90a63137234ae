"""Questions in the office, page by page: who may see whom, what is offered when, and what two at once are told."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdfium2 import PdfDocument

from answerable.areas.models import Area
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.plans.models import Priority
from answerable.scrutiny.models import Meeting, PublicQuestion, Undertaking
from answerable.scrutiny.tests import make_questions as make

pytestmark = pytest.mark.django_db
NAME = "Ada Tar"


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office(shown_as_at=make.DAY)


@pytest.fixture
def clerk() -> Client:
    """Somebody who answers."""
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def publisher() -> Client:
    """Somebody who sees, and does not answer."""
    return client(user(Role.PUBLISHER))


def get(browser: Client, path: str = "", status: int = 200) -> str:
    answer = browser.get(f"/office/questions/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def post(browser: Client, one: PublicQuestion, what: str, status: int = 302, **data: object) -> str:
    sent = {"edition": one.edition, **data}
    answer = browser.post(f"/office/questions/{one.pk}/{what}/", sent)
    assert answer.status_code == status
    one.refresh_from_db()
    return answer.content.decode()


class TestList:
    def test_an_empty_one_says_how_questions_come(self, clerk: Client) -> None:
        assert "Questions come by the public form" in get(clerk)

    def test_it_counts_in_words_and_those_not_confirmed_apart(self, clerk: Client) -> None:
        make.confirmed()
        make.answer(make.cleared("b?"))
        make.ask("c?")
        page = get(clerk)
        assert "2 questions were asked: 1 waits to be sorted, 1 is answered." in page
        assert "1 is not confirmed" in page
        assert "2026/3" not in page
        assert "2026/3" in get(clerk, "unconfirmed/")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?q=bridge", 1),
            ("?q=2026/2", 1),
            ("?state=Waiting+for+an+answer", 2),
            ("?state=Answered", 0),
            ("?meeting=A+written+answer", 1),
            ("?area=Eastside", 1),
            ("?about=Visible+policing", 1),
            ("?read=Not+read&sort=asked&direction=desc", 2),
            ("?page=999&state=x&q=%00&sort=x", 2),
        ],
    )
    def test_it_is_searched_and_narrowed(self, clerk: Client, query: str, found: int) -> None:
        areas = Area.objects.get(code="eastside").pk
        make.confirmed(area=areas, priority=Priority.objects.get().pk)
        make.confirmed("Something else?", meeting=None)
        page = get(clerk, query)
        assert sum(f"2026/{n}:" in page for n in (1, 2)) == found

    def test_what_its_meeting_left_behind_is_pointed_out(self, clerk: Client) -> None:
        make.confirmed()
        Meeting.objects.filter(date=make.MEETS).update(state="cancelled", cancelled_because="A storm")
        assert "1 waits for a meeting that was held without it, or cancelled" in get(clerk)
        assert "2026/1:" in get(clerk, "?state=Left+behind+by+their+meeting")

    def test_the_queries_do_not_grow(self, clerk: Client) -> None:
        make.confirmed()
        with CaptureQueriesContext(connection) as few:
            get(clerk)
        for n in range(20):
            make.confirmed(f"Number {n}?", email=f"{n}@example.org", place=str(n))
        with CaptureQueriesContext(connection) as many:
            get(clerk)
        assert len(many) == len(few)


class TestOne:
    def test_who_asked_is_for_those_who_answer(self, clerk: Client, publisher: Client) -> None:
        one = make.confirmed(name=NAME, access_needs="Large print")
        assert NAME in get(clerk, f"{one.pk}/")
        page = get(publisher, f"{one.pk}/")
        assert not [word for word in (NAME, make.EMAIL, "Large print") if word in page]

    def test_who_does_not_answer_is_offered_nothing_and_may_do_nothing(self, publisher: Client) -> None:
        one = make.confirmed()
        assert "Sort it" not in get(publisher, f"{one.pk}/")
        assert "Only people of these roles" in get(publisher, f"{one.pk}/sort/", 403)

    def test_who_asked_is_not_found_out_by_searching(self, clerk: Client, publisher: Client) -> None:
        make.confirmed(name=NAME)
        assert "2026/1:" in get(clerk, "?q=Tar")
        assert "2026/1:" not in get(publisher, "?q=Tar")
        assert "2026/1:" not in get(publisher, "?q=asker@example.org")

    def test_what_was_never_confirmed_is_erased_by_who_answers(self, clerk: Client, publisher: Client) -> None:
        make.ask(at=make.NOON - timedelta(days=400))
        assert "Erase what" not in get(publisher, "unconfirmed/")
        assert "1 is older than a month" in get(clerk, "unconfirmed/")
        assert publisher.post("/office/questions/unconfirmed/erase/").status_code == 403
        answer = clerk.post("/office/questions/unconfirmed/erase/", follow=True)
        assert "1 question erased." in answer.content.decode()
        assert PublicQuestion.objects.get().text == ""

    def test_a_name_is_taken_back_for_its_asker(self, clerk: Client) -> None:
        one = make.confirmed(name=NAME, may_be_named=True)
        post(clerk, one, "unname")
        assert not one.may_be_named

    def test_from_outside_nothing_is_seen(self) -> None:
        make.confirmed()
        get(client(user(Role.FORCE_LIAISON)), "", 403)

    @pytest.mark.parametrize("what", ["clear", "sort", "merge", "put-off", "withdraw", "forget"])
    def test_each_act_has_its_form(self, clerk: Client, what: str) -> None:
        one = make.confirmed("Why was Mr Tar let off?")
        assert "Mr Tar" in get(clerk, f"{one.pk}/{what}/")

    def test_what_is_not_possible_leads_back_with_a_word(self, clerk: Client) -> None:
        one = make.confirmed()
        answer = clerk.get(f"/office/questions/{one.pk}/answer/", follow=True)
        assert "not possible for question 2026/1" in answer.content.decode()

    @pytest.mark.parametrize("path", ["999/", "1/nothing/", "999/sort/"])
    def test_what_is_not_there(self, clerk: Client, path: str) -> None:
        get(clerk, path, 404)


class TestActs:
    def test_from_the_form_to_a_promise(self, clerk: Client) -> None:
        one = make.confirmed("Why was Mr Tar let off?")
        post(
            clerk,
            one,
            "clear",
            shown_text="Why was [a person] let off?",
            sort="person",
            because="Named",
            theme="Courts",
        )
        assert (one.shown_text, one.theme) == ("Why was [a person] let off?", "Courts")
        post(clerk, one, "sort", to="live")
        assert one.state == "live"
        answer: dict[str, Any] = {
            "answer": "It was settled.",
            "on": make.DAY,
            "promise": "A note by June",
            "promise_side": "body",
        }
        post(clerk, one, "answer", **answer, promise_owner="Clerk", promise_due=make.LATER)
        assert (one.state, one.answered_by_role) == ("answered", "First commissioner")
        assert Undertaking.objects.get().question == one
        assert "A note by June" in get(clerk, f"{one.pk}/")

    def test_of_two_at_once_one_is_told_and_loses_nothing(self, clerk: Client) -> None:
        one = make.confirmed()
        stale = one.edition
        make.sort(one, "live")
        answer = clerk.post(
            f"/office/questions/{one.pk}/sort/",
            {"edition": stale, "to": "written", "because": "Mine", "due": make.LATER},
        )
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Somebody else worked on this question" in page
        assert "Mine" in page

    def test_a_fault_stands_at_its_field(self, clerk: Client) -> None:
        page = post(clerk, make.confirmed(), "sort", 200, to="out_of_scope", because="")
        assert "Say why" in page

    def test_an_answer_of_tomorrow_is_refused(self, clerk: Client) -> None:
        page = post(clerk, make.cleared(), "answer", 200, answer="Yes", on=make.DAY + timedelta(days=1))
        assert "still to come" in page

    def test_a_promise_without_an_owner_is_refused_at_its_field(self, clerk: Client) -> None:
        one = make.cleared()
        page = post(clerk, one, "answer", 200, answer="Yes", on=make.DAY, promise="Lamps", promise_side="body")
        assert 'href="#id_promise_owner"' in page
        assert one.state == "received"

    def test_two_are_merged_by_number(self, clerk: Client) -> None:
        first, second = make.confirmed(), make.confirmed("b?")
        post(clerk, first, "merge", 200, into="2026/9")
        post(clerk, first, "merge", into=second.reference)
        assert first.merged_into == second
        post(clerk, first, "part")
        assert first.merged_into is None

    def test_to_another_meeting_and_to_none(self, clerk: Client) -> None:
        one = make.confirmed()
        later = Meeting.objects.get(date=make.LATER)
        post(clerk, one, "put-off", meeting=later.pk, because="Full")
        assert one.meeting == later
        post(clerk, one, "put-off", meeting="", because="It would be late")
        assert one.meeting is None

    def test_erasing_asks_whether_it_was_checked(self, clerk: Client) -> None:
        one = make.confirmed()
        assert "Tick the box" in post(clerk, one, "forget", 200)
        post(clerk, one, "forget", sure="on")
        assert (one.text, one.state) == ("", "withdrawn")
        get(clerk, f"{one.pk}/")


class TestEntering:
    def test_one_on_paper(self, clerk: Client) -> None:
        data = {"text": make.WORDS, "channel": "paper", "came_on": make.DAY, "meeting": "2026-03-19-board"}
        answer = clerk.post("/office/questions/new/", data, follow=True)
        assert "kept as question 2026/1" in answer.content.decode()

    def test_a_day_to_come_is_refused(self, clerk: Client) -> None:
        data = {"text": "a?", "channel": "paper", "came_on": date(2027, 1, 1), "meeting": "written"}
        assert "still to come" in clerk.post("/office/questions/new/", data).content.decode()


def test_numbers_by_theme_and_place(clerk: Client) -> None:
    east = Area.objects.get(code="eastside").pk
    make.confirmed(area=east, priority=Priority.objects.get().pk)
    make.confirmed("b?", area=east)
    page = get(clerk, "numbers/?year=2026")
    assert "of the 2 questions of 2026" in page
    assert "Eastside" in page


class TestSheet:
    def test_the_page_and_the_pdf_say_the_same(self, clerk: Client) -> None:
        make.answer(make.cleared(), not_answered="What they cost.")
        page = get(clerk, "sheet/")
        pdf = PdfDocument(clerk.get("/office/questions/sheet.pdf").content)
        text = " ".join("".join(one.get_textpage().get_text_bounded() for one in pdf).split())
        for said in (
            "Ask the Harbour board a question",
            "Thursday 12 March 2026",
            "01632 960 000",
            "The lamps were ordered.",
        ):
            assert said in page
            assert said in text

    def test_nothing_private_hangs_on_the_board(self, clerk: Client) -> None:
        make.answer(make.cleared(name=NAME, access_needs="Large print"))
        page = get(clerk, "sheet/")
        assert not [word for word in (NAME, make.EMAIL, "Large print") if word in page]

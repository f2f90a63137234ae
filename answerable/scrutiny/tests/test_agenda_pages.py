"""The pages of meetings and agendas: who sees what, what can be done, and what cannot be done says why."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Meeting, Recipient
from answerable.scrutiny.operations.record import hold
from answerable.scrutiny.tests.make import meeting as recorded
from answerable.scrutiny.tests.make_agenda import CLERK, NOON, item, meeting, recipient, scrutiny_form

FAR, FARTHER = date(2040, 12, 13), date(2041, 1, 17)
LIST = reverse("scrutiny:meetings")


@pytest.fixture
def board(db: None) -> Meeting:
    scrutiny_form()
    return meeting("board", FAR)


@pytest.fixture
def officer(db: None) -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody who may see and not change."""
    return client(user(Role.PUBLISHER))


def href(name: str, *args: object) -> str:
    return reverse(f"scrutiny:{name}", args=args)


def text(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def sent(browser: Client, address: str, **fields: object) -> tuple[int, str]:
    answer = browser.post(address, fields)
    return answer.status_code, answer.content.decode()


class TestTheList:
    def test_with_no_meeting_it_says_what_to_do(self, officer: Client) -> None:
        assert "Plan the first one" in text(officer, LIST)

    def test_the_lead_says_which_is_next(self, officer: Client, board: Meeting) -> None:
        assert "1 meeting is ahead; the next is on 13 December 2040" in text(officer, LIST)

    def test_one_whose_month_alone_is_known_is_not_past_its_day(self, officer: Client, board: Meeting) -> None:
        first = timezone.localdate().replace(day=1)
        Meeting.objects.update(date=first, precision=Meeting.Precision.MONTH)
        assert f"the next is in {first:%B %Y}." in text(officer, LIST)
        assert "past the day" not in text(officer, LIST)
        assert f"It is in {first:%B %Y}" in text(officer, href("meeting", "board"))

    def test_those_ahead_come_first_then_the_latest_held(self, officer: Client, board: Meeting) -> None:
        for code, year in (("older", 2020), ("newer", 2022)):
            meeting(code, date(year, 3, 1), title=code, state=Meeting.State.HELD)
        meeting("later", FARTHER, title="later")
        page = text(officer, LIST)
        places = [page.index(f"/meetings/{code}/") for code in ("board", "later", "newer", "older")]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("asked", "there"),
        [
            ("q=calls", True),
            ("q=how+calls+are", True),
            ("q=burglary", False),
            ("state=Ahead", True),
            ("state=Held", False),
        ],
    )
    def test_it_is_narrowed(self, officer: Client, board: Meeting, asked: str, *, there: bool) -> None:
        item(board)
        assert ("/meetings/board/" in text(officer, f"{LIST}?{asked}")) is there

    def test_a_reader_is_offered_no_button(self, reader: Client, board: Meeting) -> None:
        assert "Plan a meeting" not in text(reader, LIST)

    def test_somebody_from_outside_sees_nothing(self, board: Meeting) -> None:
        text(client(user(Role.PANEL_MEMBER)), LIST, 403)

    def test_many_cost_what_few_cost(
        self, officer: Client, board: Meeting, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(30):
            item(meeting(f"m{number}", FAR))
        with django_assert_max_num_queries(20):
            text(officer, LIST)


class TestPlanning:
    def test_a_meeting_is_planned_with_its_standing_items(self, officer: Client, board: Meeting) -> None:
        status, _ = sent(officer, href("meeting_new"), function="scrutiny", title="Burglary", day="2041-01-17")
        made = Meeting.objects.get(title="Burglary")
        assert (status, made.items.count()) == (302, 2)

    def test_a_day_that_is_past_is_told_at_its_field(self, officer: Client, board: Meeting) -> None:
        _, page = sent(officer, href("meeting_new"), function="scrutiny", title="Burglary", day="2020-01-17")
        assert "17 January 2020 is past" in page
        assert 'value="Burglary"' in page

    def test_a_reader_may_not(self, reader: Client) -> None:
        text(reader, href("meeting_new"), 403)


class TestTheMeeting:
    def test_it_shows_its_agenda_with_its_times(self, reader: Client, board: Meeting) -> None:
        item(board)
        item(board, "What was promised")
        page = text(reader, href("meeting", "board"))
        assert "10:00" in page
        assert "10:40" in page
        assert "It ends at 11:20" in page

    def test_what_is_missing_for_a_step_is_said(self, officer: Client, board: Meeting) -> None:
        assert "The agenda is empty: add an item." in text(officer, href("meeting", "board"))

    def test_a_reader_has_no_buttons(self, reader: Client, board: Meeting) -> None:
        item(board)
        assert "<button" not in text(reader, href("meeting", "board")).split("<main")[1]

    def test_one_of_the_record_has_a_page_too(self, reader: Client) -> None:
        hold([recorded("2024-03-21-board")], by=CLERK, at=NOON)
        assert "Report of the chief constable" in text(reader, href("meeting", "2024-03-21-board"))

    def test_many_items_cost_what_few_cost(
        self, reader: Client, board: Meeting, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(20):
            item(board, f"Item {number}")
        with django_assert_max_num_queries(30):
            text(reader, href("meeting", "board"))

    def test_how_an_item_ended_has_the_colour_and_the_shape_of_the_scale(self, reader: Client, board: Meeting) -> None:
        step = AssuranceStep.objects.create(code="none", word="Not assured", shape="cross")
        one = item(board, assurance=step, reason="Nobody came.", judged_at=NOON)
        for name, args in (("meeting", ["board"]), ("item", ["board", one.pk])):
            assert 'class="tag tag-red"' in text(reader, href(name, *args))


class TestDoing:
    def test_it_is_moved_and_says_what_came_of_it(self, officer: Client, board: Meeting) -> None:
        recipient(board)
        answer = officer.post(
            href("meeting_move", "board"),
            {"day": FARTHER, "time": "10:00", "because": "Snow", "edition": 1},
            follow=True,
        )
        page = answer.content.decode()
        assert "It is on 17 January 2041 now." in page
        assert "1 mail was written." in page
        assert "Moved from 13 December 2040 to 17 January 2041" in page

    def test_who_saw_an_older_state_keeps_what_was_typed(self, officer: Client, board: Meeting) -> None:
        Meeting.objects.update(edition=2)
        status, page = sent(officer, href("meeting_move", "board"), day=FARTHER, because="Snow in the hall", edition=1)
        assert status == 409
        assert "Snow in the hall" in page

    def test_it_is_cancelled_with_its_reason(self, officer: Client, board: Meeting) -> None:
        sent(officer, href("meeting_step", "board", "cancelled"), words="The hall burnt down.", edition=1)
        assert "is cancelled: The hall burnt down." in text(officer, href("meeting", "board"))

    def test_a_step_that_needs_more_says_what(self, officer: Client, board: Meeting) -> None:
        assert "No report is asked for" in text(officer, href("meeting_step", "board", "commissioned"))

    def test_a_step_that_there_is_not_leads_back(self, officer: Client, board: Meeting) -> None:
        text(officer, href("meeting_step", "board", "minutes_out"), 302)
        text(officer, href("meeting_step", "board", "nowhere"), 404)

    def test_the_last_day_for_questions_is_set(self, officer: Client, board: Meeting) -> None:
        fields = {"questions_close": "2040-12-12", "because": "The post is slow.", "edition": 1}
        sent(officer, href("meeting_questions_close", "board"), **fields)
        assert "12 December 2040, set by hand: The post is slow." in text(officer, href("meeting", "board"))

    def test_the_recording_is_said(self, officer: Client, board: Meeting) -> None:
        fields = {"function": "scrutiny", "title": "Calls", "name": "Board", "edition": 1}
        sent(officer, href("meeting_change", "board"), recording_address="https://northmoor.example/1", **fields)
        assert Meeting.objects.get().recording_address == "https://northmoor.example/1"


class TestItems:
    def test_one_is_put_on_the_agenda(self, officer: Client, board: Meeting) -> None:
        sent(officer, href("item_new", "board"), title="Burglary", kind="report", minutes="20")
        assert "Burglary" in text(officer, href("meeting", "board"))

    def test_a_restricted_one_asks_for_its_ground(self, officer: Client, board: Meeting) -> None:
        _, page = sent(officer, href("item_new", "board"), title="Names", kind="report", restricted="on")
        assert "Say the ground on which the public is left out" in page

    def test_one_is_changed(self, officer: Client, board: Meeting) -> None:
        one = item(board)
        status, _ = sent(officer, href("item_change", "board", one.pk), title="Calls", kind="report", edition=1)
        assert (status, AgendaItem.objects.get().title) == (302, "Calls")

    def test_one_is_put_later(self, officer: Client, board: Meeting) -> None:
        one, other = item(board), item(board, "Another")
        sent(officer, href("item_shift", "board", one.pk), to="later", edition=1)
        assert list(board.items.order_by("position")) == [other, one]

    def test_one_goes_to_another_meeting(self, officer: Client, board: Meeting) -> None:
        one, to = item(board), meeting("later", FARTHER)
        answer = officer.post(
            href("item_move", "board", one.pk), {"to": to.pk, "because": "No paper", "edition": 1}, follow=True
        )
        assert "Moved here from" in answer.content.decode()

    def test_one_comes_off(self, officer: Client, board: Meeting) -> None:
        one = item(board)
        sent(officer, href("item_remove", "board", one.pk), edition=1)
        assert not AgendaItem.objects.exists()

    def test_one_of_another_meeting_is_not_found(self, officer: Client, board: Meeting) -> None:
        one = item(meeting("later", FARTHER))
        text(officer, href("item", "board", one.pk), 404)


class TestRecipients:
    def post(self, officer: Client, *lines: tuple[str, str]) -> tuple[int, str]:
        fields = {"form-TOTAL_FORMS": len(lines), "form-INITIAL_FORMS": 0, "edition": 1}
        for n, (role, email) in enumerate(lines):
            fields |= {f"form-{n}-role": role, f"form-{n}-email": email}  # type: ignore[dict-item]
        return sent(officer, href("recipients", "board"), **fields)

    def test_the_list_is_kept(self, officer: Client, board: Meeting) -> None:
        self.post(officer, ("Chief constable", "chief@northmoor.example"), ("", ""))
        assert [one.role for one in Recipient.objects.all()] == ["Chief constable"]

    def test_a_role_that_stands_twice_is_told(self, officer: Client, board: Meeting) -> None:
        _, page = self.post(officer, ("Chair", ""), ("chair", ""))
        assert "A role stands twice" in page

    def test_an_address_of_nobody_is_told(self, officer: Client, board: Meeting) -> None:
        _, page = self.post(officer, ("", "chief@northmoor.example"))
        assert "Say who gets the papers at this address." in page

    def test_the_list_of_the_meeting_before_is_offered(self, officer: Client, board: Meeting) -> None:
        recipient(meeting("before", date(2024, 1, 1)), "Chair of the panel")
        assert "Chair of the panel" in text(officer, href("recipients", "board"))


class TestTheHub:
    """What the meeting's page leads to is there."""

    @pytest.mark.parametrize("state", ["planned", "papers_out", "held", "minutes_out"])
    def test_every_link_of_it_opens(self, officer: Client, board: Meeting, state: str) -> None:
        one = item(board)
        Meeting.objects.update(state=state, date=date(2020, 1, 15))
        for address in (href("meeting", "board"), href("item", "board", one.pk)):
            for led_to in links(text(officer, address)):
                assert officer.get(led_to).status_code == 200, led_to


def links(page: str) -> set[str]:
    """Where the main part of a page leads inside the office."""
    found = re.findall(r'href="(/office/[^"#]*)', page.split("<main")[1])
    return {html.unescape(one) for one in found}

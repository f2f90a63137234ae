"""The public programme as a page and as a calendar file: what is announced, and nothing of what stays inside."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from answerable.plans.models import Objective, Plan
from answerable.publishing.operations import release
from answerable.publishing.tests.reading import words
from answerable.scrutiny.models import Meeting, MeetingForm
from answerable.scrutiny.tests import make_agenda
from answerable.scrutiny.tests import make_programme as make

pytestmark = pytest.mark.django_db
PAGE, FILE = "programme.html", "/programme.ics"


@pytest.fixture(autouse=True)
def _office(db: None, settings: Settings) -> None:
    settings.PUBLIC_ADDRESS = "https://northmoor.example/"
    make.office()


def out(words: str = "The programme.") -> None:
    release(note=words, by=make.CLERK, at=make.NOON)


def the_file() -> str:
    answer = Client().get(FILE)
    assert answer.status_code == 200
    # Lines are folded at 75 octets.
    return answer.content.decode().replace("\r\n ", "")


def test_it_says_what_is_next_and_what_nobody_has_looked_at() -> None:
    make.held("1.1")
    make.ahead("1.1")
    out()
    text = words(PAGE)
    assert "1 meeting in public is announced; the next is on 12 December 2024." in text
    assert (
        "No objective of the plan was looked at in public within 6 months; 1 of them is on no agenda that is announced."
        in text
    )
    assert "As at 7 November 2024." in text


def test_an_objective_says_when_it_was_seen_how_long_ago_and_when_next() -> None:
    make.held("1.1")
    make.ahead("1.1")
    out()
    assert "21 March 2024 7 months 12 December 2024" in words(PAGE)
    assert '<a href="meetings/2024-12-12-board.html">12 December 2024</a>' in make_page()


def make_page() -> str:
    return Client().get(f"/{PAGE}").content.decode()


def test_what_is_not_announced_or_restricted_shows_nowhere() -> None:
    make.looks_at(make.ahead(), "1.1", title="SECRETITEM", restricted=True, ground="SECRETGROUND", purpose="SECRET")
    make.ahead("1.2", on=make.FEBRUARY, title="SECRETMEETING", announced=False)
    make.ahead("1.2", on=date(2025, 3, 1), title="SECRETWEEKLY", function="private", name="SECRETNAME")
    out()
    assert "SECRET" not in make_page() + the_file()


def test_the_file_has_each_meeting_with_its_page_and_until_when_one_may_ask() -> None:
    make.ahead("1.1", questions_close=date(2024, 12, 5))
    out()
    text = the_file()
    assert "UID:meeting-2024-12-12-board@northmoor.example\r\n" in text
    assert "URL:https://northmoor.example/meetings/2024-12-12-board.html\r\n" in text
    assert "DTSTART;VALUE=DATE:20241205" in text
    assert "DTSTAMP:20241107T120000Z" in text


def test_the_file_is_that_of_the_release_and_not_of_the_record() -> None:
    make.ahead("1.1")
    out()
    before = the_file()
    Meeting.objects.update(date=make.FEBRUARY)
    assert the_file() == before


def test_a_meeting_that_was_moved_is_the_same_event_on_another_day() -> None:
    make.ahead("1.1")
    out()
    Meeting.objects.update(date=make.FEBRUARY)
    out("It moved.")
    text = the_file()
    assert "UID:meeting-2024-12-12-board@northmoor.example" in text
    assert ("DTSTART:20250213T100000Z" in text, "20241212" in text) == (True, False)


def test_words_that_mean_something_to_a_calendar_are_escaped() -> None:
    make.ahead("1.1", title="Calls; at night, and\nEND:VEVENT", location="Town Hall, Northmoor")
    out()
    text = the_file()
    assert "Calls\\; at night\\, and\\nEND:VEVENT" in text
    assert text.count("\r\nEND:VEVENT\r\n") == 1


def test_a_cancelled_meeting_says_so_in_both() -> None:
    make.ahead("1.1", state=Meeting.State.CANCELLED, cancelled_because="The hall is flooded.")
    out()
    assert "The hall is flooded." in words(PAGE)
    assert "No meeting in public is announced yet." in words(PAGE)
    text = the_file()
    assert "SUMMARY:Cancelled: Northmoor Public Meeting\r\n" in text
    assert "STATUS:CANCELLED\r\n" in text


def test_a_meeting_with_a_time_has_its_hours_and_its_place() -> None:
    make.ahead("1.1", on=date(2025, 6, 12), time="2pm", ends="15:30", location="Town Hall")
    out()
    text = the_file()
    assert "SUMMARY:Northmoor Public Meeting\r\n" in text
    # Summer time is an hour ahead of universal time.
    assert "DTSTART:20250612T130000Z\r\nDTEND:20250612T143000Z\r\n" in text
    assert "LOCATION:Town Hall\r\n" in text
    assert "2pm to 15:30, Town Hall" in words(PAGE)


def test_a_time_that_nobody_can_read_is_told_in_words_and_the_day_is_whole() -> None:
    make.ahead("1.1", time="in the evening", ends="")
    out()
    text = the_file()
    assert "SUMMARY:Northmoor Public Meeting\\, in the evening\r\n" in text
    assert "DTSTART;VALUE=DATE:20241212\r\n" in text


def test_an_end_before_the_beginning_is_left_out() -> None:
    make.ahead("1.1", time="10:00", ends="09:00")
    out()
    assert "DTSTART:20241212T100000Z\r\nSUMMARY" in the_file()


def test_one_whose_day_went_by_says_that_nobody_has_said_how_it_went() -> None:
    make.ahead("1.1", on=date(2024, 10, 10))
    out()
    assert "How it went is not on record yet." in words(PAGE)


def test_the_list_of_meetings_leads_there() -> None:
    make.ahead("1.1")
    out()
    assert '<a href="programme.html">' in Client().get("/meetings.html").content.decode()


def test_without_a_meeting_in_public_there_is_no_programme() -> None:
    MeetingForm.objects.update(in_public=False)
    make.ahead("1.1")
    out()
    client = Client()
    assert (client.get(f"/{PAGE}").status_code, client.get(FILE).status_code) == (404, 404)
    assert "programme.html" not in client.get("/meetings.html").content.decode()


def test_with_no_date_ahead_no_file_is_offered() -> None:
    out()
    assert "programme.ics" not in make_page()
    assert "No date is announced yet." in words(PAGE)


@pytest.mark.parametrize("path", ["programme.pdf", "programme.zip", "meetings/2024-12-12-board.ics", "plan.ics"])
def test_no_other_form_is_there(path: str) -> None:
    make.ahead("1.1")
    out()
    assert Client().get(f"/{path}").status_code == 404


def test_two_meetings_on_one_day_are_told_apart() -> None:
    for code, looked in (("2024-12-12-a", "1.2"), ("2024-12-12-b", "1.1")):
        make.looks_at(make_agenda.meeting(code, make.DECEMBER), looked)
    out()
    assert '<a href="meetings/2024-12-12-b.html">12 December 2024</a>' in make_page()
    assert the_file().count("BEGIN:VEVENT") == 2


def test_a_deadline_that_is_past_invites_nobody_and_a_note_is_told() -> None:
    make.ahead("1.1", questions_close=date(2024, 11, 1), note="An example.")
    out()
    assert "Questions closed on 1 November 2024. An example." in words(PAGE)
    assert "An example." in the_file()


def test_of_very_many_objectives_of_an_item_their_number_is_told() -> None:
    plan = Plan.objects.get()
    more = [Objective(plan=plan, code=f"2.{n}", title=f"Objective {n}", position=10 + n) for n in range(13)]
    made = Objective.objects.bulk_create(more)
    make.looks_at(make.ahead(), title="The whole plan").objectives.set(made)
    out()
    assert "The whole plan: 13 objectives of the plan" in words(PAGE)

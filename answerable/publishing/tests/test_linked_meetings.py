"""A meeting as schema.org has it. No database: pages are made here."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.schema_org import Here, document
from answerable.publishing.pages.scrutiny import ItemEntry, MeetingPage
from answerable.scrutiny.queries.public_meetings import CLOSED_PART, PublicItem, PublicMeeting

ABOUT = About("The body", 1, datetime(2024, 11, 8, tzinfo=UTC), date(2024, 11, 7), "https://northmoor.example/")
HERE = Here("meetings/board-1.html", "A meeting", date(2024, 11, 8), ABOUT)
MEETING = PublicMeeting(
    code="board-1",
    kind="meeting",
    function="scrutiny",
    name="Scrutiny board",
    title="Calls",
    day=date(2024, 12, 3),
    month_only=False,
    time="10:30",
    ends="12:00",
    location="",
    note="",
    state="announced",
    state_words="Announced",
    cancelled_because="",
    watch_address="",
    recording_address="",
    transcript_address="",
    takes_questions=False,
    questions_close=None,
    minutes_due=None,
    agenda=(),
    items=(),
    papers=(),
)


def told(*items: PublicItem, **more: Any) -> dict[str, Any]:
    entries = tuple(ItemEntry(one, (), (), None, None) for one in items)
    page = MeetingPage(replace(MEETING, **more), False, entries, (), (), (), (), ())
    return document(page, HERE)


def test_a_meeting_has_what_is_asked_of_an_event() -> None:
    assert {"name", "startDate", "location", "description", "eventStatus", "organizer", "url"} <= told().keys()


def test_it_begins_and_ends_when_it_is_announced_to() -> None:
    assert (told()["startDate"], told()["endDate"]) == ("2024-12-03T10:30", "2024-12-03T12:00")


def test_a_meeting_of_which_the_month_alone_is_known_has_no_day() -> None:
    assert told(month_only=True)["startDate"] == "2024-12"


def test_a_time_in_words_is_no_time() -> None:
    assert told(time="after lunch")["startDate"] == "2024-12-03"


def test_a_time_is_written_as_the_standard_has_it() -> None:
    assert told(time="2.15pm")["startDate"] == "2024-12-03T14:15"


def test_a_cancelled_meeting_says_so() -> None:
    assert told(cancelled_because="Nobody could come.")["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_part_not_held_in_public_is_not_on_the_agenda() -> None:
    items = (PublicItem(1, "Calls at night"), PublicItem(2, CLOSED_PART, restricted=True))
    assert told(*items)["description"] == "On the agenda: Calls at night."

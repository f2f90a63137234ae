"""The calendar file: folded, escaped and dated as RFC 5545 wants."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.clocks.icalendar import Event, calendar

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def file(summary: str = "A letter", *, at: datetime = AT, day: date = date(2026, 3, 31)) -> str:
    return calendar(
        "Clocks", [Event("clock-1@office.example", day, summary, "Statute", "https://office.example/1/", at)]
    )


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_it_begins_and_ends_as_a_calendar() -> None:
    lines = file().split("\r\n")
    assert (lines[0], lines[1], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR", "")


def test_a_whole_day_ends_at_the_beginning_of_the_next() -> None:
    lines = unfolded(file(day=date(2025, 12, 31)))
    assert "DTSTART;VALUE=DATE:20251231" in lines
    assert "DTEND;VALUE=DATE:20260101" in lines


def test_what_has_hours_says_them_in_universal_time_and_where_it_is() -> None:
    summer = timezone(timedelta(hours=1))
    begins, ends = datetime(2026, 7, 1, 10, 0, tzinfo=summer), datetime(2026, 7, 1, 11, 30, tzinfo=summer)
    event = Event("m@office.example", begins.date(), "A meeting", "", "", AT, begins, ends, "The hall, room 2", True)
    lines = unfolded(calendar("Meetings", [event]))
    assert lines[lines.index("DTSTART:20260701T090000Z") + 1] == "DTEND:20260701T103000Z"
    assert {r"LOCATION:The hall\, room 2", "STATUS:CANCELLED"} <= set(lines)


def test_what_has_no_end_says_none() -> None:
    event = Event("m@office.example", AT.date(), "A meeting", "", "", AT, begins=AT)
    text = calendar("Meetings", [event])
    assert ("DTSTART:20260301T093000Z" in text, "DTEND" in text, "LOCATION" in text, "STATUS" in text) == (
        True,
        False,
        False,
        False,
    )


def test_the_stamp_is_in_universal_time() -> None:
    summer = datetime(2026, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    assert "DTSTAMP:20260701T090000Z" in unfolded(file(at=summer))


@pytest.mark.parametrize(
    ("said", "written"),
    [("a, b; c", r"a\, b\; c"), ("back\\slash", r"back\\slash"), ("two\nlines", r"two\nlines"), ("a\x07b\rc", "abc")],
)
def test_what_has_a_meaning_of_its_own_is_escaped(said: str, written: str) -> None:
    assert f"SUMMARY:{written}" in unfolded(file(said))


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_none_is_lost(said: str) -> None:
    text = file(said)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert len([line for line in unfolded(text) if line.startswith("SUMMARY:")]) == 1

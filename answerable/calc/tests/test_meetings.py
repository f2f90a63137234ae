"""The days that hang on a meeting's day, and the times of an agenda."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.meeting_times import begins, clock, minutes_of
from answerable.calc.meetings import Days, Facts, Lengths, moves_from, reckon_days, the_move, wanting, working_days_from

EASTER = {date(2024, 3, 29), date(2024, 4, 1)}
READY = Facts(day_known=True, day_come=True, items=1, sent=1, unsent=0, awaited=0, pack=True, minutes=True)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2024, 3, 20), 0, date(2024, 3, 20)),
        (date(2024, 3, 23), 0, date(2024, 3, 23)),
        (date(2024, 3, 20), -5, date(2024, 3, 13)),
        (date(2024, 4, 2), -1, date(2024, 3, 28)),
        (date(2024, 3, 28), 2, date(2024, 4, 3)),
        (date(2024, 3, 24), -1, date(2024, 3, 22)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(day: date, count: int, found: date) -> None:
    assert working_days_from(day, count, EASTER) == found


def test_what_no_length_is_set_for_has_no_day() -> None:
    assert reckon_days(Lengths(), date(2024, 3, 20), EASTER) == Days()


def test_every_day_is_reckoned_from_the_meeting() -> None:
    found = reckon_days(Lengths(5, 30, 15, 5, 10), date(2024, 4, 4), EASTER)
    assert found == Days(date(2024, 3, 26), date(2024, 2, 20), date(2024, 3, 12), date(2024, 3, 26), date(2024, 4, 18))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 80))
def test_there_and_back_is_no_later_than_the_day(day: date, count: int) -> None:
    before = working_days_from(day, -count, ())
    assert before < day
    assert day - timedelta(days=3) < working_days_from(before, count, ()) <= day + timedelta(days=2)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("10:00", 600), ("9.05", 545), ("2pm", 840), ("2:15 p.m.", 855), ("12am", 0), ("12pm", 720), ("", None), ("10", None),
        ("25:00", None), ("10:75", None), ("13pm", None), ("all day", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(said: str, minutes: int | None) -> None:
    assert minutes_of(said) == minutes


def test_the_times_of_an_agenda_stop_where_a_length_is_not_known() -> None:
    assert begins("10:00", [5, None, 10]) == ("10:00", "10:05", "", "")


def test_an_agenda_without_a_time_has_none() -> None:
    assert begins("", [5]) == ("", "")


def test_past_midnight_it_begins_again() -> None:
    assert clock(24 * 60 + 5) == "00:05"


def test_a_meeting_that_is_ready_lacks_nothing() -> None:
    moves = [one for one in moves_from("planned") if one.after != "cancelled"]
    assert [wanting(one, READY) for one in moves] == [(), (), ()]


def test_there_is_no_step_over_the_day_itself() -> None:
    assert the_move("planned", "minutes_out") is None

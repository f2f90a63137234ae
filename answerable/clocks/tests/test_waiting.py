"""What of the clocks waits, as Today says it."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from answerable.clocks import operations
from answerable.clocks.queries import Urgency, waiting
from answerable.clocks.tests.make import AT, BY, make_clock, make_duty, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 10)
HOW: dict[str, Any] = {"by": BY, "at": AT}


def words(day: date = DAY) -> list[str]:
    return [line.words for line in waiting(day)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 4, 3), "late in law by 3 days"),
        (date(2026, 4, 1), "late in law by 1 day"),
        (date(2026, 3, 31), "due today"),
        (date(2026, 3, 30), "due tomorrow"),
        (date(2026, 3, 26), "due in 5 days"),
    ],
)
def test_how_a_statutory_clock_stands_on_a_day(day: date, said: str) -> None:
    make_clock()
    assert words(day) == [said]


@pytest.mark.parametrize(("standing", "said"), [("guidance", "(guidance)"), ("local", "(own standard)")])
def test_only_a_statutory_clock_is_late_in_law(standing: str, said: str) -> None:
    make_clock(duty=make_duty("other", standing=standing))
    (line,) = waiting(DAY)
    assert (line.words, line.late_in_law) == (f"late by 10 days {said}", False)


def test_what_is_due_later_than_two_weeks_does_not_wait_yet() -> None:
    make_clock()
    assert words(date(2026, 3, 16)) == []


def test_what_waits_on_others_is_listed_however_late_it_is_due() -> None:
    make_clock(waiting_on="force")
    (line,) = waiting(date(2026, 3, 5))
    assert (line.waits_on_others, line.waiting_on) == (True, "The force")


def test_what_has_no_date_is_listed_with_its_age() -> None:
    make_clock(duty=make_duty("soon", counting="soon", count=None))
    assert words() == ["open for 38 days"]


def test_a_paused_clock_is_listed_as_paused() -> None:
    operations.pause(make_clock(), start=date(2026, 3, 10), reason="Elsewhere.", **HOW)
    (line,) = waiting(DAY)
    assert (line.urgency, line.words) == (Urgency.PAUSED, "paused, open for 38 days")


def test_what_ended_does_not_wait() -> None:
    operations.meet(make_clock(), on=date(2026, 3, 20), words="Sent.", **HOW)
    assert words() == []


def test_the_longest_overdue_comes_first_and_what_has_no_date_last() -> None:
    make_clock("undated", duty=make_duty("soon", counting="soon", count=None))
    make_clock("later", started=date(2026, 3, 5))
    make_clock("first", started=date(2026, 3, 1))
    assert [line.key for line in waiting(DAY)] == ["first", "later", "undated"]


def test_it_is_narrowed_to_one_who_keeps_clocks() -> None:
    owner = make_person()
    make_clock("hers", owner=owner)
    make_clock("nobodys")
    assert [line.key for line in waiting(DAY, owner=owner)] == ["hers"]


def test_many_clocks_are_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(5):
        make_clock(f"letter-{number}")
    with django_assert_num_queries(1):
        waiting(DAY)

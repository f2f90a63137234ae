"""What the public may know of meetings: planted secrets are looked for in everything it is given."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from answerable.scrutiny.models import AssuranceStep, Meeting
from answerable.scrutiny.operations.record import hold
from answerable.scrutiny.queries import calendar
from answerable.scrutiny.queries.public_meetings import CLOSED_PART, asking_now, public_meeting, public_meetings
from answerable.scrutiny.tests.make import meeting as recorded
from answerable.scrutiny.tests.make_agenda import CLERK, NOON, TODAY, item, meeting, recipient, scrutiny_form

pytestmark = pytest.mark.django_db
SECRET = "Quartz heron"


def judged(of: Meeting) -> None:
    step = AssuranceStep.objects.create(code="assured", word="Assured", shape="green")
    item(of, "Judged", assurance=step, reason="It was shown.", judged_at=NOON, minute="It was noted.")


def test_nothing_of_a_restricted_item_but_its_ground_and_length() -> None:
    one = meeting(state=Meeting.State.MINUTES_OUT)
    item(one, SECRET, restricted=True, purpose=SECRET, lead_role=SECRET, minute=SECRET, reason=SECRET, minutes=15)
    (found,) = public_meetings()
    assert SECRET not in repr(found)
    assert (found.items[0].title, found.items[0].minutes, found.open_items) == (CLOSED_PART, 15, ())


def test_nothing_that_stays_inside_of_an_open_one() -> None:
    one = meeting(state=Meeting.State.MINUTES_OUT, questions_close_because=SECRET)
    item(one, restricted_minute=SECRET, proposed_because=SECRET, moved_because=SECRET, judged_by=SECRET)
    recipient(one, SECRET, SECRET)
    assert SECRET not in repr(public_meetings())


def test_how_an_item_ended_once_the_minutes_are_out() -> None:
    one = meeting(state=Meeting.State.HELD)
    judged(one)
    assert "It was shown." not in repr(public_meetings())
    Meeting.objects.update(state=Meeting.State.MINUTES_OUT)
    (found,) = public_meetings()[0].items
    assert (found.assurance, found.reason, found.minute) == ("Assured", "It was shown.", "It was noted.")


def test_a_meeting_that_is_not_announced_is_not_there() -> None:
    meeting(announced=False)
    assert public_meetings() == ()
    assert public_meeting("2024-12-12-board") is None
    assert calendar(TODAY).next is None


def test_one_that_a_paper_tells_of_is_there() -> None:
    hold([recorded("m")], by=CLERK, at=NOON)
    assert [one.code for one in public_meetings()] == ["m"]


def test_an_item_says_where_it_came_from_only_if_that_is_known() -> None:
    hidden = meeting("hidden", announced=False)
    item(meeting(), moved_from=hidden)
    found = public_meeting("2024-12-12-board")
    assert found
    assert found.items[0].moved_from is None


def test_a_cancelled_one_is_not_the_next() -> None:
    meeting(state=Meeting.State.CANCELLED, cancelled_because="Snow")
    assert calendar(TODAY).next is None


@pytest.mark.parametrize(
    ("close", "on", "asks"),
    [(date(2024, 12, 5), TODAY, True), (date(2024, 12, 5), date(2024, 12, 6), False), (None, TODAY, False)],
)
def test_questions_may_be_asked_until_the_last_day(close: date | None, on: date, *, asks: bool) -> None:
    scrutiny_form()
    meeting(questions_close=close)
    assert (asking_now(on) is not None) is asks


def test_the_days_and_times_are_reckoned() -> None:
    scrutiny_form()
    one = meeting(questions_close=date(2024, 12, 5))
    item(one)
    (found,) = public_meetings()
    assert (found.minutes_due, found.items[0].begins) == (date(2025, 1, 14), "10:00")


def test_many_cost_what_few_cost(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(10):
        item(meeting(f"m{number}"))
    with django_assert_max_num_queries(7):
        public_meetings()

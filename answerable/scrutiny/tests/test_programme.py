"""The programme as it is read: meetings by month, when objectives were seen, and what the public may know of both."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.calc.programme import How
from answerable.plans.models import Objective, Plan, Succession
from answerable.plans.tests.delivery_make import objective_of
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.queries.programme import Programme, Slot, programme
from answerable.scrutiny.queries.programme_days import office_days
from answerable.scrutiny.queries.programme_names import functions
from answerable.scrutiny.queries.programme_objectives import ObjectiveSeen, programmed, told
from answerable.scrutiny.queries.public_programme import PublicDate, public_days, public_programme
from answerable.scrutiny.tests.make_programme import (
    DAY,
    DECEMBER,
    FEBRUARY,
    FUNCTION,
    MARCH,
    ahead,
    held,
    looks_at,
    office,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


def shown() -> Programme:
    return programme(FUNCTION, day=DAY)


def objectives() -> tuple[ObjectiveSeen, ...]:
    held = programmed(FUNCTION, day=DAY)
    return told(held, held.keys)


def states() -> dict[str, How]:
    return {one.code: one.how for one in objectives()}


def test_every_objective_of_the_plan_in_force_is_in_it() -> None:
    assert [one.code for one in objectives()] == ["1.1", "1.2"]


def test_what_was_seen_too_long_ago_and_what_never_was() -> None:
    held("1.1")
    assert states() == {"1.1": How.TOO_LONG, "1.2": How.NEVER}


def test_the_latest_meeting_counts() -> None:
    held("1.1")
    held("1.1", on=date(2024, 9, 12))
    assert states()["1.1"] == How.IN_TIME


def test_another_function_does_not_count() -> None:
    held("1.1", on=date(2024, 9, 12), function="panel")
    assert states()["1.1"] == How.NEVER


def test_a_meeting_that_was_cancelled_saw_nothing() -> None:
    held("1.1", state=Meeting.State.CANCELLED, cancelled_because="Snow.")
    assert states()["1.1"] == How.NEVER


def test_what_is_planned_is_said_and_is_not_seen() -> None:
    ahead("1.1")
    (one, _) = objectives()
    assert (one.seen.last, one.seen.next, one.how) == (None, DECEMBER, How.NEVER)
    assert (shown().standing.late, shown().standing.left) == (2, 1)


def test_an_earlier_plan_looked_at_the_same_objective() -> None:
    earlier = Plan.objects.create(
        code="2016-21", title="The plan before", start=date(2016, 4, 1), end=date(2021, 3, 31)
    )
    was = Objective.objects.create(plan=earlier, code="A", title="Visible policing")
    Succession.objects.create(objective=objective_of("1.1"), earlier=was)
    looks_at(held(on=date(2024, 9, 12))).objectives.set([was])
    assert states()["1.1"] == How.IN_TIME


def test_an_objective_that_a_variation_left_out_is_not_owed() -> None:
    Objective.objects.filter(code="1.2").update(ended_on=date(2024, 6, 1), ended_because="Left out")
    assert [one.code for one in objectives()] == ["1.1"]


def test_the_year_ahead_has_every_month_and_the_year_behind_those_with_meetings() -> None:
    held("1.1")
    ahead()
    found = shown()
    assert (len(found.ahead), [one.first for one in found.behind]) == (13, [date(2024, 3, 1)])


def test_a_meeting_has_room_for_so_many_items_on_objectives() -> None:
    meeting = ahead("1.1")
    looks_at(meeting, title="Welcome")
    (planned,) = shown().meetings_ahead
    assert planned.room == 1


def test_of_very_many_objectives_of_an_item_their_number_is_told() -> None:
    assert (
        Slot(1, "All", tuple(str(n) for n in range(13)), None, restricted=False, movable=True).about == "13 objectives"
    )
    assert Slot(1, "Two", ("1.1", "1.2"), None, restricted=False, movable=True).about == "1.1, 1.2"


def test_a_meeting_whose_day_went_by_unclosed_is_said_to_be() -> None:
    ahead(on=date(2024, 10, 10))
    (month,) = shown().behind
    assert month.meetings[0].overdue


def test_without_a_plan_there_is_nothing_to_see() -> None:
    assert programme(FUNCTION, day=date(2030, 1, 1)).standing.total == 0


def test_functions_that_meet_in_public_come_first() -> None:
    assert functions(DAY)[0] == (FUNCTION, "Northmoor Public Meeting")


def test_the_queries_do_not_grow_with_the_meetings() -> None:
    ahead("1.1", "1.2")
    with CaptureQueriesContext(connection) as few:
        shown()
    for month in range(1, 9):
        looks_at(ahead("1.1", on=date(2025, month, 9)), "1.2")
    with CaptureQueriesContext(connection) as many:
        shown()
    assert len(many) == len(few)


def days() -> dict[str, date]:
    return {one.key: one.day for one in office_days(FUNCTION, day=DAY)}


def test_the_calendar_of_the_office_has_the_days_before_a_meeting() -> None:
    ahead("1.1", questions_close=date(2024, 12, 5))
    found = days()
    assert found["2024-12-12-board"] == DECEMBER
    assert found["2024-12-12-board-questions_close"] == date(2024, 12, 5)
    assert found["2024-12-12-board-papers_out"] == date(2024, 12, 5)


def test_a_meeting_whose_month_alone_is_known_has_no_day_in_it() -> None:
    ahead(precision=Meeting.Precision.MONTH)
    assert days() == {}


def test_of_a_meeting_that_was_held_the_minutes_are_owed() -> None:
    held(on=date(2024, 10, 24))
    assert days() == {"2024-10-24-board-minutes": date(2024, 11, 21)}


def dates() -> tuple[PublicDate, ...]:
    found = public_programme(FUNCTION, day=DAY)
    assert found is not None
    return found.ahead


def test_the_public_programme_has_what_is_announced_alone() -> None:
    ahead("1.1")
    ahead("1.2", on=FEBRUARY, announced=False)
    found = public_programme(FUNCTION, day=DAY)
    assert found is not None
    assert [one.day for one in found.ahead] == [DECEMBER]
    assert [one.next for one in found.objectives] == [DECEMBER, None]


def test_a_restricted_item_is_nowhere_in_the_public_programme() -> None:
    meeting = ahead()
    looks_at(meeting, "1.1", title="Operation Heron", restricted=True)
    found = public_programme(FUNCTION, day=DAY)
    assert "Heron" not in repr(found)
    assert found is not None
    assert [one.next for one in found.objectives] == [None, None]
    assert found.ahead[0].topics == ()


def test_a_private_function_has_no_public_programme() -> None:
    office_form = shown().function
    ahead("1.1", function="private")
    assert public_programme("private", day=DAY) is None
    assert office_form == FUNCTION


def test_a_cancelled_meeting_stays_in_the_public_programme_with_its_reason() -> None:
    ahead(state=Meeting.State.CANCELLED, cancelled_because="The hall is flooded.")
    found = public_programme(FUNCTION, day=DAY)
    assert found is not None
    assert found.ahead[0].cancelled_because == "The hall is flooded."


def test_the_public_calendar_says_until_when_one_may_ask() -> None:
    ahead("1.1", questions_close=date(2024, 12, 5))
    held_on, closes = public_days(dates()[0])
    assert (held_on.day, held_on.description.splitlines()[-1]) == (DECEMBER, "To be looked at: How calls are answered")
    assert (closes.day, closes.summary) == (date(2024, 12, 5), "Questions close: Northmoor Public Meeting")


def test_the_public_calendar_says_first_that_a_meeting_is_cancelled() -> None:
    ahead("1.1", state=Meeting.State.CANCELLED, cancelled_because="The hall is flooded.")
    (told,) = public_days(dates()[0])
    assert (told.summary, told.cancelled) == ("Cancelled: Northmoor Public Meeting", True)


def test_a_meeting_of_this_month_whose_day_is_not_set_is_still_to_come() -> None:
    ahead("1.1", on=date(2024, 11, 1), precision=Meeting.Precision.MONTH)
    assert [one.day for one in dates()] == [date(2024, 11, 1)]
    assert objectives()[0].seen.next == date(2024, 11, 1)


def test_a_meeting_stands_among_those_ahead_or_behind_and_never_among_both() -> None:
    ahead(on=DAY, state=Meeting.State.CANCELLED, cancelled_because="The hall is flooded.")
    ahead(on=date(2024, 10, 10))
    found = public_programme(FUNCTION, day=DAY)
    assert found is not None
    assert ([one.day for one in found.ahead], [one.day for one in found.behind]) == ([DAY], [date(2024, 10, 10)])


def test_what_was_held_in_public_is_behind(db: None) -> None:
    held("1.1")
    found = public_programme(FUNCTION, day=DAY)
    assert found is not None
    assert ([one.day for one in found.behind], found.objectives[0].last) == ([MARCH], MARCH)


def test_a_meeting_of_the_record_is_known_by_its_name() -> None:
    held(on=date(2024, 5, 9), function="", agenda=["Roads"], evidence="papers")
    (month,) = shown().behind
    assert month.meetings[0].told == ("Roads",)


def test_a_meeting_of_the_record_under_another_name_is_of_no_function() -> None:
    held(on=date(2024, 5, 9), function="", name="Parish supper")
    assert shown().behind == ()

"""What waits on a day, how old the live ones are, what is told of an objective, and when each is due in words."""

from datetime import date, timedelta
from typing import Any

import pytest

from answerable.plans.models import Objective, Plan
from answerable.recommendations.models import Recommendation, Slip
from answerable.recommendations.queries.ageing import ages, quarters
from answerable.recommendations.queries.deadline_words import (
    deadline_words,
    due_day,
    lateness_words,
    slip_words,
    slips_words,
)
from answerable.recommendations.queries.repeats import likely_repeats
from answerable.recommendations.queries.standing import for_objective, live_by_objective, waiting
from answerable.recommendations.tests.make import (
    MARCH,
    MAY,
    NOON,
    SECOND,
    State,
    moved,
    recommendation,
    report,
    said_complete,
)

pytestmark = pytest.mark.django_db
TODAY, JUNE = NOON.date(), date(2024, 6, 30)
EVERY = Recommendation.objects


def objective() -> Objective:
    plan = Plan.objects.create(code="plan", title="Plan")
    return Objective.objects.create(plan=plan, code="1.1", title="Custody")


def dated(day: date, **facts: Any) -> Recommendation:
    return recommendation(f"By {day}", deadline_kind="date", deadline=day, **facts)


def test_what_is_due_today_is_not_late() -> None:
    dated(TODAY)
    assert waiting(TODAY).late == 0
    assert waiting(TODAY + timedelta(days=1)).late == 1


def test_what_the_force_says_is_complete_waits_and_is_not_late() -> None:
    said_complete(deadline_kind="date", deadline=JUNE)
    found = waiting(TODAY)
    assert (found.late, found.awaiting, found.live) == (0, 1, 1)


def test_the_office_s_own_target_makes_late_where_the_source_sets_none() -> None:
    recommendation(local_target=JUNE)
    assert waiting(TODAY).late == 1


def test_the_deadline_of_the_source_goes_before_the_target() -> None:
    dated(date(2025, 1, 1), local_target=JUNE)
    assert waiting(TODAY).late == 0


def test_what_is_to_be_done_immediately_is_late_the_day_after() -> None:
    recommendation(deadline_kind="immediate")
    assert waiting(MARCH).late == 0
    assert waiting(MARCH + timedelta(days=1)).late == 1


def test_what_has_no_deadline_is_never_late() -> None:
    recommendation()
    assert waiting(date(2100, 1, 1)).late == 0


def test_what_is_settled_is_no_live_cause_of_concern() -> None:
    recommendation(kind="cause_of_concern")
    moved(recommendation("Another", kind="cause_of_concern"), State.CLOSED, evidence="Their page")
    assert waiting(TODAY).causes == 1


@pytest.mark.parametrize("day", [JUNE, None])
def test_due_is_reckoned_alike_in_words_and_in_the_database(day: date | None) -> None:
    for facts in ({"local_target": day}, {"deadline_kind": "immediate", "local_target": day}):
        one = recommendation(str(facts), **facts)
        held = EVERY.with_due().get(pk=one.pk)
        assert getattr(held, "due") == due_day(one)  # noqa: B009 - an annotation


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (JUNE, "130 days late"),
        (TODAY, "due today"),
        (date(2024, 11, 8), "due in 1 day"),
        (date(2024, 11, 6), "1 day late"),
    ],
)
def test_lateness_in_words(day: date, said: str) -> None:
    one = dated(day)
    assert lateness_words(one, due_day(one), TODAY) == said


def test_that_no_deadline_is_set_is_said() -> None:
    assert deadline_words(recommendation()) == "No deadline set"


def test_the_own_target_is_said_beside_it() -> None:
    said = deadline_words(recommendation(local_target=JUNE))
    assert said == "No deadline set; the office's own target is 30 June 2024"


def slip(was: date | None, now: date | None, *, local: bool = False) -> Slip:
    return Slip(was=was, now=now, local=local, reason="x")


@pytest.mark.parametrize(
    ("slips", "said"),
    [
        ([], ""),
        ([slip(MAY, JUNE)], "The deadline was moved once, by 60 days."),
        ([slip(MAY, JUNE), slip(JUNE, date(2024, 7, 31))], "The deadline was moved twice, by 91 days in all."),
        ([slip(JUNE, MAY)], "The deadline was moved once, to 60 days earlier."),
        ([slip(MAY, JUNE, local=True)], "The office's own target was moved once, by 60 days."),
    ],
)
def test_slips_in_words(slips: list[Slip], said: str) -> None:
    assert slips_words(slips) == said


def test_a_deadline_taken_away_is_said() -> None:
    assert slip_words(slip(JUNE, None)) == "The deadline of 30 June 2024 was taken away"


def test_an_objective_is_told_in_order_of_time() -> None:
    held = objective()
    moved(recommendation(objective=held.pk), State.IN_PROGRESS, words="Begun.")
    told = for_objective([held.pk])
    assert [(one.day, one.kind) for one in told] == [(MARCH, "recommendation"), (MAY, "move")]


def test_other_objectives_are_not_told() -> None:
    recommendation()
    assert for_objective([objective().pk]) == ()


def test_live_and_late_are_counted_for_each_objective() -> None:
    held = objective()
    dated(JUNE, objective=held.pk)
    recommendation(objective=held.pk)
    assert live_by_objective(TODAY) == {held.pk: (2, 1)}


@pytest.mark.parametrize(
    ("published", "band"),
    [(TODAY, 0), (TODAY - timedelta(days=91), 1), (TODAY - timedelta(days=90), 0), (TODAY - timedelta(days=730), 4)],
)
def test_each_age_has_its_band(published: date, band: int) -> None:
    recommendation(of=report("r", published=published))
    (found,) = ages(EVERY.all(), TODAY)
    assert found.counts[band] == found.total == 1


def test_ages_leave_the_settled_out() -> None:
    moved(recommendation(), State.CLOSED, evidence="x")
    assert ages(EVERY.all(), TODAY) == ()


def test_quarters_count_what_was_made_settled_and_reopened() -> None:
    one = moved(said_complete(), State.VERIFIED, by=SECOND, evidence="x", on=date(2024, 7, 1))
    moved(one, State.IN_PROGRESS, words="It came back.", on=date(2024, 10, 1))
    told = [(one.made, one.settled, one.reopened, one.live) for one in quarters(EVERY.all(), TODAY)]
    assert told == [(1, 0, 0, 1), (0, 0, 0, 1), (0, 1, 0, 0), (0, 0, 1, 1)]


def test_quarters_turn_with_the_year() -> None:
    recommendation(of=report("r", published=date(2023, 12, 31)))
    assert [one.words for one in quarters(EVERY.all(), date(2024, 1, 1))] == [
        "October to December 2023",
        "January to March 2024",
    ]


def test_a_likely_repeat_shares_the_telling_words() -> None:
    one = recommendation("Record every strip search of a child", of=report("first"))
    recommendation("Strip searches of children are recorded", of=report("second"))
    (found,) = likely_repeats(one, EVERY.all(), TODAY)
    assert found.shared == ("child", "record", "search", "strip")


def test_nothing_of_its_own_report_is_a_repeat() -> None:
    one = recommendation("Record every strip search")
    recommendation("Record every strip search again")
    assert likely_repeats(one, EVERY.all(), TODAY) == ()

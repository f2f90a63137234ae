"""What the next agenda is proposed to look at, and why."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.areas.models import Area
from answerable.bodies.models import LocalPolicingBody
from answerable.calc.programme import Sort
from answerable.clocks.models import Duty, RunningClock
from answerable.measures.models import Measure, Signal
from answerable.measures.tests import record_make as figures
from answerable.plans.models import Evidence
from answerable.plans.tests.delivery_make import objective_of, owed
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.tests import make as told
from answerable.scrutiny.models import MeetingForm
from answerable.scrutiny.queries.programme import Proposal, proposals
from answerable.scrutiny.tests.make_programme import DAY, FUNCTION, ahead, asked, held, looks_at, office, promised

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    """An office that looked at everything last month."""
    office()
    held("1.1", "1.2", on=date(2024, 10, 10))


def found() -> tuple[Proposal, ...]:
    return proposals(FUNCTION, day=DAY)


def words(sort: Sort) -> list[str]:
    return [reason.words for one in found() for reason in one.reasons if reason.sort == sort]


def test_what_was_looked_at_in_time_and_has_no_reason_is_not_proposed() -> None:
    assert found() == ()


def test_what_nobody_looked_at_for_too_long_is_proposed_with_that() -> None:
    office_form = MeetingForm.objects.filter(function=FUNCTION)
    office_form.update(every_months=1)
    assert [one.objective.code for one in proposals(FUNCTION, day=date(2024, 11, 12))] == ["1.1", "1.2"]


def test_what_a_meeting_ahead_has_is_not_proposed() -> None:
    promised()
    ahead("1.1")
    assert found() == ()


def test_a_promise_that_is_late_is_a_reason_with_its_page() -> None:
    one = promised()
    (proposal,) = found()
    assert proposal.objective.code == "1.1"
    assert proposal.because == "Undertaking 2024/1 was due on 1 October 2024."
    assert proposal.reasons[0].address == reverse("scrutiny:undertaking", args=[one.year, one.number])


def test_a_promise_on_an_objective_of_its_own_counts_for_no_other_of_its_item() -> None:
    item = looks_at(held(on=date(2024, 10, 24)), "1.2")
    promised("1.1", item=item)
    assert [one.objective.code for one in found()] == ["1.1"]


def test_a_promise_made_at_an_item_counts_for_its_objectives() -> None:
    item = looks_at(held(on=date(2024, 10, 24)), "1.2")
    promised("1.1", objective=None, item=item)
    assert [one.objective.code for one in found()] == ["1.2"]


def test_a_promise_due_before_the_next_meeting_counts_and_a_later_one_does_not() -> None:
    ahead(on=date(2024, 12, 12))
    promised(due=date(2024, 12, 1))
    promised("1.2", due=date(2025, 1, 1))
    assert words(Sort.UNDERTAKING) == ["Undertaking 2024/1 is due on 1 December 2024."]


def test_a_promise_of_a_restricted_part_is_no_reason() -> None:
    promised(restricted=True)
    assert found() == ()


def test_questions_since_it_was_last_looked_at_are_counted_and_not_quoted() -> None:
    asked(date(2024, 10, 20), "1.1")
    asked(date(2024, 10, 21), "1.1")
    asked(date(2024, 9, 1), "1.1")
    assert words(Sort.QUESTION)[0].startswith("2 questions from the public are on its priority")


def test_a_question_that_nobody_confirmed_is_not_counted() -> None:
    asked(date(2024, 10, 20), confirmed_at=None)
    assert found() == ()


def test_a_recommendation_that_is_late_is_a_reason() -> None:
    told.recommendation(deadline_kind="date", deadline=date(2024, 6, 1))
    Recommendation.objects.update(objective=objective_of("1.2"))
    assert words(Sort.RECOMMENDATION) == ["Recommendation 1 of “Report custody-2024” was due on 1 June 2024."]


def test_an_inspection_that_nobody_has_looked_at_since_is_a_reason() -> None:
    told.recommendation(of=told.report(published=date(2024, 10, 20)))
    Recommendation.objects.update(objective=objective_of("1.2"))
    assert words(Sort.INSPECTION)[0].startswith("“Report custody-2024” was published on 20 October 2024")


def test_a_response_that_is_due_is_a_reason() -> None:
    told.recommendation(of=told.report(published=date(2024, 9, 20)))
    Recommendation.objects.update(objective=objective_of("1.2"))
    duty = Duty.objects.create(code="respond", title="Respond", trigger="x", standing="statute", counting="soon")
    clock = RunningClock.objects.create(
        key="r",
        duty=duty,
        label="Response",
        started=date(2024, 9, 20),
        due=date(2024, 11, 1),
        set_by="x",
        set_at=told.NOON,
    )
    Report.objects.update(clock=clock)
    assert words(Sort.CLOCK) == ["“Response” was due on 1 November 2024."]


def test_work_that_is_late_is_a_reason() -> None:
    owed()
    assert words(Sort.WORK) == ["1 piece of the work that the plan owes is late."]


def signal(verdict: str = "worse", end: date = date(2024, 9, 30)) -> None:
    """A signal of a measure that is evidence for 1.1."""
    figures.measure("calls")
    Measure.objects.update(title="Calls answered in time")
    LocalPolicingBody.objects.update(area_code=figures.FORCE)
    Evidence.objects.create(objective=objective_of("1.1"), measure=Measure.objects.get())
    Signal.objects.create(
        measure=Measure.objects.get(),
        area=Area.objects.get(code=figures.FORCE),
        chart="xmr",
        rule_set="mdc-1",
        rule="outside",
        side="low",
        verdict=verdict,
        period_start=end.replace(day=1),
        period_end=end,
        first_seen_at=told.NOON,
    )


def test_a_signal_for_the_worse_is_a_reason() -> None:
    signal()
    assert words(Sort.SIGNAL) == ["Calls answered in time was outside its usual range for the worse in September 2024."]


def test_a_signal_for_the_better_is_none() -> None:
    signal("better")
    assert words(Sort.SIGNAL) == []


def test_a_signal_of_years_ago_is_no_news() -> None:
    signal(end=date(2022, 9, 30))
    assert words(Sort.SIGNAL) == []


def test_the_most_urgent_comes_first() -> None:
    promised("1.2")
    asked(date(2024, 10, 20), "1.1")
    assert [one.objective.code for one in found()] == ["1.2", "1.1"]


def test_the_queries_do_not_grow_with_the_reasons() -> None:
    promised()
    with CaptureQueriesContext(connection) as few:
        found()
    for _ in range(5):
        promised("1.2")
        asked(date(2024, 10, 20))
    with CaptureQueriesContext(connection) as many:
        found()
    assert len(many) == len(few)

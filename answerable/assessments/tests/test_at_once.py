"""Two people at one objective, or at one draft, at the same moment: one of them is told, and nothing is lost."""

import pytest
from django.db import connection

from answerable.assessments.models import Judgement
from answerable.assessments.operations.refusals import SomebodyElseJudged
from answerable.assessments.tests.make import counted, judged, office
from answerable.measures.tests.record_make import ANALYST
from answerable.plans.models import Draft, Objective, Plan
from answerable.plans.operations.drafts import Closed, SavedMeanwhile, VariationUnderWay, write
from answerable.plans.operations.issuing import issue
from answerable.plans.tests.make_drafts import AT, TODAY, draft, harbour, held, take_all, text, variation
from answerable.plans.tests.test_delivery_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")


def test_two_that_judge_at_once_do_not_both_judge_unseen() -> None:
    office()
    counted({2022: "300", 2023: "400"})
    assert at_once(lambda: judged("red"), lambda: judged("amber")) == [SomebodyElseJudged]
    assert Judgement.objects.count() == 1


def test_two_that_opened_the_same_draft_do_not_both_save() -> None:
    made = draft()

    def save(title: str) -> None:
        write(made, text(harbour(title=title)), edition=1, by=ANALYST, at=AT)

    assert at_once(lambda: save("One"), lambda: save("Two")) == [SavedMeanwhile]
    assert Draft.objects.get().edition == 2


def test_a_draft_is_issued_once() -> None:
    made = take_all(draft())
    assert at_once(*[lambda: issue(made, issued_on=TODAY, by=ANALYST, at=AT)] * 2) == [Closed]
    assert (Plan.objects.count(), Objective.objects.count(), made.versions.filter(purpose="issued").count()) == (
        1,
        1,
        1,
    )


def test_a_plan_has_one_variation_however_many_begin_one() -> None:
    plan = held()
    assert at_once(*[lambda: variation(plan)] * 3) == [VariationUnderWay] * 2


def test_what_is_saved_while_it_is_issued_is_in_the_plan_or_refused() -> None:
    made = take_all(draft())
    refusals = at_once(
        lambda: issue(made, issued_on=TODAY, by=ANALYST, at=AT),
        lambda: write(made, text(harbour(title="Saved late")), edition=1, by=ANALYST, at=AT),
    )
    told = [one.__name__ for one in refusals]
    assert told in (["Closed"], ["CannotIssue"])

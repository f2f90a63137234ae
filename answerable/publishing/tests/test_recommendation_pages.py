"""Recommendations are public with how far each is, in words that claim no more than is known; drafts and office words are not."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.kit.freezing import freeze
from answerable.plans.models import Objective
from answerable.publishing import operations
from answerable.publishing.models import FrozenCopy
from answerable.publishing.queries import recommendations
from answerable.publishing.tests import make
from answerable.publishing.tests.make import NOON, PUBLISHER, page
from answerable.publishing.tests.reading import words
from answerable.recommendations.models import Recommendation, Report, Slip
from answerable.recommendations.queries.response import assembled
from answerable.recommendations.tests import make as register

pytestmark = pytest.mark.django_db
INDEX, REPORT = "recommendations/index.html", "inspections/custody-2024.html"


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def release() -> None:
    operations.release(note="Recommendations.", by=PUBLISHER, at=NOON)


def address(one: Recommendation) -> str:
    return f"recommendations/{one.report.code}.{one.number}.html"


def test_before_the_first_the_register_says_so() -> None:
    release()
    assert "No recommendation is recorded yet." in words(INDEX)


def test_each_has_a_page_and_its_report_lists_it() -> None:
    one = register.recommendation(text="Each search has its reason.")
    release()
    assert "Each search has its reason." in words(address(one))
    assert "Record every strip search" in words(REPORT)
    assert "1 recommendation in 1 report; 1 not settled." in words(INDEX)


def test_what_the_force_says_is_not_called_verified() -> None:
    one = register.said_complete()
    release()
    said = words(address(one))
    assert (
        "Force says complete since 1 May 2024. The force says that it is done. The office has not verified that."
        in said
    )
    assert "Verified by the office" not in said


def test_the_words_and_evidence_of_a_move_stay_in_the_office() -> None:
    one = register.moved(register.recommendation(), "in_progress", words="They are slow.", evidence="A secret log.")
    release()
    assert "In progress" in words(address(one))
    copies = " ".join(str(copy.data) for copy in FrozenCopy.objects.all())
    assert "slow" not in copies
    assert "secret log" not in copies


def answered(*, published: bool) -> Report:
    one = register.recommendation()
    Recommendation.objects.filter(pk=one.pk).update(action="A new form is in use.")
    held = one.report
    held.body_comments, held.response = "We agree.", "published" if published else "commented"
    held.chief_comments = "The chief's draft."
    if published:
        held.response_published = date(2024, 4, 20)
        one.refresh_from_db()
        held.save()
        held.frozen = freeze(assembled(held, published=held.response_published))
    held.save()
    return held


def test_a_draft_of_a_response_is_in_no_copy() -> None:
    answered(published=False)
    release()
    copies = " ".join(str(copy.data) for copy in FrozenCopy.objects.all())
    for words_ in ("We agree", "chief's draft", "new form"):
        assert words_ not in copies
    assert "not published yet" in words(REPORT)


def test_a_published_response_is_shown_as_it_was_published() -> None:
    held = answered(published=True)
    Report.objects.filter(pk=held.pk).update(body_comments="We changed our mind.")
    release()
    said = words(REPORT)
    assert "We agree." in said
    assert "changed our mind" not in said
    assert "A new form is in use." in said


def test_a_slip_is_told_without_the_offices_words() -> None:
    one = register.recommendation(deadline_kind="date", deadline=date(2024, 9, 1))
    Slip.objects.create(
        recommendation=one, was=date(2024, 6, 1), now=date(2024, 9, 1), reason="They asked.", by="user:1", at=NOON
    )
    release()
    said = words(address(one))
    assert "The deadline was moved from 1 June 2024 to 1 September 2024." in said
    assert "They asked" not in said


def test_late_is_said_as_at_the_day_of_the_figures() -> None:
    one = register.recommendation(deadline_kind="date", deadline=date(2024, 3, 20))
    release()
    assert "It is late: the deadline was over on 21 March 2024." in words(address(one))


def test_what_came_out_of_a_complaint_has_no_text() -> None:
    held = register.report("review", origin="complaint_review")
    one = register.recommendation("Look again at letters", of=held, text="Mrs X was not told.")
    release()
    assert "Mrs X" not in page(address(one))


def test_it_stands_on_the_page_of_its_objective() -> None:
    register.recommendation(objective=Objective.objects.get(code="1.1").pk)
    release()
    assert "Record every strip search" in words("plan/2021-25/objective-1.1.html")


def test_a_cause_of_concern_stands_on_the_front_page() -> None:
    register.recommendation("People wait in cells", kind="cause_of_concern")
    release()
    assert "1 cause of concern not settled: People wait in cells" in words("index.html")


def test_the_search_finds_it_and_its_report() -> None:
    register.recommendation()
    release()
    found = words("search.html", q="strip search")
    assert "Record every strip search" in found


def test_the_queries_do_not_grow() -> None:
    register.recommendation()
    with CaptureQueriesContext(connection) as few:
        recommendations.register()
    for number in range(5):
        register.moved(register.recommendation(f"Number {number}"), "in_progress")
    with CaptureQueriesContext(connection) as many:
        held = recommendations.register()
    assert (len(many), len(held.every)) == (len(few), 6)

"""Lines of enquiry grow from the record, each once, and cite their figures."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.assessments.tests import make as assessments
from answerable.evidence.models import Finding
from answerable.evidence.tests import make as evidence
from answerable.measures.models import Measure, Signal
from answerable.measures.queries.cited import cited
from answerable.plans.models import Priority
from answerable.recommendations.tests import make as recommendations
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, PublicQuestion, ReportCommission
from answerable.scrutiny.queries.growing import Proposed, grown
from answerable.scrutiny.tests import make_enquiries as make
from answerable.scrutiny.tests import make_promises

pytestmark = pytest.mark.django_db
Origin = LineOfEnquiry.Origin
JULY = date(2024, 7, 1)


def of(item: AgendaItem, origin: Origin, day: date = make.TODAY) -> list[Proposed]:
    return [one for one in grown(item, day=day) if one.origin == origin]


class TestSignals:
    def test_one_cites_its_figure(self) -> None:
        item = make.grown_item()
        make.signal()
        (found,) = of(item, Origin.SIGNAL)
        assert "{calls 2023}" in found.why
        assert not cited(found.why).faults

    def test_of_several_only_the_newest_is_proposed(self) -> None:
        item = make.grown_item()
        make.signal(period_start=date(2022, 1, 1), period_end=date(2022, 12, 31))
        make.signal()
        assert len(of(item, Origin.SIGNAL)) == 1

    @pytest.mark.parametrize(
        "facts", [{"verdict": "better"}, {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31)}]
    )
    def test_what_is_better_or_still_to_come_is_not(self, facts: dict[str, object]) -> None:
        item = make.grown_item()
        make.signal(**facts)
        assert not of(item, Origin.SIGNAL)

    def test_what_somebody_explained_is_not(self) -> None:
        item, row = make.grown_item(), make.signal()
        Signal.objects.filter(pk=row.pk).update(
            state="explained", note="A new system", decided_by="user:1", decided_at=make.NOON
        )
        assert not of(item, Origin.SIGNAL)

    def test_an_item_on_nothing_has_none(self) -> None:
        make.grown_item()
        make.signal()
        assert not grown(make.plain_item("Welcome"), day=make.TODAY)


class TestDiffering:
    def test_a_rating_that_differs_is_asked_about_with_its_figures(self) -> None:
        item = make.grown_item()
        (found,) = of(item, Origin.DIFFERS)
        assert "{calls 2023}" in found.why
        assert not cited(found.why).faults

    def test_a_later_judgement_is_another_question(self) -> None:
        item = make.grown_item()
        before = of(item, Origin.DIFFERS)[0].origin_key
        assessments.judged()
        assert of(item, Origin.DIFFERS)[0].origin_key != before


class TestFindings:
    def matched(self) -> Finding:
        paper = evidence.paper()
        measure = Measure.objects.get(code="calls")
        finding = Finding.objects.filter(document=paper, severity__in=["high", "medium"]).first()
        assert finding
        place = finding.places.filter(claim__isnull=False).first()
        assert place
        assert place.claim
        place.claim.measure, place.claim.match = measure, "suggested"
        place.claim.save()
        return finding

    def test_one_in_a_paper_is_asked_about(self) -> None:
        item, finding = make.grown_item(), self.matched()
        assert str(finding.pk) in of(item, Origin.FINDING)[0].origin_address

    def test_one_in_a_paper_of_the_restricted_part_stays_there(self) -> None:
        item, finding = make.grown_item(), self.matched()
        inside = make.plain_item("Inside", restricted=True)
        ReportCommission.objects.create(item=inside, to_role="Head of contact", document=finding.document)
        inside.objectives.set(item.objectives.all())
        assert [len(of(one, Origin.FINDING)) > 0 for one in (item, inside)] == [False, True]

    def test_braces_of_a_paper_cite_nothing(self) -> None:
        item, finding = make.grown_item(), self.matched()
        Finding.objects.filter(pk=finding.pk).update(message="It says {x}")
        assert not cited(of(item, Origin.FINDING)[0].why).faults

    def test_one_that_is_settled_is_not(self) -> None:
        item, finding = make.grown_item(), self.matched()
        Finding.objects.filter(document=finding.document).update(
            state="settled", reason="Typed wrong", decided_by="user:1", decided_at=make.NOON
        )
        assert not of(item, Origin.FINDING)


class TestPromises:
    def test_one_that_is_due_is_asked_after(self) -> None:
        item = make.grown_item()
        make_promises.promise("To answer every letter.", objective=assessments.objective())
        (found,) = of(item, Origin.UNDERTAKING)
        assert found.question == "What became of the promise to answer every letter?"

    def test_one_of_a_restricted_part_is_asked_after_only_there(self) -> None:
        item = make.grown_item()
        make_promises.promise(objective=assessments.objective(), restricted=True)
        assert not of(item, Origin.UNDERTAKING)
        item.restricted, item.ground = True, "An investigation is running."
        item.save()
        assert of(item, Origin.UNDERTAKING)

    def test_one_due_after_the_meeting_is_not(self) -> None:
        item = make.grown_item()
        make_promises.promise(objective=assessments.objective(), due=date(2025, 6, 1))
        assert not of(item, Origin.UNDERTAKING)

    def test_the_item_on_promises_asks_after_all(self) -> None:
        make_promises.promise()
        item = make.plain_item("What was promised", kind=AgendaItem.Kind.UNDERTAKINGS)
        assert of(item, Origin.UNDERTAKING)


class TestRecommendations:
    def test_a_late_one_is_asked_about(self) -> None:
        item = make.grown_item()
        recommendations.recommendation(
            objective=assessments.objective().pk, deadline_kind="date", deadline=JULY, number="3"
        )
        (found,) = of(item, Origin.RECOMMENDATION)
        assert "129 days late" in found.why

    def test_one_in_time_is_not(self) -> None:
        item = make.grown_item()
        recommendations.recommendation(objective=assessments.objective().pk)
        assert not of(item, Origin.RECOMMENDATION)

    def test_one_said_to_be_complete_asks_for_what_shows_it(self) -> None:
        item = make.grown_item()
        recommendations.said_complete(objective=assessments.objective().pk)
        assert of(item, Origin.RECOMMENDATION)[0].question.startswith("What shows")


class TestQuestions:
    def test_one_on_the_priority_is_put_in_its_shown_words(self) -> None:
        item = make.grown_item()
        self.asked(item, cleared=True)
        (found,) = of(item, Origin.QUESTION)
        assert found.question == "Why do calls wait?"

    def test_one_that_nobody_has_read_is_not(self) -> None:
        item = make.grown_item()
        self.asked(item, cleared=False)
        assert not of(item, Origin.QUESTION)

    def asked(self, item: AgendaItem, *, cleared: bool) -> None:
        objective = assessments.objective()
        objective.priority = objective.priority or Priority.objects.create(plan=objective.plan, code="1", title="Calls")
        objective.save()
        PublicQuestion.objects.create(
            year=2024,
            number=1,
            token_hash="x",
            meeting=item.meeting,
            text="Why do my calls wait? I am at 12 Low Road.",
            shown_text="Why do calls wait?",
            asked_at=make.NOON,
            asked_on=make.TODAY,
            confirmed_at=make.NOON,
            cleared_at=make.NOON if cleared else None,
            priority=objective.priority,
        )


def test_what_was_decided_on_is_not_proposed_again() -> None:
    item = make.grown_item()
    make.signal()
    (found,) = of(item, Origin.SIGNAL)
    LineOfEnquiry.objects.create(
        item=item, question="?", origin_key=found.origin_key, state="left_out", written_by="x", written_at=make.NOON
    )
    assert not of(item, Origin.SIGNAL)


def test_many_promises_cost_no_more_queries() -> None:
    item = make.grown_item()

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            grown(item, day=make.TODAY)
        return len(queries)

    make_promises.promise(objective=assessments.objective())
    before = cost()
    for _ in range(5):
        make_promises.promise(objective=assessments.objective())
    assert cost() == before

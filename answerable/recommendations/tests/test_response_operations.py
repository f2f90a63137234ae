"""The response step by step: invited, commented, answered, refused while anything is missing, published, copies sent."""

from datetime import UTC, date, datetime, timedelta

import pytest

from answerable.clocks.models import RunningClock
from answerable.kit.models import AuditEntry
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Report
from answerable.recommendations.operations import response as operations
from answerable.recommendations.operations.refusals import SavedMeanwhile
from answerable.recommendations.operations.response import ResponseIncomplete, ResponseRefused
from answerable.recommendations.queries.report import copies_of, reports_waiting
from answerable.recommendations.queries.response import as_published, assembled, called
from answerable.recommendations.queries.response_missing import Step, missing
from answerable.recommendations.tests.report_make import (
    DAY,
    DUE,
    FEBRUARY,
    HOLDER,
    OFFICER,
    answered,
    commented,
    complete,
    fresh,
    inspection,
    invited,
    office,
    published,
    written,
)

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 3, 13, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


@pytest.fixture
def report() -> Report:
    return inspection(
        Entry("Train officers"), Entry("Publish visits", addressee="body"), Entry("Revise", addressee="others")
    )


def steps(report: Report) -> list[Step]:
    return [one.step for one in missing(report, day=DAY)]


class TestInvitation:
    def test_the_date_that_the_body_specifies_is_a_clock_of_the_force(self, report: Report) -> None:
        clock = invited(report).comments_clock
        assert clock
        assert (clock.due, clock.waiting_on) == (date(2026, 2, 27), RunningClock.Waiting.FORCE)

    def test_another_date_moves_it(self, report: Report) -> None:
        clock = fresh(invited(invited(report), date(2026, 3, 5))).comments_clock
        assert clock
        assert clock.due == date(2026, 3, 5)

    def test_it_is_not_asked_for_after_the_response_is_due(self, report: Report) -> None:
        with pytest.raises(ResponseRefused, match="The response itself is due on 10 March 2026"):
            invited(report, DUE + timedelta(days=1))

    def test_a_coroner_has_nobody_invited(self) -> None:
        with pytest.raises(ResponseRefused, match="Only an inspection report"):
            invited(inspection(origin="coroner"))

    def test_two_at_once_and_the_second_is_told(self, report: Report) -> None:
        invited(report)
        with pytest.raises(SavedMeanwhile):
            operations.invite(report, on=DAY, comments_by=DUE, seen_edition=1, by=HOLDER, at=FEBRUARY)


class TestComments:
    def test_they_meet_their_clock(self, report: Report) -> None:
        clock = fresh(commented(invited(report))).comments_clock
        assert clock
        assert (clock.state, clock.ended) == (RunningClock.State.MET, DAY)

    def test_they_follow_an_invitation(self, report: Report) -> None:
        with pytest.raises(ResponseRefused, match="not invited"):
            commented(report)


class TestMissing:
    def test_each_recommendation_to_the_chief_officer_or_the_body(self, report: Report) -> None:
        assert steps(report) == [Step.ANSWER, Step.ANSWER, Step.INVITE, Step.WORDS]

    def test_a_reason_is_as_good_as_an_action(self, report: Report) -> None:
        for one in report.recommendations.exclude(addressee="others"):
            answered(one, action="", reason="It costs too much.")
        assert steps(commented(invited(report))) == [Step.WORDS]

    def test_blanks_are_neither(self, report: Report) -> None:
        one = report.recommendations.all()[0]
        answered(one, action="  \n ", reason=" ")
        assert steps(report).count(Step.ANSWER) == 2

    def test_a_cause_of_concern_is_answered_by_what_belongs_to_it(self) -> None:
        cause = Entry("Calls are not assessed", number="CoC 1", kind="cause_of_concern")
        told = missing(inspection(cause, Entry("Assess calls", under="CoC 1")), day=DAY)
        assert [one.words for one in told if one.step is Step.ANSWER] == [
            "Recommendation 1, “Assess calls”, has neither an action nor a reason."
        ]

    def test_a_cause_of_concern_with_nothing_below_it_is_answered_itself(self) -> None:
        lone = inspection(Entry("Calls are not assessed", number="CoC 1", kind="cause_of_concern"))
        assert Step.ANSWER in steps(lone)

    def test_comments_that_may_still_come_are_waited_for(self, report: Report) -> None:
        assert Step.COMMENTS in steps(invited(report))

    def test_once_their_day_is_past_they_are_not(self, report: Report) -> None:
        told = missing(invited(report), day=date(2026, 2, 28))
        assert Step.COMMENTS not in [one.step for one in told]

    def test_a_coroner_is_owed_answers_alone(self) -> None:
        assert steps(inspection(Entry("Nobody had a test"), origin="coroner")) == [Step.ANSWER]


class TestPublication:
    def test_it_is_refused_with_everything_that_is_missing(self, report: Report) -> None:
        with pytest.raises(ResponseIncomplete) as refused:
            published(written(commented(invited(report))))
        assert len(refused.value.missing) == 2

    def test_a_refusal_leaves_everything_as_it_was(self, report: Report) -> None:
        with pytest.raises(ResponseIncomplete):
            published(report)
        held = fresh(report)
        assert held.clock
        assert (held.response, held.frozen, held.clock.state) == (Report.Response.OWED, {}, RunningClock.State.RUNNING)

    def test_it_meets_the_clock(self, report: Report) -> None:
        clock = fresh(published(complete(report))).clock
        assert clock
        assert (clock.state, clock.ended) == (RunningClock.State.MET, DAY)

    def test_late_it_is_late_in_law(self, report: Report) -> None:
        page = as_published(published(complete(report), on=LATE.date(), at=LATE))
        assert page
        assert page.lateness == "late in law by 3 days"

    def test_on_the_last_day_it_is_in_time(self, report: Report) -> None:
        page = as_published(published(complete(report), on=DUE, at=LATE))
        assert page
        assert page.lateness == ""

    def test_what_is_frozen_stays_when_the_register_goes_on(self, report: Report) -> None:
        done = published(complete(report))
        report.recommendations.update(title="Something else")
        page = as_published(fresh(done))
        assert page
        assert page.answers[0].title == "Train officers"

    def test_it_reads_as_the_draft_read(self, report: Report) -> None:
        draft = assembled(fresh(complete(report)))
        page = as_published(published(fresh(report)))
        assert page
        assert page.answers == draft.answers

    def test_afterwards_it_is_fixed(self, report: Report) -> None:
        done = published(complete(report))
        with pytest.raises(ResponseRefused, match="it is fixed"):
            written(done)
        with pytest.raises(ResponseRefused, match="is published"):
            answered(report.recommendations.all()[0], action="More.")

    @pytest.mark.parametrize("on", [date(2026, 2, 17), date(2026, 1, 13)])
    def test_not_in_the_future_and_not_before_the_report(self, report: Report, on: date) -> None:
        with pytest.raises(ResponseRefused):
            published(complete(report), on=on)

    def test_without_comments_their_clock_stops(self, report: Report) -> None:
        done = invited(report)
        for one in report.recommendations.all():
            answered(one)
        clock = fresh(published(written(done), on=LATE.date(), at=LATE)).comments_clock
        assert clock
        assert clock.state == RunningClock.State.STOPPED

    def test_the_trail_tells_who(self, report: Report) -> None:
        published(complete(report))
        assert AuditEntry.objects.get(action="response published").actor == HOLDER.reference


class TestNotOwed:
    def test_its_clock_stops_with_the_reason(self, report: Report) -> None:
        operations.not_owed(report, why="It is about another force.", seen_edition=1, by=OFFICER, at=FEBRUARY)
        clock = fresh(report).clock
        assert clock
        assert (clock.state, clock.ended_words) == (RunningClock.State.STOPPED, "It is about another force.")

    def test_it_is_owed_again(self, report: Report) -> None:
        done = operations.not_owed(report, why="Another force.", seen_edition=1, by=OFFICER, at=FEBRUARY)
        back = fresh(operations.owed_again(done, why="Ours too.", seen_edition=2, by=OFFICER, at=FEBRUARY))
        assert back.clock
        assert (back.response, back.clock.due) == (Report.Response.OWED, DUE)

    def test_what_never_had_a_clock_is_given_one(self, report: Report) -> None:
        old = Report.objects.create(code="old", title="Old", origin="inspectorate", published=DAY)
        done = operations.owed_again(old, why="It was overlooked.", seen_edition=1, by=OFFICER, at=FEBRUARY)
        assert done.clock
        assert (done.response, done.clock.started) == (Report.Response.OWED, DAY)

    def test_a_letter_of_the_panel_is_owed_none(self) -> None:
        with pytest.raises(ResponseRefused, match="no duty says by when"):
            operations.owed_again(inspection(origin="panel"), why="Why.", seen_edition=1, by=OFFICER, at=FEBRUARY)


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("Recommendation", "3", "Recommendation 3"),
        ("Recommendation", "CoC 1a", "Recommendation CoC 1a"),
        ("Cause of concern", "CoC 1", "Cause of concern 1"),
        ("Area for improvement", "AFI 2", "Area for improvement 2"),
        ("Recommendation", "Concern 1", "Concern 1"),
    ],
)
def test_no_kind_is_told_twice(kind: str, number: str, words: str) -> None:
    assert called(kind, number) == words


class TestCopies:
    def sent(self, report: Report, to: str = "The Home Secretary", on: date = DAY) -> None:
        operations.record_copy(report, to=to, sent_on=on, how="by e-mail", by=OFFICER, at=FEBRUARY)

    def test_who_is_owed_one_stands_there_until_it_went(self, report: Report) -> None:
        done = published(complete(report))
        self.sent(done)
        assert [(line.owed.to, bool(line.sent)) for line in copies_of(done)[0]] == [
            ("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services", False),
            ("The Home Secretary", True),
        ]

    def test_others_may_have_one(self, report: Report) -> None:
        done = published(complete(report))
        self.sent(done, "The panel")
        assert [one.to for one in copies_of(done)[1]] == ["The panel"]

    def test_not_before_it_is_published(self, report: Report) -> None:
        with pytest.raises(ResponseRefused, match="once the response is published"):
            self.sent(report)

    def test_not_twice_on_one_day(self, report: Report) -> None:
        done = published(complete(report))
        self.sent(done)
        with pytest.raises(ResponseRefused, match="already"):
            self.sent(done)


class TestWaiting:
    def test_what_waits_says_how_long_and_what_is_next(self, report: Report) -> None:
        (one,) = reports_waiting(DAY)
        assert (one.words, one.next) == ("due in 22 days", "Invite the chief officer to comment")

    def test_late_it_says_so(self, report: Report) -> None:
        (one,) = reports_waiting(LATE.date())
        assert (one.words, one.is_late) == ("late in law by 3 days", True)

    def test_what_is_published_waits_no_more(self, report: Report) -> None:
        published(complete(report))
        assert reports_waiting(DAY) == ()

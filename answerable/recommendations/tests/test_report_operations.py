"""Reports: entered with their clock, put right, taken in with what they bring."""

from datetime import date

import pytest

from answerable.clocks.models import RunningClock
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations import report as operations
from answerable.recommendations.operations.refusals import EntriesRefused, SavedMeanwhile
from answerable.recommendations.operations.report import ReportRefused
from answerable.recommendations.tests.report_make import (
    DUE,
    FEBRUARY,
    OFFICER,
    PUBLISHED,
    complete,
    facts,
    fresh,
    inspection,
    office,
    published,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


def correct(report: Report, *, because: str = "", **told: object) -> Report:
    given = {"because": because, "seen_edition": report.edition, "by": OFFICER, "at": FEBRUARY}
    return fresh(operations.correct(report, facts(**told), **given))  # type: ignore[arg-type]


class TestEntering:
    def test_an_inspection_report_starts_its_56_days_with_the_day_of_publication(self) -> None:
        clock = fresh(inspection()).clock
        assert clock
        assert (clock.key, clock.started, clock.due) == ("inspection-custody-in-winter", PUBLISHED, DUE)

    def test_a_response_to_it_is_owed(self) -> None:
        assert inspection().response == Report.Response.OWED

    def test_a_coroners_report_has_56_days(self) -> None:
        clock = fresh(inspection(origin="coroner")).clock
        assert clock
        assert (clock.duty.code, clock.duty.count) == ("coroner-response", 56)

    def test_a_super_complaint_is_owed_by_the_day_that_it_sets(self) -> None:
        clock = fresh(inspection(origin="super_complaint", respond_by=date(2026, 5, 1))).clock
        assert clock
        assert clock.due == date(2026, 5, 1)

    @pytest.mark.parametrize("origin", ["internal_audit", "panel", "super_complaint", "office"])
    def test_others_start_none(self, origin: str) -> None:
        made = inspection(origin=origin)
        assert (made.clock, made.response) == (None, Report.Response.NOT_NEEDED)

    def test_two_of_one_title_have_codes_of_their_own(self) -> None:
        assert [inspection().code, inspection().code] == ["custody-in-winter", "custody-in-winter-2"]

    def test_a_title_that_is_an_address_is_given_another_code(self) -> None:
        assert inspection(title="Import").code == "import-report"

    @pytest.mark.parametrize(
        ("told", "field"),
        [
            ({"published": date(2026, 2, 17)}, "published"),
            ({"title": "  "}, "title"),
            ({"origin": "oracle"}, "origin"),
            ({"received": date(2027, 1, 1)}, "received"),
            ({"respond_by": date(2025, 1, 1)}, "respond_by"),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_field(self, told: dict[str, object], field: str) -> None:
        with pytest.raises(ReportRefused) as refused:
            inspection(**told)
        assert refused.value.field == field


class TestTakingIn:
    def test_all_of_it_or_nothing(self) -> None:
        with pytest.raises(EntriesRefused):
            inspection(Entry("One", number="1"), Entry("Two", number="1"))
        assert (Report.objects.count(), RunningClock.objects.count()) == (0, 0)

    def test_what_the_report_says_is_done_is_its_action(self) -> None:
        entries = [Entry("Check seals", number="1"), Entry("Count stock", number="2")]
        operations.take_in(facts(), entries, actions={"1": "Agreed."}, document=None, by=OFFICER, at=FEBRUARY)
        assert [one.action for one in Recommendation.objects.order_by("number")] == ["Agreed.", ""]


class TestPuttingRight:
    def test_another_day_of_publication_moves_the_clock(self) -> None:
        clock = correct(inspection(), published=date(2026, 1, 20), because="The letter bears this day.").clock
        assert clock
        assert (clock.started, clock.due) == (date(2026, 1, 20), date(2026, 3, 16))

    def test_it_wants_a_reason(self) -> None:
        with pytest.raises(ReportRefused, match="Say why"):
            correct(inspection(), published=date(2026, 1, 20))

    def test_what_nobody_touched_is_open_since_the_new_day(self) -> None:
        report = inspection(Entry("One"))
        correct(report, published=date(2026, 1, 20), because="Misread.")
        assert report.recommendations.get().state_since == date(2026, 1, 20)

    def test_what_turns_out_to_be_an_inspection_report_has_a_clock_now(self) -> None:
        report = correct(inspection(origin="office"))
        assert report.response == Report.Response.OWED
        assert report.clock

    def test_what_never_was_one_has_its_clock_stopped(self) -> None:
        report = correct(inspection(), origin="office", because="It is a letter of ours.")
        assert (report.clock, report.response) == (None, Report.Response.NOT_NEEDED)
        assert RunningClock.objects.get().state == RunningClock.State.STOPPED

    def test_a_super_complaint_may_set_another_day(self) -> None:
        report = inspection(origin="super_complaint", respond_by=date(2026, 5, 1))
        clock = correct(report, origin="super_complaint", respond_by=date(2026, 6, 1)).clock
        assert clock
        assert clock.due == date(2026, 6, 1)

    def test_who_saw_an_older_state_is_told(self) -> None:
        report = inspection()
        correct(report, note="Read it.")
        with pytest.raises(SavedMeanwhile):
            correct(report, note="No.")

    def test_what_a_published_response_answers_is_fixed(self) -> None:
        report = published(complete(inspection()))
        with pytest.raises(ReportRefused, match="cannot change"):
            correct(report, published=date(2026, 1, 20), because="Misread.")

    def test_nothing_changed_is_nothing_written(self) -> None:
        report = inspection()
        assert correct(report).edition == report.edition


class TestClocksOfReportsFromAFolder:
    def test_what_is_owed_has_its_clock_started(self) -> None:
        Report.objects.create(code="old", title="Old", origin="inspectorate", published=PUBLISHED, response="owed")
        assert operations.start_owed(by=OFFICER, at=FEBRUARY) == 1
        assert RunningClock.objects.get().due == DUE

    def test_once(self) -> None:
        inspection()
        assert operations.start_owed(by=OFFICER, at=FEBRUARY) == 0

"""Papers to the panel: begun, written, submitted once, withdrawn; and the clock of each."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from answerable.clocks.models import RunningClock
from answerable.kit.freezing import digest
from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.measures.models import Measure
from answerable.measures.tests.record_make import measure, record, row
from answerable.people.roles import Role
from answerable.people.tests.make import user as make_user
from answerable.plans.operations import adopt
from answerable.plans.tests import make as plans_make
from answerable.scrutiny.intake.panel_kinds import kind_of, kinds
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.operations import panel as operations
from answerable.scrutiny.operations.panel_refusals import AlreadySubmitted, NotReady, PanelRefused, SavedMeanwhile
from answerable.scrutiny.queries.panel_missing import ONE_PAGE
from answerable.scrutiny.queries.panel_page import submitted_page
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import NOON, OFFICER, TODAY, WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def submit(kept: PanelPaper, on: date = TODAY) -> PanelPaper:
    return operations.submit_paper(kept.code, edition=kept.edition, on=on, by=OFFICER, at=NOON)


def faults(kept: PanelPaper) -> str:
    with pytest.raises(NotReady) as refused:
        submit(kept)
    kept.refresh_from_db()
    assert kept.state == "draft"
    return " ".join(refused.value.faults)


class TestBeginning:
    def test_the_four_kinds_in_use_are_data(self) -> None:
        assert [one.word for one in kinds()] == ["Interim", "Thematic", "Annual", "End of term"]

    def test_a_kind_of_the_office_begins_with_nothing(self) -> None:
        assert (kind_of("Postcard").sections, kind_of("end of TERM").priorities) == ((), True)

    def test_it_begins_with_the_headings_of_its_kind(self) -> None:
        headings = [one.heading for one in make.begun(kind="Thematic").sections.order_by("position")]
        assert headings == ["How it stands", "What was asked of the force", "What comes next"]

    def test_a_kind_that_tells_of_priorities_has_one_heading_each(self) -> None:
        adopt(plans_make.plan(plans_make.objective("1.1")), position=0, by=OFFICER, at=NOON)
        headings = [one.heading for one in make.begun(kind="Interim").sections.order_by("position")]
        assert headings[-1].startswith("Priority 1: ")

    def test_the_second_of_a_title_has_a_number(self) -> None:
        assert (make.begun().code, make.begun().code) == ("how-the-harbour-stands", "how-the-harbour-stands-2")

    def test_none_is_called_as_an_address_is(self) -> None:
        assert make.begun(title="New").code == "new-2"

    def test_news_begin_before_the_day_of_the_paper(self) -> None:
        with pytest.raises(PanelRefused, match="choose an earlier one"):
            make.begun(since=TODAY)


class TestWriting:
    def test_sections_stand_in_their_order(self) -> None:
        assert [one.heading for one in make.draft().sections.order_by("position")] == ["Lamps", "Nets"]

    def test_who_saves_an_older_state_is_told(self) -> None:
        kept = make.draft()
        with pytest.raises(SavedMeanwhile):
            operations.write_paper(kept.code, make.frame(), WORDS, edition=1, on=TODAY, by=OFFICER, at=NOON)

    def test_the_trail_keeps_a_digest_and_not_the_words(self) -> None:
        make.draft()
        assert "harbour took" not in str(list(AuditEntry.objects.values_list("after_json", flat=True)))


class TestClock:
    def test_it_runs_to_the_day_that_the_panels_support_asked_for(self) -> None:
        clock = make.begun().clock
        assert clock is not None
        assert (clock.due, clock.state, clock.duty.standing) == (date(2024, 11, 5), "running", "local")
        assert clock.address == "/office/panel/papers/how-the-harbour-stands/"

    def test_without_a_deadline_there_is_none(self) -> None:
        assert make.begun(due=None).clock is None

    def test_it_is_moved_with_the_deadline(self) -> None:
        kept = make.draft(due=date(2024, 11, 5))
        later = make.frame(due=date(2024, 11, 12))
        operations.write_paper(kept.code, later, WORDS, edition=2, on=TODAY, by=OFFICER, at=NOON)
        assert RunningClock.objects.get().due == date(2024, 11, 12)

    def test_it_stops_where_the_deadline_is_gone_and_runs_again(self) -> None:
        kept = make.draft()
        operations.write_paper(kept.code, make.frame(due=None), WORDS, edition=2, on=TODAY, by=OFFICER, at=NOON)
        assert RunningClock.objects.get().state == "stopped"
        again = make.frame(due=date(2024, 11, 20))
        operations.write_paper(kept.code, again, WORDS, edition=3, on=TODAY, by=OFFICER, at=NOON)
        clock = RunningClock.objects.get()
        assert (clock.state, clock.due) == ("running", date(2024, 11, 20))

    def test_a_late_paper_is_late_by_its_clock(self) -> None:
        clock = make.submitted().clock
        assert clock is not None
        clock.refresh_from_db()
        assert (clock.state, clock.ended) == ("met", TODAY)
        assert "2 days" in clock.entries.last().words  # type: ignore[union-attr]

    def test_a_withdrawn_draft_stops_it(self) -> None:
        kept = make.begun()
        operations.withdraw_paper(kept.code, because="Not asked for.", edition=1, on=TODAY, by=OFFICER, at=NOON)
        assert RunningClock.objects.get().state == "stopped"


class TestSubmitting:
    def test_it_is_frozen_with_its_digest(self) -> None:
        kept = make.submitted()
        assert (kept.state, kept.submitted_on, kept.sha256) == ("submitted", TODAY, digest(kept.frozen))

    def test_it_says_then_what_it_said_whatever_is_corrected(self) -> None:
        kept = make.submitted()
        Measure.objects.update(title="Cries")
        kept.refresh_from_db()
        assert [one.title for one in submitted_page(kept).text.figures] == ["Calls"]

    def test_an_empty_one_says_everything_it_wants(self) -> None:
        told = faults(make.begun(kind="Postcard", public_from=None))
        for word in ("summary is empty", "purpose is empty", "recommendation is empty", "can ask", "public may read"):
            assert word in told

    def test_a_summary_longer_than_a_page_is_refused(self) -> None:
        assert f"The summary has {ONE_PAGE + 1:,} words" in faults(
            make.draft(replace(WORDS, summary="word " * (ONE_PAGE + 1)))
        )

    def test_a_citation_that_finds_nothing_is_refused(self) -> None:
        assert "gulls" in faults(make.draft(replace(WORDS, summary="There were {gulls 2023} gulls.")))

    def test_a_figure_too_small_for_the_public_is_refused(self) -> None:
        measure("falls")
        record(row("3", measure="falls"))
        Measure.objects.filter(code="falls").update(suppress_below=5)
        told = faults(make.draft(replace(WORDS, summary="There were {falls 2023} falls.")))
        assert "the smallest number of it that is shown" in told

    def test_a_day_for_the_public_that_is_over_is_refused(self) -> None:
        assert "which is over" in faults(make.draft(public_from=date(2024, 11, 1)))

    def test_a_paper_of_tomorrow_is_refused(self) -> None:
        assert "has not come yet" in faults(make.draft(as_at=TODAY + timedelta(days=1)))

    def test_each_member_of_the_panel_is_told_where_it_can_be_read(self) -> None:
        members = [make_user(role=Role.PANEL_MEMBER, email=f"{name}@northmoor.example") for name in ("ada", "ben")]
        make_user(role=Role.PROVIDER, email="else@northmoor.example")
        kept = make.draft()
        operations.submit_paper(
            kept.code, edition=kept.edition, on=TODAY, by=OFFICER, at=NOON, site="https://northmoor.example"
        )
        mails = OutboxMessage.objects.order_by("pk")
        assert [one.to for one in mails] == [one.email for one in members]
        assert f"https://northmoor.example/office/panel/papers/{kept.code}/" in mails[0].text
        assert "The public may read it from 14 November 2024." in mails[0].text

    def test_it_is_submitted_once(self) -> None:
        with pytest.raises(AlreadySubmitted, match="begin a paper that replaces it"):
            submit(make.submitted())

    def test_the_database_keeps_no_submission_without_a_freeze(self) -> None:
        kept = make.draft()
        with pytest.raises(IntegrityError), transaction.atomic():
            PanelPaper.objects.filter(pk=kept.pk).update(state="submitted")


class TestPuttingRight:
    def again(self, code: str) -> PanelPaper:
        return operations.begin_paper(make.frame(), replaces=code, on=TODAY, by=OFFICER, at=NOON)

    def test_a_new_paper_begins_with_the_texts_of_the_one_it_replaces(self) -> None:
        kept = self.again(make.submitted().code)
        assert (kept.summary, kept.sections.count()) == (WORDS.summary, 2)

    def test_it_says_which_one_it_replaces(self) -> None:
        page = submitted_page(submit(self.again(make.submitted().code)))
        assert page.replaces == "“How the harbour stands” of 7 November 2024"

    def test_a_draft_is_not_replaced(self) -> None:
        with pytest.raises(PanelRefused, match="write on in the draft"):
            self.again(make.draft().code)

    def test_a_paper_is_replaced_once(self) -> None:
        first = make.submitted()
        self.again(first.code)
        with pytest.raises(PanelRefused, match="replaced already"):
            self.again(first.code)


class TestWithdrawing:
    def withdraw(self, kept: PanelPaper, because: str = "It was of the wrong year.") -> PanelPaper:
        return operations.withdraw_paper(
            kept.code, because=because, edition=kept.edition, on=TODAY, by=OFFICER, at=NOON
        )

    def test_a_submitted_one_is_kept_with_its_reason(self) -> None:
        kept = self.withdraw(make.submitted())
        assert (kept.state, kept.withdrawn_because) == ("withdrawn", "It was of the wrong year.")

    def test_the_members_who_could_read_it_are_told_why(self) -> None:
        kept = make.submitted()
        make_user(role=Role.PANEL_MEMBER, email="ada@northmoor.example")
        self.withdraw(kept)
        assert "The reason: It was of the wrong year." in OutboxMessage.objects.get().text

    def test_of_a_draft_nobody_is_told(self) -> None:
        make_user(role=Role.PANEL_MEMBER, email="ada@northmoor.example")
        self.withdraw(make.draft())
        assert not OutboxMessage.objects.exists()

    def test_a_reason_is_wanted(self) -> None:
        with pytest.raises(PanelRefused, match="Say why"):
            self.withdraw(make.submitted(), " ")

    def test_twice_is_refused(self) -> None:
        kept = self.withdraw(make.submitted())
        with pytest.raises(AlreadySubmitted):
            self.withdraw(kept)

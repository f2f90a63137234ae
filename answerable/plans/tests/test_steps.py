"""The statutory steps: the file that says them, taking them, taking them back, and what is missing."""

from datetime import date

import pytest

from answerable.measures.tests.record_make import ANALYST
from answerable.plans.intake.steps import StepsUnreadable, read_steps, step, steps
from answerable.plans.models import Draft, StepTaken
from answerable.plans.operations import drafts
from answerable.plans.operations.drafts import DraftRefused
from answerable.plans.operations.issuing import issue
from answerable.plans.operations.steps import NotEvidence, Shown, take_step, withdraw_step
from answerable.plans.queries.checklist import checklist
from answerable.plans.tests.make_drafts import AT, TODAY, body, draft, harbour, shown, take, take_all, text, variation


def missing(of: Draft) -> dict[str, str]:
    return {one.step.code: one.missing for one in checklist(Draft.objects.get(pk=of.pk)) if one.missing}


def test_eight_steps_are_shipped() -> None:
    assert [one.code for one in steps()][-2:] == ["response", "chief-officer-again"]


def test_every_step_says_its_basis() -> None:
    assert all(one.basis and one.wording and one.needs for one in steps())


def test_a_step_that_names_no_step_before_it_is_refused() -> None:
    words = b'[[step]]\ncode="a"\ntitle="A"\nbasis="b"\nwording="w"\nneeds="n"\nanswers="z"\n'
    with pytest.raises(StepsUnreadable, match="'z' is no step that stands before 'a'"):
        read_steps(words, "steps.toml")


def test_an_unknown_code_is_no_step() -> None:
    assert step("coffee") is None


@pytest.mark.django_db
class TestTaking:
    def test_a_draft_begins_with_all_but_the_conditional_one_missing(self) -> None:
        assert set(missing(draft())) == {one.code for one in steps()} - {"chief-officer-again"}

    def test_a_step_that_is_taken_is_not_missing(self) -> None:
        made = draft()
        take(made, "views-people", date(2025, 2, 1))
        assert "views-people" not in missing(made)

    def test_words_are_wanted(self) -> None:
        with pytest.raises(NotEvidence, match="Say what shows"):
            take_step(draft(), "views-people", shown(date(2025, 2, 1), " "), by=ANALYST, at=AT)

    def test_the_future_is_no_evidence(self) -> None:
        with pytest.raises(NotEvidence, match="2 June 2025 is in the future"):
            take(draft(), "views-people", date(2025, 6, 2))

    def test_before_the_body_there_was_nothing(self) -> None:
        body(date(2024, 5, 9))
        with pytest.raises(NotEvidence, match="29 February 2024 the body did not exist"):
            take(draft(), "views-people", date(2024, 2, 29))

    def test_a_variation_has_steps_of_its_own(self) -> None:
        plan = issue(take_all(draft()), issued_on=TODAY, by=ANALYST, at=AT)
        with pytest.raises(NotEvidence, match="not yet the one that is varied"):
            take(variation(plan), "views-people", date(2025, 2, 1))

    def test_the_twenty_ninth_of_february_is_a_day(self) -> None:
        made = draft()
        take(made, "views-people", date(2024, 2, 29))
        assert StepTaken.objects.get().done_on == date(2024, 2, 29)

    def test_a_published_response_has_an_address(self) -> None:
        with pytest.raises(NotEvidence, match="address"):
            take_step(draft(), "response", shown(date(2025, 4, 2), address=""), by=ANALYST, at=AT)

    def test_a_step_that_is_none_is_refused(self) -> None:
        with pytest.raises(NotEvidence, match="no step called"):
            take(draft(), "coffee", date(2025, 2, 1))

    def test_a_version_of_another_draft_is_refused(self) -> None:
        other = drafts.keep_version(draft(code="other"), purpose="kept", by=ANALYST, at=AT)
        told = Shown(date(2025, 3, 1), "Their letter", version=other)
        with pytest.raises(NotEvidence, match="another draft"):
            take_step(draft(), "chief-officer", told, by=ANALYST, at=AT)

    def test_what_was_sent_to_the_panel_is_kept(self) -> None:
        made = draft()
        take(made, "panel-draft", date(2025, 3, 10))
        kept = StepTaken.objects.get().version
        assert kept is not None
        assert (kept.purpose, kept.content) == ("panel", made.content)

    def test_the_draft_is_with_the_panel_until_it_reports(self) -> None:
        made = draft()
        take(made, "panel-draft", date(2025, 3, 10))
        sent = Draft.objects.get().state
        take(made, "panel-report", date(2025, 4, 1))
        assert (sent, Draft.objects.get().state) == ("with_panel", "writing")

    def test_a_step_taken_back_is_owed_again(self) -> None:
        made = take_all(draft())
        withdraw_step(made.steps.get(step="panel-report"), because="It was of another plan.", by=ANALYST, at=AT)
        assert set(missing(made)) == {"panel-report"}
        assert Draft.objects.get().state == "with_panel"

    def test_it_is_taken_back_with_a_reason(self) -> None:
        made = take_all(draft())
        with pytest.raises(DraftRefused, match="Say why"):
            withdraw_step(made.steps.get(step="response"), because="", by=ANALYST, at=AT)

    def test_it_is_taken_back_once(self) -> None:
        row = take_all(draft()).steps.get(step="response")
        withdraw_step(row, because="A mistake.", by=ANALYST, at=AT)
        with pytest.raises(NotEvidence, match="already"):
            withdraw_step(row, because="A mistake.", by=ANALYST, at=AT)


@pytest.mark.django_db
class TestOrder:
    def test_all_in_a_right_order_leaves_nothing(self) -> None:
        assert missing(take_all(draft())) == {}

    def test_a_draft_sent_before_the_chief_officer_saw_it(self) -> None:
        made = draft()
        take(made, "panel-draft", date(2025, 2, 1))
        take(made, "chief-officer", date(2025, 3, 1))
        assert "before “Chief officer consulted on the draft” on 1 March 2025" in missing(made)["panel-draft"]

    def test_a_report_on_an_earlier_draft_than_the_last(self) -> None:
        made = take_all(draft())
        take(made, "panel-draft", date(2025, 5, 1))
        assert "before “Draft sent to the panel” on 1 May 2025" in missing(made)["panel-report"]

    def test_a_response_before_the_report(self) -> None:
        made = take_all(draft())
        take(made, "panel-report", date(2025, 5, 1))
        assert set(missing(made)) == {"response"}

    def test_a_draft_that_changed_goes_to_the_chief_officer_again(self) -> None:
        made = take_all(draft())
        drafts.write(made, text(harbour("1.2")), edition=1, by=ANALYST, at=AT)
        assert "changed since the chief officer had version 1" in missing(made)["chief-officer-again"]

    def test_once_they_were_consulted_again_nothing_is_missing(self) -> None:
        made = take_all(draft())
        drafts.write(made, text(harbour("1.2")), edition=1, by=ANALYST, at=AT)
        take(made, "chief-officer-again", date(2025, 5, 1))
        assert missing(made) == {}

    @pytest.mark.parametrize(
        "on", [date(2025, 2, 1), date(2025, 3, 5)], ids=["before the first time", "before it was sent"]
    )
    def test_nobody_is_consulted_on_a_change_before_it_is_made(self, on: date) -> None:
        made = take_all(draft())
        drafts.write(made, text(harbour("1.2")), edition=1, by=ANALYST, at=AT)
        take(made, "chief-officer-again", on)
        assert set(missing(made)) == {"chief-officer-again"}

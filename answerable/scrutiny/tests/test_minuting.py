"""The minutes: a draft from what was caught, then edited; what stays inside apart from what is published."""

from dataclasses import asdict

import pytest
from django.test import Client

from answerable.kit.freezing import freeze, thaw
from answerable.kit.models import AuditEntry
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.operations.live_changes import strike
from answerable.scrutiny.operations.live_refusals import LiveRefused, NotBegun
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile
from answerable.scrutiny.operations.minuting import MinuteText, link_recording, write_minute
from answerable.scrutiny.queries.minuting import Draft, caught_of, draft
from answerable.scrutiny.queries.public_minutes import PublicMinutes, public_minutes
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import (
    CLERK,
    TAKEN,
    begun,
    caught,
    first_item,
    minuted,
    on_the_day,
    promised,
    public_question,
)
from answerable.scrutiny.tests.test_judging_items import judged

pytestmark = pytest.mark.django_db
SECRET = "Oswin Thrale"


class TestDraft:
    def test_questions_and_answers_in_their_order(self) -> None:
        of = begun()
        caught(of, "How many?", speaker_role="The chair")
        caught(of, "Twelve.", kind="answer", speaker_role="The chief")
        one = first_item(of)
        assert draft(one, caught_of(one)).minute == "The chair asked: How many?\n\nThe chief answered: Twelve."

    def test_notes_are_left_out_and_counted(self) -> None:
        of = begun()
        caught(of, "Looks tired.", kind="note")
        one = first_item(of)
        assert draft(one, caught_of(one)) == Draft(left_out=1)

    def test_promises_stand_beside_it(self) -> None:
        of = begun()
        promised(of)
        one = first_item(of)
        assert draft(one, caught_of(one)).is_empty

    def test_what_was_struck_out_is_not_in_it(self) -> None:
        of = begun()
        strike(caught(of), because="Twice.", seen_edition=1, by=CLERK, at=TAKEN)
        one = first_item(of)
        assert draft(one, caught_of(one)).is_empty

    def test_a_question_from_the_public_has_its_number(self) -> None:
        of = begun()
        caught(of, "Why?", public_question=public_question(of, "Why?").pk)
        one = first_item(of)
        assert draft(one, caught_of(one)).minute == "Question 2024/1 from the public: Why?"

    def test_a_question_from_the_public_reads_as_it_was_cleared(self) -> None:
        of = begun()
        asked = public_question(of, f"Why did {SECRET} wait?", shown_text="Why did somebody wait?")
        caught(of, asked.text, public_question=asked.pk)
        one = first_item(of)
        assert draft(one, caught_of(one)).minute == "Question 2024/1 from the public: Why did somebody wait?"

    def test_of_a_question_nobody_has_read_through_there_are_no_words(self) -> None:
        of = begun()
        asked = public_question(of, SECRET, shown_text="", cleared_at=None)
        caught(of, asked.text, public_question=asked.pk)
        one = first_item(of)
        assert draft(one, caught_of(one)).minute == "Question 2024/1 from the public was asked."

    def test_a_brace_that_was_said_is_no_citation(self) -> None:
        of = begun()
        caught(of, "The form {7b}")
        one = first_item(of)
        assert minuted(one, draft(one, caught_of(one)).minute).minute == "Question: The form {{7b}}"

    def test_of_a_restricted_item_everything_stays_inside(self) -> None:
        of = begun()
        one = item(of, restricted=True)
        caught(of, "Who?", item=one.pk)
        assert draft(one, caught_of(one)) == Draft(restricted_minute="Question: Who?")


class TestWriting:
    def test_it_is_kept_with_its_place_in_the_recording(self) -> None:
        one = minuted(first_item(begun()), recording_at="1:02:30")
        assert (one.minute, one.recording_at) == ("The force said how many.", "1:02:30")

    def test_of_a_restricted_item_no_public_minute_is_written(self) -> None:
        with pytest.raises(LiveRefused, match="restricted"):
            minuted(item(begun(), restricted=True))

    def test_a_figure_that_is_not_held_is_not_cited(self) -> None:
        with pytest.raises(LiveRefused, match="nothing-such"):
            minuted(first_item(begun()), "They took {nothing-such 2024} calls.")

    @pytest.mark.parametrize("place", ["later", "1:99:00", "90", "1:02:3"])
    def test_a_place_that_is_none_is_refused(self, place: str) -> None:
        with pytest.raises(LiveRefused, match=r"1:02:30"):
            minuted(first_item(begun()), recording_at=place)

    def test_two_that_saw_the_same_do_not_both_write(self) -> None:
        one = first_item(begun())
        minuted(one)
        with pytest.raises(SavedMeanwhile):
            write_minute(one, MinuteText("Mine."), seen_edition=one.edition, by=CLERK, at=TAKEN)

    def test_not_before_the_meeting(self) -> None:
        with pytest.raises(NotBegun):
            minuted(first_item(on_the_day()))

    def test_saved_as_it_is_nothing_is_written(self) -> None:
        one = minuted(first_item(begun()))
        assert minuted(one).edition == one.edition

    def test_the_trail_holds_no_words_of_it(self) -> None:
        minuted(first_item(begun()), restricted_minute=SECRET)
        assert SECRET not in AuditEntry.objects.get(action="minute written").after_json

    def test_a_recording_has_an_address(self) -> None:
        of = begun()
        with pytest.raises(LiveRefused, match="https"):
            link_recording(of, recording="a tape", transcript="", seen_edition=of.edition, by=CLERK, at=TAKEN)


class TestPublic:
    def test_an_item_tells_its_minute_its_judgement_and_its_promises(self) -> None:
        of = begun()
        judged(minuted(first_item(of)))
        promised(of)
        (told,) = public_minutes(of).items
        assert told.judged
        assert (told.minute, told.judged.word, told.promised[0].reference) == (
            "The force said how many.",
            "Partly assured",
            "2024/1",
        )

    def test_answers_stand_at_the_item_for_questions(self) -> None:
        of = begun()
        item(of, "Questions", kind="questions")
        public_question(of, state=PublicQuestion.State.ANSWERED, answer="Twelve.", answered_on=of.date)
        assert [one.answer for one in public_minutes(of).items[1].questions] == ["Twelve."]

    def test_nothing_restricted_gets_out(self) -> None:
        of = begun()
        minuted(first_item(of), restricted_minute=SECRET)
        closed = item(of, SECRET, restricted=True, purpose=SECRET, lead_role=SECRET)
        judged(minuted(closed, "", restricted_minute=SECRET), reason=SECRET)
        promised(of, SECRET, item=closed.pk)
        caught(of, SECRET, kind="note")
        public_question(of, SECRET, shown_text="", cleared_at=None, name=SECRET, email="a@example.org")
        assert SECRET not in str(asdict(public_minutes(of)))

    def test_of_a_restricted_item_its_ground_and_length_are_told(self) -> None:
        of = begun()
        item(of, restricted=True)
        told = public_minutes(of).items[1]
        assert (told.closed, told.ground, told.minutes, told.title) == (
            True,
            "It names people under investigation.",
            40,
            "",
        )

    def test_it_can_be_frozen(self) -> None:
        of = begun()
        judged(minuted(first_item(of)))
        promised(of)
        told = public_minutes(of)
        assert thaw(PublicMinutes, freeze(told)) == told


class TestPages:
    @pytest.fixture
    def browser(self) -> Client:
        return client(user(Role.SCRUTINY_OFFICER))

    def test_the_list_says_how_far_they_are(self, browser: Client) -> None:
        of = begun()
        minuted(first_item(of))
        item(of, "Other")
        page = browser.get(f"/office/meetings/{of.code}/minuting/").content.decode()
        assert "1 of 2 items has its minute." in page

    def test_nothing_written_yet_begins_with_the_draft(self, browser: Client) -> None:
        of = begun()
        caught(of, "How many?", speaker_role="The chair")
        page = browser.get(f"/office/meetings/{of.code}/minuting/{first_item(of).pk}/").content.decode()
        assert "The chair asked: How many?" in page
        assert "nothing is saved yet" in page

    def test_it_is_saved_and_leads_on(self, browser: Client) -> None:
        of = begun()
        one, other = first_item(of), item(of, "Other")
        sent = {"minute": "Said.", "restricted_minute": "", "recording_at": "", "edition": one.edition}
        answer = browser.post(f"/office/meetings/{of.code}/minuting/{one.pk}/", sent)
        assert answer["Location"].endswith(f"/minuting/{other.pk}/")

    def test_who_saves_an_older_state_keeps_the_text(self, browser: Client) -> None:
        of = begun()
        one = minuted(first_item(of))
        sent = {"minute": "Mine.", "restricted_minute": "", "recording_at": "", "edition": 1}
        answer = browser.post(f"/office/meetings/{of.code}/minuting/{one.pk}/", sent)
        assert (answer.status_code, "Mine." in answer.content.decode()) == (409, True)

    def test_who_saves_an_older_state_sees_theirs_and_may_save_again(self, browser: Client) -> None:
        of = begun()
        one = minuted(first_item(of), "Theirs.")
        sent = {"minute": "Mine.", "restricted_minute": "", "recording_at": "", "edition": 1}
        page = browser.post(f"/office/meetings/{of.code}/minuting/{one.pk}/", sent).content.decode()
        assert "<p>Theirs.</p>" in page
        assert f'name="edition" value="{one.edition}"' in page

    def test_a_restricted_item_is_not_asked_for_a_public_minute(self, browser: Client) -> None:
        of = begun()
        one = item(of, restricted=True)
        page = browser.get(f"/office/meetings/{of.code}/minuting/{one.pk}/").content.decode()
        assert 'name="minute"' not in page

    def test_a_recording_is_linked(self, browser: Client) -> None:
        of = begun()
        sent = {"recording_address": "https://northmoor.example/1", "edition": of.edition}
        browser.post(f"/office/meetings/{of.code}/minuting/recording/", sent)
        page = browser.get(f"/office/meetings/{of.code}/minuting/").content.decode()
        assert "https://northmoor.example/1" in page

"""A meeting is begun, what is said is caught once however often it is sent, and the meeting is closed."""

from datetime import date, timedelta

import pytest

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.scrutiny.models import Exchange, LineOfEnquiry, Undertaking
from answerable.scrutiny.operations import live
from answerable.scrutiny.operations.live_changes import Wording, change, restore, strike
from answerable.scrutiny.operations.live_refusals import KeyTaken, LiveRefused, NotBegun
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, NotReady, SavedMeanwhile
from answerable.scrutiny.operations.promises import PromiseRefused
from answerable.scrutiny.tests.make_agenda import item, meeting
from answerable.scrutiny.tests.make_live import (
    CLERK,
    DAY,
    OPENED,
    SAID,
    SECOND,
    TAKEN,
    begun,
    caught,
    first_item,
    on_the_day,
    promised,
    public_question,
    words,
)

pytestmark = pytest.mark.django_db


class TestBeginning:
    def test_it_has_its_moment(self) -> None:
        assert begun().began_at == OPENED

    def test_a_second_clerk_who_begins_it_changes_nothing(self) -> None:
        first = begun()
        again = live.begin(first, on=DAY, by=SECOND, at=TAKEN)
        assert (again.began_at, again.edition) == (OPENED, first.edition)

    def test_not_before_its_day(self) -> None:
        with pytest.raises(LiveRefused, match="still to come"):
            live.begin(on_the_day(), on=DAY - timedelta(days=1), by=CLERK, at=OPENED)

    def test_not_without_an_agenda(self) -> None:
        with pytest.raises(LiveRefused, match="agenda is empty"):
            live.begin(meeting(on=DAY), on=DAY, by=CLERK, at=OPENED)

    def test_not_where_only_its_month_is_known(self) -> None:
        with pytest.raises(LiveRefused, match="Only the month"):
            live.begin(on_the_day(precision="month"), on=DAY, by=CLERK, at=OPENED)

    @pytest.mark.parametrize("state", ["held", "minutes_out"])
    def test_not_when_it_was_held(self, state: str) -> None:
        with pytest.raises(LiveRefused, match="to come"):
            live.begin(on_the_day(state=state), on=DAY, by=CLERK, at=OPENED)


class TestCatching:
    def test_what_was_said_is_kept_with_who_said_it(self) -> None:
        kept = caught(begun(), speaker_role=" Chief \n constable ")
        assert (kept.text, kept.speaker_role, kept.said_at, kept.taken_by) == (
            "How many calls were lost?",
            "Chief constable",
            SAID,
            "user:1",
        )

    def test_sent_twice_it_is_there_once(self) -> None:
        held = begun()
        said = words(held)
        first = live.catch(held, said, by=CLERK, at=TAKEN)
        again = live.catch(held, said, by=CLERK, at=TAKEN + timedelta(hours=1))
        assert (first.pk, Exchange.objects.count()) == (again.pk, 1)

    def test_other_words_under_a_key_are_refused_and_not_swallowed(self) -> None:
        held = begun()
        first = words(held)
        live.catch(held, first, by=CLERK, at=TAKEN)
        with pytest.raises(KeyTaken):
            live.catch(held, words(held, "And now?", key=first.key), by=CLERK, at=TAKEN)

    def test_sent_again_after_it_was_put_right_it_is_the_same_thing(self) -> None:
        held = begun()
        said = words(held)
        kept = live.catch(held, said, by=CLERK, at=TAKEN)
        change(kept, Wording(kept.item_id, "answer", "None."), seen_edition=1, by=SECOND, at=TAKEN)
        assert live.catch(held, said, by=CLERK, at=TAKEN).text == "None."

    def test_a_key_of_somebody_else_is_refused(self) -> None:
        held = begun()
        said = words(held)
        live.catch(held, said, by=CLERK, at=TAKEN)
        with pytest.raises(KeyTaken):
            live.catch(held, said, by=SECOND, at=TAKEN)

    def test_nothing_is_caught_before_it_begins(self) -> None:
        with pytest.raises(NotBegun):
            caught(on_the_day())

    def test_nothing_is_caught_at_one_that_was_cancelled(self) -> None:
        with pytest.raises(LiveRefused, match="cancelled"):
            caught(on_the_day(state="cancelled", cancelled_because="Flood."))

    def test_what_a_lost_connection_held_back_comes_after_the_close(self) -> None:
        held = live.close(begun(), on=DAY, by=CLERK, at=TAKEN)
        assert caught(held).meeting == held

    def test_a_clock_that_goes_ahead_is_put_right(self) -> None:
        assert caught(begun(), said_at=TAKEN + timedelta(hours=3)).said_at == TAKEN

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"text": " \n"}, "text"),
            ({"text": "x" * 10_001}, "text"),
            ({"speaker_role": "x" * 201}, "speaker_role"),
            ({"kind": "shout"}, "kind"),
            ({"item": 0}, "item"),
        ],
    )
    def test_what_cannot_be_kept_is_refused_at_its_field(self, facts: dict[str, object], field: str) -> None:
        with pytest.raises(LiveRefused) as refusal:
            caught(begun(), **facts)  # type: ignore[arg-type]
        assert refusal.value.field == field

    def test_an_item_of_another_meeting_is_refused(self) -> None:
        other = item(meeting("elsewhere"))
        with pytest.raises(LiveRefused, match="no longer on this agenda"):
            caught(begun(), item=other.pk)

    def test_it_knows_the_line_that_it_puts(self) -> None:
        held = begun()
        line = LineOfEnquiry.objects.create(
            item=first_item(held), question="Why?", written_by="user:1", written_at=OPENED
        )
        assert caught(held, line=line.pk).line == line

    def test_a_line_that_went_meanwhile_loses_nothing(self) -> None:
        assert caught(begun(), line=99).line is None

    def test_it_knows_the_question_that_it_answers(self) -> None:
        held = begun()
        asked = public_question(held)
        assert caught(held, kind="answer", public_question=asked.pk).public_question == asked

    def test_the_trail_holds_that_and_not_what_was_said(self) -> None:
        caught(begun(), "Something about a person")
        (entry,) = AuditEntry.objects.filter(action="exchange caught")
        assert "person" not in entry.after_json
        assert audit.verify().unbroken


class TestUndertakings:
    def test_one_with_an_owner_is_carried_from_then_on(self) -> None:
        kept = promised(begun())
        made = Undertaking.objects.get()
        assert (made.exchange, made.words, made.owner_role, made.due, made.made_on) == (
            kept,
            kept.text,
            "Head of contact",
            date(2025, 3, 31),
            DAY,
        )

    def test_one_without_an_owner_is_caught_all_the_same(self) -> None:
        promised(begun(), owner_role="")
        assert (Exchange.objects.count(), Undertaking.objects.count()) == (1, 0)

    def test_its_owner_is_named_later(self) -> None:
        kept = promised(begun(), owner_role="")
        made = live.promise(kept, owner_role="Head of contact", side="force", due=None, by=CLERK, at=TAKEN)
        assert (made.exchange, made.item) == (kept, kept.item)

    def test_it_is_promised_once(self) -> None:
        kept = promised(begun())
        with pytest.raises(PromiseRefused, match="already"):
            live.promise(kept, owner_role="Another", side="force", due=None, by=CLERK, at=TAKEN)

    def test_sent_twice_it_is_one_promise(self) -> None:
        held = begun()
        said = words(held, kind="undertaking", owner_role="Head of contact")
        for _ in range(2):
            live.catch(held, said, by=CLERK, at=TAKEN)
        assert Undertaking.objects.count() == 1

    def test_one_that_is_due_before_it_was_made_is_not_half_written(self) -> None:
        with pytest.raises(PromiseRefused, match="before it was made"):
            promised(begun(), due=date(2020, 1, 1))
        assert Exchange.objects.count() == 0

    def test_one_of_a_restricted_item_is_restricted(self) -> None:
        held = begun()
        promised(held, item=item(held, restricted=True).pk)
        assert Undertaking.objects.get().restricted


class TestChanging:
    def test_words_are_put_right(self) -> None:
        kept = caught(begun())
        said = Wording(kept.item_id, "answer", "1,204 calls.", "Chief constable")
        now = change(kept, said, seen_edition=1, by=SECOND, at=TAKEN)
        assert (now.text, now.kind, now.edition) == ("1,204 calls.", "answer", 2)

    def test_two_that_saw_the_same_do_not_both_change_it(self) -> None:
        kept = caught(begun())
        change(kept, Wording(kept.item_id, "note", "One"), seen_edition=1, by=CLERK, at=TAKEN)
        with pytest.raises(SavedMeanwhile):
            change(kept, Wording(kept.item_id, "note", "Other"), seen_edition=1, by=SECOND, at=TAKEN)

    def test_put_under_another_item_it_puts_no_line_of_the_first(self) -> None:
        held = begun()
        line = LineOfEnquiry.objects.create(
            item=first_item(held), question="Why?", written_by="user:1", written_at=TAKEN
        )
        kept = caught(held, line=line.pk)
        said = Wording(item(held, "Other").pk, "question", kept.text)
        assert change(kept, said, seen_edition=1, by=CLERK, at=TAKEN).line is None

    def test_a_promise_stays_at_its_item(self) -> None:
        held = begun()
        kept = promised(held)
        with pytest.raises(LiveRefused, match="became undertaking 2024/1"):
            change(
                kept,
                Wording(item(held, "Other").pk, "undertaking", kept.text),
                seen_edition=1,
                by=CLERK,
                at=TAKEN,
            )

    def test_striking_out_needs_a_reason_and_keeps_the_words(self) -> None:
        kept = caught(begun())
        with pytest.raises(LiveRefused, match="Say why"):
            strike(kept, because=" ", seen_edition=1, by=CLERK, at=TAKEN)
        now = strike(kept, because="Said at another item.", seen_edition=1, by=CLERK, at=TAKEN)
        assert (now.struck_because, now.text) == ("Said at another item.", kept.text)

    def test_a_promise_that_is_open_is_not_struck_out(self) -> None:
        with pytest.raises(LiveRefused, match="is open"):
            strike(promised(begun()), because="Never said.", seen_edition=1, by=CLERK, at=TAKEN)

    def test_it_is_restored(self) -> None:
        kept = strike(caught(begun()), because="Twice.", seen_edition=1, by=CLERK, at=TAKEN)
        assert restore(kept, seen_edition=2, by=CLERK, at=TAKEN).struck_because == ""


class TestClosing:
    def test_it_is_held_with_its_end(self) -> None:
        held = live.close(begun(), on=DAY, by=CLERK, at=TAKEN)
        assert (held.state, held.ended_at) == ("held", TAKEN)

    def test_a_second_clerk_who_closes_it_changes_nothing(self) -> None:
        first = live.close(begun(), on=DAY, by=CLERK, at=TAKEN)
        again = live.close(first, on=DAY, by=SECOND, at=TAKEN + timedelta(minutes=1))
        assert (again.ended_at, again.edition) == (TAKEN, first.edition)

    def test_a_promise_of_nobody_holds_it_open(self) -> None:
        held = begun()
        promised(held, owner_role="")
        with pytest.raises(NotReady, match="nobody is named"):
            live.close(held, on=DAY, by=CLERK, at=TAKEN)
        held.refresh_from_db()
        assert held.ended_at is None

    def test_one_without_a_pack_says_why(self) -> None:
        held = begun(state="papers_in")
        with pytest.raises(MeetingRefused, match="Say why"):
            live.close(held, on=DAY, by=CLERK, at=TAKEN)
        assert live.close(held, words="The printer broke.", on=DAY, by=CLERK, at=TAKEN).state == "held"

    def test_one_that_was_never_begun_is_not_closed(self) -> None:
        with pytest.raises(NotBegun):
            live.close(on_the_day(), on=DAY, by=CLERK, at=TAKEN)

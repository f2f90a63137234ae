"""The agenda: items added, changed, put in order, taken to another meeting with what belongs to them; and who gets the papers."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.scrutiny.models import AgendaItem, Exchange, LineOfEnquiry, Meeting, ReportCommission, Undertaking
from answerable.scrutiny.operations.agenda import (
    ItemFacts,
    RecipientFacts,
    add_item,
    change_item,
    facts_of_item,
    move_item,
    order_items,
    remove_item,
    set_recipients,
    shift_item,
)
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.tests.make_agenda import CLERK, NOON, TODAY, item, meeting, scrutiny_form

pytestmark = pytest.mark.django_db
LATER = date(2025, 3, 13)


def add(to: Meeting, title: str = "Burglary", **facts: Any) -> AgendaItem:
    return add_item(to, ItemFacts(title=title, **facts), by=CLERK, at=NOON)


def later(**facts: Any) -> Meeting:
    return meeting("later", LATER, **facts)


def move(one: AgendaItem, to: Meeting, because: str = "No paper yet") -> AgendaItem:
    return move_item(one, to=to, because=because, seen_edition=one.edition, by=CLERK, at=NOON, on=TODAY)


def titles(of: Meeting) -> list[tuple[int, str]]:
    return list(of.items.order_by("position").values_list("position", "title"))


def promised(at: AgendaItem) -> Undertaking:
    return Undertaking.objects.create(
        year=2024, number=1, words="More officers", owner_role="Chief constable", made_on=TODAY, state_since=TODAY,
        meeting=at.meeting, item=at,
    )  # fmt: skip


def said(at: AgendaItem) -> Exchange:
    return Exchange.objects.create(
        meeting=at.meeting,
        item=at,
        key=uuid4(),
        kind="note",
        text="Said",
        said_at=NOON,
        taken_at=NOON,
        taken_by="user:1",
    )


def report(of: AgendaItem, state: str = "sent") -> ReportCommission:
    return ReportCommission.objects.create(
        item=of, state=state, to_role="Chief constable", to_email="f@northmoor.example", due=TODAY, sent_on=TODAY
    )


class TestAdding:
    def test_it_stands_before_the_standing_items_that_end_the_agenda(self) -> None:
        scrutiny_form()
        one = meeting()
        item(one, "Welcome")
        item(one, "Questions from the public")
        add(one)
        assert titles(one) == [(1, "Welcome"), (2, "Burglary"), (3, "Questions from the public")]

    def test_it_can_stand_anywhere(self) -> None:
        one = meeting()
        item(one, "Welcome")
        add_item(one, ItemFacts(title="First"), position=1, by=CLERK, at=NOON)
        assert titles(one) == [(1, "First"), (2, "Welcome")]

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"title": " "}, "title"),
            ({"restricted": True}, "ground"),
            ({"minutes": 0}, "minutes"),
            ({"objectives": (99,)}, "objectives"),
            ({"paper": 99}, "paper"),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_field(self, facts: dict[str, Any], field: str) -> None:
        with pytest.raises(MeetingRefused) as refused:
            add(meeting(), **({"title": "Burglary"} | facts))
        assert (refused.value.field, AgendaItem.objects.count()) == (field, 0)

    @pytest.mark.parametrize("state", ["minutes_out", "cancelled"])
    def test_an_agenda_that_is_over_is_not_changed(self, state: str) -> None:
        with pytest.raises(MeetingRefused):
            add(meeting(state=state, cancelled_because="Snow"))

    def test_of_a_restricted_one_the_trail_holds_no_words(self) -> None:
        add(meeting(), "Names of suspects", restricted=True, ground="An investigation")
        entry = AuditEntry.objects.latest("number")
        assert "suspects" not in entry.after_json
        assert entry.after["ground"] == "An investigation"


class TestChanging:
    def test_it_says_otherwise(self) -> None:
        one = change_item(item(meeting()), ItemFacts(title="Calls", minutes=10), seen_edition=1, by=CLERK, at=NOON)
        assert (one.title, one.minutes, one.edition) == ("Calls", 10, 2)

    def test_a_ground_goes_when_it_is_open_again(self) -> None:
        one = item(meeting(), restricted=True)
        assert change_item(one, ItemFacts("Calls", ground="Old"), seen_edition=1, by=CLERK, at=NOON).ground == ""

    def test_who_saw_an_older_state_is_told(self) -> None:
        with pytest.raises(SavedMeanwhile):
            change_item(item(meeting()), ItemFacts("Calls"), seen_edition=0, by=CLERK, at=NOON)


class TestOrdering:
    def test_items_stand_in_the_order_given(self) -> None:
        one = meeting()
        first, second = item(one, "A"), item(one, "B")
        order_items(one, [second.pk, first.pk], seen_edition=1, by=CLERK, at=NOON)
        assert titles(one) == [(1, "B"), (2, "A")]

    def test_others_than_its_own_are_refused(self) -> None:
        one = meeting()
        item(one)
        with pytest.raises(SavedMeanwhile):
            order_items(one, [], seen_edition=1, by=CLERK, at=NOON)

    @pytest.mark.parametrize(("earlier", "order"), [(True, "BAC"), (False, "ACB")])
    def test_one_goes_a_place_earlier_or_later(self, order: str, *, earlier: bool) -> None:
        one = meeting()
        rows = [item(one, title) for title in "ABC"]
        shift_item(rows[1], earlier=earlier, seen_edition=1, by=CLERK, at=NOON)
        assert "".join(title for _, title in titles(one)) == order


class TestMoving:
    def test_it_goes_with_its_lines_and_its_report(self) -> None:
        one, to = item(meeting()), later()
        LineOfEnquiry.objects.create(item=one, question="Why?", written_by="user:1", written_at=NOON)
        report(one)
        kept = move(one, to)
        assert (kept.pk, kept.meeting_id, kept.lines.count(), kept.commission.item_id) == (one.pk, to.pk, 1, one.pk)

    def test_it_says_where_it_was_and_why(self) -> None:
        one = item(meeting())
        kept = move(one, later())
        assert kept.moved_from
        assert (kept.moved_from.code, kept.moved_because) == ("2024-12-12-board", "No paper yet")

    def test_both_agendas_are_numbered_without_gaps(self) -> None:
        one, to = meeting(), later()
        first, _, other = item(one, "A"), item(one, "B"), item(to, "C")
        move(first, to)
        assert (titles(one), titles(to)) == ([(1, "B")], [(1, other.title), (2, "A")])

    def test_its_report_is_due_anew_and_its_writer_is_told(self) -> None:
        scrutiny_form()
        one = item(meeting())
        report(one)
        move(one, later())
        assert ReportCommission.objects.get().due == date(2025, 2, 20)
        assert "now due on 20 February 2025" in OutboxMessage.objects.get().text

    def test_a_restricted_one_is_not_named_in_the_mail_or_the_story(self) -> None:
        one = item(meeting(), "Names of suspects", restricted=True)
        report(one)
        kept = move(one, later())
        told = [OutboxMessage.objects.get().text, *kept.meeting.moves.values_list("words", flat=True)]
        assert not any("suspects" in words for words in told)

    def test_a_promise_stays_where_it_was_made(self) -> None:
        one, to = item(meeting()), later()
        made = promised(one)
        kept = move(one, to)
        made.refresh_from_db()
        assert (made.meeting_id, made.item_id) == (one.meeting_id, one.pk)
        assert kept.pk != one.pk
        assert not kept.undertakings.exists()

    def test_what_was_said_stays_and_the_lines_go_on(self) -> None:
        one = item(meeting())
        said(one)
        LineOfEnquiry.objects.create(item=one, question="Why?", written_by="user:1", written_at=NOON)
        kept = move(one, later())
        assert (one.exchanges.count(), one.lines.count(), kept.lines.count()) == (1, 0, 1)

    def test_an_item_of_a_meeting_that_was_held_stays_on_its_agenda(self) -> None:
        held = meeting(state=Meeting.State.HELD)
        one = item(held)
        move(one, later())
        assert titles(held) == [(1, one.title)]

    def test_what_was_moved_by_somebody_else_meanwhile_is_not_moved_twice(self) -> None:
        one, to = item(meeting(state=Meeting.State.HELD)), later()
        seen = one.edition
        move_item(one, to=to, because="No paper yet", seen_edition=seen, by=CLERK, at=NOON)
        with pytest.raises(SavedMeanwhile):
            move_item(one, to=to, because="No paper yet", seen_edition=seen, by=CLERK, at=NOON)
        assert to.items.count() == 1

    def test_both_meetings_tell_of_it(self) -> None:
        one, to = item(meeting()), later()
        move(one, to)
        assert "goes to the meeting of 13 March 2025: No paper yet" in one.meeting.moves.get().words
        assert "comes from the meeting of 12 December 2024" in to.moves.get().words

    @pytest.mark.parametrize("state", ["held", "minutes_out", "cancelled"])
    def test_a_meeting_that_is_not_ahead_takes_none(self, state: str) -> None:
        with pytest.raises(MeetingRefused, match="choose one that is ahead"):
            move(item(meeting()), later(state=state, cancelled_because="Snow"))

    def test_its_own_meeting_and_no_reason_are_refused(self) -> None:
        one = item(meeting())
        with pytest.raises(MeetingRefused, match="of that meeting already"):
            move(one, one.meeting)
        with pytest.raises(MeetingRefused, match="Say why"):
            move(one, later(), " ")


class TestRemoving:
    def remove(self, one: AgendaItem) -> None:
        remove_item(one, because="", seen_edition=1, by=CLERK, at=NOON)

    def test_it_goes_with_its_lines(self) -> None:
        one = item(meeting())
        LineOfEnquiry.objects.create(item=one, question="Why?", written_by="user:1", written_at=NOON)
        self.remove(one)
        assert (AgendaItem.objects.count(), LineOfEnquiry.objects.count()) == (0, 0)

    def test_one_whose_report_was_asked_for_stays(self) -> None:
        one = item(meeting())
        report(one)
        with pytest.raises(MeetingRefused, match="withdraw its commission"):
            self.remove(one)

    def test_one_at_which_something_was_said_stays(self) -> None:
        one = item(meeting())
        said(one)
        with pytest.raises(MeetingRefused, match="it stays on the agenda"):
            self.remove(one)


class TestRecipients:
    def keep(self, one: Meeting, *lines: RecipientFacts, edition: int = 1) -> None:
        set_recipients(one, lines, seen_edition=edition, by=CLERK, at=NOON)

    def test_they_are_kept_in_their_order(self) -> None:
        one = meeting()
        self.keep(one, RecipientFacts("Chair", "c@northmoor.example", restricted=True), RecipientFacts("Library"))
        kept = one.recipients.order_by("position").values_list("role", "restricted")
        assert list(kept) == [("Chair", True), ("Library", False)]

    def test_who_stays_keeps_when_they_were_sent_the_papers(self) -> None:
        one = meeting()
        self.keep(one, RecipientFacts("Chair"))
        one.recipients.update(sent_at=NOON)
        self.keep(one, RecipientFacts("Chair", "new@northmoor.example"), edition=2)
        assert one.recipients.get().sent_at == NOON

    def test_the_trail_holds_no_address(self) -> None:
        self.keep(meeting(), RecipientFacts("Chair", "c@northmoor.example"))
        entry = AuditEntry.objects.latest("number")
        assert "northmoor" not in entry.after_json + entry.before_json + entry.personal_json


def test_the_facts_of_an_item_are_what_was_said() -> None:
    facts = ItemFacts("Calls", minutes=5, purpose="To know", lead_role="Chief")
    assert facts_of_item(add_item(meeting(), facts, by=CLERK, at=NOON)) == facts

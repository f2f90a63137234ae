"""A commission is written, sent, reminded of, received and marked; the force is told each time."""

from datetime import date, timedelta

import pytest

from answerable.evidence.models import Document
from answerable.evidence.tests import make as evidence
from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.scrutiny.models import CommissionQuestion, Meeting, ReportCommission
from answerable.scrutiny.operations import commissions
from answerable.scrutiny.operations.commissions import Mark
from answerable.scrutiny.operations.commissions_papers import Sent, receive_file
from answerable.scrutiny.operations.commissions_reminding import remind, remind_due
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused, SavedMeanwhile
from answerable.scrutiny.queries.commissions import Checked, checked, complete, timing
from answerable.scrutiny.queries.public_enquiries import public_enquiries
from answerable.scrutiny.tests import make_enquiries as make

pytestmark = pytest.mark.django_db
State, Answered = ReportCommission.State, CommissionQuestion.Answered
LATER = make.DUE + timedelta(days=3)


def mails() -> list[str]:
    return list(OutboxMessage.objects.order_by("pk").values_list("subject", flat=True))


def last_mail() -> OutboxMessage:
    found = OutboxMessage.objects.order_by("-pk").first()
    assert found
    return found


def received(row: ReportCommission | None = None, *, on: date = make.TODAY) -> ReportCommission:
    row = row or make.sent()
    return commissions.receive(
        row, document=evidence.paper(), on=on, day=max(on, make.TODAY), by=make.LIAISON, at=make.NOON
    )


def marked(row: ReportCommission, *answers: str) -> ReportCommission:
    asked = row.questions.order_by("position")
    marks = [Mark(one.pk, answer, "3.2", "The night") for one, answer in zip(asked, answers, strict=True)]
    return commissions.mark(row, marks=marks, seen_edition=row.edition, by=make.CLERK, at=make.NOON)


class TestWriting:
    def test_its_questions_are_numbered(self) -> None:
        row = make.drafted()
        assert list(row.questions.order_by("position").values_list("position", "text")) == [
            (1, make.QUESTIONS[0]),
            (2, make.QUESTIONS[1]),
        ]

    def test_a_question_worded_like_a_line_hangs_on_it(self) -> None:
        item = make.plain_item()
        line = make.line(item, "Who?")
        assert make.drafted(item, make.asked("Who?")).questions.get().line == line

    def test_questions_change_places_and_keep_their_rows(self) -> None:
        row = make.drafted()
        first = row.questions.get(position=1)
        again = make.asked(make.QUESTIONS[1], make.QUESTIONS[0], "And now?")
        commissions.draft(row.item, again, seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        first.refresh_from_db()
        assert first.position == 2

    def test_two_who_begin_one_are_not_both_heard(self) -> None:
        row = make.drafted()
        with pytest.raises(SavedMeanwhile):
            commissions.draft(row.item, make.asked(), seen_edition=None, by=make.CLERK, at=make.NOON)

    @pytest.mark.parametrize(
        ("questions", "facts"),
        [(("A?", "A?"), {}), (("A?",), {"to_role": " "}), (("x" * 4001,), {}), (tuple(map(str, range(61))), {})],
    )
    def test_what_cannot_be_asked_is_refused(self, questions: tuple[str, ...], facts: dict[str, str]) -> None:
        with pytest.raises(EnquiryRefused):
            make.drafted(said=make.asked(*questions, **facts))

    def test_the_address_is_in_the_trail_as_a_hash_alone(self) -> None:
        make.drafted()
        entry = AuditEntry.objects.get(action="commission written")
        assert make.EMAIL not in entry.after_json
        assert entry.personal_json


class TestSending:
    def test_the_force_gets_the_questions(self) -> None:
        make.sent()
        assert make.QUESTIONS[0] in last_mail().text
        assert "21 November 2024" in last_mail().text

    def test_the_meeting_has_asked_for_its_papers(self) -> None:
        make.sent()
        assert Meeting.objects.get().state == Meeting.State.COMMISSIONED

    def test_the_mail_of_a_restricted_item_names_nothing(self) -> None:
        make.sent(make.plain_item("Operation Heron", restricted=True))
        mail = last_mail()
        assert "Heron" not in mail.subject + mail.text
        assert make.QUESTIONS[0] not in mail.text

    def test_nor_does_its_withdrawal_say_why(self) -> None:
        row = make.sent(make.plain_item("Operation Heron", restricted=True))
        commissions.withdraw(row, because="Heron flew", seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        assert "Heron" not in last_mail().subject + last_mail().text

    def test_without_an_address_it_counts_as_sent(self) -> None:
        assert make.sent(said=make.asked(to_email="")).state == State.SENT
        assert not mails()

    @pytest.mark.parametrize("due", [None, date(2024, 11, 6), date(2024, 12, 13)])
    def test_a_day_that_cannot_be_is_refused(self, due: date | None) -> None:
        with pytest.raises(EnquiryRefused):
            make.sent(said=make.asked(due=due))
        assert not mails()

    def test_what_asks_nothing_is_not_sent(self) -> None:
        row = make.drafted(said=make.asked(" "))
        with pytest.raises(EnquiryRefused, match="asks nothing"):
            commissions.send(row, on=make.TODAY, seen_edition=row.edition, by=make.CLERK, at=make.NOON)

    def test_one_that_was_sent_changes_with_a_reason(self) -> None:
        row = make.sent()
        commissions.amend(
            row, make.asked("Only this?"), because="Too much", on=make.TODAY, seen_edition=row.edition,
            by=make.CLERK, at=make.NOON,
        )  # fmt: skip
        assert "Too much" in last_mail().text
        assert "Only this?" in last_mail().text

    def test_one_that_is_withdrawn_may_be_written_anew(self) -> None:
        row = make.sent()
        row = commissions.withdraw(row, because="Not now", seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        again = commissions.draft(row.item, make.asked(), seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        assert (again.state, again.sent_on) == (State.DRAFT, None)
        assert len(mails()) == 2


class TestReminding:
    def awaited(self, due: date) -> ReportCommission:
        """One that was asked for a month ago."""
        row = make.sent(said=make.asked(due=due))
        ReportCommission.objects.filter(pk=row.pk).update(sent_on=date(2024, 10, 7))
        row.refresh_from_db()
        return row

    @pytest.mark.parametrize(("due", "reminded"), [(10, 1), (9, 1), (7, 1), (11, 0)])
    def test_one_whose_day_is_near_or_past_is_reminded_of(self, due: int, reminded: int) -> None:
        self.awaited(date(2024, 11, due))
        assert remind_due(make.NOON) == reminded

    def test_the_sweep_may_run_again(self) -> None:
        self.awaited(date(2024, 11, 8))
        assert [remind_due(make.NOON), remind_due(make.NOON)] == [1, 0]

    def test_not_on_the_day_on_which_it_is_asked_for(self) -> None:
        make.sent(said=make.asked(due=date(2024, 11, 8)))
        assert [remind_due(make.NOON), remind_due(make.NOON + timedelta(days=1))] == [0, 1]

    def test_one_by_hand_long_before_does_not_stand_for_that_of_its_day(self) -> None:
        row = self.awaited(date(2024, 11, 28))
        remind(row, day=make.TODAY, by=make.CLERK, at=make.NOON)
        assert remind_due(make.NOON + timedelta(days=18)) == 1

    def test_a_late_one_is_reminded_of_when_it_is_late_and_then_each_week(self) -> None:
        self.awaited(date(2024, 11, 8))
        assert [remind_due(make.NOON + timedelta(days=days)) for days in (0, 1, 2, 3, 8, 9)] == [1, 0, 1, 0, 0, 1]

    def test_what_came_is_not(self) -> None:
        received(make.sent(said=make.asked(due=make.TODAY)))
        assert remind_due(make.NOON) == 0

    def test_by_hand_it_says_how_late_it_is(self) -> None:
        remind(make.sent(), day=LATER, by=make.CLERK, at=make.NOON)
        assert "3 days late" in last_mail().text


class TestReceiving:
    def test_the_force_gets_a_receipt(self) -> None:
        received()
        assert "It came in on 7 November 2024, on time." in last_mail().text

    def test_a_late_one_is_marked_late(self) -> None:
        stands = timing(received(on=LATER), day=LATER)
        assert (stands.is_late, stands.days) == (True, 3)

    @pytest.mark.parametrize("on", [date(2024, 11, 8), date(2024, 11, 6)])
    def test_a_day_to_come_or_before_it_was_asked_for_is_refused(self, on: date) -> None:
        row = make.sent()
        with pytest.raises(EnquiryRefused):
            commissions.receive(row, document=evidence.paper(), on=on, day=make.TODAY, by=make.LIAISON, at=make.NOON)

    def test_its_file_goes_into_the_ledger_as_a_version_of_the_one_before(self) -> None:
        row = self.file(make.sent(), b"Calls were 12 in 2023.")
        row = self.file(row, b"Calls were 14 in 2023.")
        assert row.document
        assert row.document.version == 2

    def test_a_file_that_is_in_the_ledger_is_taken_from_there(self) -> None:
        held = evidence.paper()
        row = self.file(make.sent(), evidence.PAPER.encode())
        assert row.document == held
        assert Document.objects.count() == 1

    def test_what_is_plainly_no_paper_is_refused_at_once(self) -> None:
        row = make.sent()
        with pytest.raises(EnquiryRefused, match="no kind of document") as refusal:
            self.file(row, b"MZ\x90\x00" + bytes(200))
        row.refresh_from_db()
        assert (refusal.value.field, row.state, Document.objects.count()) == ("file", State.SENT, 0)

    def test_a_file_that_nobody_can_open_keeps_no_day(self) -> None:
        row = self.file(make.sent(), b"Calls were 12 in 2023.")
        Document.objects.update(state="refused", refusal="It is damaged.", read_at=None)
        later = Sent("report.txt", b"Calls were 14 in 2023.", published=make.TODAY)
        row = receive_file(row, later, on=LATER, day=LATER, by=make.LIAISON, at=make.NOON)
        assert row.received_on == LATER

    def test_an_earlier_version_does_not_take_the_place_of_a_later(self) -> None:
        row = self.file(self.file(make.sent(), b"Calls were 12 in 2023."), b"Calls were 14 in 2023.")
        with pytest.raises(EnquiryRefused, match="version 1"):
            self.file(row, b"Calls were 12 in 2023.")

    def test_of_a_refused_one_nothing_is_kept(self) -> None:
        row = make.sent()
        with pytest.raises(EnquiryRefused):
            self.file(row, b"Calls were 12.", on=date(2024, 11, 8))
        assert not Document.objects.exists()

    def test_a_new_version_is_looked_at_again_where_it_left_something_open(self) -> None:
        row = marked(self.file(make.sent(), b"Calls were 12 in 2023."), "yes", "no")
        self.file(row, b"Calls were 14 in 2023.")
        assert list(row.questions.order_by("position").values_list("answered", flat=True)) == ["yes", ""]

    def file(self, row: ReportCommission, content: bytes, on: date = make.TODAY) -> ReportCommission:
        sent = Sent("report.txt", content, published=make.TODAY)
        return receive_file(row, sent, on=on, day=make.TODAY, by=make.LIAISON, at=make.NOON)


class TestMarking:
    def test_it_says_which_questions_stay_open(self) -> None:
        found = complete(marked(received(), "yes", "partly").questions.all())
        assert [one.position for one in found.open] == [2]
        assert found.words == "It answers 1 of 2 questions."

    def test_what_is_answered_in_part_lacks_something(self) -> None:
        row = received()
        first = row.questions.order_by("position")[0]
        with pytest.raises(EnquiryRefused, match="missing"):
            commissions.mark(
                row, marks=[Mark(first.pk, "partly")], seen_edition=row.edition, by=make.CLERK, at=make.NOON
            )

    def test_the_force_is_asked_for_the_rest(self) -> None:
        row = marked(received(), "yes", "partly")
        commissions.ask_for_rest(row, seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        assert "The night" in last_mail().text
        assert make.QUESTIONS[0] not in last_mail().text

    def test_there_is_no_rest_of_what_is_complete(self) -> None:
        row = marked(received(), "yes", "yes")
        with pytest.raises(EnquiryRefused, match="No question"):
            commissions.ask_for_rest(row, seen_edition=row.edition, by=make.CLERK, at=make.NOON)

    def test_its_figures_are_counted_as_the_ledger_has_them(self) -> None:
        found = checked(evidence.paper())
        assert found.figures == 10
        assert found.findings >= 1
        assert "to decide on" in found.words

    def test_an_older_state_is_not_marked(self) -> None:
        row = received()
        with pytest.raises(SavedMeanwhile):
            commissions.mark(row, marks=[], seen_edition=row.edition - 1, by=make.CLERK, at=make.NOON)


class TestPublic:
    def test_what_was_left_open_is_told_once_the_meeting_was_held(self) -> None:
        row = marked(received(), "yes", "no")
        Meeting.objects.update(state="papers_out")
        before = public_enquiries([row.item_id], day=make.TODAY)[row.item_id].commission
        Meeting.objects.update(state="held")
        after = public_enquiries([row.item_id], day=make.TODAY)[row.item_id].commission
        assert before
        assert after
        assert [one.answered for one in before.questions] == ["", ""]
        assert [one.answered_words for one in after.questions] == ["Answered", "Not answered"]

    def test_the_address_is_never_there(self) -> None:
        row = make.sent()
        Meeting.objects.update(state="held")
        assert make.EMAIL not in str(public_enquiries([row.item_id], day=make.TODAY))

    def test_a_draft_is_not(self) -> None:
        row = make.drafted()
        Meeting.objects.update(state="held")
        assert not public_enquiries([row.item_id], day=make.TODAY)


@pytest.mark.parametrize(
    ("agreeing", "contradicting", "words"),
    [
        (0, 0, "12 figures: 12 are new; no finding to decide on."),
        (0, 1, "12 figures: 1 contradicts what is held, 11 are new; no finding to decide on."),
        (11, 1, "12 figures: 11 agree with what is held, 1 contradicts it; no finding to decide on."),
        (1, 2, "12 figures: 1 agrees with what is held, 2 contradict it, 9 are new; no finding to decide on."),
    ],
)
def test_what_is_held_of_no_figure_is_no_reproach(agreeing: int, contradicting: int, words: str) -> None:
    document = Document(state=Document.State.READ)
    assert Checked(document, 12, agreeing, contradicting, 0, 0, 0).words == words

"""Lines of enquiry are kept, left out, written and put in order; and what the public may read of them."""

import pytest

from answerable.kit.models import AuditEntry
from answerable.scrutiny.intake.enquiries import LONGEST
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, Meeting, PublicQuestion
from answerable.scrutiny.operations import enquiries, question_clearing
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused, NoLongerProposed, SavedMeanwhile
from answerable.scrutiny.queries.growing import Proposed, grown
from answerable.scrutiny.queries.growing_keys import key_of, undertaking_key
from answerable.scrutiny.queries.public_enquiries import public_enquiries
from answerable.scrutiny.tests import make_enquiries as make
from answerable.scrutiny.tests import make_live, make_promises

pytestmark = pytest.mark.django_db
State = LineOfEnquiry.State


@pytest.fixture
def item() -> AgendaItem:
    """An item from which one question grows: what became of a promise."""
    make_promises.promise()
    return make.plain_item("What was promised", kind=AgendaItem.Kind.UNDERTAKINGS)


def key(item: AgendaItem) -> str:
    return grown(item, day=make.TODAY)[0].origin_key


def kept(item: AgendaItem) -> LineOfEnquiry:
    return enquiries.keep(item, key=key(item), day=make.TODAY, by=make.CLERK, at=make.NOON)


class TestDeciding:
    def test_a_proposal_is_kept_in_its_words(self, item: AgendaItem) -> None:
        proposed = grown(item, day=make.TODAY)[0]
        row = kept(item)
        assert (row.question, row.why, row.state) == (proposed.question, proposed.why, State.KEPT)

    def test_a_long_one_is_cut_and_stands_on_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        long = Proposed("Why\n" * 2000, "", LineOfEnquiry.Origin.FINDING, "finding:x", "")
        monkeypatch.setattr(enquiries, "grown", lambda _item, day: (long,))
        row = enquiries.keep(make.plain_item(), key="finding:x", day=make.TODAY, by=make.CLERK, at=make.NOON)
        assert (len(row.question), "\n" in row.question) == (LONGEST, False)

    def test_it_is_audited(self, item: AgendaItem) -> None:
        row = kept(item)
        assert AuditEntry.objects.filter(action="line of enquiry kept", subject=f"line of enquiry:{row.pk}").exists()

    def test_a_second_clerk_is_told_that_it_was_decided_on(self, item: AgendaItem) -> None:
        wanted = key(item)
        kept(item)
        with pytest.raises(NoLongerProposed):
            enquiries.leave_out(item, key=wanted, because="No", day=make.TODAY, by=make.CLERK, at=make.NOON)

    def test_what_is_left_out_says_why(self, item: AgendaItem) -> None:
        with pytest.raises(EnquiryRefused, match="Say why"):
            enquiries.leave_out(item, key=key(item), because=" ", day=make.TODAY, by=make.CLERK, at=make.NOON)

    def test_what_is_left_out_may_be_asked_after_all(self, item: AgendaItem) -> None:
        row = enquiries.leave_out(item, key=key(item), because="Later", day=make.TODAY, by=make.CLERK, at=make.NOON)
        back = enquiries.take_back(row, seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        assert (back.state, back.left_out_because) == (State.KEPT, "")

    def test_a_meeting_that_was_held_keeps_its_lines(self, item: AgendaItem) -> None:
        wanted = key(item)
        Meeting.objects.update(state="held")
        with pytest.raises(EnquiryRefused, match="over"):
            enquiries.keep(item, key=wanted, day=make.TODAY, by=make.CLERK, at=make.NOON)


class TestWriting:
    def test_a_line_of_the_office_is_written(self) -> None:
        row = make.line(make.plain_item(), "  Who answers\n at\x07 night? ")
        assert row.question == "Who answers at night?"

    @pytest.mark.parametrize("question", ["", " \n", "x" * 4001])
    def test_nothing_or_too_much_is_refused(self, question: str) -> None:
        with pytest.raises(EnquiryRefused):
            make.line(make.plain_item(), question)

    def test_sent_twice_it_is_there_once(self) -> None:
        row = make.line(make.plain_item())
        with pytest.raises(EnquiryRefused, match="already"):
            make.line(row.item)

    def test_an_older_state_is_not_saved(self) -> None:
        row = make.line(make.plain_item())
        enquiries.change(row, question="A?", why="", seen_edition=1, by=make.CLERK, at=make.NOON)
        with pytest.raises(SavedMeanwhile):
            enquiries.change(row, question="B?", why="", seen_edition=1, by=make.CLERK, at=make.NOON)

    def test_leaving_out_what_was_written_keeps_it(self) -> None:
        row = make.line(make.plain_item())
        enquiries.drop(row, because="Asked in May", seen_edition=1, by=make.CLERK, at=make.NOON)
        assert LineOfEnquiry.objects.get().left_out_because == "Asked in May"


class TestOrder:
    def test_a_line_moves_up(self) -> None:
        item = make.plain_item()
        make.line(item, "First?")
        second = make.line(item, "Second?")
        enquiries.order(second, up=True, seen_edition=1, by=make.CLERK, at=make.NOON)
        assert list(item.lines.order_by("position").values_list("question", flat=True)) == ["Second?", "First?"]

    def test_the_last_moves_no_further_down(self) -> None:
        row = make.line(make.plain_item())
        with pytest.raises(EnquiryRefused, match="further"):
            enquiries.order(row, up=False, seen_edition=1, by=make.CLERK, at=make.NOON)


class TestPublic:
    def shown(self, item: AgendaItem, state: str = "papers_out") -> list[str]:
        Meeting.objects.update(state=state, cancelled_because="Snow")
        found = public_enquiries([item.pk], day=make.TODAY)
        return [one.question for one in found[item.pk].enquiries] if item.pk in found else []

    def test_what_is_asked_is_public_with_the_papers(self) -> None:
        item = make.plain_item()
        make.line(item, "Who?")
        assert self.shown(item) == ["Who?"]

    @pytest.mark.parametrize("state", ["planned", "commissioned", "papers_in", "cancelled"])
    def test_before_that_it_is_not(self, state: str) -> None:
        item = make.plain_item()
        make.line(item)
        assert not self.shown(item, state)

    def test_of_a_restricted_item_nothing_is(self) -> None:
        item = make.plain_item(restricted=True)
        make.line(item)
        make.sent(item)
        assert not self.shown(item)

    def test_of_a_meeting_that_is_not_announced_nothing_is(self) -> None:
        item = make.plain_item()
        make.line(item)
        Meeting.objects.update(announced=False)
        assert not self.shown(item)

    def test_what_was_left_out_is_not(self) -> None:
        item = make.plain_item()
        enquiries.drop(make.line(item), because="No", seen_edition=1, by=make.CLERK, at=make.NOON)
        assert not self.shown(item)

    def test_what_grew_in_a_restricted_part_stays_there_when_the_item_is_opened(self) -> None:
        item, promised = make.plain_item(), make_promises.promise("Watch Low Road", restricted=True)
        row = make.line(item, "What of Low Road?")
        LineOfEnquiry.objects.filter(pk=row.pk).update(origin="undertaking", origin_key=undertaking_key(promised))
        make.sent(item, make.asked("What of Low Road?"))
        Meeting.objects.update(state="held")
        assert "Low Road" not in str(public_enquiries([item.pk], day=make.TODAY))

    @pytest.mark.parametrize(("origin", "told"), [("own", True), ("finding", False), ("differs", False)])
    def test_why_stays_inside_where_it_is_a_question_to_an_author(self, origin: str, *, told: bool) -> None:
        item = make.plain_item()
        make.line(item, "Who?", "The paper says two things.")
        LineOfEnquiry.objects.update(origin=origin)
        Meeting.objects.update(state="held")
        assert bool(public_enquiries([item.pk], day=make.TODAY)[item.pk].enquiries[0].why) is told


class TestResidents:
    """What somebody asked the office in public may have to be taken out again."""

    def kept(self) -> tuple[PublicQuestion, LineOfEnquiry]:
        question = PublicQuestion.objects.create(
            year=2024,
            number=7,
            token_hash="x",
            text="I am Ann of Low Road. Why do calls wait?",
            shown_text="Ann asks: why do calls wait?",
            asked_at=make.NOON,
            asked_on=make.TODAY,
            confirmed_at=make.NOON,
            cleared_at=make.NOON,
        )
        proposed = Proposed("Ann asks: why do calls wait?", "", LineOfEnquiry.Origin.QUESTION, "question:2024/7", "")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(enquiries, "grown", lambda _item, day: (proposed,))
            item = make.plain_item()
            return question, enquiries.keep(item, key="question:2024/7", day=make.TODAY, by=make.CLERK, at=make.NOON)

    def test_the_trail_keeps_none_of_their_words(self) -> None:
        _, row = self.kept()
        make.drafted(row.item, make.asked(row.question))
        assert not AuditEntry.objects.filter(after_json__contains="Ann").exists()

    def test_clearing_a_question_anew_words_its_lines_anew(self) -> None:
        question, row = self.kept()
        left_out = [question_clearing.LeftOut("person", "It named somebody.")]
        question_clearing.clear(
            question, "Why do calls wait?", left_out=left_out, edition=question.edition, by=make.CLERK, at=make.NOON
        )
        row.refresh_from_db()
        assert row.question == "Why do calls wait?"

    def test_what_is_redacted_is_redacted_here_too(self) -> None:
        question, row = self.kept()
        asked = make.drafted(row.item, make.asked(row.question)).questions.get()
        question.shown_text = "Why do calls wait?"
        assert enquiries.follow_question(question, by=make.CLERK, at=make.NOON) == 1
        row.refresh_from_db()
        asked.refresh_from_db()
        assert row.question == asked.text == "Why do calls wait?"

    def test_of_one_that_is_erased_what_was_put_aloud_says_the_same(self) -> None:
        of = make_live.begun()
        asked = make_live.public_question(of, "I am Ann.", shown_text="Why?")
        put = make_live.caught(of, "I am Ann.", public_question=asked.pk)
        question_clearing.forget(asked, edition=asked.edition, by=make.CLERK, at=make.NOON)
        put.refresh_from_db()
        assert put.text == "Why?"

    def test_one_that_is_withdrawn_is_not_public_any_more(self) -> None:
        question, row = self.kept()
        make.sent(row.item, make.asked(row.question))
        Meeting.objects.update(state="held")
        assert "Ann" in str(public_enquiries([row.item_id], day=make.TODAY))
        PublicQuestion.objects.filter(pk=question.pk).update(state="withdrawn")
        assert "Ann" not in str(public_enquiries([row.item_id], day=make.TODAY))


def test_a_long_key_is_its_digest() -> None:
    assert len(key_of("signal", "x" * 200)) <= 120

"""What becomes of questions: cleared, sorted, merged, put off, answered, forgotten."""

from datetime import date, timedelta

import pytest

from answerable.bodies.tests.make import holder
from answerable.kit import audit
from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.measures.tests.record_make import measure, record, row, source
from answerable.scrutiny.models import Meeting, PublicQuestion, QuestionMove, Redaction, Undertaking
from answerable.scrutiny.operations import question_clearing, question_sorting
from answerable.scrutiny.operations.question_answers import Promise
from answerable.scrutiny.operations.question_clearing import LeftOut
from answerable.scrutiny.operations.question_refusals import QuestionRefused, QuestionSavedMeanwhile
from answerable.scrutiny.queries.lines_questions import questions_lines
from answerable.scrutiny.queries.public_questions import by_theme, public_questions
from answerable.scrutiny.queries.question_secrets import by_secret
from answerable.scrutiny.tests import make_questions as make

pytestmark = pytest.mark.django_db
ELECTED = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office(holder("First warden", end=ELECTED - timedelta(days=1)), holder("Second warden", ELECTED))


def last_mail() -> str:
    return OutboxMessage.objects.order_by("-pk")[0].text


def clear(one: PublicQuestion, text: str, *left_out: LeftOut, is_named: bool = False) -> PublicQuestion:
    return question_clearing.clear(
        one, text, is_named=is_named, left_out=left_out, edition=one.edition, by=make.CLERK, at=make.NOON
    )


class TestClearing:
    def test_as_it_was_sent_needs_no_reason(self) -> None:
        assert make.cleared().shown_text == make.WORDS

    def test_what_is_left_out_has_a_record_that_does_not_repeat_it(self) -> None:
        one = make.confirmed("Why was Mr Tar let off?")
        clear(one, "Why was [a person] let off?", LeftOut("person", "Named without need"))
        kept = Redaction.objects.get()
        assert (kept.sort, kept.because) == ("person", "Named without need")

    def test_nothing_is_changed_without_saying_so(self) -> None:
        with pytest.raises(QuestionRefused, match="say what was left out"):
            clear(make.confirmed(), "Why are lamps dear?")

    def test_what_was_sent_stays_as_it_was(self) -> None:
        one = clear(make.confirmed("Mr Tar?"), "[A person]?", LeftOut("person"))
        assert PublicQuestion.objects.get(pk=one.pk).text == "Mr Tar?"

    def test_nobody_is_named_who_did_not_agree(self) -> None:
        with pytest.raises(QuestionRefused, match="did not agree"):
            clear(make.confirmed(name="Ada"), make.WORDS, is_named=True)

    def test_who_agreed_is_named(self) -> None:
        assert clear(make.confirmed(name="Ada", may_be_named=True), make.WORDS, is_named=True).shown_name == "Ada"

    def test_of_two_who_clear_one_is_told(self) -> None:
        one = make.confirmed()
        clear(one, make.WORDS)
        with pytest.raises(QuestionSavedMeanwhile):
            clear(one, make.WORDS)


class TestSorting:
    def test_out_of_scope_says_why_and_the_asker_is_told(self) -> None:
        make.sort(make.confirmed(), "out_of_scope", because="A court has it.")
        assert "A court has it." in last_mail()

    @pytest.mark.parametrize("to", ["out_of_scope", "casework"])
    def test_without_a_reason_it_is_refused(self, to: str) -> None:
        with pytest.raises(QuestionRefused, match="Say why"):
            make.sort(make.confirmed(), to)

    def test_a_written_answer_has_its_day(self) -> None:
        with pytest.raises(QuestionRefused, match="the day by which"):
            make.sort(make.confirmed(), "written")
        assert make.sort(make.confirmed("Another?"), "written", due=make.LATER).answer_due == make.LATER

    def test_live_needs_a_meeting(self) -> None:
        with pytest.raises(QuestionRefused, match="move it to a meeting first"):
            make.sort(make.confirmed(meeting=None), "live")

    def test_what_was_sorted_wrongly_is_sorted_again(self) -> None:
        one = make.sort(make.confirmed(), "casework", because="About a case")
        assert make.sort(one, "live").state == "live"

    def test_who_never_confirmed_gets_no_more_mail(self) -> None:
        make.sort(make.of(make.ask()), "live")
        assert OutboxMessage.objects.count() == 1


class TestMerging:
    def test_both_askers_are_told_the_answer(self) -> None:
        one, other = make.cleared(), make.confirmed("Why no lamps?", email="other@example.org")
        make.merge(other, one)
        one.refresh_from_db()
        make.answer(one)
        told = OutboxMessage.objects.filter(text__contains="The lamps were ordered.").values_list("to", flat=True)
        assert set(told) == {make.EMAIL, "other@example.org"}

    def test_those_merged_before_go_along(self) -> None:
        first, second, third = make.confirmed(), make.confirmed("b?"), make.confirmed("c?")
        make.merge(first, second)
        second.refresh_from_db()
        make.merge(second, third)
        first.refresh_from_db()
        assert first.merged_into == third

    def test_not_into_itself_nor_into_a_merged_one(self) -> None:
        first, second, third = make.confirmed(), make.confirmed("b?"), make.confirmed("c?")
        with pytest.raises(QuestionRefused, match="into itself"):
            make.merge(first, first)
        make.merge(second, third)
        with pytest.raises(QuestionRefused, match="is itself merged: give 2026/3"):
            make.merge(first, second)

    def test_an_answer_that_is_there_is_told_in_words_and_not_in_codes(self) -> None:
        measure("calls")
        source("report")
        record(row("1234"))
        one = make.answer(make.cleared(), "It was {calls latest}.")
        make.merge(make.confirmed("b?", email="b@example.org"), one)
        assert "{" not in last_mail()
        assert "It was 1,234" in last_mail()

    def test_whoever_was_merged_before_is_told_that_it_goes_on_elsewhere(self) -> None:
        first, second, third = make.confirmed(), make.confirmed("b?", email="b@example.org"), make.confirmed("c?")
        make.merge(second, first)
        make.merge(first, third)
        told = OutboxMessage.objects.filter(text__contains="goes on as question 2026/3").values_list("to", flat=True)
        assert set(told) == {make.EMAIL, "b@example.org"}

    def test_casework_is_about_one_person(self) -> None:
        one = make.confirmed()
        make.merge(make.confirmed("b?", email="b@example.org"), one)
        with pytest.raises(QuestionRefused, match="apart from it first"):
            make.sort(one, "casework", because="About a case")

    def test_they_can_be_parted(self) -> None:
        one = make.merge(make.confirmed(), make.confirmed("b?"))
        parted = question_sorting.part(one, edition=one.edition, by=make.CLERK, at=make.NOON)
        assert (parted.state, parted.merged_into) == ("received", None)


class TestPuttingOff:
    def put_off(self, one: PublicQuestion, because: str = "The meeting is full.") -> PublicQuestion:
        later = Meeting.objects.get(code="2026-06-18-board")
        return question_sorting.put_off(
            one, later, because=because, edition=one.edition, by=make.CLERK, at=make.NOON, address=make.address
        )

    def test_it_goes_to_the_other_meeting_and_says_why(self) -> None:
        assert self.put_off(make.confirmed()).meeting.date == make.LATER  # type: ignore[union-attr]
        assert "The meeting is full." in last_mail()

    def test_not_in_silence(self) -> None:
        with pytest.raises(QuestionRefused, match="Say why"):
            self.put_off(make.confirmed(), "")

    def test_who_asked_the_same_is_told_too(self) -> None:
        one, other = make.confirmed(), make.confirmed("b?", email="b@example.org")
        make.merge(other, one)
        self.put_off(one)
        moved = OutboxMessage.objects.filter(subject__contains="moved").values_list("to", flat=True)
        assert set(moved) == {make.EMAIL, "b@example.org"}

    def test_not_to_a_meeting_that_nobody_outside_knows_of(self) -> None:
        one = make.confirmed()
        Meeting.objects.filter(date=make.LATER).update(announced=False)
        with pytest.raises(QuestionRefused, match="not announced, or not in public"):
            self.put_off(one)


class TestAnswering:
    def test_it_carries_the_title_of_the_holder_of_that_day(self) -> None:
        one = make.cleared()
        assert make.answer(one, on=ELECTED - timedelta(days=1)).answered_by_role == "First warden"
        assert make.answer(one_again(one), because="Asked again", on=ELECTED).answered_by_role == "Second warden"

    def test_a_promise_in_it_is_an_undertaking_of_its_question(self) -> None:
        one = make.answer(make.cleared(), promised=Promise("Lamps by June", "Harbour master", make.LATER))
        made = Undertaking.objects.get()
        assert (made.question, made.words, made.made_on) == (one, "Lamps by June", make.MEETS)
        assert "Promised: Lamps by June" in last_mail()

    def test_a_promise_that_cannot_be_made_undoes_the_answer(self) -> None:
        one = make.cleared()
        with pytest.raises(QuestionRefused):
            make.answer(one, promised=Promise("", "Harbour master"))
        assert PublicQuestion.objects.get(pk=one.pk).answer == ""

    @pytest.mark.parametrize(
        ("text", "says"), [("", "Write the answer"), ("It was {nowhere 2023}.", "No measure has the code")]
    )
    def test_its_figures_are_held(self, text: str, says: str) -> None:
        with pytest.raises(QuestionRefused, match=says):
            make.answer(make.cleared(), text)

    def test_not_before_the_public_can_read_the_question(self) -> None:
        with pytest.raises(QuestionRefused, match="what the public reads"):
            make.answer(make.confirmed())

    def test_not_before_it_was_asked(self) -> None:
        with pytest.raises(QuestionRefused, match="on that day or later"):
            make.answer(make.cleared(), on=make.DAY - timedelta(days=1))

    def test_a_changed_answer_says_why(self) -> None:
        one = make.answer(make.cleared())
        with pytest.raises(QuestionRefused, match="why the answer is changed"):
            make.answer(one, "They were not.")
        make.answer(one, "They were not.", because="The order was lost.")
        assert "The order was lost." in last_mail()


class TestForgetting:
    def forget(self, one: PublicQuestion, shown_text: str | None = None) -> PublicQuestion:
        return question_clearing.forget(one, shown_text=shown_text, edition=one.edition, by=make.CLERK, at=make.NOON)

    def test_what_was_sent_is_gone_and_the_answer_stays(self) -> None:
        one = self.forget(make.answer(make.cleared(name="Ada")))
        assert (one.text, one.name, one.email, one.state) == ("", "", "", "answered")

    def test_the_private_link_and_the_mails_are_gone(self) -> None:
        one = make.cleared()
        secret = make.secret(one)
        self.forget(one)
        assert by_secret(secret) is None
        assert not OutboxMessage.objects.exists()

    def test_the_trail_proves_nothing_any_more(self) -> None:
        one = make.confirmed()
        entry = AuditEntry.objects.get(action="question asked")
        assert audit.proves(entry, "text", make.WORDS)
        self.forget(one)
        assert not audit.proves(entry, "text", make.WORDS)

    def test_what_the_office_wrote_about_the_person_is_gone(self) -> None:
        one = make.sort(make.confirmed("Mr Tar?"), "casework", because="SECRET of the family")
        one = clear(one, "[A person]?", LeftOut("person", "SECRET neighbour"))
        self.forget(one)
        one.refresh_from_db()
        left = [one.state_because, *QuestionMove.objects.values_list("words", flat=True)]
        assert "SECRET" not in " ".join([*left, *Redaction.objects.values_list("because", flat=True)])

    def test_how_it_was_confirmed_by_hand_is_gone(self) -> None:
        one = make.of(make.ask())
        one = question_sorting.confirm_by_hand(one, because="SECRET", edition=1, by=make.CLERK, at=make.NOON)
        self.forget(one)
        assert not QuestionMove.objects.filter(words__contains="SECRET").exists()

    def test_the_trail_never_had_a_word_of_it(self) -> None:
        one = make.of(make.ask())
        one = question_sorting.confirm_by_hand(one, because="SECRET", edition=1, by=make.CLERK, at=make.NOON)
        make.sort(one, "casework", because="SECRET of the family")
        assert not AuditEntry.objects.filter(after_json__contains="SECRET").exists()

    def test_whoever_asked_the_same_still_waits_for_the_answer(self) -> None:
        one, other = make.sort(make.confirmed(), "live"), make.confirmed("b?", email="b@example.org")
        third = make.confirmed("c?", email="c@example.org")
        make.merge(other, one)
        make.merge(third, one)
        one.refresh_from_db()
        self.forget(one)
        other.refresh_from_db()
        third.refresh_from_db()
        assert (other.state, other.merged_into, other.meeting) == ("live", None, make.next_meeting())
        assert third.merged_into == other

    def test_what_nobody_confirmed_in_a_month_is_erased_at_once(self) -> None:
        kept = make.confirmed()
        make.ask("b?", email="b@example.org")
        month = make.NOON + timedelta(days=30)
        assert question_clearing.forget_unconfirmed(by=make.CLERK, at=month - timedelta(hours=1)) == 0
        assert question_clearing.forget_unconfirmed(by=make.CLERK, at=month) == 1
        assert list(PublicQuestion.objects.exclude(text="")) == [kept]


class TestNaming:
    def test_who_agreed_may_take_it_back(self) -> None:
        one = clear(make.confirmed(name="Ada", may_be_named=True), make.WORDS, is_named=True)
        one = question_clearing.unname(one, at=make.NOON)
        assert (one.shown_name, one.may_be_named) == ("", False)
        with pytest.raises(QuestionRefused, match="did not agree"):
            clear(one, make.WORDS, is_named=True)

    def test_there_is_nothing_to_take_back_where_nobody_agreed(self) -> None:
        with pytest.raises(QuestionRefused, match="nothing to take back"):
            question_clearing.unname(make.confirmed(), at=make.NOON)


def test_work_on_an_answered_question_is_no_correction_of_its_answer() -> None:
    one = make.answer(make.cleared())
    one = question_sorting.set_theme(one, "Lamps", edition=one.edition, by=make.CLERK, at=make.NOON)
    one = clear(one, "Why is it dark?", LeftOut("other"))
    question_clearing.forget(one, edition=one.edition, by=make.CLERK, at=make.NOON)
    assert public_questions()[0].corrections == ()
    assert questions_lines(restricted=False)[0].moves == ()


def test_the_theme_of_what_is_not_listed_is_not_told() -> None:
    for one, theme in (
        (make.sort(make.confirmed(), "casework", because="A case"), "A family"),
        (make.cleared("b?"), "Lamps"),
    ):
        question_sorting.set_theme(one, theme, edition=one.edition, by=make.CLERK, at=make.NOON)
    assert {(one.words, one.asked) for one in by_theme()} == {("Lamps", 1), ("No theme", 1)}


def test_an_asker_takes_a_question_back_and_whoever_asked_the_same_goes_on() -> None:
    one, other = make.confirmed(), make.confirmed("b?", email="b@example.org")
    make.merge(other, one)
    question_sorting.withdraw(one, at=make.NOON)
    other.refresh_from_db()
    assert (other.state, other.merged_into) == ("received", None)


def test_an_asker_takes_a_question_back() -> None:
    assert question_sorting.withdraw(make.confirmed(), at=make.NOON).state == "withdrawn"


def test_an_answered_one_is_not_taken_back() -> None:
    with pytest.raises(QuestionRefused, match="is answered"):
        question_sorting.withdraw(make.answer(make.cleared()), at=make.NOON)


def test_one_that_was_never_confirmed_can_be_confirmed_by_hand() -> None:
    one = make.of(make.ask())
    done = question_sorting.confirm_by_hand(one, because="She rang", edition=1, by=make.CLERK, at=make.NOON)
    assert done.confirmed_at == make.NOON


def one_again(one: PublicQuestion) -> PublicQuestion:
    return PublicQuestion.objects.get(pk=one.pk)

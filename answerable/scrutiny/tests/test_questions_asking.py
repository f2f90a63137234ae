"""A question comes in: stored first, confirmed afterwards, held back where too many come, and never lost."""

from datetime import date, timedelta
from typing import Any

import pytest

from answerable.kit import audit
from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.scrutiny.models import Asking, PublicQuestion
from answerable.scrutiny.operations import questions
from answerable.scrutiny.operations.question_refusals import HeldBack, QuestionRefused, QuestionsClosed
from answerable.scrutiny.operations.question_sorting import withdraw
from answerable.scrutiny.operations.questions import Sent
from answerable.scrutiny.queries.question_secrets import by_secret, hash_of, place_of
from answerable.scrutiny.tests import make_questions as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def test_it_is_stored_before_it_is_confirmed() -> None:
    made = make.of(make.ask())
    assert (made.text, made.confirmed_at) == (make.WORDS, None)


def test_numbers_count_within_the_year() -> None:
    assert [make.ask(f"Number {n}?").reference for n in (1, 2)] == ["2026/1", "2026/2"]


def test_the_mail_has_the_link_and_the_database_only_its_hash() -> None:
    asked = make.ask()
    assert asked.secret in OutboxMessage.objects.get().text
    assert make.of(asked).token_hash == hash_of(asked.secret)


def test_the_button_confirms_it_once() -> None:
    asked = make.ask()
    first = questions.confirm(asked.secret, at=make.NOON)
    again = questions.confirm(asked.secret, at=make.NOON + timedelta(days=1))
    assert first is not None
    assert again is not None
    assert again.confirmed_at == first.confirmed_at == make.NOON


@pytest.mark.parametrize("secret", ["", "x", "0" * 40, "x" * 100_000, "%00"])
def test_another_secret_opens_nothing(secret: str) -> None:
    make.ask()
    assert by_secret(secret) is None


def test_the_button_pressed_twice_is_one_question() -> None:
    first, second = make.ask(), make.ask(f"  {make.WORDS.upper()} ")
    assert (second.reference, second.again) == (first.reference, True)


def test_the_same_words_of_somebody_else_are_a_question_of_their_own() -> None:
    make.ask()
    assert not make.ask(email="other@example.org").again


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        ({"text": "  "}, "text", "Write your question"),
        ({"text": "x" * 100_000}, "text", "100,000 characters and 3,000 fit: take out 97,000"),
        ({"text": "a\x00b"}, "text", "cannot be shown"),
        ({"text": "\u200b\ufeff \u202e"}, "text", "Write your question"),
        ({"text": "?!"}, "text", "Write your question"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "email", "not an address"),
        ({"email": ""}, "email", "Give an address"),
        ({"may_be_named": True}, "name", "Give the name"),
        ({"area": 99}, "area", "choose again"),
        ({"priority": 99}, "priority", "choose again"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field(sent: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(QuestionRefused, match=says) as refused:
        make.ask(**sent)
    assert refused.value.field == field


def test_what_turns_words_about_or_is_not_seen_is_left_out() -> None:
    made = make.of(make.ask("Why\u202e ton\u200b now\u2028or then?", name="Ada\u202d\nTar"))
    assert (made.text, made.name) == ("Why ton now\nor then?", "Ada Tar")


def test_other_scripts_and_signs_that_are_joined_stay_whole() -> None:
    words = "چرا پل تاریک می\u200cماند؟ 👩\u200d👩\u200d👧"
    assert make.of(make.ask(words)).text == words


def test_whoever_lost_the_link_sends_the_question_again() -> None:
    one = make.confirmed()
    assert make.ask().again
    text = OutboxMessage.objects.order_by("-pk")[0].text
    assert "It was confirmed before" in text
    assert make.secret(one) in text


def test_one_that_was_taken_back_can_be_asked_again() -> None:
    withdraw(make.confirmed(), at=make.NOON)
    assert make.ask().reference == "2026/2"


def test_one_that_was_taken_back_is_not_confirmed_afterwards() -> None:
    asked = make.ask()
    withdraw(make.of(asked), at=make.NOON)
    questions.confirm(asked.secret, at=make.NOON)
    assert make.of(asked).confirmed_at is None


def test_the_link_is_cut_out_of_the_copy_of_a_mail_that_has_gone() -> None:
    make.confirmed()
    assert set(OutboxMessage.objects.values_list("one_time_link", flat=True)) == {True}


def test_the_last_day_is_taken_whole() -> None:
    assert make.of(make.ask(on=make.CLOSES)).meeting == make.next_meeting()


def test_after_it_the_meeting_takes_no_more() -> None:
    with pytest.raises(QuestionsClosed, match="choose another, or a written answer"):
        make.ask(on=make.CLOSES + timedelta(days=1))


def test_a_meeting_that_was_cancelled_takes_none() -> None:
    found = make.next_meeting()
    found.state, found.cancelled_because = "cancelled", "A storm"
    found.save()
    with pytest.raises(QuestionsClosed):
        make.ask()


def test_a_question_may_want_a_written_answer_alone() -> None:
    assert make.of(make.ask(meeting=None)).meeting is None


class TestFlood:
    def fill(self, place: str = "a", number: int = 10) -> None:
        for n in range(number):
            make.ask(f"Number {n}?", email=f"{n}@example.org", place=place)

    def test_the_eleventh_within_ten_minutes_is_held_back_with_a_word(self) -> None:
        self.fill()
        with pytest.raises(HeldBack, match="has to wait until") as held:
            make.ask("One more?", email="x@example.org")
        assert held.value.until == make.NOON + timedelta(minutes=10)

    def test_nothing_of_it_is_stored(self) -> None:
        self.fill()
        with pytest.raises(HeldBack):
            make.ask("One more?", email="x@example.org")
        assert PublicQuestion.objects.count() == Asking.objects.count() == 10

    def test_who_comes_from_elsewhere_is_not_hindered(self) -> None:
        self.fill()
        assert make.ask("One more?", email="x@example.org", place="b").reference == "2026/11"

    def test_it_passes(self) -> None:
        self.fill()
        assert not make.ask("One more?", email="x@example.org", at=make.NOON + timedelta(minutes=10)).again

    def test_held_back_is_asked_without_writing(self, django_assert_num_queries: object) -> None:
        self.fill()
        with django_assert_num_queries(1), pytest.raises(HeldBack):  # type: ignore[operator]
            questions.ask(Sent("More?", email="x@example.org"), place="a", at=make.NOON, on=make.DAY, address=str)

    def test_nobody_is_flooded_with_mails_by_a_stranger(self) -> None:
        for n in range(5):
            make.ask(f"Number {n}?", place=str(n))
        with pytest.raises(QuestionRefused, match="wait to be confirmed"):
            make.ask("A sixth?", place="z")

    def test_nobody_is_flooded_by_one_question_from_many_places(self) -> None:
        for n in range(10):
            make.ask(place=str(n))
        with pytest.raises(QuestionRefused, match="We have sent 10 mails to this address"):
            make.ask(place="z")
        assert OutboxMessage.objects.count() == 10

    def test_the_marks_of_places_are_gone_after_a_day(self) -> None:
        make.ask(place="a")
        make.ask("b?", place="b", at=make.NOON + timedelta(days=1))
        assert list(Asking.objects.values_list("place", flat=True)) == ["b"]

    @pytest.mark.parametrize(
        ("one", "same"),
        [
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("192.0.2.7:51234", "192.0.2.7"),
            ("[2001:db8::1]:443", "2001:db8::2"),
            ("[2001:db8::1]", "2001:db8::1"),
        ],
    )
    def test_however_a_proxy_writes_an_address_it_is_one_place(self, one: str, same: str) -> None:
        assert place_of(one) == place_of(same)

    def test_visitors_of_the_shorter_kind_are_not_one_place_in_the_longer(self) -> None:
        assert place_of("::ffff:192.0.2.7") != place_of("::ffff:192.0.2.8")

    def test_a_household_with_a_long_address_is_one_place(self) -> None:
        assert place_of("2001:db8::1") == place_of("2001:db8::ffff:2") != place_of("2001:db8:0:1::1")

    def test_a_place_is_not_kept_in_the_clear(self) -> None:
        assert "192" not in place_of("192.0.2.7")[:3]
        assert len(place_of("192.0.2.7")) == 64


class TestByHand:
    def receive(self, channel: str = "paper", on: date = make.DAY, **more: Any) -> PublicQuestion:
        return questions.receive_paper(make.sent(email="", **more), channel, came_on=on, by=make.CLERK, at=make.NOON)

    def test_one_on_paper_counts_at_once_and_sends_no_mail(self) -> None:
        assert self.receive().confirmed_at == make.NOON
        assert not OutboxMessage.objects.exists()

    def test_it_does_not_pass_for_the_form(self) -> None:
        with pytest.raises(QuestionRefused, match="Say how it came"):
            self.receive("form")

    def test_it_keeps_the_deadline_of_the_day_it_came(self) -> None:
        assert self.receive(on=make.CLOSES).asked_on == make.CLOSES
        with pytest.raises(QuestionsClosed):
            self.receive(on=make.CLOSES + timedelta(days=1))


def test_the_trail_has_nothing_that_a_person_sent() -> None:
    make.ask(name="Ada Harbour", may_be_named=True, access_needs="Large print")
    kept = " ".join(str((one.after_json, one.personal_json, one.before_json)) for one in AuditEntry.objects.all())
    assert not [word for word in (make.WORDS, make.EMAIL, "Ada", "Large") if word in kept]
    assert audit.verify().unbroken

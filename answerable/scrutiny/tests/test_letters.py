"""Letters and their replies: only those that are public are read outside."""

from datetime import date
from typing import Any

import pytest

from answerable.scrutiny.models import Letter
from answerable.scrutiny.operations import letters
from answerable.scrutiny.operations.letters import Written
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile
from answerable.scrutiny.queries.public_promises import public_letters
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)


def written(**facts: Any) -> Letter:
    return letters.write(made(**facts), by=OFFICER, at=NOON)


def made(**facts: Any) -> Written:
    given: dict[str, Any] = {"to_role": "Minister", "subject": "Ferry theft", "sent_on": MAY, "asked": "A law"} | facts
    return Written(**given)


def replied(one: Letter, words: str = "No.", on: date = JUNE) -> Letter:
    return letters.record_reply(one, words, on=on, seen_edition=one.edition, by=OFFICER, at=NOON)


@pytest.mark.parametrize("field", ["to_role", "subject", "asked"])
def test_what_a_letter_must_say(field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        written(**{field: " "})
    assert refused.value.field == field


def test_a_reply_is_not_asked_for_before_the_letter() -> None:
    with pytest.raises(PromiseRefused, match="before the letter is sent"):
        written(reply_by=date(2024, 4, 1))


def test_a_letter_and_its_reply_are_not_of_a_day_to_come() -> None:
    tomorrow = date(2024, 11, 8)
    with pytest.raises(PromiseRefused, match="still to come"):
        written(sent_on=tomorrow)
    one = written()
    with pytest.raises(PromiseRefused, match="still to come"):
        replied(one, on=tomorrow)


def test_a_reply_has_its_day() -> None:
    one = replied(written())
    assert (one.reply, one.reply_on) == ("No.", JUNE)


@pytest.mark.parametrize(("words", "on", "field"), [(" ", JUNE, "reply"), ("No.", date(2024, 4, 1), "reply_on")])
def test_a_reply_says_something_after_the_letter(words: str, on: date, field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        replied(written(), words, on)
    assert refused.value.field == field


def test_a_letter_sent_after_its_reply_is_refused() -> None:
    one = replied(written())
    with pytest.raises(PromiseRefused, match="answered on 1 June 2024"):
        letters.change(one, made(sent_on=date(2024, 7, 1)), seen_edition=one.edition, by=OFFICER, at=NOON)


def test_only_public_letters_are_read_outside() -> None:
    written(text="SECRET")
    written(public=True, campaign="Ferries")
    assert [(one.campaign, one.text) for one in public_letters(day=JUNE)] == [("Ferries", "")]


def test_a_reply_that_does_not_come_is_late() -> None:
    written(public=True, reply_by=date(2024, 5, 22))
    assert public_letters(day=JUNE)[0].late_days == 10


def test_who_opened_an_older_letter_is_told() -> None:
    one = written()
    replied(one)
    with pytest.raises(PromiseSavedMeanwhile):
        replied(one)

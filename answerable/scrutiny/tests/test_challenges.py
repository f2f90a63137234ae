"""A challenge goes higher and never lower, its answers have days, and it ends with words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from answerable.scrutiny.models import Challenge
from answerable.scrutiny.operations import challenges
from answerable.scrutiny.operations.challenges import Matter, Taken, raise_challenge
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile
from answerable.scrutiny.queries.public_promises import public_challenges
from answerable.scrutiny.tests.make_promises import NOON, OFFICER

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
WEEKLY = Taken("weekly", MAY, "Said plainly.", respond_by=date(2024, 5, 15))


def raised(first: Taken = WEEKLY, **facts: Any) -> Challenge:
    given: dict[str, Any] = {"subject": "Letters wait", "asked": "A plan", "to_role": "Chief officer"} | facts
    return raise_challenge(Matter(**given), first, by=OFFICER, at=NOON)


def higher(one: Challenge, level: str = "letter", on: date = JUNE, **facts: Any) -> Challenge:
    return challenges.escalate(one, Taken(level, on, **facts), seen_edition=one.edition, by=OFFICER, at=NOON)


def answered(one: Challenge, words: str = "A plan is coming.", on: date = date(2024, 5, 20)) -> Challenge:
    return challenges.respond(one, words, on=on, seen_edition=one.edition, by=OFFICER, at=NOON)


def settled(one: Challenge, words: str = "The plan is out.", on: date = JULY) -> Challenge:
    return challenges.settle(one, words, on=on, seen_edition=one.edition, by=OFFICER, at=NOON)


def test_a_challenge_begins_with_its_first_level() -> None:
    one = raised()
    assert (one.reference, [step.level for step in one.steps.all()]) == ("2024/1", ["weekly"])


def test_a_challenge_is_taken_higher() -> None:
    assert [step.level for step in higher(raised()).steps.order_by("position")] == ["weekly", "letter"]


@pytest.mark.parametrize("level", ["weekly", "letter"])
def test_a_challenge_is_never_taken_lower(level: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        higher(higher(raised()), level, JULY)
    assert refused.value.field == "level"


TOMORROW = date(2024, 11, 8)


@pytest.mark.parametrize(
    "act",
    [
        lambda one: raised(Taken("weekly", TOMORROW)),
        lambda one: higher(one, on=TOMORROW),
        lambda one: answered(one, on=TOMORROW),
        lambda one: settled(one, on=TOMORROW),
    ],
)
def test_nothing_happens_to_it_on_a_day_to_come(act: Callable[[Challenge], object]) -> None:
    with pytest.raises(PromiseRefused, match="still to come") as refused:
        act(raised())
    assert refused.value.field == "on"


def test_it_is_not_settled_before_it_was_answered() -> None:
    with pytest.raises(PromiseRefused, match="before it was answered"):
        settled(answered(raised()), on=date(2024, 5, 19))


def test_a_level_is_not_before_the_last() -> None:
    with pytest.raises(PromiseRefused, match="before the last level"):
        higher(raised(), on=date(2024, 4, 1))


def test_an_answer_is_written_to_the_last_level() -> None:
    one = answered(raised())
    assert (one.state, one.steps.get().responded_on) == ("answered", date(2024, 5, 20))


def test_an_answered_challenge_can_be_taken_higher_and_is_open_again() -> None:
    assert higher(answered(raised())).state == "open"


def test_a_level_is_answered_once() -> None:
    with pytest.raises(PromiseRefused, match="was answered on 20 May 2024"):
        answered(answered(raised()))


def test_a_challenge_ends_with_words() -> None:
    with pytest.raises(PromiseRefused) as refused:
        settled(raised(), " ")
    assert refused.value.field == "outcome"


def test_nothing_becomes_of_a_settled_challenge() -> None:
    with pytest.raises(PromiseRefused, match="raise a new challenge"):
        higher(settled(raised()))


def test_a_challenge_is_dropped_with_the_reason() -> None:
    one = raised()
    assert challenges.drop(one, "No longer so.", on=JULY, seen_edition=1, by=OFFICER, at=NOON).state == "dropped"


@pytest.mark.parametrize("field", ["subject", "asked", "to_role"])
def test_what_a_challenge_must_say(field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        raised(WEEKLY, **{field: " "})
    assert refused.value.field == field


def test_who_opened_an_older_challenge_is_told() -> None:
    one = raised()
    higher(one)
    with pytest.raises(PromiseSavedMeanwhile):
        settled(one)


def test_the_public_reads_no_details_and_no_answer_given_in_private() -> None:
    one = answered(raised(public=True, details="SECRET-D"), "SECRET-R")
    higher(one, "public", words="SECRET-W")
    assert "SECRET" not in repr(public_challenges(day=JULY))


def test_the_public_reads_an_answer_given_in_public() -> None:
    answered(higher(raised(public=True), "public"), "It will be done.", on=JULY)
    assert public_challenges(day=JULY)[0].steps[1].response == "It will be done."


def test_an_answer_that_is_late_says_by_how_many_days() -> None:
    answered(raised(public=True))
    assert public_challenges(day=JULY)[0].steps[0].late_days == 5


def test_a_challenge_that_is_not_public_is_not_read_at_all() -> None:
    raised()
    assert public_challenges(day=JULY) == ()


def test_a_challenge_is_shown_to_the_public_when_somebody_says_so() -> None:
    one = raised()
    matter = Matter("Letters wait", "A plan", "Chief officer", public=True)
    challenges.change(one, matter, seen_edition=1, by=OFFICER, at=NOON)
    assert len(public_challenges(day=JULY)) == 1


def test_a_level_waits_for_its_answer_until_it_is_taken_higher() -> None:
    higher(higher(raised(public=True)), "public", JULY, respond_by=date(2024, 7, 8))
    steps = public_challenges(day=date(2024, 7, 10))[0].steps
    assert [one.late_days for one in steps] == [17, 0, 2]

"""What becomes of a promise, and what is refused: the force's word is not verified by whoever wrote it down."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from answerable.kit.models import AuditEntry
from answerable.scrutiny.models import Undertaking
from answerable.scrutiny.operations import undertakings
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile
from answerable.scrutiny.operations.undertakings import Said, undertake
from answerable.scrutiny.queries.undertakings_moves import ways
from answerable.scrutiny.tests.make_promises import (
    JUNE,
    LIAISON,
    MARCH,
    NOON,
    OFFICER,
    PUBLISHER,
    SECOND,
    held_meeting,
    item,
    promise,
    said,
)

pytestmark = pytest.mark.django_db
JULY = date(2024, 7, 5)
State = Undertaking.State


def done(step: Callable[..., Undertaking], one: Undertaking, words: Said, **how: Any) -> Undertaking:
    given: dict[str, Any] = {"on": JULY, "seen_edition": one.edition, "by": OFFICER, "at": NOON} | how
    return step(one, words, **given)


def test_promises_are_numbered_within_their_year() -> None:
    assert [promise().reference, promise(made_on=date(2023, 1, 1)).reference, promise().reference] == [
        "2024/1",
        "2023/1",
        "2024/2",
    ]


def test_what_is_promised_in_a_restricted_item_is_restricted() -> None:
    assert promise(item=item(held_meeting(), restricted=True)).restricted


def test_the_meeting_is_that_of_the_item() -> None:
    meeting = held_meeting()
    assert promise(item=item(meeting)).meeting == meeting


def test_the_trail_never_holds_the_words_of_a_promise() -> None:
    promise("Tell nobody of Ash Lane", restricted=True)
    assert "Ash Lane" not in AuditEntry.objects.get().after_json


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"words": "  "}, "words"),
        ({"owner_role": ""}, "owner_role"),
        ({"side": "nobody"}, "side"),
        ({"due": date(2024, 3, 20)}, "due"),
        ({"made_on": date(2024, 11, 8)}, "made_on"),
    ],
)
def test_a_promise_says_what_who_and_a_day_to_come(facts: dict[str, Any], field: str) -> None:
    given: dict[str, Any] = {"words": "Answer", "owner_role": "Head", "made_on": MARCH} | facts
    with pytest.raises(PromiseRefused) as refused:
        undertake(given.pop("words"), by=OFFICER, at=NOON, **given)
    assert refused.value.field == field


def test_an_item_is_of_the_meeting_at_which_it_was_promised() -> None:
    other = held_meeting("2024-03-07-board")
    with pytest.raises(PromiseRefused, match="item of another meeting") as refused:
        promise(item=item(held_meeting()), meeting=other)
    assert refused.value.field == "item"


def test_a_promise_put_off_five_times_keeps_every_day() -> None:
    one = promise(due=JUNE)
    for month in range(8, 13):
        one = done(undertakings.put_off, one, Said(f"For reason {month}.", due=date(2024, month, 1)))
    assert [move.due_now.month for move in one.moves.order_by("pk") if move.due_now] == [8, 9, 10, 11, 12]


def test_the_force_says_it_is_kept_in_its_own_name() -> None:
    one = said(promise(), by=LIAISON)
    assert (one.state, one.moves.get().said_by) == (State.SAID_KEPT, "The force")


def test_the_force_says_what_shows_it() -> None:
    with pytest.raises(PromiseRefused, match="what shows that it is kept"):
        done(undertakings.say_kept, promise(), Said("Done."), by=LIAISON)


def test_the_force_does_not_verify() -> None:
    with pytest.raises(PromiseRefused, match="for the office to say"):
        done(undertakings.verify_kept, said(promise(), by=LIAISON), Said(evidence="Seen"), by=LIAISON)


def test_the_force_does_not_see_to_what_the_panel_promised() -> None:
    with pytest.raises(PromiseRefused, match="for the office to say"):
        said(promise(side="panel"), by=LIAISON)


def test_the_forces_promise_is_not_kept_before_it_says_so() -> None:
    with pytest.raises(PromiseRefused, match="has not said that it is kept"):
        done(undertakings.verify_kept, promise(), Said(evidence="Seen"))


def test_who_wrote_the_forces_word_down_does_not_verify_it() -> None:
    with pytest.raises(PromiseRefused, match="a second person looks"):
        done(undertakings.verify_kept, said(promise()), Said(evidence="Seen"))


def test_a_second_person_verifies_with_what_shows_it() -> None:
    one = done(undertakings.verify_kept, said(promise()), Said(evidence="Twelve letters read."), by=SECOND)
    assert (one.state, one.evidence) == (State.KEPT, "Twelve letters read.")


def test_nothing_is_kept_without_what_shows_it() -> None:
    with pytest.raises(PromiseRefused) as refused:
        done(undertakings.verify_kept, said(promise()), Said("Kept."), by=SECOND)
    assert refused.value.field == "evidence"


def test_the_offices_own_promise_is_kept_with_evidence_at_once() -> None:
    one = done(undertakings.verify_kept, promise(side="body"), Said(evidence="The page is out."))
    assert one.state == State.KEPT


def test_broken_says_how() -> None:
    with pytest.raises(PromiseRefused, match="how it was broken"):
        done(undertakings.break_promise, promise(), Said("Broken."))


def test_a_broken_promise_is_broken_until_somebody_opens_it_again() -> None:
    one = done(undertakings.break_promise, promise(), Said(evidence="No letter was answered."))
    with pytest.raises(PromiseRefused, match="open it again"):
        said(one)


def test_open_again_needs_a_reason_and_keeps_what_was_said() -> None:
    one = done(undertakings.break_promise, promise(), Said(evidence="No letter was answered."))
    again = done(undertakings.reopen, one, Said("The log was found."))
    told = [move.words for move in again.moves.order_by("pk")]
    assert (again.state, told[0]) == (State.OPEN, "What shows it: No letter was answered.")


def test_put_off_keeps_the_day_before_and_the_reason() -> None:
    one = done(undertakings.put_off, promise(), Said("The contract is late.", due=date(2024, 12, 1)))
    move = one.moves.get()
    assert (one.due, move.due_was, move.due_now, move.words) == (
        date(2024, 12, 1), JUNE, date(2024, 12, 1), "The contract is late."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Said("Why"), "due"),
        (Said("Why", due=date(2024, 6, 1)), "due"),
        (Said("", due=date(2024, 12, 1)), "words"),
    ],
)
def test_put_off_needs_a_later_day_and_why(given: Said, field: str) -> None:
    with pytest.raises(PromiseRefused) as refused:
        done(undertakings.put_off, promise(), given)
    assert refused.value.field == field


def test_a_first_day_needs_no_reason() -> None:
    assert done(undertakings.put_off, promise(due=None), Said(due=date(2024, 12, 1))).due == date(2024, 12, 1)


def test_no_longer_asked_for_says_why() -> None:
    with pytest.raises(PromiseRefused, match="no longer asked for"):
        done(undertakings.release, promise(), Said("Never mind."))


@pytest.mark.parametrize("on", [date(2024, 11, 8), date(2024, 3, 20)])
def test_a_day_that_cannot_be_is_refused(on: date) -> None:
    with pytest.raises(PromiseRefused) as refused:
        said(promise(), on=on)
    assert refused.value.field == "on"


def test_who_opened_an_older_state_is_told() -> None:
    one = promise()
    said(one)
    with pytest.raises(PromiseSavedMeanwhile):
        done(undertakings.break_promise, one, Said(evidence="x"))


def test_a_role_that_may_not_is_told_who_may() -> None:
    with pytest.raises(PromiseRefused, match="Only people of these roles"):
        said(promise(), by=PUBLISHER)


def test_put_right_keeps_what_was_written() -> None:
    one = promise()
    undertakings.correct(
        one,
        words="Answer each letter",
        owner_role="Head",
        objective=None,
        because="A slip",
        seen_edition=1,
        by=OFFICER,
        at=NOON,
    )
    assert "Answer every letter from Northmoor" in one.moves.get().words


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(PromiseRefused) as refused:
        done(undertakings.say_kept, promise(), Said("Done", "Log", "javascript:alert(1)"))
    assert refused.value.field == "evidence_address"


def test_who_may_do_nothing_with_it_is_offered_nothing() -> None:
    assert ways(promise(), by=PUBLISHER) == ()

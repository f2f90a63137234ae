"""What the public reads of promises: nothing restricted, no word that the office has not looked at."""

from datetime import date
from typing import Any

import pytest

from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.operations.undertakings import Said, break_promise, put_off, reopen, verify_kept
from answerable.scrutiny.queries.public_promises import (
    PromisesKept,
    PublicUndertaking,
    promises_kept,
    public_undertakings,
)
from answerable.scrutiny.queries.undertakings import carried_to
from answerable.scrutiny.tests.make_promises import JUNE, NOON, OFFICER, SECOND, held_meeting, item, promise, said

pytestmark = pytest.mark.django_db
NOVEMBER = date(2024, 11, 7)


def read() -> tuple[PublicUndertaking, ...]:
    return public_undertakings(day=NOVEMBER)


def question(**facts: Any) -> PublicQuestion:
    given: dict[str, Any] = {
        "year": 2024,
        "number": 7,
        "token_hash": "x",
        "text": "SECRET",
        "confirmed_at": NOON,
    } | facts
    return PublicQuestion.objects.create(asked_at=NOON, asked_on=JUNE, **given)


def test_a_restricted_promise_is_not_read_at_all() -> None:
    promise("SECRET", restricted=True)
    assert read() == ()


def test_an_item_that_becomes_restricted_takes_its_promises_with_it() -> None:
    row = item(held_meeting())
    promise("SECRET", item=row)
    row.restricted, row.ground = True, "An investigation"
    row.save()
    assert read() == ()


def test_the_forces_word_is_never_read_as_kept() -> None:
    said(promise(), words="SECRET")
    one = read()[0]
    assert one.state_words == "Said to be kept: the office has not yet seen it"
    assert one.evidence == ""
    assert "SECRET" not in repr(one)


def test_an_address_inside_the_office_leads_the_public_nowhere() -> None:
    one = said(promise())
    evidence = Said(evidence="Letters read.", evidence_address="/office/documents/3/")
    verify_kept(one, evidence, on=date(2024, 7, 1), seen_edition=2, by=SECOND, at=NOON)
    assert (read()[0].evidence, read()[0].evidence_address) == ("Letters read.", "")


def test_a_day_that_was_moved_is_read_with_the_reason() -> None:
    later = Said("The contract is late.", due=date(2024, 12, 1))
    put_off(promise(), later, on=date(2024, 7, 1), seen_edition=1, by=OFFICER, at=NOON)
    moved = read()[0].put_off[0]
    assert (moved.was, moved.now, moved.because) == (JUNE, date(2024, 12, 1), "The contract is late.")


def test_what_is_open_after_its_day_is_late() -> None:
    promise()
    assert read()[0].late_days == 130


def test_a_question_that_is_not_listed_is_not_named() -> None:
    promise(question=question())
    assert read()[0].question == ""


def test_a_question_that_is_listed_is_named() -> None:
    promise(question=question(cleared_at=NOON, shown_text="When?"))
    assert read()[0].question == "2024/7"


def test_the_numbers_count_each_promise_once() -> None:
    promise()
    said(promise())
    broken = promise()
    break_promise(broken, Said(evidence="Not done."), on=date(2024, 7, 1), seen_edition=1, by=OFFICER, at=NOON)
    assert promises_kept(read()) == PromisesKept(made=3, broken=1, waiting=1, open=1, late=1)


def test_the_record_costs_the_same_however_long_it_is(django_assert_num_queries: Any) -> None:
    meeting = held_meeting()
    for number in range(12):
        promise(item=item(meeting, position=number))
    with django_assert_num_queries(3):
        assert len(read()) == 12


def test_what_is_live_is_carried_to_the_next_meeting() -> None:
    kept = promise("Publish the log", side="body", meeting=held_meeting())
    verify_kept(kept, Said(evidence="It is out."), on=JUNE, seen_edition=1, by=OFFICER, at=NOON)
    promise("Answer letters", meeting=kept.meeting)
    promise("SECRET", restricted=True)
    later = held_meeting("2024-09-05-board", date(2024, 9, 5))
    assert [one.words for one in carried_to(later)] == ["Answer letters"]


def test_a_restricted_promise_is_carried_where_it_is_asked_for() -> None:
    promise("Answer letters", restricted=True)
    assert len(carried_to(held_meeting("2024-09-05-board", date(2024, 9, 5)), restricted=True)) == 1


def test_a_meeting_that_was_never_announced_is_not_named() -> None:
    promise(meeting=held_meeting("secret-day", title="SECRET", evidence="office"))
    assert "SECRET" not in repr(read()).upper()


def test_a_meeting_that_was_announced_is_named() -> None:
    promise(meeting=held_meeting(evidence="office", announced=True))
    assert read()[0].meeting_title == "Performance board: Contact"


def test_a_promise_kept_late_says_by_how_much_of_the_day_it_was_said() -> None:
    one = said(promise(due=JUNE), on=date(2024, 7, 10))
    done = Said(evidence="Letters seen.")
    verify_kept(one, done, on=date(2024, 9, 1), seen_edition=one.edition, by=SECOND, at=NOON)
    assert (read()[0].state_words, read()[0].late_days, read()[0].kept_late_days) == ("Kept", 0, 10)


def test_a_promise_that_was_broken_and_then_kept_tells_both() -> None:
    one, day = promise(), date(2024, 8, 1)
    one = break_promise(one, Said(evidence="Not one."), on=day, seen_edition=1, by=OFFICER, at=NOON)
    assert read()[0].broken_on is None
    one = reopen(one, Said("They began."), on=day, seen_edition=2, by=OFFICER, at=NOON)
    assert (read()[0].state, read()[0].broken_on) == ("open", day)

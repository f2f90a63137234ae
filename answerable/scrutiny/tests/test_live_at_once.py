"""Two clerks at one meeting at the same moment: nothing is lost, and nothing is written twice."""

import pytest
from django.db import connection

from answerable.clocks.tests.test_at_once import at_once
from answerable.scrutiny.models import Exchange, Undertaking
from answerable.scrutiny.operations.judging_items import judge
from answerable.scrutiny.operations.live import begin, catch, close
from answerable.scrutiny.operations.live_changes import Wording, change
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile
from answerable.scrutiny.tests.make_live import (
    CLERK,
    DAY,
    OPENED,
    SECOND,
    TAKEN,
    begun,
    caught,
    first_item,
    on_the_day,
    scale,
    words,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")


def test_what_two_clerks_catch_at_once_is_all_there() -> None:
    of = begun()
    writers = [lambda by=by, n=n: caught(of, f"{by.role} {n}", by=by) for by in (CLERK, SECOND) for n in range(4)]
    assert at_once(*writers) == []
    assert Exchange.objects.count() == 8


def test_one_thing_sent_by_two_tabs_at_once_is_there_once() -> None:
    of = begun()
    said = words(of, kind="undertaking", owner_role="Head of contact")
    assert at_once(*[lambda: catch(of, said, by=CLERK, at=TAKEN)] * 4) == []
    assert (Exchange.objects.count(), Undertaking.objects.count()) == (1, 1)


def test_promises_caught_at_once_have_numbers_of_their_own() -> None:
    of = begun()
    said = [words(of, f"Promise {n}", kind="undertaking", owner_role="Head of contact") for n in range(4)]
    assert at_once(*[lambda one=one: catch(of, one, by=CLERK, at=TAKEN) for one in said]) == []
    assert sorted(Undertaking.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_it_is_begun_once() -> None:
    of = on_the_day()
    assert at_once(*[lambda: begin(of, on=DAY, by=CLERK, at=OPENED)] * 3) == []
    of.refresh_from_db()
    assert of.edition == 2


def test_two_that_change_one_thing_do_not_both_change_it() -> None:
    one = caught(begun())

    def put_right(text: str) -> None:
        change(one, Wording(one.item_id, "note", text), seen_edition=1, by=CLERK, at=TAKEN)

    assert at_once(lambda: put_right("One"), lambda: put_right("Other")) == [SavedMeanwhile]


def test_two_that_judge_at_once_do_not_both_judge_unseen() -> None:
    scale()
    one = first_item(begun())

    def judges(step: str) -> None:
        judge(one, step=step, reason="So.", judge_role="Chair", seen_edition=1, by=CLERK, at=TAKEN)

    assert at_once(lambda: judges("assured"), lambda: judges("not")) == [SavedMeanwhile]


def test_what_is_caught_while_it_is_closed_is_kept() -> None:
    of = begun()
    assert at_once(lambda: caught(of), lambda: close(of, on=DAY, by=SECOND, at=TAKEN)) == []
    of.refresh_from_db()
    assert (of.state, Exchange.objects.count()) == ("held", 1)

"""Two people who write at the same moment: the second sees what the first has written."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

from answerable.kit import audit
from answerable.measures import operations
from answerable.measures.intake import returns
from answerable.measures.models import Observation, Return, Telling
from answerable.measures.queries.verdicts import judge
from answerable.measures.tests.record_make import ANALYST, NOON, file, later, measure, observation, record, row, tidy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")
    measure()


def at_once(*writers: Callable[[], object]) -> list[Exception]:
    """Runs the writers side by side; what they were refused with."""
    refusals: list[Exception] = []
    start = threading.Barrier(len(writers))

    def run(write: Callable[[], object]) -> None:
        start.wait()
        try:
            write()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            refusals.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[writer]) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert audit.verify().unbroken
    return refusals


def test_the_same_rows_recorded_twice_are_held_once() -> None:
    assert at_once(*[lambda: record(row(), row("5", locator="line 9"))] * 4) == []
    assert (Observation.objects.count(), Telling.objects.count()) == (2, 2)


def test_two_returns_with_the_same_rows_are_taken_in_once() -> None:
    def send(note: str) -> None:
        content = file(tidy(note=note))
        kept = operations.receive(content, filename=f"{note}.csv", by=ANALYST, at=NOON)
        shown = judge(returns.read(content)).digest
        operations.accept(kept, shown=shown, by=ANALYST, at=NOON)

    refusals = at_once(lambda: send("a"), lambda: send("b"))
    assert {type(one) for one in refusals} <= {operations.VerdictOutOfDate}
    assert Telling.objects.count() == 1


def test_one_return_accepted_by_two_is_decided_once() -> None:
    content = file(tidy())
    kept = operations.receive(content, filename="a.csv", by=ANALYST, at=NOON)
    shown = judge(returns.read(content)).digest
    refusals = at_once(*[lambda: operations.accept(kept, shown=shown, by=ANALYST, at=NOON)] * 2)
    assert [type(one) for one in refusals] == [operations.AlreadyDecided]
    assert Return.objects.get().state == "accepted"


def test_a_dispute_settled_by_two_is_settled_by_the_later() -> None:
    record(row("92"), row("77", locator="line 9"))
    one, other = observation("92"), observation("77")
    refusals = at_once(
        lambda: operations.settle(one, reason="a", by=ANALYST, at=later(1)),
        lambda: operations.settle(other, reason="b", by=ANALYST, at=later(2)),
    )
    assert refusals == []

"""Two people at one clock at the same moment: one of them is told, and nothing is lost."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, connections

from answerable.clocks import operations
from answerable.clocks.models import Feed, RunningClock
from answerable.clocks.tests.make import AT, BY, make_clock, make_duty, make_person
from answerable.kit import audit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")


def at_once(*writers: Callable[[], object]) -> list[type[Exception]]:
    """Runs the writers side by side; what they were refused with."""
    refusals: list[type[Exception]] = []
    start = threading.Barrier(len(writers))

    def run(write: Callable[[], object]) -> None:
        start.wait()
        try:
            write()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            refusals.append(type(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[writer]) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert audit.verify().unbroken
    return refusals


def test_a_clock_started_by_two_under_one_key_runs_once() -> None:
    make_duty()
    assert at_once(*[make_clock] * 4) == [operations.AlreadyRunning] * 3
    assert RunningClock.objects.count() == 1


def test_two_that_saw_the_same_clock_do_not_both_act() -> None:
    clock = make_clock()
    seen = clock.entries.get().pk

    def extend(days: int) -> None:
        with operations.acting(clock, seen=seen) as held:
            operations.extend(held, days=days, because="A fair.", by=BY, at=AT)

    assert at_once(*[lambda: extend(7), lambda: extend(9)]) == [operations.ChangedMeanwhile]
    assert clock.entries.count() == 2


def test_a_clock_met_by_two_is_met_once() -> None:
    clock = make_clock()

    def meet() -> None:
        operations.meet(RunningClock.objects.get(), on=date(2026, 3, 20), words="Sent.", by=BY, at=AT)

    assert at_once(*[meet] * 3) == [operations.NotRunning] * 2
    assert clock.entries.filter(kind="met").count() == 1


def test_the_same_days_left_out_by_two_are_left_out_once() -> None:
    clock = make_clock()

    def pause() -> None:
        operations.pause(clock, start=date(2026, 3, 5), end=date(2026, 3, 9), reason="Elsewhere.", by=BY, at=AT)

    assert at_once(*[pause] * 3) == [operations.PauseOverlaps] * 2
    clock.refresh_from_db()
    assert clock.due == date(2026, 4, 5)


def test_a_calendar_renewed_by_two_has_one_address() -> None:
    user = make_person()
    assert at_once(*[lambda: operations.renew_feed(user, by=BY, at=AT)] * 3) == []
    assert Feed.objects.count() == 1

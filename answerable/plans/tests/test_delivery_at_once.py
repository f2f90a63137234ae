"""Two people at one deliverable at the same moment: one of them is told, and nothing is lost."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, connections

from answerable.kit import audit
from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.plans.models import Deliverable
from answerable.plans.operations.delivery import Stand, update_deliverable
from answerable.plans.operations.delivery_faults import ChangedMeanwhile
from answerable.plans.tests.delivery_make import office, owed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")
    office()


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


def test_two_that_opened_the_same_deliverable_do_not_both_save() -> None:
    held = owed()

    def move(due: date) -> None:
        stand = Stand("under_way", date(2024, 6, 1), due, "The maker is late.")
        update_deliverable(held, stand, edition=held.edition, by=ANALYST, at=NOON)

    refusals = at_once(lambda: move(date(2024, 9, 30)), lambda: move(date(2024, 12, 31)))
    assert refusals == [ChangedMeanwhile]
    assert Deliverable.objects.get().changes.count() == 2


def test_two_of_one_title_added_at_once_have_codes_of_their_own() -> None:
    assert at_once(*[owed] * 3) == []
    assert Deliverable.objects.values("code").distinct().count() == 3

"""A release: all at once or not at all, once for each change, told in the audit trail."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, connections, transaction

from answerable.bodies.queries import NoOffice
from answerable.kit import audit
from answerable.kit.freezing import digest
from answerable.kit.models import AuditEntry
from answerable.measures.models import PeriodLock
from answerable.publishing.models import Change, FrozenCopy, Release, ReleasedPage
from answerable.publishing.operations import ChangedSince, NoteMissing, NothingChanged
from answerable.publishing.operations import release as release_pages
from answerable.publishing.queries import site
from answerable.publishing.queries.changes import drafts, unreleased
from answerable.publishing.shown.pages import thawed
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db


def test_the_first_release_is_number_1_and_everything_in_it_is_new() -> None:
    make.office()
    made = make.release()
    assert made.number == 1
    assert set(made.pages.values_list("change", flat=True)) == {Change.NEW}


def test_the_figures_are_shown_as_known_on_the_latest_day_held() -> None:
    make.office()
    assert make.release().as_known_on == make.SECOND


def test_a_second_release_without_a_change_is_refused_aloud() -> None:
    make.office()
    make.release()
    with pytest.raises(NothingChanged):
        make.release()
    assert Release.objects.count() == 1


def test_a_change_of_one_measure_freezes_only_the_pages_that_tell_of_it() -> None:
    make.office()
    make.release()
    before = FrozenCopy.objects.count()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    second = make.release("Drones.")
    changed = second.pages.exclude(change=Change.SAME)
    assert "measures/drones.html" in changed.values_list("path", flat=True)
    assert "measures/calls.html" not in changed.values_list("path", flat=True)
    assert FrozenCopy.objects.count() == before + changed.count()


def test_every_page_of_both_releases_has_its_copy() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Drones.")
    copies = ReleasedPage.objects.filter(path="measures/drones.html").order_by("release").values("copy")
    assert copies.distinct().count() == 2


def test_a_copy_is_known_by_the_digest_of_what_it_says() -> None:
    make.office()
    make.release()
    copies = list(FrozenCopy.objects.all())
    assert copies
    assert [copy.sha256 for copy in copies] == [digest(copy.data) for copy in copies]


def test_every_page_comes_back_as_it_was_built() -> None:
    make.office()
    made = make.release()
    built = site.pages(made.as_known_on)
    rows = made.pages.select_related("copy")
    assert {row.path: thawed(row.copy.kind, row.copy.data) for row in rows} == built


def test_a_release_is_told_in_the_trail_with_what_it_changed() -> None:
    make.office()
    made = make.release()
    entry = AuditEntry.objects.get(action="released")
    assert entry.subject == "release:1"
    assert entry.after["pages"] == made.pages.count()
    assert entry.after["sha256"] == made.sha256


def test_the_head_it_keeps_is_the_trails_and_holds_the_release_itself() -> None:
    make.office()
    made = make.release()
    assert made.audit_head == str(audit.head())
    assert audit.verify(audit.Head.parse(made.audit_head)).unbroken


def test_a_release_says_what_is_new() -> None:
    make.office()
    with pytest.raises(NoteMissing):
        make.release("  ")


def test_an_office_must_be_there() -> None:
    with pytest.raises(NoOffice):
        make.release()


def test_what_was_not_looked_at_is_not_released() -> None:
    make.office()
    shown = drafts(make.SECOND).sha256
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    with pytest.raises(ChangedSince):
        release_pages(note="x", shown=shown, by=make.PUBLISHER, at=make.NOON)


def test_what_was_looked_at_is_released() -> None:
    make.office()
    shown = drafts(make.SECOND).sha256
    assert release_pages(note="x", shown=shown, by=make.PUBLISHER, at=make.NOON).sha256 == shown


def test_a_release_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    make.office()
    monkeypatch.setattr(ReleasedPage.objects, "bulk_create", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make.release()
    assert (Release.objects.count(), FrozenCopy.objects.count()) == (0, 0)
    assert not AuditEntry.objects.filter(action="released").exists()


def test_an_earlier_day_shows_only_what_was_known_then() -> None:
    make.office()
    made = make.release(known_on=make.FIRST)
    assert not made.pages.filter(path="papers/second.html").exists()


def test_a_page_that_is_no_more_is_counted_as_gone() -> None:
    make.office()
    make.release()
    earlier = make.release("As before.", known_on=make.FIRST)
    assert earlier.gone > 0


def test_nothing_is_unreleased_after_a_release() -> None:
    make.office()
    make.release()
    assert unreleased() == 0


def test_a_figure_taken_in_since_is_unreleased() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    assert unreleased() == 1


def test_what_only_the_office_sees_is_not_unreleased() -> None:
    make.office()
    make.release()
    with transaction.atomic():
        audit.record("people.invited", by=make.PUBLISHER, at=make.NOON, subject="user:1")
    assert unreleased() == 0


@pytest.mark.django_db(transaction=True)
def test_two_releases_at_once_are_one_after_the_other() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")
    make.office()
    refused: list[NothingChanged] = []

    def try_it() -> None:
        try:
            make.release()
        except NothingChanged as error:
            refused.append(error)
        finally:
            connections.close_all()

    both = [threading.Thread(target=try_it) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (Release.objects.count(), len(refused)) == (1, 1)


@pytest.mark.parametrize("fields", [{"note": ""}, {"number": 0}, {"number": 1}], ids=["no note", "nought", "twice"])
def test_the_database_refuses_a_release_that_cannot_be(fields: dict[str, object]) -> None:
    make.office()
    made = make.release()
    values = {"number": 2, "note": "x", "as_known_on": date(2024, 1, 1), "released_at": make.NOON} | fields
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(sha256=made.sha256, audit_head=made.audit_head, **values)


def test_the_database_refuses_a_second_page_at_an_address() -> None:
    make.office()
    first = make.release().pages.get(path="index.html")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedPage.objects.create(
            release=first.release, path="index.html", title="x", change="new", position=0, copy=first.copy
        )


def test_a_release_locks_the_periods_that_it_shows_and_says_what_locked_them() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "170000"))
    make.release("A year more.")
    locked = PeriodLock.objects.filter(measure__code="calls").order_by("period_end")
    assert [(one.period_end.year, one.by_what) for one in locked] == [
        (2021, "release 1"),
        (2022, "release 1"),
        (2023, "release 1"),
        (2024, "release 2"),
    ]


def test_the_head_that_a_release_prints_covers_its_locks() -> None:
    make.office()
    made = make.release()
    assert made.audit_head == str(audit.head())

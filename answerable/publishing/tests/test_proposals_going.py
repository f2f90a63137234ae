"""An approved release goes out: at once or on a day, by one of two who try, and never with what was taken away since."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from answerable.evidence.models import Correction
from answerable.kit import audit
from answerable.measures.models import PeriodLock
from answerable.publishing.models import Proposal, Release, ReleasedPage
from answerable.publishing.operations import proposals, proposals_going
from answerable.publishing.operations import release as release_pages
from answerable.publishing.operations.pre_election import set_period
from answerable.publishing.operations.proposals import Excepted
from answerable.publishing.operations.proposals_refusals import (
    NoSuchStep,
    NotReady,
    NotUnderWay,
    NotYours,
    ProposalRefused,
    TakenMeanwhile,
    TakenOut,
    WrongMoment,
)
from answerable.publishing.operations.withdrawals import withdraw
from answerable.publishing.queries import site
from answerable.publishing.queries.changes import unreleased
from answerable.publishing.tests import make, proposal_make
from answerable.publishing.tests.proposal_make import HOLDER, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office() -> None:
    make.office()


def near_an_election(until: date = date(2024, 11, 30)) -> None:
    set_period(election="A council's election", start=date(2024, 11, 1), end=until, by=HOLDER, at=make.NOON)


def test_what_is_not_approved_is_not_released() -> None:
    held = proposal_make.checked()
    with pytest.raises(NoSuchStep, match="a second person approves it first"):
        proposal_make.released(held)


def test_an_analyst_releases_nothing() -> None:
    held = proposal_make.approved()
    with pytest.raises(NotYours):
        proposals_going.release_now(held.pk, edition=held.edition, by=proposal_make.ANALYST, at=make.NOON)


def test_it_locks_the_periods_that_it_shows_under_its_number() -> None:
    proposal_make.through()
    assert set(PeriodLock.objects.values_list("by_what", flat=True)) == {"release 1"}


def test_the_head_that_it_prints_is_the_last_of_the_trail() -> None:
    made = proposal_make.through()
    assert made.audit_head == str(audit.head())


def test_a_figure_taken_in_after_it_was_frozen_is_unreleased() -> None:
    held = proposal_make.approved()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    proposal_make.released(held)
    assert unreleased() == 1


def test_nothing_is_unreleased_where_nothing_was_done_since_it_was_frozen() -> None:
    proposal_make.through()
    assert unreleased() == 0


def test_what_would_undo_another_release_is_refused() -> None:
    held = proposal_make.approved()
    release_pages(note="In between.", by=make.PUBLISHER, at=make.NOON)
    with pytest.raises(NotReady, match="Another release came out since"):
        proposal_make.released(held)
    assert Release.objects.count() == 1


def test_a_page_that_is_no_longer_in_the_record_does_not_go_out(monkeypatch: pytest.MonkeyPatch) -> None:
    held = proposal_make.approved()
    built = site.pages
    monkeypatch.setattr(site, "pages", lambda *days: {k: v for k, v in built(*days).items() if "drones" not in k})
    with pytest.raises(TakenOut, match=r"1 page of it is no longer in the record .*Drones held.*draft it anew"):
        proposal_make.released(held)


def test_a_correction_that_was_taken_back_does_not_go_out() -> None:
    held = proposal_make.approved()
    Proposal.objects.filter(pk=held.pk).update(carried=[1])
    assert not Correction.objects.exists()
    with pytest.raises(TakenOut, match="A correction in it was taken back"):
        proposal_make.released(held)


def test_two_who_release_it_at_once_release_it_once() -> None:
    held = proposal_make.approved()
    proposal_make.released(held)
    with pytest.raises(NotUnderWay, match="It was released meanwhile"):
        proposal_make.released(held)
    assert Release.objects.count() == 1


def test_a_release_that_breaks_off_leaves_it_approved(monkeypatch: pytest.MonkeyPatch) -> None:
    held = proposal_make.approved()
    monkeypatch.setattr(ReleasedPage.objects, "bulk_create", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        proposal_make.released(held)
    held.refresh_from_db()
    assert (held.state, held.open, Release.objects.count()) == ("approved", True, 0)


@pytest.mark.parametrize("days", [0, -1, 400], ids=["now", "yesterday", "too far"])
def test_it_is_put_down_only_for_a_moment_to_come_that_is_near(days: int) -> None:
    with pytest.raises(WrongMoment):
        proposal_make.scheduled(make.NOON + timedelta(days=days))


def test_it_is_released_by_the_sweep_after_its_moment_and_not_before() -> None:
    proposal_make.scheduled()
    assert proposals_going.release_due(LATER - timedelta(minutes=1)) == 0
    assert proposals_going.release_due(LATER) == 1
    assert Release.objects.get().released_at == LATER


def test_taken_off_its_moment_it_stays_approved() -> None:
    held = proposal_make.scheduled()
    held = proposals_going.unschedule(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    assert (held.state, proposals_going.release_due(LATER)) == ("approved", 0)


def test_what_a_scheduled_one_stumbles_over_is_kept_and_it_is_tried_again() -> None:
    held = proposal_make.scheduled()
    release_pages(note="In between.", by=make.PUBLISHER, at=make.NOON)
    assert (proposals_going.release_due(LATER), proposals_going.release_due(LATER)) == (0, 0)
    held.refresh_from_db()
    assert held.problem.startswith("Another release came out")


def test_a_fault_of_the_program_is_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    held = proposal_make.scheduled()
    monkeypatch.setattr(proposals_going, "publish", lambda *_, **__: 1 / 0)
    assert proposals_going.release_due(LATER) == 0
    held.refresh_from_db()
    assert "ZeroDivisionError" in held.problem


def test_near_an_election_it_is_not_approved_without_an_exception() -> None:
    near_an_election()
    with pytest.raises(NotReady, match="pre-election period of A council's election"):
        proposal_make.approved()


def test_near_an_election_it_goes_out_with_an_exception_and_a_name() -> None:
    near_an_election()
    held = proposal_make.checked()
    said = Excepted("A statutory notice.", "The chief executive")
    held = proposals.approve(held.pk, edition=held.edition, excepted=said, by=HOLDER, at=make.NOON)
    assert proposal_make.released(held).number == 1


def test_it_is_not_put_down_for_a_day_near_an_election() -> None:
    set_period(election="An election", start=LATER.date(), end=LATER.date(), by=HOLDER, at=make.NOON)
    with pytest.raises(NotReady, match="choose a day after it"):
        proposal_make.scheduled()


def test_a_period_that_is_set_after_it_was_put_down_stops_it() -> None:
    held = proposal_make.scheduled()
    near_an_election()
    assert proposals_going.release_due(LATER) == 0
    held.refresh_from_db()
    assert "pre-election period" in held.problem


def test_only_who_approves_gives_an_exception() -> None:
    held = proposal_make.approved()
    near_an_election()
    said = Excepted("A notice.", "The chief executive")
    with pytest.raises(NotYours, match="An exception in a pre-election period is given by those who approve"):
        proposals_going.schedule(
            held.pk, moment=LATER, edition=held.edition, excepted=said, by=make.PUBLISHER, at=make.NOON
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_release_at_the_same_moment_one_is_told() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")
    held = proposal_make.approved()
    refused: list[ProposalRefused] = []

    def try_it() -> None:
        try:
            proposal_make.released(held)
        except (NotUnderWay, TakenMeanwhile) as error:
            refused.append(error)
        finally:
            connections.close_all()

    both = [threading.Thread(target=try_it) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (Release.objects.count(), len(refused)) == (1, 1)


def test_a_page_that_is_withdrawn_while_it_is_on_its_way_goes_out_as_its_stone() -> None:
    make.release()
    make.record(make.told("2023/24", "170000"))
    held = proposal_make.approved()
    withdraw("measures/drones.html", title="A measure", reason="It named somebody.", by=HOLDER, at=make.NOON)
    held.refresh_from_db()
    made = proposal_make.released(held)
    assert made.pages.get(path="measures/drones.html").copy.kind == "StonePage"


def test_taking_a_page_away_releases_nothing_of_what_was_recorded() -> None:
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    withdraw("measures/calls.html", title="A measure", reason="It named somebody.", by=HOLDER, at=make.NOON)
    assert unreleased() == 1

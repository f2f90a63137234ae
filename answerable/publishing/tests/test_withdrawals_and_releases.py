"""A page is withdrawn while a release is on its way: it never comes out with it, and the release goes on."""

import pytest

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import Change, Release, ReleasedPage, Withdrawal
from answerable.publishing.operations import proposals, proposals_going
from answerable.publishing.operations.proposals_refusals import TakenMeanwhile
from answerable.publishing.operations.withdrawals import WithdrawalRefused, withdraw
from answerable.publishing.tests import judged_make, make, proposal_make
from answerable.publishing.tests.proposal_make import HOLDER, LATER

pytestmark = pytest.mark.django_db

PAGE = "measures/videos.html"


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    """Something is released, and something else is new."""
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))


def taken(path: str = PAGE) -> Withdrawal:
    return withdraw(path, title="A page", reason="It was wrong.", by=make.PUBLISHER, at=make.NOON)


def shown(path: str = PAGE) -> str:
    last = Release.objects.latest("number")
    return ReleasedPage.objects.get(release=last, path=path).copy.kind


def test_who_looked_at_it_before_does_not_approve_it() -> None:
    held = proposal_make.checked()
    taken()
    with pytest.raises(TakenMeanwhile):
        proposals.approve(held.pk, edition=held.edition, by=HOLDER, at=make.NOON)


def test_a_scheduled_release_goes_out_without_it() -> None:
    proposal_make.scheduled()
    taken()
    assert proposals_going.release_due(LATER) == 1
    assert shown() == "StonePage"
    assert shown("measures/drones.html") == "MeasurePage"


def test_a_release_that_is_due_goes_out_once() -> None:
    proposal_make.scheduled()
    assert [proposals_going.release_due(LATER), proposals_going.release_due(LATER)] == [1, 0]
    assert Release.objects.count() == 2


def test_what_was_asked_about_it_is_asked_no_more() -> None:
    held = proposal_make.draft()
    held.disclosures.create(path=PAGE, sort="person", words="a name", key="1" * 64)
    taken()
    assert not held.disclosures.filter(path=PAGE).exists()


def test_nobody_withdraws_a_page_twice() -> None:
    taken()
    with pytest.raises(WithdrawalRefused, match="withdrawn already, on 8 November 2024"):
        taken()
    assert Withdrawal.objects.count() == 1


def test_a_measure_takes_its_earlier_days_with_it() -> None:
    taken("measures/calls.html")
    assert shown("measures/calls.known-2023-03-21.html") == "StonePage"
    assert Release.objects.latest("number").note == "“A page” was withdrawn: It was wrong."


def test_a_page_of_a_draft_that_nobody_saw_yet_goes_too() -> None:
    make.record(*judged_make.wards())
    held = proposal_make.draft()
    taken("measures/calls.html")
    assert held.pages.get(path="measures/calls.areas.html").copy.kind == "StonePage"


def test_the_office_is_told_which_pages_still_say_its_title() -> None:
    sent = {"title": "A page", "reason": "It was wrong.", "paths": "measures/drones.html"}
    text = client(user(Role.PUBLISHER)).post("/office/release/withdraw/pages/", sent, follow=True).content.decode()
    assert "1 page withdrawn" in text
    assert "Look at these too" not in text


def test_nothing_is_left_to_look_at_by_a_withdrawal() -> None:
    held = proposal_make.looked_at(proposal_make.draft())
    taken()
    assert not held.pages.exclude(change=Change.SAME).filter(checked_at__isnull=True).exists()

"""A release on its way: frozen when drafted, looked at page by page, approved by a second person, or dropped."""

import pytest
from django.db import IntegrityError, transaction

from answerable.kit.audit import Actor
from answerable.kit.models import AuditEntry
from answerable.measures import operations as measures
from answerable.publishing.models import Disclosure, Proposal, Release
from answerable.publishing.operations import NothingChanged, proposals, proposals_looking
from answerable.publishing.operations import release as release_pages
from answerable.publishing.operations.proposals_refusals import (
    NoSuchStep,
    NotReady,
    NotUnderWay,
    NotYours,
    ReasonMissing,
    TakenMeanwhile,
    UnderWay,
)
from answerable.publishing.operations.releasing import NoteMissing
from answerable.publishing.tests import make, proposal_make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office() -> None:
    make.office()


def test_a_draft_freezes_every_page_and_shows_nothing() -> None:
    held = proposal_make.draft()
    assert held.state == "draft"
    assert held.pages.filter(path="measures/calls.html", change="new").exists()
    assert not Release.objects.exists()


def test_what_is_approved_is_released_to_the_letter_whatever_is_recorded_meanwhile() -> None:
    held = proposal_make.approved()
    make.record(make.told("2023/24", "170000"))
    made = proposal_make.released(held)
    assert made.sha256 == held.sha256
    assert dict(made.pages.values_list("path", "copy")) == dict(held.pages.values_list("path", "copy"))
    assert "170,000" not in make.page("measures/calls.html")


def test_it_is_told_which_release_it_became() -> None:
    made = proposal_make.through()
    held = Proposal.objects.get()
    assert (held.release, held.state, held.open) == (made, "released", None)


def test_the_trail_tells_every_step() -> None:
    proposal_make.through()
    told = AuditEntry.objects.order_by("number").values_list("action", flat=True)
    steps = [one for one in told if one.startswith("release")]
    assert steps == ["release drafted", "release looked at", "release checked", "release approved", "released"]


def test_another_under_way_is_refused_and_says_whose_and_since_when() -> None:
    proposal_make.draft("The first.")
    with pytest.raises(UnderWay, match=r"on 8 November 2024 at 12:00: “The first\.” Take that one on, or drop it"):
        proposal_make.draft()
    assert Proposal.objects.count() == 1


def test_the_database_holds_one_under_way() -> None:
    held = proposal_make.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            note="x", as_known_on=held.as_known_on, sha256=held.sha256, made_at=make.NOON, made_by="user:1"
        )


def test_a_draft_says_what_is_new() -> None:
    with pytest.raises(NoteMissing):
        proposal_make.draft("  ")


def test_nothing_is_drafted_where_nothing_differs() -> None:
    make.release()
    with pytest.raises(NothingChanged):
        proposal_make.draft()


def test_an_analyst_drafts_nothing() -> None:
    with pytest.raises(NotYours, match="publisher"):
        proposals.draft(note="x", by=proposal_make.ANALYST, at=make.NOON)


def test_it_is_not_checked_before_every_page_was_looked_at() -> None:
    held = proposal_make.draft()
    with pytest.raises(NotReady, match="pages differ and have not been looked at"):
        proposals.check(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)


def test_it_is_not_checked_while_something_stops_it() -> None:
    held = proposal_make.looked_at(proposal_make.draft())
    Disclosure.objects.create(proposal=held, path="index.html", sort="person", words="a telephone", key="k")
    with pytest.raises(NotReady, match="1 question stops it"):
        proposals.check(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)


def test_pages_that_are_as_they_were_need_no_look() -> None:
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    held = proposal_make.draft("Drones.")
    looked = proposals_looking.look(
        held.pk, held.pages.values_list("pk", flat=True), edition=held.edition, by=make.PUBLISHER, at=make.NOON
    )
    assert looked == held.pages.exclude(change="same").count() < held.pages.count()


def test_a_look_can_be_taken_back() -> None:
    held = proposal_make.looked_at(proposal_make.draft())
    page = held.pages.get(path="index.html")
    proposals_looking.look_again(held.pk, page.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    page.refresh_from_db()
    assert (page.checked_at, page.checked_by) == (None, "")


def test_once_checked_no_page_is_looked_at_any_more() -> None:
    held = proposal_make.checked()
    with pytest.raises(NoSuchStep):
        proposals_looking.look(held.pk, [1], edition=held.edition, by=make.PUBLISHER, at=make.NOON)


@pytest.mark.parametrize("field", ["made_by", "checked_by"])
def test_who_drafted_or_checked_it_does_not_approve_it(field: str) -> None:
    held = proposal_make.checked()
    Proposal.objects.filter(pk=held.pk).update(**{field: proposal_make.HOLDER.reference})
    with pytest.raises(NotYours, match="so a second person approves it"):
        proposals.approve(held.pk, edition=held.edition, by=proposal_make.HOLDER, at=make.NOON)


def test_a_publisher_does_not_approve() -> None:
    held = proposal_make.checked()
    with pytest.raises(NotYours, match="office-holder"):
        proposals.approve(held.pk, edition=held.edition, by=Actor("user:3", "publisher"), at=make.NOON)


def test_a_draft_is_not_approved() -> None:
    held = proposal_make.draft()
    with pytest.raises(NoSuchStep, match="It is draft"):
        proposals.approve(held.pk, edition=held.edition, by=proposal_make.HOLDER, at=make.NOON)


def test_whoever_saw_it_before_a_step_takes_none() -> None:
    held = proposal_make.checked()
    with pytest.raises(TakenMeanwhile, match="it is checked now"):
        proposals.check(held.pk, edition=held.edition - 1, by=make.PUBLISHER, at=make.NOON)


def test_it_is_dropped_only_with_a_reason() -> None:
    held = proposal_make.draft()
    with pytest.raises(ReasonMissing):
        proposals.drop(held.pk, because=" ", edition=held.edition, by=make.PUBLISHER, at=make.NOON)


def test_after_it_is_dropped_another_may_begin() -> None:
    held = proposal_make.draft()
    proposals.drop(held.pk, because="Too early.", edition=held.edition, by=proposal_make.HOLDER, at=make.NOON)
    assert proposal_make.draft("Again.").open


def test_with_what_was_dropped_nothing_more_is_done() -> None:
    held = proposal_make.draft()
    dropped = proposals.drop(held.pk, because="Too early.", edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    with pytest.raises(NotUnderWay, match="It was dropped meanwhile"):
        proposals.check(held.pk, edition=dropped.edition, by=make.PUBLISHER, at=make.NOON)


def test_drafted_anew_the_same_pages_count_as_looked_at() -> None:
    held = proposal_make.looked_at(proposal_make.draft())
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    anew = proposals.draft_anew(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    assert anew.pages.get(path="measures/calls.html").checked_by == make.PUBLISHER.reference
    assert anew.pages.get(path="measures/drones.html").checked_at is None
    assert Proposal.objects.get(pk=held.pk).dropped_because == proposals.ANEW


def test_drafted_anew_where_nothing_differs_any_more_leaves_it_as_it_is() -> None:
    held = proposal_make.draft()
    release_pages(note="All of it.", by=make.PUBLISHER, at=make.NOON)
    with pytest.raises(NothingChanged):
        proposals.draft_anew(held.pk, edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    assert Proposal.objects.get().open


def test_a_title_as_long_as_one_may_be_goes_through_whole() -> None:
    title = ("Llanfair­pwllgwyngyll “dŵr” 'ŷ' <b>/ a\\b & 100% 🦊 " * 9)[:200].strip().ljust(200, "ŵ")
    definitions = tuple(make.define(one.code, title=title) if one.code == "drones" else one for one in make.DEFINITIONS)
    measures.define(definitions, by=make.PUBLISHER, at=make.NOON)
    made = proposal_make.through()
    row = made.pages.select_related("copy").get(path="measures/drones.html")
    assert row.title == title
    assert row.copy.data["is"]["title"] == title

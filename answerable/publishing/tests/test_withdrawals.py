"""A page that is withdrawn goes at once, leaves a stone, and does not come back by itself."""

from datetime import timedelta

import pytest
from django.test import Client

from answerable.kit.models import AuditEntry
from answerable.publishing.models import Change, FrozenCopy, Proposal, Release, ReleasedPage, Withdrawal
from answerable.publishing.operations import proposals
from answerable.publishing.operations.withdrawals import Taking, WithdrawalRefused, reinstate, withdraw, withdraw_many
from answerable.publishing.queries.changes import drafts
from answerable.publishing.queries.proposals import overtaken
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db

PAGE = "measures/videos.html"
LATER = make.NOON + timedelta(days=2)


def taken(path: str = PAGE, *, erase: bool = False) -> Withdrawal:
    return withdraw(path, title="A measure", reason="It named somebody.", erase=erase, by=make.PUBLISHER, at=LATER)


@pytest.mark.usefixtures("released")
def test_at_its_address_stands_a_stone_at_once() -> None:
    taken()
    text = make.page(PAGE)
    assert "This page was withdrawn on 10 November 2024." in text
    assert "It named somebody." in text
    assert "Videos sent in" not in text


@pytest.mark.usefixtures("released")
def test_it_is_a_release_that_changes_nothing_else() -> None:
    taken()
    made = Release.objects.get(number=2)
    changed = set(made.pages.exclude(change=Change.SAME).values_list("path", flat=True))
    assert made.takes_away
    assert PAGE in changed
    assert "measures/drones.html" not in changed
    assert "“A measure” was withdrawn: It named somebody." in made.note


@pytest.mark.usefixtures("released")
def test_lists_and_the_search_lose_it() -> None:
    taken()
    assert "Videos sent in" not in make.page("measures/index.html")
    assert "Videos sent in" not in make.page("search.html", q="videos")


@pytest.mark.usefixtures("released")
def test_it_is_listed_with_its_reason() -> None:
    taken()
    text = make.page("withdrawn.html")
    assert "A measure" in text
    assert "It named somebody." in text


@pytest.mark.usefixtures("released")
def test_the_next_release_keeps_the_stone() -> None:
    taken()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("More.")
    assert "This page was withdrawn" in make.page(PAGE)


@pytest.mark.usefixtures("released")
def test_a_release_follows_from_its_pages() -> None:
    taken()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    assert not {page.path for page in drafts(make.SECOND).pages if page.change != Change.SAME} & {
        PAGE,
        "withdrawn.html",
    }


def test_an_open_proposal_has_the_stone_too_and_is_not_overtaken() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    held = proposals.draft(note="More.", by=make.PUBLISHER, at=make.NOON)
    taken()
    again = Proposal.objects.get(pk=held.pk)
    row = again.pages.get(path=PAGE)
    assert row.copy.kind == "StonePage"
    assert row.change == Change.SAME
    assert again.edition == held.edition + 1
    assert not overtaken(again)


@pytest.mark.usefixtures("released")
def test_it_comes_back_with_the_next_release_after_it_was_let_back() -> None:
    stone = taken()
    reinstate(stone, because="It named nobody.", by=make.PUBLISHER, at=LATER)
    assert "This page was withdrawn" in make.page(PAGE)
    make.release("It is back.")
    assert "Videos sent in" in make.page(PAGE)


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("path", ["index.html", "search.html", "withdrawn.html", "no/such.html", "measures/videos.pdf"])
def test_what_the_site_stands_on_or_nobody_released_is_refused(path: str) -> None:
    with pytest.raises(WithdrawalRefused):
        taken(path)
    assert Release.objects.count() == 1


@pytest.mark.usefixtures("released")
def test_without_a_reason_nothing_goes() -> None:
    with pytest.raises(WithdrawalRefused, match="Say why"):
        withdraw_many([Taking(PAGE, "A measure")], reason=" ", by=make.PUBLISHER, at=LATER)


@pytest.mark.usefixtures("released")
def test_what_was_withdrawn_is_not_withdrawn_twice_but_may_be_erased() -> None:
    taken()
    with pytest.raises(WithdrawalRefused, match="already"):
        taken()
    assert taken(erase=True).erased


@pytest.mark.usefixtures("released")
def test_what_was_erased_does_not_come_back() -> None:
    with pytest.raises(WithdrawalRefused, match="nothing left"):
        reinstate(taken(erase=True), because="Please.", by=make.PUBLISHER, at=LATER)


@pytest.mark.usefixtures("released")
def test_the_trail_knows_who_and_why() -> None:
    taken()
    entry = AuditEntry.objects.get(action="pages withdrawn")
    assert "It named somebody." in entry.after_json
    assert entry.actor == make.PUBLISHER.reference


@pytest.mark.usefixtures("released")
def test_erasing_keeps_the_digests_from_which_releases_follow() -> None:
    before = list(ReleasedPage.objects.filter(release__number=1).order_by("path").values_list("path", "copy__sha256"))
    taken(erase=True)
    after = ReleasedPage.objects.filter(release__number=1).order_by("path").values_list("path", "copy__sha256")
    assert list(after) == before
    emptied = FrozenCopy.objects.get(sha256=dict(before)[PAGE])
    assert emptied.kind == "StonePage"


@pytest.mark.usefixtures("released")
def test_a_stone_says_that_its_copies_are_gone() -> None:
    taken(erase=True)
    assert "Its content was erased from every release" in make.page(PAGE)


@pytest.mark.usefixtures("released")
def test_no_link_leads_nowhere() -> None:
    taken()
    client = Client()
    assert client.get("/withdrawn.html").status_code == 200
    assert 'href="withdrawn.html"' in make.page("changes.html")

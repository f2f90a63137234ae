"""No address that was ever public is without an answer: it leads on, or says since when it has no page."""

import pytest
from django.test import Client

from answerable.kit.models import AuditEntry
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.exporting.besides import files
from answerable.publishing.making.all import making, site_of
from answerable.publishing.models import Moved, Release, ReleasedPage
from answerable.publishing.operations.moves import Move, MoveRefused, move, take_back
from answerable.publishing.queries.gone import gone, nearest
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db

OLD, NEW = "measures/old-calls.html", "measures/calls.html"
LIST, SAY = "/office/release/moved/", "/office/release/moved/address/"


@pytest.fixture
def _gone() -> None:
    """An office whose first release had a page that the second has not."""
    make.office()
    first = make.release()
    page = ReleasedPage.objects.get(release=first, path=NEW)
    ReleasedPage.objects.create(
        release=first, path=OLD, title="Calls as they were", change="new", position=9000, copy=page.copy
    )
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Without an old page.")


def say(path: str = OLD, to: str = NEW, because: str = "It has another code.", seen: str = "") -> Moved:
    return move(Move(path, to, because), seen=seen, by=make.PUBLISHER, at=make.NOON)


def next_release() -> Release:
    make.record(make.told("2022/23", "8", measure="drones", line=41))
    return make.release("One more.")


@pytest.mark.usefixtures("_gone")
def test_a_page_that_went_is_known_with_the_release_that_took_it() -> None:
    (one,) = gone(Release.objects.get(number=2))
    assert (one.path, one.since, one.nearest) == (OLD, 2, "measures/index.html")


@pytest.mark.usefixtures("_gone")
def test_its_address_says_since_when_and_what_comes_closest() -> None:
    text = make.page(OLD)
    assert "has not been published since release 2 on 8 November 2024" in text
    assert 'href="../measures/index.html"' in text


@pytest.mark.usefixtures("_gone")
def test_it_does_not_say_what_it_was_called() -> None:
    assert "Calls as they were" not in make.page(OLD)


@pytest.mark.usefixtures("_gone")
def test_an_address_that_never_was_is_not_found() -> None:
    assert Client().get("/measures/never.html").status_code == 404


@pytest.mark.usefixtures("_gone")
def test_a_later_release_still_answers_for_it() -> None:
    next_release()
    assert "since release 2" in make.page(OLD)


@pytest.mark.usefixtures("_gone")
def test_where_it_went_is_told_with_the_next_release() -> None:
    say()
    assert Client().get(f"/{OLD}").status_code == 200
    next_release()
    answer = Client().get(f"/{OLD}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/{NEW}")


@pytest.mark.usefixtures("_gone")
def test_a_folder_of_files_has_the_very_words_of_the_redirect() -> None:
    say()
    site = site_of(next_release())
    besides = {path: content for path, _, content in files(site, "")}
    assert besides[OLD] == Client().get(f"/{OLD}").content
    assert b'content="0; url=../measures/calls.html"' in besides[OLD]
    assert besides["_redirects"] == f"/{OLD} /{NEW} 301\n".encode()


@pytest.mark.usefixtures("_gone")
def test_what_leads_on_is_no_file_of_its_own_beside_that() -> None:
    say()
    assert OLD not in {one.path for one in making(site_of(next_release()))}


@pytest.mark.usefixtures("_gone")
@pytest.mark.parametrize(
    ("path", "to", "words"),
    [
        (OLD, OLD, "cannot lead to itself"),
        (NEW, "index.html", "has a page in the last release"),
        ("measures/never.html", NEW, "No release ever had a page"),
        (OLD, "measures/never.html", "has no page at measures/never.html"),
    ],
)
def test_an_address_cannot_lead_anywhere(path: str, to: str, words: str) -> None:
    with pytest.raises(MoveRefused, match=words):
        say(path, to)
    assert not Moved.objects.exists()


@pytest.mark.usefixtures("_gone")
def test_why_it_moved_must_be_said() -> None:
    with pytest.raises(MoveRefused, match="Say why it moved"):
        say(because=" ")


@pytest.mark.usefixtures("_gone")
def test_nobody_is_sent_on_twice() -> None:
    Moved.objects.create(
        path="measures/older.html", to=OLD, because="b", moved_on=make.SECOND, moved_at=make.NOON, moved_by="user:1"
    )
    say()
    assert Moved.objects.get(path="measures/older.html").to == NEW


@pytest.mark.usefixtures("_gone")
def test_what_leads_on_itself_is_no_place_to_lead_to() -> None:
    say()
    last = next_release()
    page = ReleasedPage.objects.get(release__number=1, path=NEW)
    ReleasedPage.objects.create(
        release_id=page.release_id, path="measures/b.html", title="b", change="new", position=9001, copy=page.copy
    )
    assert ReleasedPage.objects.filter(release=last, path=OLD).exists()
    with pytest.raises(MoveRefused, match="leads elsewhere itself"):
        say("measures/b.html", OLD)


@pytest.mark.usefixtures("_gone")
def test_what_somebody_else_said_meanwhile_is_looked_at_first() -> None:
    say()
    with pytest.raises(MoveRefused, match="Somebody else"):
        say(to="measures/index.html")
    say(to="measures/index.html", seen=NEW)


@pytest.mark.usefixtures("_gone")
def test_it_is_told_to_the_audit_trail_and_can_be_taken_back() -> None:
    say()
    take_back(OLD, because="It was the wrong page.", by=make.PUBLISHER, at=make.NOON)
    actions = AuditEntry.objects.order_by("number").values_list("action", flat=True)
    assert list(actions)[-2:] == ["address.moved", "address.move-taken-back"]
    assert "since release 2" in make.page(OLD)


@pytest.mark.usefixtures("_gone")
def test_what_leads_to_a_page_that_went_says_that_it_is_gone() -> None:
    say()
    next_release()
    Moved.objects.update(to="measures/none.html")
    make.record(make.told("2021/22", "7", measure="drones", line=42))
    make.release("And one more.")
    assert "no longer published" in make.page(OLD).lower()


def test_the_nearest_page_is_the_same_thing_today_or_its_list() -> None:
    there = {"index.html", "measures/index.html", "measures/calls.html"}
    assert nearest("measures/calls.known-2023-03-21.html", there) == "measures/calls.html"
    assert nearest("measures/subjects/calling.html", there) == "measures/index.html"
    assert nearest("handover/board.html", there) == "index.html"


@pytest.mark.usefixtures("_gone")
def test_a_publisher_finds_it_and_says_where_it_went() -> None:
    publisher = client(user(Role.PUBLISHER))
    assert OLD in publisher.get(LIST, {"q": "old"}).content.decode()
    page = publisher.get(SAY, {"path": OLD}).content.decode()
    assert 'value="measures/index.html"' in page
    sent = {"to": f"https://example.org/{NEW}#top", "because": "It has another code.", "seen": ""}
    answer = publisher.post(f"{SAY}?path={OLD}", sent, follow=True)
    assert "leads to measures/calls.html from the next release on" in answer.content.decode()
    assert Moved.objects.get().to == NEW


@pytest.mark.usefixtures("_gone")
def test_what_is_refused_is_said_in_the_form() -> None:
    sent = {"to": "/measures/never.html", "because": "x", "seen": ""}
    answer = client(user(Role.PUBLISHER)).post(f"{SAY}?path={OLD}", sent)
    assert answer.status_code == 409
    assert "has no page at measures/never.html" in answer.content.decode()


@pytest.mark.usefixtures("_gone")
def test_an_analyst_sees_it_and_may_not_say() -> None:
    analyst = client(user(Role.ANALYST))
    assert "Let it lead there" not in analyst.get(SAY, {"path": OLD}).content.decode()
    assert analyst.post(f"{SAY}?path={OLD}", {"to": NEW, "because": "x"}).status_code == 403
    assert analyst.post(f"{LIST}take-back/?path={OLD}", {"because": "x"}).status_code == 403


@pytest.mark.usefixtures("_gone")
def test_a_visitor_is_led_to_the_sign_in() -> None:
    for address in (LIST, f"{SAY}?path={OLD}"):
        assert Client().get(address).headers["Location"].startswith("/office/sign-in/")


def test_before_anything_went_the_list_says_so() -> None:
    make.office()
    assert "still has its page" in client(user(Role.PUBLISHER)).get(LIST).content.decode()


def test_an_address_that_never_was_has_no_form() -> None:
    assert client(user(Role.PUBLISHER)).get(SAY, {"path": "x\x00.html"}).status_code == 404

"""The pages of a release on its way: what each step needs, how pages differ, who sees which button, and what is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from answerable.kit.http import now
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import Proposal, Release
from answerable.publishing.operations import release as release_pages
from answerable.publishing.queries.proposal_pages import THINGS
from answerable.publishing.shown.pages import KINDS
from answerable.publishing.tests import make, proposal_make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office() -> None:
    make.office()


@pytest.fixture
def publisher() -> Client:
    return client(user(Role.PUBLISHER, "A second publisher"))


@pytest.fixture
def holder() -> Client:
    return client(user(Role.OFFICE_HOLDER))


def read(browser: Client, held: Proposal, place: str = "", **query: str) -> str:
    answer = browser.get(f"/office/release/{held.pk}/{place}", query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(browser: Client, held: Proposal, place: str, **told: str) -> str:
    """The page that a step leads to."""
    fields = {"edition": str(held.edition)} | told
    return browser.post(f"/office/release/{held.pk}/{place}", fields, follow=True).content.decode()


def changed_draft() -> Proposal:
    """A draft in which the page of drones says more than the public sees."""
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    return proposal_make.draft("Drones.")


def test_each_kind_of_page_that_is_a_kind_of_thing_is_one_that_there_is() -> None:
    named = [kind for _, kinds in THINGS for kind in kinds]
    assert set(named) <= set(KINDS)
    assert len(named) == len(set(named))


def test_the_whole_way_by_its_buttons(publisher: Client, holder: Client) -> None:
    held = proposal_make.draft()
    assert "marked as looked at" in send(publisher, held, "looked-at/")
    proposal_make.settled(held)
    assert "Checked. A second person approves it now." in send(publisher, held, "check/")
    held.refresh_from_db()
    assert "Approved. It is not public yet" in send(holder, held, "approve/")
    held.refresh_from_db()
    assert "Release 1 is public. Head of the audit trail:" in send(publisher, held, "go/")
    assert "What the public reads of it" in read(publisher, held)


def test_it_says_what_it_would_do_and_what_is_wanted(publisher: Client) -> None:
    text = read(publisher, changed_draft())
    assert "have not been looked at: look at each, or at all of a kind." in text
    assert "It is checked" not in text


def test_the_pages_that_differ_are_listed_by_kind_of_thing(publisher: Client) -> None:
    held = changed_draft()
    text = read(publisher, held, thing="Measure")
    assert "Drones held" in text
    assert "measures/calls.html" not in text
    assert "index.html</td>" not in read(publisher, held, thing="Decision")


def test_the_pages_are_searched(publisher: Client) -> None:
    text = read(publisher, changed_draft(), q="drones")
    assert "Drones held" in text
    assert "how-figures-are-checked.html" not in text


def test_only_pages_that_match_are_marked(publisher: Client) -> None:
    held = proposal_make.draft()
    send(publisher, held, "looked-at/", q="drones")
    assert set(held.pages.filter(checked_at__isnull=False).values_list("path", flat=True)) == {"measures/drones.html"}


def test_a_page_shows_its_lines_before_and_now(publisher: Client) -> None:
    held = changed_draft()
    row = held.pages.get(path="measures/drones.html")
    text = read(publisher, held, f"pages/{row.pk}/")
    assert "New:</strong>" in text or "Now:</strong>" in text
    assert "{&" not in text


def test_looking_at_one_leads_to_the_next(publisher: Client) -> None:
    held = changed_draft()
    first, second = held.pages.exclude(change="same").order_by("position")[:2]
    text = send(publisher, held, f"pages/{first.pk}/")
    assert f"<h1>{second.title}</h1>" in text
    first.refresh_from_db()
    assert first.checked_at


def test_a_look_is_taken_back(publisher: Client) -> None:
    held = proposal_make.looked_at(proposal_make.draft())
    row = held.pages.get(path="index.html")
    assert "I have looked at it" in send(publisher, held, f"pages/{row.pk}/", again="yes")


def test_the_preview_is_the_page_with_links_to_the_others_as_they_will_be(publisher: Client) -> None:
    held = changed_draft()
    text = read(publisher, held, "preview/measures/drones.html")
    assert 'href="../index.html"' in text
    assert "9" in text


def test_the_front_page_of_the_preview_tells_of_the_release_that_it_will_be(publisher: Client) -> None:
    text = read(publisher, changed_draft(), "preview/index.html")
    assert "Release 2" in text
    assert "Drones." in text


def test_the_preview_has_its_stylesheet(publisher: Client) -> None:
    held = proposal_make.draft()
    answer = publisher.get(f"/office/release/{held.pk}/preview/static/kit/answerable.css")
    assert answer.headers["Location"] == "/static/kit/answerable.css"


def test_what_is_no_page_has_no_preview(publisher: Client) -> None:
    held = proposal_make.draft()
    assert publisher.get(f"/office/release/{held.pk}/preview/programme.ics").status_code == 404


def test_a_preview_is_for_the_office_alone() -> None:
    held = proposal_make.draft()
    liaison = client(user(Role.FORCE_LIAISON))
    assert liaison.get(f"/office/release/{held.pk}/preview/index.html").status_code == 403
    assert Client().get(f"/office/release/{held.pk}/preview/index.html").status_code == 302


@pytest.mark.parametrize("step", ["looked-at/", "check/", "anew/"])
def test_an_office_holder_neither_looks_nor_checks_nor_drafts(step: str, holder: Client) -> None:
    held = proposal_make.draft()
    answer = holder.post(f"/office/release/{held.pk}/{step}", {"edition": held.edition})
    assert answer.status_code == 403
    assert Proposal.objects.get().edition == held.edition


@pytest.mark.parametrize("step", ["approve/", "drop/", "schedule/", "go/", "unschedule/"])
def test_an_analyst_takes_no_step(step: str) -> None:
    held = proposal_make.checked()
    answer = client(user(Role.ANALYST)).post(f"/office/release/{held.pk}/{step}", {"edition": held.edition})
    assert answer.status_code == 403
    assert Proposal.objects.get().state == "checked"


def test_who_drafted_it_has_no_button_to_approve_and_is_told_why(holder: Client) -> None:
    held = proposal_make.checked()
    someone = user(Role.OFFICE_HOLDER, "Another")
    Proposal.objects.update(made_by=someone.reference)
    browser = client(someone)
    assert "Approve it</a>" not in read(browser, held)
    assert "You drafted it, so a second person approves it." in read(browser, held, "approve/")


def test_an_office_of_one_is_told_how_to_invite_a_second_person(publisher: Client) -> None:
    text = read(publisher, proposal_make.checked())
    assert "Nobody else of this office may approve it yet." in text
    assert "invites a second person, with the role office-holder" in text


def test_who_could_approve_is_named(publisher: Client, holder: Client) -> None:
    assert "It waits for a second person: Office-holder." in read(publisher, proposal_make.checked())


def test_whoever_was_overtaken_is_told_with_409(publisher: Client) -> None:
    held = proposal_make.looked_at(proposal_make.draft())
    answer = publisher.post(f"/office/release/{held.pk}/check/", {"edition": held.edition + 1})
    assert answer.status_code == 409
    assert "Somebody took a step since you opened this page" in answer.content.decode()


def test_that_the_record_has_changed_since_is_told_with_the_way_to_draft_anew(publisher: Client) -> None:
    held = changed_draft()
    make.record(make.told("2024/25", "11", measure="drones", line=41))
    text = read(publisher, held)
    assert "The record has changed since this was frozen" in text
    assert "1 entry of the audit trail may concern the public" in text
    assert "Drafted anew." in send(publisher, held, "anew/")
    assert Proposal.objects.count() == 2


def test_it_is_put_down_for_a_day_and_taken_off_it(publisher: Client) -> None:
    held = proposal_make.approved()
    day = localtime(now() + timedelta(days=3))
    text = send(publisher, held, "schedule/", day=f"{day:%Y-%m-%d}", hour="09:30")
    assert "It goes out by itself on" in text
    assert "at 09:30" in text
    held.refresh_from_db()
    assert "stays approved" in send(publisher, held, "unschedule/")


def test_a_day_that_is_over_is_refused_and_what_was_typed_stays(publisher: Client) -> None:
    text = send(publisher, proposal_make.approved(), "schedule/", day="2020-01-01", hour="09:30")
    assert "That moment is over" in text
    assert 'value="2020-01-01"' in text


def test_it_is_dropped_with_its_reason_and_listed(publisher: Client) -> None:
    held = proposal_make.draft()
    assert "Fill this in" in send(publisher, held, "drop/", because="")
    assert "Dropped. What the public sees stays" in send(publisher, held, "drop/", because="Too early.")
    assert "Too early." in read(publisher, held)
    assert "Dropped" in publisher.get("/office/release/").content.decode()


def test_what_a_scheduled_one_stumbled_over_stands_on_its_page(publisher: Client) -> None:
    held = proposal_make.scheduled()
    Proposal.objects.update(problem="Another release came out.")
    assert "It could not go out" in read(publisher, held)
    assert "It could not go out" in publisher.get("/office/release/").content.decode()


def test_what_would_undo_a_later_release_has_no_button(publisher: Client) -> None:
    held = proposal_make.approved()
    release_pages(note="In between.", by=make.PUBLISHER, at=make.NOON)
    text = read(publisher, held)
    assert "Another release came out since this one was frozen" in text
    assert "Release it to the public now" not in text
    assert Release.objects.count() == 1


def test_a_release_that_is_not_there_is_not_found(publisher: Client) -> None:
    assert publisher.get("/office/release/999/").status_code == 404
    assert publisher.get(f"/office/release/{proposal_make.draft().pk}/pages/999999/").status_code == 404

"""The office's pages of findings, withdrawals and elections: a publisher may, an analyst may not, a visitor signs in first."""

from datetime import date

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import Disclosure, PreElectionPeriod, Proposal, Release, TakenOut, Withdrawal
from answerable.publishing.operations import proposals
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db

WITHDRAW, ELECTIONS = "/office/release/withdraw/", "/office/release/elections/"
PAGE = "measures/videos.html"


def publisher() -> Client:
    return client(user(Role.PUBLISHER))


def proposed() -> Proposal:
    """A first release under way with a telephone number in why a measure matters."""
    told = tuple(
        make.define("videos", why="Ring Ada on 07700 900123 about it.") if one.code == "videos" else one
        for one in make.DEFINITIONS
    )
    make.office(definitions=told)
    return proposals.draft(note="All.", by=make.PUBLISHER, at=make.NOON)


def findings(held: Proposal) -> str:
    return f"/office/release/{held.pk}/disclosures/"


@pytest.mark.parametrize("path", [WITHDRAW, f"{WITHDRAW}pages/", f"{WITHDRAW}words/", f"{ELECTIONS}1/remove/"])
def test_an_analyst_may_not_take_anything_away(path: str) -> None:
    asked = client(user(Role.ANALYST))
    assert {asked.post(path).status_code, asked.get(path).status_code} <= {403, 405}


@pytest.mark.parametrize("path", [WITHDRAW, ELECTIONS, "/office/release/1/disclosures/"])
def test_a_visitor_is_led_to_the_sign_in(path: str) -> None:
    assert Client().get(path).headers["Location"].startswith("/office/sign-in/")


def test_a_finding_is_listed_with_its_middle_struck_out() -> None:
    held = proposed()
    text = publisher().get(findings(held)).content.decode()
    assert "a telephone number: 07••• ••••23" in text
    assert "900123" not in text
    assert "stop the release" in text or "stops the release" in text


def test_a_finding_is_settled_with_a_reason() -> None:
    held = proposed()
    keys = list(held.disclosures.filter(stops=True).values_list("pk", flat=True))
    sent = {"chosen": keys, "because": "It is a number for drama.", "edition": held.edition}
    answer = publisher().post(findings(held), sent, follow=True)
    assert "settled." in answer.content.decode()
    assert not held.disclosures.filter(stops=True, settled_at=None).exists()


def test_all_that_a_filter_shows_is_settled_at_once() -> None:
    held = proposed()
    sent = {"all": "1", "because": "Looked at.", "edition": held.edition}
    publisher().post(f"{findings(held)}?weight=Stops+the+release", sent)
    assert not held.disclosures.filter(stops=True, settled_at=None).exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"because": "", "edition": 1}, "because"),
        ({"because": "Why.", "edition": 99}, "look at the list again"),
        ({"because": "Why.", "edition": 1}, "Choose what"),
    ],
)
def test_settling_is_refused_in_words(sent: dict[str, str], words: str) -> None:
    held = proposed()
    answer = publisher().post(findings(held), sent)
    assert answer.status_code == 409
    assert words in answer.content.decode()


def test_an_analyst_looks_but_does_not_settle() -> None:
    held = proposed()
    asked = client(user(Role.ANALYST))
    assert "Settle those" not in asked.get(findings(held)).content.decode()
    assert asked.post(findings(held), {"all": "1", "because": "Why.", "edition": held.edition}).status_code == 403


def test_what_was_settled_once_is_settled_in_the_next_release() -> None:
    held = proposed()
    publisher().post(findings(held), {"all": "1", "because": "Known.", "edition": held.edition})
    held.refresh_from_db()
    proposals.drop(held.pk, because="Again.", edition=held.edition, by=make.PUBLISHER, at=make.NOON)
    again = proposals.draft(note="All.", by=make.PUBLISHER, at=make.NOON)
    assert set(again.disclosures.filter(stops=True).values_list("settled_because", flat=True)) == {"Known."}


@pytest.mark.usefixtures("released")
def test_words_are_found_and_the_page_that_holds_them_withdrawn() -> None:
    asked = publisher()
    text = asked.get(WITHDRAW, {"words": "videos sent"}).content.decode()
    assert f'value="{PAGE}"' in text
    sent = {"ticked": PAGE, "title": "A measure", "reason": "Why.", "paths": ""}
    answer = asked.post(f"{WITHDRAW}pages/", sent, follow=True)
    assert "1 page withdrawn" in answer.content.decode()
    assert Withdrawal.objects.get().path == PAGE


@pytest.mark.usefixtures("released")
def test_an_address_may_be_pasted_from_the_browser() -> None:
    sent = {"title": "A measure", "reason": "Why.", "paths": f"https://example.org/{PAGE}#x"}
    publisher().post(f"{WITHDRAW}pages/", sent)
    assert Withdrawal.objects.get().path == PAGE


@pytest.mark.usefixtures("released")
def test_words_are_taken_out_once_somebody_is_sure() -> None:
    asked, sent = publisher(), {"words": "Videos sent in", "instead": "[x]", "reason": "Why."}
    assert asked.post(f"{WITHDRAW}words/", sent).status_code == 409
    assert not TakenOut.objects.exists()
    asked.post(f"{WITHDRAW}words/", {**sent, "sure": "on"})
    assert TakenOut.objects.get().pages > 1


@pytest.mark.usefixtures("released")
def test_a_page_is_let_back_with_a_reason() -> None:
    asked = publisher()
    asked.post(f"{WITHDRAW}pages/", {"title": "A measure", "reason": "Why.", "paths": PAGE})
    stone = Withdrawal.objects.get()
    assert asked.post(f"{WITHDRAW}{stone.pk}/back/", {"because": ""}).status_code == 409
    asked.post(f"{WITHDRAW}{stone.pk}/back/", {"because": "Because."})
    stone.refresh_from_db()
    assert stone.ended_because == "Because."
    assert Release.objects.count() == 2


def test_a_period_is_set_and_taken_out() -> None:
    asked = publisher()
    asked.post(ELECTIONS, {"election": "Mayoral election", "start": "2025-03-24", "end": "2025-05-01", "note": ""})
    period = PreElectionPeriod.objects.get()
    assert (period.start, period.end) == (date(2025, 3, 24), date(2025, 5, 1))
    asked.post(f"{ELECTIONS}{period.pk}/remove/", {"because": "Another day."})
    assert not PreElectionPeriod.objects.exists()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-05-01", "2025-03-24", "ends before"),
        ("2024-03-24", "2025-05-01", "longer than"),
        ("soon", "2025-05-01", "start"),
    ],
)
def test_a_period_that_is_none_is_refused(start: str, end: str, words: str) -> None:
    answer = publisher().post(ELECTIONS, {"election": "A poll", "start": start, "end": end})
    assert answer.status_code == 409
    assert words in answer.content.decode()


def test_an_analyst_sees_the_periods_and_sets_none() -> None:
    asked = client(user(Role.ANALYST))
    assert asked.get(ELECTIONS).status_code == 200
    assert asked.post(ELECTIONS, {}).status_code == 403


def test_nothing_found_is_said() -> None:
    make.office()
    make.release()
    assert "0 pages of all releases" in publisher().get(WITHDRAW, {"words": "Nothing like it"}).content.decode()
    assert not Disclosure.objects.exists()

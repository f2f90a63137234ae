"""The pages of the handover."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from answerable.bodies.queries import next_body
from answerable.kit.freezing import thaw
from answerable.people.roles import Role
from answerable.people.tests.make import administrator, client, user
from answerable.scrutiny.models import HandoverPack
from answerable.scrutiny.queries.handover_page import HandoverPage
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


@pytest.fixture
def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def test_an_empty_list_says_what_to_do(officer: Client) -> None:
    assert "There is none yet." in officer.get("/office/handover/").text


def test_a_pack_is_prepared_answered_and_handed_over(officer: Client) -> None:
    officer.post("/office/handover/new/", {"title": "To the board", "made_for": "successor", "as_at": "2024-11-07"})
    kept = HandoverPack.objects.get()
    told = {"title": kept.title, "as_at": "2024-11-07", "opening": "Read this.", "edition": "1"}
    for number in range(1, kept.checks.count() + 1):
        told |= {f"done-{number}": "on", f"words-{number}": "Seen to."}
    officer.post(f"/office/handover/{kept.code}/edit/", told)
    answer = officer.post(f"/office/handover/{kept.code}/hand-over/", {"edition": "2"}, follow=True)
    assert "Handed over on 7 November 2024." in answer.text


def test_what_is_open_stands_on_the_page(officer: Client) -> None:
    make.matter()
    text = officer.get(f"/office/handover/{make.pack().code}/").text
    assert "Recommendation: Mend the lamps" in text
    assert 'href="/office/panel/matters/2024/1/"' in text


def test_a_yes_without_words_keeps_what_was_typed(officer: Client) -> None:
    kept = make.pack()
    told = {"title": "Other title", "as_at": "2024-11-07", "edition": "1", "done-1": "on"}
    text = officer.post(f"/office/handover/{kept.code}/edit/", told).text
    assert "Say what shows it." in text
    assert "Other title" in text


def test_its_data_reads_back_as_what_was_handed_over(officer: Client) -> None:
    kept = make.handed_over()
    content = officer.get(f"/office/handover/{kept.code}.json").content
    assert thaw(HandoverPage, json.loads(content)).title == kept.title


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_it_is_downloaded(officer: Client, form: str, start: bytes) -> None:
    kept = make.pack()
    assert officer.get(reverse("scrutiny:handover-file", args=[kept.code, form])).content.startswith(start)


def test_one_that_was_handed_over_is_not_written_on(officer: Client) -> None:
    kept = make.handed_over()
    assert officer.get(f"/office/handover/{kept.code}/edit/")["Location"] == f"/office/handover/{kept.code}/"


def test_who_only_sees_hands_nothing_over() -> None:
    kept = make.pack()
    answer = client(user(Role.PUBLISHER)).post(f"/office/handover/{kept.code}/hand-over/", {"edition": "1"})
    assert answer.status_code == 403


def test_an_administrator_says_what_the_body_becomes() -> None:
    told = {
        "start": "2028-05-08",
        "kind": "board",
        "name": "Northmoor Board",
        "short_name": "Northmoor",
        "title_of_holder": "Chair",
    }
    answer = client(administrator()).post("/office/handover/body/", told, follow=True)
    assert "Northmoor Board" in answer.text
    coming = next_body(TODAY)
    assert coming is not None
    assert coming.votes


def test_others_do_not(officer: Client) -> None:
    assert officer.get("/office/handover/body/").status_code == 403

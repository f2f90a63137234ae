"""Of a restricted item the office's other people see on its pages that it is there, on what ground, and no more."""

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, Meeting
from answerable.scrutiny.tests import make_enquiries
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import OPENED, begun, caught, minuted, promised
from answerable.scrutiny.tests.test_judging_items import judged

pytestmark = pytest.mark.django_db
SECRET = "Oswin Thrale"
GROUND = "It names people under investigation."


@pytest.fixture
def caseworker() -> Client:
    return client(user(Role.CASEWORKER))


@pytest.fixture
def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def closed() -> AgendaItem:
    """A restricted item with a secret in everything that was prepared for it, said, promised, judged and minuted at it."""
    of = begun()
    one = item(of, SECRET, restricted=True, purpose=SECRET, lead_role=SECRET)
    LineOfEnquiry.objects.create(item=one, question=SECRET, why=SECRET, written_by="user:1", written_at=OPENED)
    caught(of, SECRET, item=one.pk, speaker_role=SECRET)
    promised(of, SECRET, item=one.pk)
    return judged(minuted(one, "", restricted_minute=SECRET), reason=SECRET, judge_role=SECRET)


def pages(of: Meeting, one: AgendaItem) -> tuple[str, ...]:
    base = f"/office/meetings/{of.code}"
    return (
        f"{base}/",
        f"{base}/items/{one.pk}/",
        f"{base}/live/",
        f"{base}/live/?item={one.pk}",
        f"{base}/live/news/?item={one.pk}",
        f"{base}/minuting/",
        f"{base}/items/{one.pk}/enquiries/",
        f"{base}/items/{one.pk}/commission/",
        "/office/asked/",
    )


def test_who_may_not_read_it_finds_nothing_of_it(caseworker: Client, closed: AgendaItem) -> None:
    make_enquiries.sent(
        make_enquiries.plain_item(SECRET, restricted=True), make_enquiries.asked(SECRET, to_role=SECRET)
    )
    for path in pages(closed.meeting, closed):
        assert SECRET not in caseworker.get(path).content.decode(), path


def test_they_are_told_that_it_is_there_and_why_it_is_closed(caseworker: Client, closed: AgendaItem) -> None:
    page = caseworker.get(f"/office/meetings/{closed.meeting.code}/live/?item={closed.pk}").content.decode()
    assert "An item of the restricted part" in page
    assert GROUND in page


@pytest.mark.parametrize("more", ["", "enquiries/", "commission/", "commission/letter/pdf/"])
def test_its_own_pages_say_who_may(caseworker: Client, closed: AgendaItem, more: str) -> None:
    answer = caseworker.get(f"/office/meetings/{closed.meeting.code}/items/{closed.pk}/{more}")
    assert (answer.status_code, "scrutiny officer" in answer.content.decode()) == (403, True)


def test_who_prepares_the_meeting_reads_all_of_it(officer: Client, closed: AgendaItem) -> None:
    read = [SECRET in officer.get(path).content.decode() for path in pages(closed.meeting, closed)[:8]]
    assert read == [True] * 8

"""Reading a pack by a private link: what it opens, what it does not, and when it leads nowhere."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from time_machine import travel

from answerable.kit.models import OutboxMessage
from answerable.publishing.models import ReleasedPage
from answerable.publishing.operations import release
from answerable.scrutiny.models import Meeting, Pack, PackLink, Recipient
from answerable.scrutiny.operations.packs_links import withdraw_link
from answerable.scrutiny.operations.packs_sending import send_out
from answerable.scrutiny.tests import make_agenda, make_packs
from answerable.scrutiny.tests.make_packs import CLERK, NOON, TODAY, WAYS

pytestmark = pytest.mark.django_db
FORMS = ("docx", "pdf", "zip")


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with travel(NOON, tick=False):
        yield


@pytest.fixture
def pack(db: None) -> Pack:
    """A pack that is out: the chief constable has its restricted part as well, the panel member has not."""
    make_packs.office()
    board = make_packs.board()
    make_agenda.recipient(board, restricted=True)
    make_agenda.recipient(board, "Panel member", "panel@northmoor.example")
    made = make_packs.frozen(board)
    send_out(made, ways=WAYS, on=TODAY, by=CLERK, at=NOON)
    return Pack.objects.get(pk=made.pk)


@pytest.fixture
def chief(pack: Pack) -> str:
    return way_of("chief@northmoor.example")


@pytest.fixture
def member(pack: Pack) -> str:
    return way_of("panel@northmoor.example")


def way_of(address: str) -> str:
    text = OutboxMessage.objects.filter(to=address).order_by("-pk")[0].text
    found = re.search(r"https://office\.example(/packs/\S+/)", text)
    assert found
    return found[1]


def told(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_pack_is_read_without_a_sign_in_and_without_a_cookie(client: Client, member: str) -> None:
    assert "<h1>Papers for Northmoor Public Meeting, 12 December 2024</h1>" in told(client, member)
    assert not client.cookies


@pytest.mark.parametrize("path", ["", "open.pdf", "restricted/", "restricted.zip"])
def test_nobody_is_told_of_its_address(client: Client, chief: str, path: str) -> None:
    headers = client.get(chief + path).headers
    assert (headers["Referrer-Policy"], headers["X-Robots-Tag"], headers["Cache-Control"]) == (
        "no-referrer",
        "noindex",
        "no-store",
    )


def test_the_links_of_the_page_lead_somewhere(client: Client, chief: str) -> None:
    addresses = re.findall(r'href="(?:\.\./)+(packs/[^"]+)"', told(client, chief) + told(client, f"{chief}restricted/"))
    assert len(set(addresses)) == 8
    assert {client.get(f"/{one}").status_code for one in addresses} == {200}


@pytest.mark.parametrize("form", FORMS)
def test_the_open_part_is_what_both_may_have(client: Client, chief: str, member: str, form: str) -> None:
    assert client.get(f"{member}open.{form}").content == client.get(f"{chief}open.{form}").content


def test_no_secret_is_in_the_open_part(client: Client, member: str) -> None:
    assert "SECRET" not in told(client, member)


@pytest.mark.parametrize("path", ["", "restricted/"])
def test_what_is_not_public_is_not_offered_for_use_again(client: Client, chief: str, path: str) -> None:
    assert "Licence" not in told(client, chief + path)


def test_who_is_marked_reads_the_restricted_part(client: Client, chief: str) -> None:
    assert "SECRETTITLE" in told(client, f"{chief}restricted/")


@pytest.mark.parametrize("path", ["restricted/", *(f"restricted.{form}" for form in FORMS)])
def test_who_is_not_marked_finds_no_restricted_part(client: Client, member: str, path: str) -> None:
    answer = client.get(member + path)
    assert answer.status_code == 404
    assert "SECRET" not in answer.content.decode()
    assert "restricted" not in told(client, member).lower()


def test_who_is_no_longer_marked_reads_the_open_part_only(client: Client, chief: str) -> None:
    Recipient.objects.update(restricted=False)
    assert client.get(f"{chief}restricted.pdf").status_code == 404
    assert client.get(chief).status_code == 200


def test_who_is_marked_later_needs_a_new_link(client: Client, member: str) -> None:
    Recipient.objects.update(restricted=True)
    assert client.get(f"{member}restricted/").status_code == 404


@pytest.mark.parametrize("token", ["x", "0" * 43, "a" * 500, "%00", "..%2F..", "1"])
@pytest.mark.parametrize("path", ["", "restricted/", "open.pdf"])
def test_a_wrong_secret_finds_nothing(client: Client, pack: Pack, token: str, path: str) -> None:
    assert client.get(f"/packs/{token}/{path}").status_code == 404


def test_a_link_leads_to_its_own_pack_only(client: Client, pack: Pack, member: str) -> None:
    pack.meeting.items.filter(position=1).update(title="How calls wait")
    later = make_packs.supplemented(Meeting.objects.get())
    send_out(later, ways=WAYS, on=TODAY, by=CLERK, at=NOON)
    assert "How calls wait" not in told(client, member)
    assert "A supplement came later." in told(client, member)
    newer = told(client, way_of("panel@northmoor.example"))
    assert "<h1>Supplement 1 to the papers" in newer
    assert "was called “How calls are answered”" in newer


@pytest.mark.parametrize("path", ["", "restricted/", "open.pdf", "restricted.zip"])
def test_a_withdrawn_link_leads_nowhere(client: Client, pack: Pack, chief: str, path: str) -> None:
    withdraw_link(pack, PackLink.objects.get(role="Chief constable").pk, by=CLERK, at=NOON)
    answer = client.get(chief + path)
    assert answer.status_code == 410
    assert "This link was withdrawn" in answer.content.decode()


@pytest.mark.parametrize("path", ["", "restricted/", "open.pdf", "restricted.zip"])
def test_an_ended_link_leads_nowhere(client: Client, chief: str, path: str) -> None:
    with travel(NOON + timedelta(days=90), tick=False):
        answer = client.get(chief + path)
    assert answer.status_code == 410
    assert "This link ended on 9 January 2025." in answer.content.decode()


@pytest.mark.parametrize("facts", [{"email": "next@northmoor.example"}, {"role": "Deputy"}])
def test_who_left_the_list_reads_nothing(client: Client, chief: str, facts: dict[str, str]) -> None:
    Recipient.objects.filter(role="Chief constable").update(**facts)
    assert client.get(chief).status_code == 410


def test_a_list_that_is_saved_again_keeps_its_links(client: Client, chief: str) -> None:
    one = Recipient.objects.get(role="Chief constable")
    Recipient.objects.filter(pk=one.pk).delete()
    Recipient.objects.create(meeting=one.meeting, role=one.role, email=one.email, restricted=True)
    assert client.get(f"{chief}restricted/").status_code == 200


class TestOnceItIsPublic:
    @pytest.fixture(autouse=True)
    def released(self, pack: Pack) -> None:
        Meeting.objects.update(announced=True)
        release(note="The papers.", by=CLERK, at=NOON)

    def test_the_open_part_is_read_in_public(self, client: Client, member: str) -> None:
        answer = client.get(member, follow=True)
        assert answer.redirect_chain == [("/meetings/2024-12-12-board.pack.html", 303)]
        assert answer.status_code == 200

    def test_the_restricted_part_still_needs_the_link(self, client: Client, chief: str) -> None:
        assert client.get(chief).status_code == 200
        assert client.get(f"{chief}restricted.pdf").status_code == 200

    def test_no_release_has_the_private_pages(self, pack: Pack) -> None:
        assert not ReleasedPage.objects.filter(path__startswith="packs/").exists()

"""Who is handed a private link to a pack, what is kept of it, and how it is renewed and withdrawn."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Meeting, Pack, PackLink, Recipient
from answerable.scrutiny.operations.pack_refusals import PackRefused
from answerable.scrutiny.operations.packs_links import hand_out_anew, withdraw_link
from answerable.scrutiny.operations.packs_sending import send_out
from answerable.scrutiny.queries.pack_links import LASTS, by_secret, readers
from answerable.scrutiny.tests import make_agenda, make_packs
from answerable.scrutiny.tests.make_packs import CLERK, NOON, TODAY, WAYS

pytestmark = pytest.mark.django_db
CHIEF = "chief@northmoor.example"


@pytest.fixture
def pack(db: None) -> Pack:
    """A pack with a restricted part, and a list with one reader who is marked for it and one who is not."""
    make_packs.office()
    board = make_packs.board()
    make_agenda.recipient(board, restricted=True)
    make_agenda.recipient(board, "Panel member", "panel@northmoor.example")
    return make_packs.frozen(board)


def sent(pack: Pack) -> int:
    return send_out(pack, ways=WAYS, on=TODAY, by=CLERK, at=NOON)


def secrets_to(address: str) -> list[str]:
    """The secrets that were mailed to somebody, the first one first."""
    texts = OutboxMessage.objects.filter(to=address).order_by("pk").values_list("text", flat=True)
    return [secret for text in texts for secret in re.findall(r"/packs/([^/\s]+)/", text)]


def anew(pack: Pack, role: str = "Chief constable") -> PackLink:
    return hand_out_anew(pack, Recipient.objects.get(role=role).pk, ways=WAYS, by=CLERK, at=NOON)


def test_each_reader_has_a_secret_of_their_own(pack: Pack) -> None:
    assert sent(pack) == 2
    (chief,), (member,) = secrets_to(CHIEF), secrets_to("panel@northmoor.example")
    assert chief != member
    assert min(len(chief), len(member)) >= 43


def test_only_hashes_are_kept(pack: Pack) -> None:
    sent(pack)
    kept = f"{list(PackLink.objects.values())}{list(AuditEntry.objects.values())}"
    assert secrets_to(CHIEF)[0] not in kept
    assert CHIEF not in kept


def test_it_is_kept_who_may_read_what(pack: Pack) -> None:
    sent(pack)
    assert dict(PackLink.objects.values_list("role", "restricted")) == {"Chief constable": True, "Panel member": False}


def test_handing_out_stands_in_the_trail(pack: Pack) -> None:
    sent(pack)
    told = AuditEntry.objects.get(action="pack sent out").after
    assert told["to"] == ["Chief constable", "Panel member"]
    assert told["with the restricted part"] == ["Chief constable"]


def test_a_link_ends_four_weeks_after_the_meeting(pack: Pack) -> None:
    sent(pack)
    ends = by_secret(secrets_to(CHIEF)[0])
    assert ends
    assert ends.ends_at.date() == pack.meeting.date + LASTS


def test_the_link_is_cut_from_the_mail_once_it_has_gone(pack: Pack) -> None:
    sent(pack)
    assert OutboxMessage.objects.filter(one_time_link=True).count() == 2


def test_who_signs_in_is_told_of_the_office_too(pack: Pack) -> None:
    user(Role.OFFICE_HOLDER, email=CHIEF.upper())
    sent(pack)
    assert "With your sign-in" in OutboxMessage.objects.get(to=CHIEF).text
    assert "With your sign-in" not in OutboxMessage.objects.get(to="panel@northmoor.example").text


def test_another_address_of_a_role_is_written_to(pack: Pack) -> None:
    sent(pack)
    Recipient.objects.filter(role="Chief constable").update(email="next@northmoor.example")
    assert sent(pack) == 1
    assert len(secrets_to("next@northmoor.example")) == 1


def test_a_pack_goes_out_though_its_supplement_went_first(pack: Pack) -> None:
    pack.meeting.items.filter(position=1).update(title="How calls wait")
    assert sent(make_packs.supplemented(pack.meeting)) == 2
    assert sent(pack) == 2


def test_a_new_link_takes_the_place_of_the_one_before(pack: Pack) -> None:
    sent(pack)
    anew(pack)
    first, second = (by_secret(one) for one in secrets_to(CHIEF))
    assert first
    assert second
    assert (first.withdrawn_at, second.withdrawn_at) == (NOON, None)


def test_who_was_marked_since_gets_the_restricted_part_with_a_new_link(pack: Pack) -> None:
    sent(pack)
    Recipient.objects.update(restricted=True)
    told = {one.who.role: one.words(NOON) for one in readers(pack)}
    assert "It leads to the open part only." in told["Panel member"]
    assert anew(pack, "Panel member").restricted


def test_who_left_the_list_is_sent_nothing(pack: Pack) -> None:
    key = Recipient.objects.get(role="Panel member").pk
    Recipient.objects.filter(pk=key).delete()
    with pytest.raises(PackRefused, match="list was changed"):
        hand_out_anew(pack, key, ways=WAYS, by=CLERK, at=NOON)


def test_nobody_of_another_meeting_is_sent_a_link(pack: Pack) -> None:
    other = make_agenda.recipient(make_agenda.meeting("another"), "Clerk", "clerk@northmoor.example")
    with pytest.raises(PackRefused, match="list was changed"):
        hand_out_anew(pack, other.pk, ways=WAYS, by=CLERK, at=NOON)


def test_a_cancelled_meeting_sends_no_link(pack: Pack) -> None:
    Meeting.objects.filter(pk=pack.meeting_id).update(state="cancelled", cancelled_because="Snow.")
    with pytest.raises(PackRefused, match="cancelled"):
        anew(pack)


def test_a_link_is_withdrawn_once(pack: Pack) -> None:
    sent(pack)
    link = PackLink.objects.get(role="Chief constable")
    assert withdraw_link(pack, link.pk, by=CLERK, at=NOON).withdrawn_at == NOON
    with pytest.raises(PackRefused, match="already"):
        withdraw_link(pack, link.pk, by=CLERK, at=NOON + timedelta(days=1))
    assert AuditEntry.objects.filter(action="pack link withdrawn").count() == 1


def path(pack: Pack, rest: str) -> str:
    return f"/office/meetings/{pack.meeting.code}/pack/{pack.number}/{rest}"


class TestPages:
    @pytest.fixture
    def officer(self, db: None) -> Client:
        return client(user(Role.SCRUTINY_OFFICER))

    def test_a_link_is_withdrawn_and_renewed(self, pack: Pack, officer: Client) -> None:
        sent(pack)
        link = PackLink.objects.get(role="Chief constable")
        told = officer.post(path(pack, f"links/{link.pk}/withdraw/"), follow=True).content.decode()
        assert "The link was withdrawn on" in told
        key = Recipient.objects.get(role="Chief constable").pk
        told = officer.post(path(pack, f"readers/{key}/renew/"), follow=True).content.decode()
        assert "Chief constable is sent a new link." in told

    def test_what_is_refused_is_told(self, pack: Pack, officer: Client) -> None:
        assert officer.post(path(pack, "links/99/withdraw/")).status_code == 409
        assert officer.post(path(pack, "readers/99/renew/")).status_code == 409

    @pytest.mark.parametrize("rest", ["links/1/withdraw/", "readers/1/renew/"])
    def test_who_only_sees_may_neither(self, pack: Pack, rest: str) -> None:
        assert client(user(Role.PUBLISHER)).post(path(pack, rest)).status_code == 403

    def test_who_only_sees_reads_nothing_of_the_list(self, pack: Pack) -> None:
        sent(pack)
        told = client(user(Role.PUBLISHER)).get(path(pack, "")).content.decode()
        assert "Panel member" not in told

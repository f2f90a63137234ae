"""The pages of packs: freezing, what changed since, sending out; who may, and who is told otherwise."""

import pytest
from django.test import Client

from answerable.kit.models import OutboxMessage
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Meeting, Pack, Recipient
from answerable.scrutiny.tests import make_agenda, make_packs

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(db: None) -> Meeting:
    make_packs.office()
    return make_packs.board()


@pytest.fixture
def officer(db: None) -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def publisher(db: None) -> Client:
    """Somebody who sees meetings and may not change them."""
    return client(user(Role.PUBLISHER, "Publisher"))


def path(meeting: Meeting, rest: str = "") -> str:
    return f"/office/meetings/{meeting.code}/pack/{rest}"


def test_a_pack_is_frozen_and_shown(board: Meeting, officer: Client) -> None:
    assert "Freeze the pack" in officer.get(path(board)).content.decode()
    told = officer.post(path(board, "freeze/"), follow=True).content.decode()
    assert "The pack is frozen" in told
    assert "<h1>Papers for Northmoor Public Meeting, 12 December 2024</h1>" in told


def test_freezing_twice_is_told(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    answer = officer.post(path(board, "freeze/"))
    assert (answer.status_code, Pack.objects.count()) == (409, 1)
    assert "has its pack already" in answer.content.decode()


def test_what_has_to_be_put_right_is_listed(board: Meeting, officer: Client) -> None:
    board.items.filter(position=1).update(purpose="It was {calls 1999}.")
    told = officer.get(path(board)).content.decode()
    assert "1 thing must be put right first" in told
    assert "Item 1, its purpose" in told


def test_what_changed_is_told_and_supplemented(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    assert "Nothing has changed since." in officer.get(path(board)).content.decode()
    board.items.filter(position=1).update(title="How calls wait")
    assert "was called “How calls are answered”" in officer.get(path(board)).content.decode()
    said = {"because": "The title says more.", "because_inside": "", "seen": 1}
    told = officer.post(path(board, "supplement/"), said, follow=True).content.decode()
    assert "Supplement 1 to the papers for Northmoor Public Meeting" in told
    assert "Why it came: " in told


def test_an_empty_reason_keeps_what_was_typed(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    board.items.filter(position=1).update(title="How calls wait")
    told = officer.post(path(board, "supplement/"), {"because_inside": "Kept words", "seen": 1}).content.decode()
    assert "There is a problem" in told
    assert "Kept words" in told


def test_an_older_pack_says_that_more_came(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    board.items.filter(position=1).update(title="How calls wait")
    make_packs.supplemented(board)
    assert "Later came" in officer.get(path(board, "1/")).content.decode()


def test_the_list_is_written_to_once(board: Meeting, officer: Client) -> None:
    make_agenda.recipient(board)
    make_packs.frozen(board)
    told = officer.post(path(board, "1/send/"), follow=True).content.decode()
    assert "1 mail is in the outbox." in told
    assert Meeting.objects.get().state == Meeting.State.PAPERS_OUT
    assert officer.post(path(board, "1/send/")).status_code == 409
    assert OutboxMessage.objects.count() == 1


def test_who_has_no_address_is_named(board: Meeting, officer: Client) -> None:
    make_agenda.recipient(board, "Library", "")
    make_packs.frozen(board)
    assert "not by mail: no address is held" in officer.get(path(board, "1/")).content.decode()
    assert "Nobody on the list has an address" in officer.post(path(board, "1/send/")).content.decode()


def test_papers_without_a_late_report_go_out_with_a_reason(board: Meeting, officer: Client) -> None:
    make_agenda.recipient(board)
    make_packs.frozen(board)
    Meeting.objects.update(state=Meeting.State.COMMISSIONED)
    assert "Say why" in officer.post(path(board, "1/send/")).content.decode()
    assert Recipient.objects.get().sent_at is None
    officer.post(path(board, "1/send/"), {"words": "The report on calls is late."})
    assert Meeting.objects.get().state == Meeting.State.PAPERS_OUT


def test_who_only_sees_has_no_button(board: Meeting, publisher: Client) -> None:
    assert "Freeze the pack</button>" not in publisher.get(path(board)).content.decode()
    assert publisher.post(path(board, "freeze/")).status_code == 403


@pytest.mark.parametrize("rest", ["7/", "7/restricted/", "1/open.exe", "7/open.pdf"])
def test_what_is_not_there_is_not_found(board: Meeting, officer: Client, rest: str) -> None:
    assert officer.get(path(board, rest)).status_code == 404


def test_a_file_is_named_after_its_meeting(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    answer = officer.get(path(board, "1/restricted.pdf"))
    assert answer["Content-Disposition"] == 'attachment; filename="2024-12-12-board-pack-restricted.pdf"'


def test_the_preview_is_the_supplement_that_would_come(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    assert "What this supplement changes" not in officer.get(path(board)).content.decode()
    board.items.filter(position=1).update(title="How calls wait")
    told = officer.get(path(board)).content.decode()
    assert "Supplement 1 as it would be: the open part" in told
    assert "Nothing in this part." not in told
    assert told.count("was called “How calls are answered”") == 2


def test_a_meeting_that_is_only_planned_says_what_to_do_first(board: Meeting, officer: Client) -> None:
    make_agenda.recipient(board)
    make_packs.frozen(board)
    Meeting.objects.update(state=Meeting.State.PLANNED)
    told = officer.get(path(board, "1/")).content.decode()
    assert "say on its page first that its papers were asked for" in told
    assert "on the list</button>" not in told
    assert officer.post(path(board, "1/send/")).status_code == 409


def test_a_meeting_whose_minutes_are_out_shows_no_supplement_to_come(board: Meeting, officer: Client) -> None:
    make_packs.frozen(board)
    board.items.filter(position=1).update(title="How calls wait")
    Meeting.objects.update(state=Meeting.State.HELD)
    assert "needs no supplement" in officer.get(path(board)).content.decode()
    Meeting.objects.update(state=Meeting.State.MINUTES_OUT)
    told = officer.get(path(board)).content.decode()
    assert "as it would be" not in told
    assert "The pack was frozen on" in told

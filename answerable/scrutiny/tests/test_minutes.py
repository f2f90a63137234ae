"""Minutes are published once they are written, corrected with a reason, and meet their clock."""

import pytest
from django.test import Client

from answerable.clocks.models import RunningClock
from answerable.clocks.tests.make import make_duty
from answerable.kit.freezing import thaw
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Meeting, Minutes
from answerable.scrutiny.operations.meeting_clock import DUTY, start_minutes_clock
from answerable.scrutiny.operations.pack_refusals import NothingNew, NotReady, PackRefused
from answerable.scrutiny.queries.minutes_page import MinutesPage
from answerable.scrutiny.tests import make_packs
from answerable.scrutiny.tests.make_packs import CLERK, NOON, TODAY, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(db: None) -> Meeting:
    """A meeting that was held and is minuted."""
    make_packs.office()
    return make_packs.judged(make_packs.board())


def open_(row: Minutes) -> MinutesPage:
    return thaw(MinutesPage, row.frozen)


def test_the_minutes_hold_how_each_item_ended(board: Meeting) -> None:
    item = open_(published(board)).items[0]
    assert item.judgement
    assert (item.judgement.word, item.judgement.judge_role) == ("Partly assured", "Commissioner")
    assert [(one.reference, one.words) for one in item.promises] == [("2024/9", "Staff the night")]
    assert item.recording_at == "0:05:10"


def test_they_hold_every_question_with_its_answer(board: Meeting) -> None:
    make_packs.question(board, number=5)
    first, second = open_(published(board)).questions
    assert (first.answered_by, first.not_answered) == ("Commissioner", "How many will be hired.")
    assert (second.answer, second.state) == (None, "To be answered at the meeting")


def test_a_promise_of_the_restricted_part_is_inside(board: Meeting) -> None:
    make_packs.promise("SECRETLOOSE", number=11, meeting=board, restricted=True)
    row = published(board)
    inside = thaw(MinutesPage, row.restricted)
    assert [one.words for one in inside.every_promise] == ["SECRETPLEDGE", "SECRETLOOSE"]
    assert [one.words for one in open_(row).every_promise] == ["Staff the night"]


def test_publishing_moves_the_meeting_on(board: Meeting) -> None:
    published(board)
    assert Meeting.objects.get().state == Meeting.State.MINUTES_OUT


def test_an_item_without_its_minute_keeps_them_back(board: Meeting) -> None:
    board.items.filter(position=1).update(minute="")
    with pytest.raises(NotReady) as refused:
        published(board)
    assert refused.value.faults == ("Nothing is minuted of item 1: write a sentence.",)


def test_a_meeting_that_was_not_held_has_no_minutes(board: Meeting) -> None:
    Meeting.objects.update(state=Meeting.State.PAPERS_OUT)
    with pytest.raises(PackRefused, match="once it was held"):
        published(board)


def test_a_correction_says_what_it_corrects(board: Meeting) -> None:
    first = published(board)
    board.items.filter(position=1).update(minute="It was said otherwise.")
    with pytest.raises(PackRefused, match="what the new version corrects"):
        published(board)
    second = published(board, "Item 1 was misheard.")
    assert (second.version, open_(second).because) == (2, "Item 1 was misheard.")
    assert open_(Minutes.objects.get(pk=first.pk)).because == ""


def test_a_correction_of_nothing_is_refused(board: Meeting) -> None:
    published(board)
    with pytest.raises(NothingNew):
        published(board, "For no reason.")


def test_the_clock_of_the_minutes_is_met_when_they_are_published(board: Meeting) -> None:
    make_duty(DUTY)
    clock = start_minutes_clock(board, by=CLERK, at=NOON)
    assert clock
    assert (clock.started, clock.state) == (board.date, RunningClock.State.RUNNING)
    published(board)
    clock.refresh_from_db()
    assert (clock.state, clock.ended) == (RunningClock.State.MET, TODAY)


def test_the_page_publishes_them(board: Meeting) -> None:
    officer = client(user(Role.SCRUTINY_OFFICER))
    address = f"/office/meetings/{board.code}/minutes/"
    assert "Publish the minutes" in officer.get(address).content.decode()
    told = officer.post(address, {"seen": 0}, follow=True).content.decode()
    assert "The minutes are published." in told
    assert "<h1>Minutes of Northmoor Public Meeting, 5 November 2024</h1>" in told
    assert "Nothing has changed since." in officer.get(address).content.decode()


def test_two_clerks_that_publish_are_told_apart(board: Meeting) -> None:
    officer = client(user(Role.SCRUTINY_OFFICER))
    published(board)
    answer = officer.post(f"/office/meetings/{board.code}/minutes/", {"seen": 0, "because": "Mine."})
    assert answer.status_code == 409
    assert Minutes.objects.count() == 1


def test_who_only_sees_publishes_nothing(board: Meeting) -> None:
    publisher: Client = client(user(Role.PUBLISHER))
    assert publisher.post(f"/office/meetings/{board.code}/minutes/", {"seen": 0}).status_code == 403

"""The pages of lines of enquiry: what grew, what is kept, and who may change it."""

import pytest
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry
from answerable.scrutiny.tests import make_enquiries as make
from answerable.scrutiny.tests import make_promises

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> AgendaItem:
    make_promises.promise("Answer every letter")
    return make.plain_item("What was promised", kind=AgendaItem.Kind.UNDERTAKINGS)


@pytest.fixture
def clerk() -> Client:
    return client(make.officer())


def path(item: AgendaItem, more: str = "") -> str:
    return f"/office/meetings/{item.meeting.code}/items/{item.pk}/enquiries/{more}"


def test_what_grew_is_offered(clerk: Client, item: AgendaItem) -> None:
    page = clerk.get(path(item)).content.decode()
    assert "Nothing is to be asked yet; 1 more grows from the record." in page
    assert "What became of the promise to answer every letter?" in page


def test_a_proposal_is_kept_with_a_button(clerk: Client, item: AgendaItem) -> None:
    answer = clerk.post(path(item, "keep/"), {"key": "undertaking:2024/1"}, follow=True)
    assert "1 question is to be asked." in answer.content.decode()


def test_what_is_proposed_no_more_is_told(clerk: Client, item: AgendaItem) -> None:
    answer = clerk.post(path(item, "keep/"), {"key": "undertaking:1999/1\x00"}, follow=True)
    assert "not proposed any more" in answer.content.decode()


def test_leaving_out_asks_why(clerk: Client, item: AgendaItem) -> None:
    answer = clerk.post(path(item, "leave-out/"), {"key": "undertaking:2024/1", "because": ""})
    assert "Fill this in." in answer.content.decode()
    clerk.post(path(item, "leave-out/"), {"key": "undertaking:2024/1", "because": "Asked in May"})
    assert "Left out: Asked in May" in clerk.get(path(item)).content.decode()


def test_a_question_is_written_and_looked_at_first(clerk: Client, item: AgendaItem) -> None:
    typed = {"question": "Who answers?", "why": "In {nothing 2023} it was so."}
    page = clerk.post(path(item, "new/"), typed | {"look": "1"}).content.decode()
    assert "No measure has the code" in page
    assert not LineOfEnquiry.objects.exists()
    assert clerk.post(path(item, "new/"), typed).status_code == 302


def test_an_older_state_is_409_and_keeps_what_was_typed(clerk: Client, item: AgendaItem) -> None:
    row = make.line(item)
    typed = {"question": "Who answers by day?", "why": "", "edition": "7"}
    answer = clerk.post(path(item, f"{row.pk}/"), typed)
    assert answer.status_code == 409
    assert "Who answers by day?" in answer.content.decode()


def test_lines_are_moved_and_left_out_by_buttons(clerk: Client, item: AgendaItem) -> None:
    make.line(item, "First?")
    row = make.line(item, "Second?")
    clerk.post(path(item, f"{row.pk}/move/"), {"to": "up", "edition": "1"})
    clerk.post(path(item, f"{row.pk}/leave-out/"), {"because": "No", "edition": "1"})
    clerk.post(path(item, f"{row.pk}/ask-after-all/"), {"edition": "2"})
    assert list(item.lines.order_by("position").values_list("question", flat=True)) == ["First?", "Second?"]


def test_another_meetings_item_is_not_found(clerk: Client, item: AgendaItem) -> None:
    assert clerk.get(f"/office/meetings/other/items/{item.pk}/enquiries/").status_code == 404


def test_who_may_only_look_sees_no_button(item: AgendaItem) -> None:
    page = client(user(Role.PUBLISHER)).get(path(item)).content.decode()
    assert "Ask this" not in page


@pytest.mark.parametrize("more", ["keep/", "new/", "leave-out/"])
def test_who_may_only_look_changes_nothing(item: AgendaItem, more: str) -> None:
    assert client(user(Role.PUBLISHER)).post(path(item, more), {"key": "undertaking:2024/1"}).status_code == 403


@pytest.mark.parametrize("role", [Role.FORCE_LIAISON, Role.PANEL_MEMBER, Role.PROVIDER, Role.VOLUNTEER])
def test_nobody_from_outside_sees_them(item: AgendaItem, role: Role) -> None:
    assert client(user(role)).get(path(item)).status_code == 403

"""The pages of a commission in the office, from writing it to marking the paper that came."""

from collections.abc import Iterator
from io import BytesIO

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.evidence.tests import make as evidence
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import AgendaItem, Meeting, ReportCommission
from answerable.scrutiny.tests import make_enquiries as make

pytestmark = pytest.mark.django_db
TYPED = {"to_role": "Head of contact", "to_email": make.EMAIL, "due": "2024-11-21", "questions": "Who?\n\nWhen?", "form": ""}  # fmt: skip


@pytest.fixture
def clerk() -> Client:
    return client(make.officer())


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with time_machine.travel(make.NOON, tick=False):
        yield


def path(item: AgendaItem, more: str = "") -> str:
    return f"/office/meetings/{item.meeting.code}/items/{item.pk}/commission/{more}"


def get(browser: Client, item: AgendaItem, more: str = "") -> str:
    answer = browser.get(path(item, more))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_item_without_one_says_how_to_begin(clerk: Client) -> None:
    assert "Ask the force for a report" in get(clerk, make.plain_item())


def test_a_new_one_begins_with_the_kept_lines(clerk: Client) -> None:
    item = make.plain_item()
    make.line(item, "Who answers at night?")
    assert "Who answers at night?" in get(clerk, item, "write/")


def test_it_is_written_and_sent(clerk: Client) -> None:
    item = make.plain_item()
    clerk.post(path(item, "write/"), TYPED)
    row = ReportCommission.objects.get()
    page = clerk.post(path(item, "send/"), {"edition": row.edition}, follow=True).content.decode()
    assert f"It is sent to {make.EMAIL}." in page
    assert "Due on 21 November 2024, in 14 days." in page


def test_one_that_cannot_be_sent_says_why(clerk: Client) -> None:
    item = make.plain_item()
    clerk.post(path(item, "write/"), TYPED | {"due": ""})
    page = clerk.post(path(item, "send/"), {"edition": "1"}, follow=True).content.decode()
    assert "Say by when the report is due." in page


def test_a_second_clerk_gets_409_with_what_was_typed(clerk: Client) -> None:
    item = make.plain_item()
    make.drafted(item)
    answer = clerk.post(path(item, "write/"), TYPED | {"questions": "Why not me?"})
    assert answer.status_code == 409
    assert "Why not me?" in answer.content.decode()


def test_what_was_sent_changes_with_a_reason(clerk: Client) -> None:
    row = make.sent()
    form = TYPED | {"edition": str(row.edition), "because": ""}
    assert "Fill this in." in clerk.post(path(row.item, "write/"), form).content.decode()
    assert clerk.post(path(row.item, "write/"), form | {"because": "Shorter"}).status_code == 302


def test_a_paper_that_came_by_mail_is_taken_in(clerk: Client) -> None:
    row = make.sent()
    file = SimpleUploadedFile("report.txt", evidence.PAPER.encode())
    form = {"file": file, "title": "Calls", "published": "2024-11-07", "received_on": "2024-11-07", "edition": row.edition}  # fmt: skip
    assert clerk.post(path(row.item, "paper/"), form).status_code == 302
    page = get(clerk, row.item)
    assert "Came in on 7 November 2024, on time." in page
    assert "/office/papers/report/" in page


@pytest.mark.parametrize("given", [{}, {"received_on": "2024-11-08"}])
def test_a_paper_that_cannot_be_taken_in_says_why(clerk: Client, given: dict[str, str]) -> None:
    row = make.sent()
    held = {"document": evidence.paper().pk} if given else {}
    form = {"received_on": "2024-11-07", "edition": row.edition} | held | given
    answer = clerk.post(path(row.item, "paper/"), form).content.decode()
    assert ("still to come" if given else "Choose the file") in answer


def test_each_question_is_marked(clerk: Client) -> None:
    row = make.sent()
    clerk.post(path(row.item, "paper/"), {"document": evidence.paper().pk, "received_on": "2024-11-07", "edition": row.edition})  # fmt: skip
    row.refresh_from_db()
    first, second = row.questions.order_by("position")
    marks = {f"answered_{first.pk}": "yes", f"answered_{second.pk}": "partly", "edition": row.edition}
    assert "Say what is still missing." in clerk.post(path(row.item, "marks/"), marks).content.decode()
    clerk.post(path(row.item, "marks/"), marks | {f"missing_{second.pk}": "The night"})
    assert "It answers 1 of 2 questions." in get(clerk, row.item)


def test_it_is_reminded_of_and_withdrawn(clerk: Client) -> None:
    row = make.sent()
    assert "A reminder is sent." in clerk.post(path(row.item, "remind/"), follow=True).content.decode()
    clerk.post(path(row.item, "withdraw/"), {"because": "Not now", "edition": row.edition})
    assert "Withdrawn: Not now" in get(clerk, row.item)


def test_kept_lines_that_it_does_not_ask_are_named(clerk: Client) -> None:
    row = make.drafted()
    make.line(row.item, "And by night?")
    assert "Kept and not asked in the commission" in get(clerk, row.item)


def test_its_letter_says_the_same(clerk: Client) -> None:
    row = make.sent()
    answer = clerk.get(path(row.item, "letter/docx/"))
    words = "\n".join(one.text for one in docx.Document(BytesIO(answer.content)).paragraphs)
    assert make.QUESTIONS[0] in words
    assert clerk.get(path(row.item, "letter/pdf/")).content.startswith(b"%PDF")
    assert clerk.get(path(row.item, "letter/exe/")).status_code == 404


def test_a_meeting_that_is_over_offers_nothing_to_send(clerk: Client) -> None:
    item = make.plain_item()
    Meeting.objects.update(state="held")
    assert "No report was asked for." in get(clerk, item)


def test_a_paper_may_come_after_the_meeting(clerk: Client) -> None:
    row = make.sent()
    Meeting.objects.update(state="held")
    page = get(clerk, row.item)
    assert "Take the report in" in page
    assert "Change what is asked" not in page


@pytest.mark.parametrize("more", ["write/", "send/", "remind/", "paper/", "marks/", "withdraw/", "rest/"])
def test_who_may_only_look_changes_nothing(more: str) -> None:
    row = make.sent()
    assert client(user(Role.PUBLISHER)).post(path(row.item, more)).status_code == 403


@pytest.mark.parametrize("more", ["", "letter/docx/", "marks/"])
def test_the_force_sees_none_of_the_offices_pages(more: str) -> None:
    row = make.sent()
    assert client(make.liaison()).get(path(row.item, more)).status_code == 403

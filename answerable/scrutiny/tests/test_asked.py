"""What was asked of the force: its liaison sees what was sent and sends the papers; others from outside see nothing."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.evidence.models import Document
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Meeting, ReportCommission
from answerable.scrutiny.operations import commissions
from answerable.scrutiny.queries.asked import When, asked_page
from answerable.scrutiny.queries.promises import Wanted
from answerable.scrutiny.tests import make_enquiries as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def force() -> Client:
    return client(make.liaison())


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with time_machine.travel(make.NOON, tick=False):
        yield


def get(browser: Client, path: str = "", status: int = 200) -> str:
    answer = browser.get(f"/office/asked/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def file(words: str = "Calls were 12 in 2023.") -> SimpleUploadedFile:
    return SimpleUploadedFile("report.txt", words.encode())


class TestForce:
    def test_it_sees_what_was_sent(self, force: Client) -> None:
        make.sent(make.plain_item("Night calls"))
        page = get(force)
        assert "1 report is still to come; none is late." in page
        assert "Night calls" in page

    def test_it_sees_no_draft(self, force: Client) -> None:
        row = make.drafted(make.plain_item("Night calls"))
        assert "Nothing was asked for yet." in get(force)
        get(force, f"{row.pk}/", 404)

    def test_a_draft_that_was_withdrawn_stays_unseen(self, force: Client) -> None:
        row = make.drafted()
        commissions.withdraw(row, because="No", seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        get(force, f"{row.pk}/", 404)

    def test_it_reads_the_questions_and_not_the_offices_pages(self, force: Client) -> None:
        row = make.sent()
        page = get(force, f"{row.pk}/")
        assert make.QUESTIONS[0] in page
        assert "/enquiries/" not in page

    def test_it_sends_the_paper(self, force: Client) -> None:
        row = make.sent()
        answer = force.post(f"/office/asked/{row.pk}/send/", {"file": file()}, follow=True).content.decode()
        row.refresh_from_db()
        assert row.state == ReportCommission.State.RECEIVED
        assert "Came in on 7 November 2024, on time." in answer

    def test_it_sends_a_new_version(self, force: Client) -> None:
        row = make.sent()
        for words in ("Calls were 12 in 2023.", "Calls were 14 in 2023."):
            force.post(f"/office/asked/{row.pk}/send/", {"file": file(words)})
        row.refresh_from_db()
        assert row.document
        assert row.document.version == 2

    @pytest.mark.parametrize("given", [{}, {"file": file("")}])
    def test_nothing_is_told_at_the_field(self, force: Client, given: dict[str, object]) -> None:
        row = make.sent()
        page = force.post(f"/office/asked/{row.pk}/send/", given).content.decode()
        assert "error-summary" in page

    def test_a_program_in_the_name_of_a_paper_is_told_at_the_field(self, force: Client) -> None:
        row = make.sent()
        given = SimpleUploadedFile("report.docx", b"MZ\x90\x00" + bytes(200))
        page = force.post(f"/office/asked/{row.pk}/send/", {"file": given}).content.decode()
        assert "report.docx is no text file" in page

    def test_what_cannot_be_read_is_said(self, force: Client) -> None:
        row = make.sent()
        force.post(f"/office/asked/{row.pk}/send/", {"file": file()})
        Document.objects.update(state="refused", refusal="It is damaged: save it anew.", read_at=None)
        page = get(force, f"{row.pk}/")
        assert "It is damaged: save it anew." in page
        assert "cannot be opened: the report has not come." in page
        assert "cannot be opened" in get(force)

    @pytest.mark.parametrize(("moment", "words"), [("23:59:59", "on time"), ("00:00:00", "1 day late")])
    def test_its_day_ends_at_midnight_here(self, force: Client, moment: str, words: str) -> None:
        row = make.sent(said=make.asked(due=date(2024, 11, 21)))
        day = "2024-11-21" if moment > "12" else "2024-11-22"
        with time_machine.travel(f"{day}T{moment}+00:00", tick=False):
            force.force_login(User.objects.get())
            answer = force.post(f"/office/asked/{row.pk}/send/", {"file": file()}, follow=True).content.decode()
        assert f"{words}." in answer

    def test_nobody_waits_for_what_a_cancelled_meeting_asked_for(self, force: Client) -> None:
        make.sent(make.plain_item("Night calls"))
        Meeting.objects.update(state="cancelled", cancelled_because="Flood.")
        page = get(force)
        assert "No report is awaited." in page
        assert "meeting cancelled" in page

    def test_what_is_withdrawn_takes_no_paper(self, force: Client) -> None:
        row = make.sent()
        commissions.withdraw(row, because="No", seen_edition=row.edition, by=make.CLERK, at=make.NOON)
        force.post(f"/office/asked/{row.pk}/send/", {"file": file()})
        row.refresh_from_db()
        assert row.state == ReportCommission.State.WITHDRAWN


class TestOthers:
    @pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.PROVIDER, Role.VOLUNTEER])
    @pytest.mark.parametrize("more", ["", "1/", "1/send/"])
    def test_nobody_else_from_outside_sees_it(self, role: Role, more: str) -> None:
        make.sent()
        get(client(user(role)), more, 403)

    def test_the_office_is_led_to_its_own_page(self) -> None:
        row = make.sent()
        answer = client(make.officer()).get(f"/office/asked/{row.pk}/")
        assert answer["Location"].endswith("/commission/")

    def test_the_office_sees_drafts_too(self) -> None:
        make.drafted(make.plain_item("Night calls"))
        assert "Night calls" in get(client(make.officer()))


class TestList:
    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            (Wanted(), 2),
            (Wanted(words="night board"), 0),
            (Wanted(words="night meeting"), 1),
            (Wanted(chosen={"state": "draft"}), 1),
            (Wanted(chosen={"when": When.AWAITED}), 1),
            (Wanted(chosen={"when": When.LATE}), 0),
            (Wanted(sort="title", page=9), 2),
        ],
    )
    def test_it_is_narrowed(self, wanted: Wanted, found: int) -> None:
        make.sent(make.plain_item("Night calls"))
        make.drafted(make.plain_item("Day calls"))
        assert asked_page(make.officer(), wanted, make.TODAY).total == found

    @pytest.mark.parametrize("query", ["?page=x", "?state=1", "?when=%00", "?sort=no&direction=up", "?q=%00"])
    def test_what_cannot_be_understood_is_ignored(self, query: str) -> None:
        assert "No report was asked for yet." in get(client(make.officer()), query)

    def test_it_costs_the_same_however_many_there_are(self) -> None:
        who = make.officer()

        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                asked_page(who, Wanted(), make.TODAY)
            return len(queries)

        make.sent(make.plain_item("0"))
        before = cost()
        for number in range(1, 6):
            make.sent(make.plain_item(str(number)))
        assert cost() == before == 3

"""The pages of the panel, by people of the office, members of the panel, and others."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import PanelMatter, PanelPaper
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


@pytest.fixture
def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def member() -> Client:
    """A member of the panel."""
    return client(user(Role.PANEL_MEMBER))


def page(who: Client, name: str, *args: object) -> str:
    return who.get(reverse(f"scrutiny:{name}", args=args)).text


def frame(**told: str) -> dict[str, str]:
    given = {"title": "How the harbour stands", "kind": "interim", "as_at": "2024-11-07", "since": "2024-06-06"}
    return given | told


def whole(kept: PanelPaper, **told: str) -> dict[str, str]:
    given = {
        "edition": str(kept.edition),
        "heading-1": "Lamps",
        "text-1": "Lit.",
        "place-1": "2",
        "summary": "All well.",
    }
    return frame(**given) | told


class TestTheList:
    def test_an_empty_one_says_what_to_do(self, officer: Client) -> None:
        assert "Begin one: what happened since" in page(officer, "panel")

    def test_it_says_how_late_each_was(self, officer: Client) -> None:
        make.submitted()
        assert "2 days late" in page(officer, "panel")

    def test_it_is_searched(self, officer: Client) -> None:
        make.draft()
        assert "How the harbour stands" not in officer.get(reverse("scrutiny:panel"), {"q": "gulls"}).text

    def test_ten_thousand_papers_cost_no_more_queries_than_one(self, officer: Client) -> None:
        facts: dict[str, Any] = {"kind": "Interim", "as_at": make.TODAY, "written_by": "x", "written_at": NOON}
        PanelPaper.objects.create(code="one", title="One", **facts)
        with CaptureQueriesContext(
            connection,
        ) as few:
            page(officer, "panel")
        PanelPaper.objects.bulk_create(PanelPaper(code=f"p{n}", title=f"Paper {n}", **facts) for n in range(300))
        with CaptureQueriesContext(connection) as many:
            page(officer, "panel")
        assert len(many) == len(few)


class TestWhoSees:
    def test_a_member_reads_a_submitted_paper_before_the_public_does(self, member: Client) -> None:
        kept = make.submitted()
        assert "That the panel asks about the lamps." in page(member, "panel-paper", kept.code)

    def test_a_member_finds_it_in_the_list_and_no_draft(self, member: Client) -> None:
        make.submitted()
        make.draft(title="Not yet")
        text = page(member, "panel")
        assert "How the harbour stands" in text
        assert "Not yet" not in text

    def test_a_draft_is_not_there_for_a_member(self, member: Client) -> None:
        assert member.get(reverse("scrutiny:panel-paper", args=[make.draft().code])).status_code == 404

    def test_a_member_downloads_it(self, member: Client) -> None:
        kept = make.submitted()
        answer = member.get(reverse("scrutiny:panel-paper-file", args=[kept.code, "pdf"]))
        assert answer.content.startswith(b"%PDF")

    def test_a_member_reads_what_the_panel_asked(self, member: Client) -> None:
        make.matter()
        assert "Mend the lamps" in page(member, "panel-matter", 2024, 1)

    @pytest.mark.parametrize("name", ["begin-panel-paper", "record-panel-matter", "handovers", "prepare-handover"])
    def test_a_member_changes_nothing_and_sees_nothing_else(self, member: Client, name: str) -> None:
        assert member.get(reverse(f"scrutiny:{name}")).status_code == 403

    def test_a_member_submits_nothing(self, member: Client) -> None:
        kept = make.draft()
        answer = member.post(reverse("scrutiny:submit-panel-paper", args=[kept.code]), {"edition": kept.edition})
        assert answer.status_code == 403

    @pytest.mark.parametrize("role", [Role.FORCE_LIAISON, Role.PROVIDER, Role.VOLUNTEER])
    def test_others_from_outside_see_nothing(self, role: Role) -> None:
        assert client(user(role)).get(reverse("scrutiny:panel")).status_code == 403

    def test_who_only_sees_is_offered_no_button(self) -> None:
        make.draft()
        text = page(client(user(Role.PUBLISHER)), "panel-paper", "how-the-harbour-stands")
        assert "Submit the paper" not in text
        assert "Edit the paper" not in text


class TestWriting:
    def test_it_is_begun_and_led_on_to_writing(self, officer: Client) -> None:
        answer = officer.post(reverse("scrutiny:begin-panel-paper"), frame())
        assert answer["Location"] == "/office/panel/papers/how-the-harbour-stands/edit/"
        assert PanelPaper.objects.get().kind == "Interim"

    def test_a_day_that_is_none_is_told_where_it_stands(self, officer: Client) -> None:
        answer = officer.post(reverse("scrutiny:begin-panel-paper"), frame(as_at="soon"))
        assert "Write the day as 2024-11-07." in answer.text
        assert "How the harbour stands" in answer.text

    def test_sections_go_by_their_places(self, officer: Client) -> None:
        kept = make.begun(due=None)
        told = whole(kept, **{"heading-2": "Nets", "place-2": "1", "text-2": "Dry."})
        officer.post(reverse("scrutiny:edit-panel-paper", args=[kept.code]), told)
        assert [one.heading for one in kept.sections.order_by("position")] == ["Nets", "Lamps"]

    def test_a_text_without_a_heading_is_not_lost(self, officer: Client) -> None:
        kept = make.begun(due=None)
        answer = officer.post(reverse("scrutiny:edit-panel-paper", args=[kept.code]), whole(kept, **{"heading-1": ""}))
        assert "Give this section a heading" in answer.text
        assert "Lit." in answer.text

    def test_an_attachment_leads_to_the_web_and_nowhere_else(self, officer: Client) -> None:
        kept = make.begun(due=None)
        told = whole(kept, attachments="Tides | javascript:alert(1)")
        answer = officer.post(reverse("scrutiny:edit-panel-paper", args=[kept.code]), told)
        assert "is no address" in answer.text

    def test_looking_saves_nothing(self, officer: Client) -> None:
        kept = make.begun(due=None)
        told = whole(kept, look="1", summary="In 2023: {calls 2023}.")
        answer = officer.post(reverse("scrutiny:edit-panel-paper", args=[kept.code]), told)
        assert "<strong>154,666</strong>" in answer.text
        assert PanelPaper.objects.get().edition == 1

    def test_who_saves_an_older_state_keeps_what_was_typed(self, officer: Client) -> None:
        kept = make.draft()
        told = whole(kept, summary="Mine.", edition="1")
        answer = officer.post(reverse("scrutiny:edit-panel-paper", args=[kept.code]), told)
        assert answer.status_code == 409
        assert "Mine." in answer.text

    def test_a_submitted_one_is_not_written_on(self, officer: Client) -> None:
        kept = make.submitted()
        answer = officer.get(reverse("scrutiny:edit-panel-paper", args=[kept.code]))
        assert answer["Location"] == f"/office/panel/papers/{kept.code}/"

    def test_it_is_submitted(self, officer: Client) -> None:
        kept = make.draft()
        answer = officer.post(
            reverse("scrutiny:submit-panel-paper", args=[kept.code]), {"edition": kept.edition}, follow=True
        )
        assert "members can read it now, the public from 14 November 2024" in answer.text

    def test_what_is_missing_is_told(self, officer: Client) -> None:
        kept = make.begun(due=None)
        answer = officer.post(reverse("scrutiny:submit-panel-paper", args=[kept.code]), {"edition": "1"})
        assert answer.status_code == 409
        assert "The summary is empty" in answer.text

    def test_it_is_withdrawn_with_a_reason(self, officer: Client) -> None:
        kept = make.submitted()
        where = reverse("scrutiny:withdraw-panel-paper", args=[kept.code])
        told = {"because": "Of the wrong year.", "edition": str(kept.edition)}
        assert "Withdrawn: Of the wrong year." in officer.post(where, told, follow=True).text

    def test_a_paper_is_put_right_by_another(self, officer: Client) -> None:
        kept = make.submitted()
        where = f"{reverse('scrutiny:begin-panel-paper')}?replaces={kept.code}"
        assert "Put “How the harbour stands” right" in officer.get(where).text
        officer.post(where, frame())
        assert PanelPaper.objects.get(replaces=kept).summary == kept.summary


class TestMatters:
    def test_an_empty_list_says_what_to_do(self, officer: Client) -> None:
        assert "When the panel asks, recommends or reports something" in page(officer, "panel-matters")

    def test_one_is_kept_answered_and_published(self, officer: Client) -> None:
        told = {"kind": "recommendation", "title": "Lamps", "words": "Mend them.", "received_on": "2024-06-06"}
        officer.post(reverse("scrutiny:record-panel-matter"), told)
        one = reverse("scrutiny:panel-matter", args=[2024, 1])
        edition = str(PanelMatter.objects.get().edition)
        said = {"response": "We shall: {calls 2023}.", "accepted": "Accepted", "on": "2024-11-07", "edition": edition}
        assert "154,666" in officer.post(f"{one}respond/", said, follow=True).text
        edition = str(PanelMatter.objects.get().edition)
        answer = officer.post(f"{one}publish/", {"edition": edition}, follow=True)
        assert "The response is published" in answer.text

    def test_a_response_of_an_older_state_is_not_lost(self, officer: Client) -> None:
        make.matter()
        said = {"response": "Mine.", "accepted": "Accepted", "on": "2024-11-07", "edition": "0"}
        answer = officer.post("/office/panel/matters/2024/1/respond/", said)
        assert answer.status_code == 409
        assert "Mine." in answer.text

    def test_a_number_that_no_column_holds_is_not_there(self, officer: Client) -> None:
        assert officer.get(f"/office/panel/matters/2024/{10**30}/").status_code == 404

    def test_it_is_found_by_its_number(self, officer: Client) -> None:
        make.matter()
        assert "Mend the lamps" in officer.get(reverse("scrutiny:panel-matters"), {"q": "2024/1"}).text

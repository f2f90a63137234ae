"""The pages of decisions: the list, the record, the draft step by step, taking it, the notice."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body as make_body
from answerable.decisions.models import Decision
from answerable.decisions.operations.parts import Issue, Openness
from answerable.decisions.tests import make
from answerable.people.roles import Role
from answerable.people.tests.make import client, user

pytestmark = pytest.mark.django_db
SECRET = "The price is 40 a lamp."


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


@pytest.fixture
def writer() -> Client:
    """Somebody who writes decisions and may not take them."""
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def holder() -> Client:
    """Somebody who takes decisions and may not write them."""
    return client(user(Role.OFFICE_HOLDER))


def get(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(f"/office/decisions/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def exempt() -> Decision:
    return make.ready(Openness("part_exempt", "Trade secrets", SECRET))


class TestList:
    def test_an_empty_one_says_what_to_do(self, writer: Client) -> None:
        assert "Begin with a draft" in get(writer, "")

    def test_it_counts_in_words(self, writer: Client) -> None:
        make.taken()
        make.draft(title="Not yet")
        assert "1 decision taken, 1 draft." in get(writer, "")

    @pytest.mark.parametrize(
        ("query", "found"),
        [("?q=lamps", "Lamps"), ("?q=2026/002", "Benches"), ("?state=Draft", "Nets"), ("?year=2026&form=Signed", "Lamps")],
    )  # fmt: skip
    def test_it_is_searched_and_narrowed(self, writer: Client, query: str, found: str) -> None:
        make.taken("Lamps")
        make.taken("Benches")
        make.draft(title="Nets")
        assert f">{found}</a>" in get(writer, query)

    @pytest.mark.parametrize("query", ["?page=99999", "?year=99", "?state=x", "?sort=x", "?q=%00", "?q=2026/99999999"])
    def test_what_cannot_be_understood_is_ignored(self, writer: Client, query: str) -> None:
        make.taken("Lamps")
        get(writer, query)

    def test_it_is_sorted_and_turned_in_the_database(self, writer: Client) -> None:
        for number in range(30):
            make.draft(title=f"Draft {number:02}")
        page = get(writer, "?sort=title&direction=desc&page=2")
        assert ">Draft 04</a>" in page
        assert ">Draft 05</a>" not in page

    def test_the_queries_do_not_grow(self, writer: Client) -> None:
        make.draft(title="One")
        with CaptureQueriesContext(
            connection,
        ) as few:
            get(writer, "")
        rows = [Decision(code=f"d-{n}", title=f"No {n}", form="signed", written_by="user:1", written_at=make.NOON) for n in range(200)]  # fmt: skip
        Decision.objects.bulk_create(rows)
        with CaptureQueriesContext(connection) as many:
            get(writer, "")
        assert len(many) == len(few)

    def test_somebody_from_outside_sees_none(self) -> None:
        get(client(user(Role.FORCE_LIAISON)), "", 403)


class TestRecord:
    def test_a_draft_lists_what_is_missing_with_links(self, writer: Client) -> None:
        kept = make.draft()
        assert f'<a href="/office/decisions/{kept.code}/advice/">Write down the legal advice' in get(
            writer, f"{kept.code}/"
        )

    def test_it_says_what_was_decided(self, writer: Client) -> None:
        kept = make.taken()
        page = get(writer, f"{kept.code}/")
        assert "Decided on 4 March 2026: pay for them. It has effect from 1 April 2026." in page
        assert "2026/001" in page

    def test_a_vote_shows_each_member_and_its_working(self, writer: Client) -> None:
        kept = make.take(make.voted("ffaao", casting="for"))
        page = get(writer, f"{kept.code}/")
        assert "the casting vote was given for it" in page
        assert "Abstained" in page

    def test_the_office_sees_the_exempt_part(self, writer: Client) -> None:
        kept = make.take(exempt())
        assert SECRET in get(writer, f"{kept.code}/")

    def test_who_may_not_write_has_no_way_to(self, holder: Client) -> None:
        kept = make.draft()
        page = get(holder, f"{kept.code}/")
        assert "/advice/" not in page
        assert f"/office/decisions/{kept.code}/take/" in page

    def test_there_is_none(self, writer: Client) -> None:
        get(writer, "nothing/", 404)


class TestDrafting:
    def test_a_board_begins_with_a_vote(self, writer: Client) -> None:
        set_up(make_body(kind="board"), by=make.WRITER, at=make.NOON)
        page = writer.get("/office/decisions/new/").content.decode()
        assert "A board decides by votes" in page
        assert re.search(r'value="voted"[^>]*checked', page)

    def test_it_begins_with_a_title_and_a_form(self, writer: Client) -> None:
        answer = writer.post("/office/decisions/new/", {"title": "Lamps", "form": "signed"})
        assert answer["Location"] == "/office/decisions/lamps/issue/"

    def test_a_step_leads_to_the_next(self, writer: Client) -> None:
        kept = make.draft()
        told = {"title": "Lamps", "issue": "Whether.", "edition": kept.edition}
        answer = writer.post(f"/office/decisions/{kept.code}/issue/", told)
        assert answer["Location"].endswith("/options/")

    def test_who_saves_an_older_state_keeps_what_was_typed(self, writer: Client) -> None:
        kept = make.draft()
        make.written(kept, Issue("Theirs", "Theirs."))
        answer = writer.post(f"/office/decisions/{kept.code}/issue/", {"title": "Mine", "issue": "Mine.", "edition": 1})
        page = answer.content.decode()
        assert "Somebody else saved this draft" in page
        assert "Mine." in page

    @pytest.mark.parametrize("key", ["issue", "options", "advice", "who", "interests", "reasons", "openness", "significance", "serves"])  # fmt: skip
    def test_saving_a_step_as_it_is_changes_nothing(self, writer: Client, key: str) -> None:
        kept = exempt()
        page = writer.get(f"/office/decisions/{kept.code}/{key}/")
        form = page.context["form"]
        sent = {one.html_name: one.value() for one in form if one.value() not in (None, False)}
        answer = writer.post(f"/office/decisions/{kept.code}/{key}/", dict(sent))
        assert answer.status_code == 302
        kept.refresh_from_db()
        assert make.take(kept).state == "taken"

    def test_the_vote_sheet_is_filled_in(self, writer: Client) -> None:
        kept = make.draft(*make.VOTED, form="voted")
        sent = {f"cast_{n}": "for" for n in range(5)} | {"moved": "0", "seconded": "1", "edition": str(kept.edition)}
        writer.post(f"/office/decisions/{kept.code}/votes/", sent)
        kept.refresh_from_db()
        assert make.take(kept).state == "taken"

    def test_an_option_that_is_empty_cannot_be_chosen(self, writer: Client) -> None:
        kept = make.draft()
        sent = {"title_1": "One", "chosen": "2", "edition": kept.edition}
        answer = writer.post(f"/office/decisions/{kept.code}/options/", sent)
        assert "Option 2 is empty" in answer.content.decode()

    def test_interests_ask_first_who_decides(self, writer: Client) -> None:
        kept = make.draft()
        assert "Nobody is named yet" in get(writer, f"{kept.code}/interests/")

    def test_a_taken_one_has_no_steps(self, writer: Client) -> None:
        kept = make.taken()
        get(writer, f"{kept.code}/issue/", 302)

    @pytest.mark.parametrize("path", ["new/", "x/issue/"])
    def test_the_holder_does_not_write(self, holder: Client, path: str) -> None:
        make.draft(title="x")
        get(holder, path, 403)


class TestTaking:
    def test_the_holder_signs(self, holder: Client) -> None:
        kept = make.ready()
        sent = {"decided_on": "2026-03-04", "edition": kept.edition}
        answer = holder.post(f"/office/decisions/{kept.code}/take/", sent, follow=True)
        assert "Taken, as number 2026/001." in answer.content.decode()

    def test_who_may_not_write_is_told_who_may_and_led_nowhere(self, holder: Client) -> None:
        kept = make.draft()
        page = get(holder, f"{kept.code}/take/")
        shown = page[page.index("It cannot be taken yet") : page.index("</main>")]
        assert ("Only people of these roles may" in shown, f"/office/decisions/{kept.code}/advice/" in shown) == (
            True,
            False,
        )

    def test_what_is_missing_is_listed(self, holder: Client) -> None:
        kept = make.draft()
        sent = {"decided_on": "2026-03-04", "edition": kept.edition}
        answer = holder.post(f"/office/decisions/{kept.code}/take/", sent)
        assert answer.status_code == 200
        assert "Say who signs." in answer.content.decode()

    def test_the_writer_does_not_take(self, writer: Client) -> None:
        get(writer, f"{make.ready().code}/take/", 403)

    def test_a_draft_is_withdrawn(self, writer: Client) -> None:
        kept = make.draft()
        sent = {"because": "Nobody asked.", "edition": kept.edition}
        answer = writer.post(f"/office/decisions/{kept.code}/withdraw/", sent, follow=True)
        assert "Withdrawn before it was decided: Nobody asked." in answer.content.decode()


class TestNotice:
    def test_as_a_word_document_without_the_exempt_part(self, writer: Client) -> None:
        kept = make.take(exempt())
        answer = writer.get(f"/office/decisions/{kept.code}/notice/docx/")
        text = "\n".join(one.text for one in docx.Document(BytesIO(answer.content)).paragraphs)
        assert "Decision 2026/001: Lamps for the quay" in text
        assert "Trade secrets" in text
        assert SECRET not in text

    def test_as_pdf(self, writer: Client) -> None:
        kept = make.taken()
        answer = writer.get(f"/office/decisions/{kept.code}/notice/pdf/")
        assert answer.content.startswith(b"%PDF")
        assert 'filename="decision-2026-001.pdf"' in answer["Content-Disposition"]

    def test_of_a_draft_says_that_it_is_one(self, writer: Client) -> None:
        kept = make.draft(make.ISSUE)
        answer = writer.get(f"/office/decisions/{kept.code}/notice/docx/")
        text = "\n".join(one.text for one in docx.Document(BytesIO(answer.content)).paragraphs)
        assert "nothing is decided yet" in text


def test_a_decision_of_a_day_long_ago_is_found_by_its_year(writer: Client) -> None:
    make.taken("Old", date(2025, 12, 1))
    assert ">Old</a>" in get(writer, "?year=2025")

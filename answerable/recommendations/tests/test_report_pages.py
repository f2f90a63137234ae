"""The pages of reports and responses: who may, what they say, and a response from invitation to publication."""

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.evidence.intake.reading import read_bytes
from answerable.measures.tests.page_make import SCRIPT, client
from answerable.people.roles import Role
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Report
from answerable.recommendations.operations import report as operations
from answerable.recommendations.tests.report_make import (
    FEBRUARY,
    OFFICER,
    complete,
    facts,
    fresh,
    inspection,
    office,
    published,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


@pytest.fixture
def report() -> Report:
    return inspection(Entry("Train officers"), Entry("Revise", addressee="others"))


@pytest.fixture
def officer() -> Client:
    return client(Role.SCRUTINY_OFFICER)


def href(name: str, *args: object) -> str:
    return reverse(f"recommendations:{name}", args=args)


class TestList:
    def test_an_empty_one_says_what_to_do(self, officer: Client) -> None:
        assert "Take one in from its document, and what it recommends is found" in officer.get(href("reports")).text

    def test_it_tells_of_the_response_and_its_clock(self, officer: Client, report: Report) -> None:
        page = officer.get(href("reports")).text
        assert "1 response is owed, and it is late." in page
        assert "Late in law by" in page

    def test_it_is_narrowed(self, officer: Client, report: Report) -> None:
        inspection(title="Seals", origin="internal_audit")
        page = officer.get(href("reports"), {"response": "Still to be published"}).text
        assert "Custody in winter" in page
        assert "Seals" not in page

    def test_it_is_searched(self, officer: Client, report: Report) -> None:
        assert "Custody in winter" not in officer.get(href("reports"), {"q": "burglary"}).text

    def test_many_cost_no_more_queries(
        self, officer: Client, report: Report, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for n in range(60):
            operations.enter(facts(title=f"Letter {n}", origin="panel"), by=OFFICER, at=FEBRUARY)
        with django_assert_max_num_queries(12):
            officer.get(href("reports"))

    def test_what_cannot_be_understood_is_ignored(self, officer: Client, report: Report) -> None:
        asked = {"page": "x", "sort": "nothing", "origin": "\x00", "q": "\x00"}
        assert officer.get(href("reports"), asked).status_code == 200


class TestWhoMay:
    @pytest.mark.parametrize("name", ["edit-report", "invite", "comments", "words", "not-owed", "copies"])
    def test_a_publisher_sees_and_changes_nothing(self, report: Report, name: str) -> None:
        browser = client(Role.PUBLISHER)
        assert browser.get(href("report", report.code)).status_code == 200
        assert browser.get(href(name, report.code)).status_code == 403

    def test_who_writes_it_does_not_publish_it(self, officer: Client, report: Report) -> None:
        assert officer.post(href("publish-response", report.code)).status_code == 403

    def test_somebody_from_outside_sees_none(self, report: Report) -> None:
        assert client(Role.FORCE_LIAISON).get(href("report", report.code)).status_code == 403

    def test_what_is_not_there_is_not_found(self, officer: Client) -> None:
        assert officer.get(href("report", "nothing")).status_code == 404


class TestEntering:
    def test_it_is_written_down(self, officer: Client) -> None:
        told = {"title": "Custody in winter", "origin": "inspectorate", "published": "2026-01-14"}
        assert "the clock of the response runs" in officer.post(href("new-report"), told, follow=True).text

    def test_an_error_keeps_what_was_typed(self, officer: Client) -> None:
        page = officer.post(href("new-report"), {"title": "Custody in winter", "origin": "inspectorate"}).text
        assert "There is a problem" in page
        assert 'value="Custody in winter"' in page

    def test_a_corrected_day_wants_its_reason(self, officer: Client, report: Report) -> None:
        told = {"title": report.title, "origin": "inspectorate", "published": "2026-01-20", "edition": "1"}
        assert "Say why the day of publication changes" in officer.post(href("edit-report", report.code), told).text

    def test_who_opened_an_older_state_is_told(self, officer: Client, report: Report) -> None:
        told = {"title": "Other", "origin": "inspectorate", "published": "2026-01-14", "edition": "7"}
        page = officer.post(href("edit-report", report.code), told).text
        assert "Somebody else saved this" in page
        assert 'value="Other"' in page

    def test_what_is_typed_is_no_markup(self, officer: Client) -> None:
        made = inspection(Entry(SCRIPT), title=SCRIPT)
        for page in (href("report", made.code), href("response", made.code), href("reports")):
            assert SCRIPT not in officer.get(page).text


class TestOneReport:
    def test_its_lead_says_when_the_response_is_due(self, officer: Client, report: Report) -> None:
        page = officer.get(href("report", report.code)).text
        assert "The response has to be published by 10 March 2026" in page
        assert "The report brings 2 recommendations." in page

    def test_the_working_of_its_clock_is_there(self, officer: Client, report: Report) -> None:
        assert "How the date was worked out" in officer.get(href("report", report.code)).text

    def test_each_thing_that_is_missing_leads_to_where_it_is_put_right(self, officer: Client, report: Report) -> None:
        page = officer.get(href("report", report.code)).text
        one = report.recommendations.get(title="Train officers")
        assert href("answer", report.code, one.pk) in page
        assert href("invite", report.code) in page

    def test_a_report_without_a_clock_has_none(self, officer: Client) -> None:
        made = inspection(origin="panel")
        assert "Its clock" not in officer.get(href("report", made.code)).text

    def test_its_queries_do_not_grow_with_its_recommendations(
        self, officer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        made = inspection(*(Entry(f"Thing {n}") for n in range(60)))
        with django_assert_max_num_queries(20):
            officer.get(href("report", made.code))


class TestResponse:
    def test_the_letter_names_the_date(self, officer: Client, report: Report) -> None:
        page = officer.get(href("invite", report.code)).text
        assert "The chief officer of Northmoor Police" in page
        assert "Please send your comments by" in page

    def test_who_may_not_put_it_right_is_told_who_may(self, report: Report) -> None:
        page = client(Role.OFFICE_HOLDER).get(href("response", report.code)).text
        assert ("Only people of these roles may" in page, href("invite", report.code) in page) == (True, False)

    def test_publishing_too_early_lists_what_is_missing(self, report: Report) -> None:
        told = {"on": "2026-02-16", "edition": report.edition}
        answer = client(Role.OFFICE_HOLDER).post(href("publish-response", report.code), told)
        assert "has neither an action nor a reason" in answer.text

    def test_from_invitation_to_publication(self, officer: Client, report: Report) -> None:
        one = report.recommendations.get(title="Train officers")
        days = {"on": "2026-02-16", "comments_by": "2026-02-27"}
        officer.post(href("invite", report.code), days | {"edition": "1"})
        officer.post(
            href("comments", report.code), {"commented_on": "2026-02-20", "comments": "Accepted.", "edition": "2"}
        )
        officer.post(href("words", report.code), {"body_comments": "The report is fair.", "edition": "3"})
        officer.post(href("answer", report.code, one.pk), {"action": "All are trained.", "edition": "1"})
        holder = client(Role.OFFICE_HOLDER)
        page = holder.post(href("publish-response", report.code), {"on": "2026-03-01", "edition": "4"}, follow=True)
        assert "The response was published on 1 March 2026, in time." in page.text

    def test_an_answer_says_something(self, officer: Client, report: Report) -> None:
        one = report.recommendations.get(title="Train officers")
        page = officer.post(href("answer", report.code, one.pk), {"edition": "1"}).text
        assert "one of the two has to be there" in page

    def test_the_next_to_answer_follows(self, officer: Client) -> None:
        made = inspection(Entry("First"), Entry("Second"))
        first, second = made.recommendations.order_by("position")
        told = {"action": "Done.", "edition": "1", "next": "1"}
        answer = officer.post(href("answer", made.code, first.pk), told)
        assert answer.headers["Location"] == href("answer", made.code, second.pk)

    def test_a_recommendation_of_another_report_is_not_found_here(self, officer: Client, report: Report) -> None:
        other = inspection(Entry("Other"))
        assert officer.get(href("answer", report.code, other.recommendations.get().pk)).status_code == 404

    def test_who_is_owed_a_copy_is_told(self, officer: Client, report: Report) -> None:
        done = published(complete(report))
        page = officer.get(href("copies", done.code)).text
        assert "Still owed a copy: His Majesty&#x27;s Inspectorate" in page

    def test_a_copy_is_written_down(self, officer: Client, report: Report) -> None:
        done = published(complete(report))
        told = {"to": "The Home Secretary", "sent_on": "2026-02-17", "how": "by post"}
        assert "sent on 17 February 2026, by post" in officer.post(href("copies", done.code), told, follow=True).text

    def test_it_is_not_owed_and_owed_again(self, officer: Client, report: Report) -> None:
        officer.post(href("not-owed", report.code), {"why": "Another force.", "edition": "1"})
        page = officer.get(href("not-owed", report.code)).text
        assert "A response is owed all the same" in page


class TestFiles:
    def words(self, answer: bytes, name: str) -> str:
        return " ".join(passage.text for passage in read_bytes(answer, name).passages)

    @pytest.mark.parametrize("form", ["docx", "pdf"])
    def test_they_say_what_the_page_says(self, officer: Client, report: Report, form: str) -> None:
        done = published(complete(report))
        told = self.words(officer.get(href("response-download", done.code, form)).content, f"response.{form}")
        for words in (
            "The report is fair.",
            "We accept the findings.",
            "I shall ask again in May.",
            "A test is in use.",
        ):
            assert words in told

    def test_the_same_response_is_the_same_file(self, officer: Client, report: Report) -> None:
        done = published(complete(report))
        one, two = (officer.get(href("response-download", done.code, "docx")).content for _ in range(2))
        assert one == two

    def test_a_draft_says_that_it_is_one(self, officer: Client, report: Report) -> None:
        made = officer.get(href("response-download", report.code, "docx")).content
        assert any("This is a draft." in one.text for one in docx.Document(io.BytesIO(made)).paragraphs)

    def test_no_other_form(self, officer: Client, report: Report) -> None:
        assert officer.get(href("response-download", report.code, "odt")).status_code == 404

    def test_what_was_published_is_downloaded_as_it_was(self, officer: Client, report: Report) -> None:
        done = fresh(published(complete(report)))
        done.recommendations.update(title="Something else", text="Something else")
        told = self.words(officer.get(href("response-download", done.code, "docx")).content, "response.docx")
        assert "Something else" not in told

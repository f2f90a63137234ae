"""A report taken in from its document: text, DOCX and PDF; what is found is looked through; refused files say why."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.calc.recommending.found import Found
from answerable.evidence.models import Document
from answerable.evidence.tests.as_docx import as_docx
from answerable.evidence.tests.as_pdf import as_pdf
from answerable.measures.tests.page_make import client
from answerable.people.roles import Role
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.queries.report_found import looked_through, title_of
from answerable.recommendations.tests.report_make import INSPECTION, PUBLISHED, office, paper

pytestmark = pytest.mark.django_db
FORMS = {
    "inspection.md": INSPECTION.encode(),
    "inspection.docx": as_docx(INSPECTION).data,
    "inspection.pdf": as_pdf(INSPECTION, ruled=True),
}
NUMBERS = ["CoC 1", "CoC 1a", "CoC 1b", "1", "2", "3", "4"]


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


@pytest.fixture
def browser() -> Client:
    return client(Role.SCRUTINY_OFFICER)


def found(document: Document) -> list[Found]:
    return [one.found for one in looked_through(document, document.published).found]


def preview(document: Document) -> str:
    return reverse("recommendations:import-preview", args=[document.code])


def posted(browser: Client, document: Document, **changed: str) -> dict[str, str]:
    """The form of the preview as it comes, with some of it changed; a tick is taken away by "no"."""
    form = browser.get(preview(document)).context["form"]
    told = {}
    for bound in form:
        value = bound.initial
        if value is True:
            told[bound.name] = "on"
        elif value not in (None, False, ""):
            told[bound.name] = value.isoformat() if isinstance(value, date) else str(value)
    told |= {"origin": "inspectorate"} | changed
    return {name: value for name, value in told.items() if value != "no"}


class TestForms:
    @pytest.mark.parametrize("name", FORMS)
    def test_the_same_is_found_in_each(self, name: str) -> None:
        assert [one.number for one in found(paper(FORMS[name], name))] == NUMBERS

    def test_a_pdf_tells_the_page(self) -> None:
        assert found(paper(FORMS["inspection.pdf"], "inspection.pdf"))[0].page == 1

    def test_a_text_tells_the_line(self) -> None:
        assert found(paper())[0].line == 3

    def test_the_name_of_the_force_is_known(self) -> None:
        first = paper(b"Recommendation 1\n\nSouthmere Police should act.\n", "other.txt")
        assert found(first)[0].addressee.value == "others"


def in_word() -> bytes:
    """Recommendations in the forms that Word gives them: bullets, numbers that it counts, a box drawn by a table."""
    document = docx.Document()
    document.add_heading("Cause of concern", 2)
    document.add_paragraph("The force is slow.")
    document.add_paragraph("By 30 June 2026, the force should:")
    for item in ("check on people; and", "say so."):
        document.add_paragraph(item, "List Bullet")
    document.add_table(1, 1).rows[0].cells[0].text = "Area for improvement 1\nThe force should answer sooner."
    document.add_heading("Recommendations", 1)
    for item in ("The chief constable should hire.", "The commissioner should ask within three months."):
        document.add_paragraph(item, "List Number")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_what_word_has_forms_of_its_own_for_is_found() -> None:
    told = found(paper(in_word(), "word.docx"))
    assert [(one.number, one.under) for one in told] == [
        ("CoC 1", ""),
        ("CoC 1a", "CoC 1"),
        ("CoC 1b", "CoC 1"),
        ("AFI 1", ""),
        ("1", ""),
        ("2", ""),
    ]


class TestChoosing:
    def send(self, browser: Client, content: bytes, name: str = "inspection.md", **told: str) -> str:
        given = {"file": SimpleUploadedFile(name, content), "published": "2026-01-14", **told}
        return browser.post(reverse("recommendations:import-report"), given, follow=True).text

    def test_a_file_is_kept_among_the_papers(self, browser: Client) -> None:
        self.send(browser, INSPECTION.encode())
        assert Document.objects.get().published == PUBLISHED

    def test_the_same_file_again_is_the_same_paper(self, browser: Client) -> None:
        self.send(browser, INSPECTION.encode())
        assert "is here already" in self.send(browser, INSPECTION.encode())
        assert Document.objects.count() == 1

    def test_a_day_is_asked_for(self, browser: Client) -> None:
        assert "Say on which day it was published." in self.send(browser, INSPECTION.encode(), published="")

    def test_neither_file_nor_paper(self, browser: Client) -> None:
        page = browser.post(reverse("recommendations:import-report"), {"published": "2026-01-14"}).text
        assert "Choose a file, or a paper." in page

    def test_both_of_them(self, browser: Client) -> None:
        held = paper(b"Some words.", "other.txt")
        assert "Choose one: a file" in self.send(browser, INSPECTION.encode(), document=str(held.pk))

    def test_a_caseworker_chooses_a_paper_and_sends_none(self) -> None:
        page = client(Role.CASEWORKER).get(reverse("recommendations:import-report")).text
        assert 'type="file"' not in page

    def test_a_paper_without_a_day_is_asked_for_it(self, browser: Client) -> None:
        held = paper(day=None)
        assert "Say on which day" in browser.get(preview(held), follow=True).text

    def test_a_refused_file_says_why(self, browser: Client) -> None:
        held = paper(b"%PDF-1.7 and nothing more", "broken.pdf")
        page = browser.get(preview(held)).text
        assert "This file cannot be read" in page
        assert held.refusal.split(":")[0] in page.replace("&#x27;", "'")


class TestPreview:
    def test_each_is_quoted_with_its_place(self, browser: Client) -> None:
        page = browser.get(preview(paper())).text
        assert "Line 16: the words of the report" in page
        assert "By 31 March 2026, chief constables should train officers" in page

    def test_what_is_doubtful_is_not_ticked(self, browser: Client) -> None:
        form = browser.get(preview(paper())).context["form"]
        assert [form[f"take-{n}"].initial for n in range(7)] == [True] * 6 + [False]

    def test_a_report_with_none_says_so(self, browser: Client) -> None:
        page = browser.get(preview(paper(b"All is well. The force should be proud.", "well.txt"))).text
        assert "No recommendation was found in this paper." in page

    def test_it_is_told_when_the_paper_was_taken_in_before(self, browser: Client) -> None:
        held = paper()
        browser.post(preview(held), posted(browser, held))
        assert "This paper was taken in before" in browser.get(preview(held)).text

    def test_only_who_keeps_recommendations_sees_it(self) -> None:
        assert client(Role.PUBLISHER).get(preview(paper())).status_code == 403


class TestTitle:
    def test_it_is_the_first_heading(self) -> None:
        assert title_of(paper()) == "Northmoor Police: how it protects people at risk"

    def test_what_somebody_called_it_stays(self) -> None:
        held = paper()
        held.title = "The winter report"
        assert title_of(held) == "The winter report"


class TestTakingIn:
    def test_what_is_ticked_is_in_the_register_with_its_place(self, browser: Client) -> None:
        held = paper()
        browser.post(preview(held), posted(browser, held))
        rows = Recommendation.objects.order_by("position")
        assert [one.number for one in rows] == NUMBERS[:-1]
        assert rows[1].under == rows[0]
        assert rows[3].source_line == 16

    def test_its_clock_runs(self, browser: Client) -> None:
        held = paper()
        page = browser.post(preview(held), posted(browser, held), follow=True).text
        assert "6 recommendations taken in." in page
        assert Report.objects.get().clock

    def test_what_is_changed_is_taken_in_as_changed(self, browser: Client) -> None:
        held = paper()
        told = {"title-3": "Train custody officers", "deadline_kind-3": "none_set", "owner_role-3": "Head of custody"}
        browser.post(preview(held), posted(browser, held, **told))
        one = Recommendation.objects.get(number="1")
        assert (one.title, one.deadline, one.owner_role) == ("Train custody officers", None, "Head of custody")

    def test_what_is_not_ticked_is_left_out(self, browser: Client) -> None:
        held = paper()
        browser.post(preview(held), posted(browser, held, **{"take-5": "no"}))
        assert not Recommendation.objects.filter(number="3").exists()

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"number-4": "1"}, "The number “1” stands twice in this report"),
            ({"take-0": "no"}, "there is no other cause of concern “CoC 1” in this report"),
            ({"deadline_kind-4": "date"}, "Say which day, or choose another kind of deadline."),
            ({"published": "2999-01-01"}, "is still to come"),
            ({f"take-{n}": "no" for n in range(7)}, "Tick at least one recommendation to take in."),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_written(
        self, browser: Client, changed: dict[str, str], words: str
    ) -> None:
        held = paper()
        assert words in browser.post(preview(held), posted(browser, held, **changed)).text
        assert Report.objects.count() == 0

    def test_what_was_typed_stays(self, browser: Client) -> None:
        held = paper()
        page = browser.post(preview(held), posted(browser, held, **{"number-4": "1", "title-3": "Kept words"})).text
        assert "Kept words" in page

    def test_a_report_without_any_is_written_down_all_the_same(self, browser: Client) -> None:
        held = paper(b"All is well. The force should be proud.", "well.txt")
        browser.post(preview(held), posted(browser, held))
        assert Report.objects.get().document == held

"""The page, the Word document and the PDF of a summary say the same, statement by statement, in the same order."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser

import docx
import pypdfium2
import pytest
from django.template.loader import render_to_string
from docx.document import Document
from docx.text.paragraph import Paragraph

from answerable.assessments.models import Summary
from answerable.assessments.queries.answers import Beside, Difference
from answerable.assessments.queries.summary import SummaryObjective, SummaryPage
from answerable.assessments.queries.summary_paper import Standing, paper
from answerable.assessments.queries.summary_read import Read
from answerable.assessments.queries.summary_words import counts, lead
from answerable.assessments.tests.summary_make import cited_page, full_objective, objective, page
from answerable.assessments.views.summary_files import file_bytes
from answerable.assessments.views.summary_parts import sections
from answerable.calc.status.answer import Performance
from answerable.kit.docx import Heading
from answerable.kit.paper import PaperPart, Passage, plain

pytestmark = pytest.mark.django_db

KEPT = Summary(code="harbour", title="How it stands", written_at=datetime(2024, 11, 7, 9, 30, tzinfo=UTC))
SAID_IN = {"h2", "h3", "h4", "p", "li", "dt", "dd", "caption", "th", "td"}


class Statements(HTMLParser):
    """The text of every element that says something, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SAID_IN:
            self._inside = True
            self.told.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in SAID_IN

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.told[-1] += data


def html_of(told: Read) -> str:
    return render_to_string("assessments/summary_paper.html", {"sections": sections(told.parts())})


def on_page(told: Read) -> list[str]:
    reader = Statements()
    reader.feed(html_of(told))
    return [one for one in map(bare, reader.told) if one]


def in_docx(told: Read) -> str:
    document = docx.Document(io.BytesIO(file_bytes(told, "docx")))
    return bare("\n".join(_blocks(document)))


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def in_pdf(told: Read) -> str:
    """The words of every page without what stands at its head and foot."""
    pages = pypdfium2.PdfDocument(file_bytes(told, "pdf"))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    feet = [re.sub(rf"Page {at} of {len(texts)}\s*$", "", text.strip()) for at, text in enumerate(texts, 1)]
    return bare(" ".join(text.removeprefix(told.page.title) for text in feet))


def bare(text: str) -> str:
    """The words alone: lines end elsewhere in each form, a term has a colon after it or not, an item its mark."""
    return re.sub(r"[\s:•\-\ufffe\u2011]", "", text)


def missing(statements: list[str], text: str) -> list[str]:
    """The statements that do not follow one another in the text."""
    at, lost = 0, []
    for one in statements:
        found = text.find(one, at)
        if found < 0:
            lost.append(one)
        at = max(at, found)
    return lost


def test_word_says_what_the_page_says() -> None:
    told = Read(KEPT, cited_page())
    assert missing(on_page(told), in_docx(told)) == []


def test_the_pdf_says_what_the_page_says() -> None:
    told = Read(KEPT, cited_page())
    assert missing(on_page(told), in_pdf(told)) == []


def test_no_form_says_more() -> None:
    told = Read(KEPT, cited_page())
    said = "".join(on_page(told))
    for text in (in_docx(told).removeprefix(bare(told.page.title)), in_pdf(told)):
        # in print a source has its number before it
        assert abs(len(text) - len(said)) <= len("1.") * len(told.page.text.figures) + 1


def test_what_people_wrote_is_never_markup() -> None:
    told = Read(KEPT, cited_page())
    assert bare("It was *loud* $ #here_.") in in_pdf(told)
    assert bare("Done by #March & <April>.") in in_pdf(told)
    assert "&lt;April&gt;" in html_of(told)


def test_the_same_summary_is_the_same_bytes() -> None:
    told = Read(KEPT, cited_page())
    assert file_bytes(told, "pdf") == file_bytes(told, "pdf")
    assert file_bytes(told, "docx") == file_bytes(told, "docx")


def test_a_cited_figure_leads_to_its_source() -> None:
    html = html_of(Read(KEPT, cited_page()))
    assert '<a href="#figure-1">[1]</a>' in html
    assert '<li id="figure-1">' in html


def words(told: SummaryPage) -> str:
    return "\n".join(_words(part) for part in paper(told, Standing()))


def _words(part: PaperPart) -> str:
    return part.text if isinstance(part, Heading) else plain(part.words) if isinstance(part, Passage) else str(part)


@pytest.mark.parametrize(
    ("objectives", "told"),
    [
        ((), "The plan has no objectives."),
        ((objective(),), "None of 1 objective can be judged from the figures that are held."),
        ((full_objective(),), "Of 1 objective, the figures show 1 getting worse."),
        ((objective(), full_objective()), "Of 2 objectives, the figures show 1 getting worse; 1 cannot be judged from the figures that are held."),
    ],
)  # fmt: skip
def test_the_first_sentence(objectives: tuple[SummaryObjective, ...], told: str) -> None:
    assert lead(page(*objectives)) == told


def test_what_is_counted_at_the_top() -> None:
    assert counts(page(objective(), full_objective())) == (
        "Ratings as published: Green 2.",
        "Judged by a person of this office: 1 of 2 (Green 1).",
        "Rating and figures differ: in 1 the rating is kinder than the computed status and in 1 the rating is given where nothing held can support it.",
        "Evidence: None 1, Measured with a comparison 1.",
        "Work: Late 1; none is listed for 1.",
        "Recommendations: 1 live, 1 of them past their date.",
        "Since 21 March 2024: something changed for 1 of 2.",
    )


def test_a_plan_without_ratings_says_so() -> None:
    told = page(objective(rating=None, difference=Difference(Beside.NOT_RATED)), since=None)
    assert counts(told)[:2] == (
        "No rating of its objectives has been published.", "Judged by a person of this office: none yet.",
    )  # fmt: skip
    assert "No earlier report is named, so nothing is compared." in words(told)


def test_where_nothing_differs_that_is_said() -> None:
    told = words(page(objective(performance=Performance.STEADY, difference=Difference(Beside.AGREES))))
    assert "Nowhere, among the objectives that can be judged." in told
    assert "Every objective can be judged from what is held." in told


def test_a_rule_that_counts_is_told_once_for_all() -> None:
    rules = [
        objective(f"1.{n}", rule="either", rule_words=f"Of its measures {n} can be read either way.") for n in (1, 2)
    ]
    assert "Of its measures some can be read either way (2)" in words(page(*rules))


def test_a_reason_for_differing_stands_beside_the_difference() -> None:
    assert "Judged green; the rules suggest amber. Reason given: The fog was long." in words(page(full_objective()))


def test_a_long_section_is_folded_and_says_the_same() -> None:
    told = Read(KEPT, page(*(objective(f"1.{n}") for n in range(40))))
    assert html_of(told).count("<details>") == 1
    assert missing(on_page(told), in_pdf(told)) == []

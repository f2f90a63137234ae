"""A paper says the same as page, as Word document and as tagged PDF; and what happened since the panel last met is the record's."""

import io
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

import docx
import pypdfium2
import pytest
from django.template.loader import render_to_string
from docx.document import Document
from docx.text.paragraph import Paragraph

from answerable.assessments.views.summary_parts import sections
from answerable.decisions.models import Decision
from answerable.kit.docx import About, docx_bytes
from answerable.kit.paper import PaperPart, in_word
from answerable.kit.pdf import pdf_bytes
from answerable.measures.models import Measure
from answerable.measures.tests.record_make import measure, record, row, source
from answerable.recommendations.tests import make as recommendations_make
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Challenge, Undertaking, UndertakingMove
from answerable.scrutiny.queries.handover_paper import read as read_pack
from answerable.scrutiny.queries.panel_news import news
from answerable.scrutiny.queries.panel_paper import read
from answerable.scrutiny.queries.public_panel import public_panel_papers
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import MET, NOON, SECRET, TODAY

pytestmark = pytest.mark.django_db
JULY = date(2024, 7, 1)
SAID_IN = {"h2", "h3", "p", "li", "dt", "dd", "caption", "th", "td"}


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


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


def on_page(parts: tuple[PaperPart, ...]) -> list[str]:
    reader = Statements()
    reader.feed(render_to_string("assessments/summary_paper.html", {"sections": sections(parts)}))
    return [one for one in map(bare, reader.told) if one]


def in_docx(parts: tuple[PaperPart, ...]) -> str:
    document = docx.Document(io.BytesIO(docx_bytes(About("Title", "Office", NOON), in_word(parts))))
    return bare("\n".join(_blocks(document)))


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def in_pdf(parts: tuple[PaperPart, ...]) -> str:
    """The words of every page without what stands at its head and foot."""
    pages = pypdfium2.PdfDocument(pdf_bytes(About("Title", "Office", NOON), parts))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    feet = [re.sub(rf"Page {at} of {len(texts)}\s*$", "", text.strip()) for at, text in enumerate(texts, 1)]
    return bare(" ".join(text.removeprefix("Title") for text in feet))


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


def undertaking(**facts: Any) -> Undertaking:
    given = {"words": "Mend the lamps", "owner_role": "harbour master", "made_on": JULY, "state_since": JULY}
    number = Undertaking.objects.count() + 1
    return Undertaking.objects.create(year=2024, number=number, **given | facts)


def told() -> dict[str, list[str]]:
    return {group.heading: [one.words for one in group.items] for group in news(MET, TODAY)}


class TestThreeForms:
    def test_word_and_pdf_say_what_the_page_of_a_paper_says(self) -> None:
        undertaking(due=date(2024, 12, 1))
        parts = read(make.submitted()).parts
        assert missing(on_page(parts), in_docx(parts)) == []
        assert missing(on_page(parts), in_pdf(parts)) == []

    def test_word_and_pdf_say_what_the_page_of_a_pack_says(self) -> None:
        undertaking(due=JULY)
        parts = read_pack(make.handed_over()).parts
        assert missing(on_page(parts), in_docx(parts)) == []
        assert missing(on_page(parts), in_pdf(parts)) == []

    def test_the_pdf_is_tagged(self) -> None:
        content = pdf_bytes(About("Title", "Office", NOON), read(make.submitted()).parts)
        assert b"/MarkInfo" in content
        assert b"/StructTreeRoot" in content

    def test_the_one_page_stands_first(self) -> None:
        page = on_page(read(make.submitted()).parts)
        headings = [page.index(bare(one)) for one in ("In one page", "Purpose", "Since you last met", "Lamps")]
        assert headings == sorted(headings)

    def test_a_late_paper_says_so(self) -> None:
        assert "Submitted on 7 November 2024, 2 days late." in told_by(read(make.submitted()).parts)

    def test_a_figure_that_is_corrected_since_is_told_beside_it(self) -> None:
        kept = make.submitted()
        source("later", date(2024, 10, 24))
        record(row("160000", source="later", as_at=date(2024, 10, 24)))
        assert "the text says 154,666" in told_by(read(kept).parts)


def told_by(parts: tuple[PaperPart, ...]) -> str:
    return render_to_string("assessments/summary_paper.html", {"sections": sections(parts)})


class TestSinceYouLastMet:
    def test_without_a_day_nothing_is_told(self) -> None:
        assert news(None, TODAY) == ()

    def test_a_promise_made_and_what_became_of_it(self) -> None:
        one = undertaking(due=date(2024, 9, 1), state="broken", evidence="Still dark.")
        UndertakingMove.objects.create(undertaking=one, before="open", after="broken", on=TODAY, by="x", at=NOON)
        assert told()["Promises and challenges"] == [
            "Promise 2024/1, made by the harbour master, to be kept by 1 September 2024: Mend the lamps.",
            "Promise 2024/1, broken: Mend the lamps.",
        ]

    def test_a_meeting_and_how_its_items_ended(self) -> None:
        held = make.panel_meeting("board", JULY, name="Board", function="", state="held", announced=True)
        step = AssuranceStep.objects.create(code="partly", word="Partly assured", shape="triangle")
        judged = {"assurance": step, "reason": "Two were out", "judged_at": NOON}
        AgendaItem.objects.create(meeting=held, position=1, title="Lamps", **judged)
        assert told()["Meetings and events"] == ["Board: Autumn.", "Board, Lamps: partly assured. Two were out."]

    def test_what_is_restricted_or_private_is_not_told(self) -> None:
        undertaking(words=SECRET, restricted=True)
        facts = {"subject": SECRET, "asked": SECRET, "to_role": "chief officer", "raised_on": JULY}
        Challenge.objects.create(year=2024, number=1, **facts)
        held = make.panel_meeting("board", JULY, name="Board", function="", state="held", announced=True)
        step = AssuranceStep.objects.create(code="partly", word="Partly assured", shape="triangle")
        secret = {"restricted": True, "ground": "x", "assurance": step, "reason": SECRET, "judged_at": NOON}
        AgendaItem.objects.create(meeting=held, position=1, title=SECRET, **secret)
        make.panel_meeting("quiet", JULY, name=SECRET, function="", state="held")
        assert SECRET not in str(told())

    def test_what_became_restricted_since_takes_its_promises_with_it(self) -> None:
        held = make.panel_meeting("board", JULY, name="Board", function="", state="held", announced=True)
        item = AgendaItem.objects.create(meeting=held, position=1, title="Lamps", restricted=True, ground="x")
        one = undertaking(words=SECRET, item=item, state="kept", evidence="Seen.")
        UndertakingMove.objects.create(undertaking=one, before="open", after="kept", on=TODAY, by="x", at=NOON)
        assert SECRET not in str(told())

    def test_a_broken_promise_that_is_open_again_is_told_as_both(self) -> None:
        one = undertaking()
        for before, after in (("open", "broken"), ("broken", "open")):
            UndertakingMove.objects.create(undertaking=one, before=before, after=after, on=TODAY, by="x", at=NOON)
        ends = [words.partition(":")[0] for words in told()["Promises and challenges"][1:]]
        assert ends == ["Promise 2024/1, broken", "Promise 2024/1, open again"]

    def test_where_the_record_knows_the_month_alone_the_month_is_said(self) -> None:
        make.panel_meeting("board", JULY, name="Board", function="", state="held", announced=True, precision="month")
        make.panel_meeting("2024-06-panel", MET, state="held", precision="month")
        kept = make.submitted()
        words = told_by(read(kept).parts)
        assert "of the time since June 2024, up to" in words
        assert f"<strong>{JULY:%B %Y}. </strong>Board: Autumn." in words

    def test_a_public_challenge(self) -> None:
        facts = {"subject": "Dark quays", "asked": "Light", "to_role": "chief officer", "raised_on": JULY}
        Challenge.objects.create(year=2024, number=1, public=True, **facts)
        assert told()["Promises and challenges"] == ["Challenge 2024/1 to the chief officer: Dark quays."]

    def test_what_the_panel_asked_and_is_still_without_an_answer(self) -> None:
        make.matter(received_on=date(2023, 1, 1), respond_by=None)
        assert told()["What the panel asked"] == ["Recommendation 2023/1, Mend the lamps: not answered yet."]

    def test_a_report_with_its_recommendations(self) -> None:
        recommendations_make.recommendation(of=recommendations_make.report(published=JULY))
        assert told()["Recommendations"] == [
            "Inspectorate (HMICFRS): “Report custody-2024” was published with 1 recommendation."
        ]

    def test_a_decision_and_never_what_is_exempt_of_it(self) -> None:
        facts = {"form": "signed", "state": "taken", "decided_on": JULY, "year": 2024, "number": 3, "reasons": "Dark"}
        exempt = {"openness": "part_exempt", "exempt_ground": "Price", "exempt_part": SECRET}
        Decision.objects.create(code="d", title="Lamps", written_by="x", written_at=NOON, **facts, **exempt)
        assert told()["Decisions"] == ["Decision 2024/003: Lamps."]

    def test_a_corrected_figure_with_what_was_told_before(self) -> None:
        source("later", date(2024, 10, 24))
        record(row("160000", source="later", as_at=date(2024, 10, 24)), reason="Counted again.")
        assert told()["Figures that were corrected"] == [
            "Calls, 2023: 160,000, where 154,666 was told as at 21 March 2024. The reason given: Counted again."
        ]

    def test_a_correction_too_small_for_the_public_is_not_told(self) -> None:
        measure("falls")
        record(row("3", measure="falls"))
        source("later", date(2024, 10, 24))
        record(row("12", measure="falls", source="later", as_at=date(2024, 10, 24)))
        Measure.objects.filter(code="falls").update(suppress_below=5)
        assert told()["Figures that were corrected"] == []

    def test_of_very_many_it_says_how_many_more_there_are(self) -> None:
        for _ in range(61):
            undertaking()
        (group,) = [one for one in news(MET, TODAY) if one.heading.startswith("Promises")]
        assert (len(group.items), group.more) == (60, 1)


class TestPublic:
    def test_the_public_waits_for_its_day(self) -> None:
        make.submitted()
        assert public_panel_papers(TODAY) == ()
        (one,) = public_panel_papers(date(2024, 11, 14))
        assert (one.late_days, one.page.title) == (2, "How the harbour stands")

    def test_a_draft_is_never_public(self) -> None:
        make.draft()
        assert public_panel_papers(date(2030, 1, 1)) == ()

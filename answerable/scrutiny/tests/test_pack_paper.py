"""The page, the Word document and the PDF of a pack say the same, and the PDF can be read aloud and leafed through."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

import docx
import pypdfium2
import pytest
from django.template.loader import render_to_string
from docx.text.paragraph import Paragraph
from pypdfium2 import raw

from answerable.assessments.tests.test_summary_paper import Statements, bare, missing
from answerable.assessments.views.summary_parts import sections
from answerable.calc.periods import Period
from answerable.evidence.models import Document, Upload
from answerable.kit.paper import Listed, plain
from answerable.measures.tests.record_make import record, row
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.queries import minutes_paper, pack_paper
from answerable.scrutiny.queries.pack_files import COLUMNS, Bound, bound_minutes, bound_pack, file_bytes, zip_bytes
from answerable.scrutiny.queries.pack_page import PackPage
from answerable.scrutiny.queries.pack_state import open_minutes, open_page, restricted_page
from answerable.scrutiny.tests import make_packs

pytestmark = pytest.mark.django_db
BOUND = ["pack", "supplement", "restricted", "minutes"]


@pytest.fixture
def board(db: None) -> Meeting:
    make_packs.office()
    return make_packs.board()


def bound(board: Meeting, what: str) -> Bound:
    """A pack, a supplement, a restricted part or minutes, ready to be written."""
    if what == "minutes":
        row = make_packs.published(make_packs.judged(board))
        stage = minutes_paper.Stage(row.published_on, row.sha256)
        return bound_minutes(open_minutes(row), stage, row.published_at)
    pack = make_packs.frozen(board)
    if what == "supplement":
        board.items.filter(position=1).update(title="How calls wait")
        pack = make_packs.supplemented(board)
    page = restricted_page(pack) if what == "restricted" else open_page(pack)
    assert page
    return bound_pack(page, pack_paper.Stage(pack.frozen_on, pack.sha256), pack.frozen_at)


def on_page(told: Bound) -> list[str]:
    reader = Statements()
    reader.feed(render_to_string("assessments/summary_paper.html", {"sections": sections(told.parts)}))
    return [one for one in map(bare, reader.told) if one]


def in_docx(told: Bound) -> str:
    return bare("\n".join(_blocks(file_bytes(told, "docx"))))


def _blocks(data: bytes) -> Iterator[str]:
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def in_pdf(told: Bound) -> str:
    """The words of every page without what stands at its head and foot."""
    pages = pypdfium2.PdfDocument(file_bytes(told, "pdf"))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    feet = [re.sub(rf"Page {at} of {len(texts)}\s*$", "", text.strip()) for at, text in enumerate(texts, 1)]
    return "".join(bare(text).removeprefix(bare(told.title)) for text in feet)


@pytest.mark.parametrize("what", BOUND)
def test_page_word_and_pdf_say_the_same(board: Meeting, what: str) -> None:
    told = bound(board, what)
    page = on_page(told)
    assert missing(page, in_docx(told)) == []
    assert missing(page, in_pdf(told)) == []


@pytest.mark.parametrize("what", BOUND)
def test_no_form_says_more(board: Meeting, what: str) -> None:
    told = bound(board, what)
    said = len("".join(on_page(told)))
    # in print what stands in a numbered list has its number before it
    numbered = sum(len(one.items) for one in told.parts if isinstance(one, Listed) and one.is_numbered)
    for text in (in_docx(told).removeprefix(bare(told.title)), in_pdf(told)):
        assert abs(len(text) - said) <= len("1.") * numbered + 1


def test_what_people_wrote_is_never_markup(board: Meeting) -> None:
    assert bare("Was it *loud* $ #here_?") in in_pdf(bound(board, "pack"))


@pytest.mark.parametrize("what", BOUND)
def test_the_pdf_is_tagged_and_bookmarked(board: Meeting, what: str) -> None:
    told = bound(board, what)
    data = file_bytes(told, "pdf")
    document = pypdfium2.PdfDocument(data)
    assert raw.FPDFCatalog_IsTagged(document)
    marks = [one.get_title() for one in document.get_toc()]
    shown = [one.heading.text for one in sections(told.parts) if one.heading]
    assert [one for one in marks if one in shown] == shown


def test_every_page_has_its_number(board: Meeting) -> None:
    pages = pypdfium2.PdfDocument(file_bytes(bound(board, "pack"), "pdf"))
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    assert [f"Page {at} of {len(texts)}" in text for at, text in enumerate(texts, 1)] == [True] * len(texts)


@pytest.mark.parametrize("form", ["docx", "pdf", "zip"])
def test_the_same_pack_is_the_same_bytes(board: Meeting, form: str) -> None:
    told = bound(board, "pack")
    assert file_bytes(told, form) == file_bytes(told, form)


def zipped(told: Bound) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file_bytes(told, "zip"))) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def test_the_manifest_fits_every_file(board: Meeting) -> None:
    files = zipped(bound(board, "pack"))
    told = json.loads(files.pop("manifest.json"))
    assert {one["path"]: one["sha256"] for one in told["files"]} == {
        name: sha256(data).hexdigest() for name, data in files.items()
    }
    assert told["not_held"] == []


def test_the_papers_are_in_it_as_they_came(board: Meeting) -> None:
    files = zipped(bound(board, "pack"))
    assert files["papers/01-calls.txt"] == bytes(Upload.objects.get(documents__filename="calls.txt").content)


@pytest.mark.parametrize(
    ("filename", "named"),
    [
        ("../../etc/passwd", "01-passwd"),
        ("C:\\papers\\calls.docx", "01-calls.docx"),
        ("..", "01-paper"),
        ("calls\u202efdp.exe", "01-callsfdp.exe"),
        ("a\x01b?.pdf", "01-ab-.pdf"),
        ("calls. ", "01-calls"),
        ("manifest.json", "01-manifest.json"),
        ("a" * 200 + ".pdf", f"01-{'a' * 80}.pdf"),
        ("", "01-paper"),
    ],
)
def test_a_paper_is_unpacked_under_a_plain_name(board: Meeting, filename: str, named: str) -> None:
    Document.objects.filter(filename="calls.txt").update(filename=filename)
    told = bound(board, "pack")
    assert isinstance(told.page, PackPage)
    files = zip_bytes(replace(told, parts=()), {one.sha256: b"A paper." for one in told.page.papers})
    assert [one for one in zipfile.ZipFile(io.BytesIO(files)).namelist() if "/" in one] == [f"papers/{named}"]


def test_every_cited_figure_is_a_row_of_a_tidy_return(board: Meeting) -> None:
    (row,) = csv.DictReader(io.StringIO(zipped(bound(board, "pack"))["figures.csv"].decode()))
    assert tuple(row) == COLUMNS
    assert (row["measure"], row["period_start"], row["value"], row["status"], row["source"]) == (
        "calls", "2023-01-01", "1753", "final", "report",
    )  # fmt: skip


def test_a_supplement_sets_out_only_what_it_changes(board: Meeting) -> None:
    headings = [one.heading.text for one in sections(bound(board, "supplement").parts) if one.heading]
    assert headings[:3] == ["What this supplement changes", "Agenda", "1. How calls wait"]
    assert "3. Promises made before" not in headings


def test_a_supplement_tells_the_sources_of_what_it_sets_out(board: Meeting) -> None:
    record(row("1700", period=Period(date(2022, 1, 1), date(2022, 12, 31))))
    make_packs.line(board.items.get(position=3), "And then?", "It was {calls 2022}.")
    make_packs.frozen(board)
    board.items.filter(position=3).update(title="What was promised")
    pack = make_packs.supplemented(board)
    told = bound_pack(open_page(pack), pack_paper.Stage(pack.frozen_on, pack.sha256), pack.frozen_at)
    sources = [one for one in told.parts if isinstance(one, Listed) and one.names]
    assert [one.names for one in sources] == [("figure-2",)]
    assert plain(sources[0].items[0]).startswith("[2] 1,700: Calls")
    assert file_bytes(told, "pdf")


def test_a_closed_item_is_its_ground_and_length_in_the_minutes(board: Meeting) -> None:
    told = on_page(bound(board, "minutes"))
    assert bare("2. Closed to the public") in told
    assert bare("It names people under investigation. 25 minutes.") in told

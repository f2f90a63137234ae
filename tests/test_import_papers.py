"""`answerable import` with papers: taken into the ledger and read, or refused with what to do."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

import pytest

from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.models import Document
from answerable.evidence.tests.as_docx import as_docx
from answerable.evidence.tests.as_pdf_by_hand import pdf
from answerable.evidence.tests.make import CORRECTED, PAPER
from answerable.site.commands import import_
from answerable.site.papers_in import NoSuchPaper, is_paper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    return written(tmp_path, "calls.docx", as_docx(PAPER).data)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def run(*words: str | Path) -> int:
    parser = ArgumentParser()
    import_.add_arguments(parser)
    return import_.run(parser.parse_args([*map(str, words)]))


def test_a_word_document_becomes_a_paper_that_is_read(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "--published", "2024-03-21", "--title", "Calls to Northmoor") == 0
    document = Document.objects.get()
    told = (document.state, document.title, document.published, document.filename)
    assert told == (Document.State.READ, "Calls to Northmoor", date(2024, 3, 21), "calls.docx")
    assert "taken in as 'calls', version 1: " in capsys.readouterr().out


def test_a_text_is_a_paper_by_its_name(tmp_path: Path) -> None:
    assert run(written(tmp_path, "calls.txt", PAPER.encode())) == 0
    assert Document.objects.get().findings.exists()


def test_the_next_version_follows_the_one_that_is_named(calls: Path, tmp_path: Path) -> None:
    run(calls)
    assert run(written(tmp_path, "later.docx", as_docx(CORRECTED).data), "--follows", "calls") == 0
    assert Document.objects.get(version=2).earlier == Document.objects.get(version=1)


def test_the_same_file_again_is_harmless(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [run(calls), run(calls), Document.objects.count()] == [0, 0, 1]
    assert "This very file is here already" in capsys.readouterr().out


def test_check_says_what_is_in_it_and_writes_nothing(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (run("--check", calls), Document.objects.exists()) == (0, False)
    assert "and 1 table" in capsys.readouterr().out


def test_a_paper_without_text_is_kept_and_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(written(tmp_path, "calls.pdf", pdf(""))) == 1
    assert Document.objects.get().state == Document.State.REFUSED
    assert "It is kept as 'calls'." in capsys.readouterr().err


def test_a_web_page_that_is_called_a_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="is a web page"):
        run(written(tmp_path, "calls.docx", b"<html><body>1,753 calls</body></html>"))
    assert not Document.objects.exists()


def test_a_version_of_what_is_not_there_is_refused(calls: Path) -> None:
    with pytest.raises(NoSuchPaper, match="No paper goes by 'none'"):
        run(calls, "--follows", "none")


def test_one_title_is_for_one_paper(calls: Path) -> None:
    with pytest.raises(import_.NotRead, match="name one file"):
        run(calls, calls, "--title", "Calls")


def test_what_is_no_day_is_refused(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(calls, "--published", "21 March")
    assert "write it as 2024-03-21" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("calls.csv", "Month,Calls\nMay 2024,104\n"),
        ("calls.txt", "measure,area,period_start,period_end,value,source,as_at\n"),
        ("calls", "Month,Calls\nMay 2024,104\n"),
    ],
)
def test_a_file_of_figures_is_no_paper(name: str, content: str) -> None:
    assert not is_paper(Path(name), content.encode())

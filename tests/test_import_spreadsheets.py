"""`answerable import` with spreadsheets: read by a saved layout, or refused with what to do."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

import pytest

from answerable.calc.periods import Period
from answerable.measures import operations
from answerable.measures.intake.layouts.guessing import guess
from answerable.measures.models import Observation, Return
from answerable.measures.queries.drafted import known
from answerable.measures.queries.fitting import opened
from answerable.measures.tests.record_make import ANALYST, NOON, measure
from answerable.site.commands import import_

pytestmark = pytest.mark.django_db
FIRST = "Contact return,\n\nMonth,Calls\nApril 2024,100\nMay 2024,104\n"


@pytest.fixture(autouse=True)
def _saved(db: None) -> None:
    """A layout of the files of somebody."""
    measure()
    book, _ = opened(FIRST.encode(), "contact.csv")
    assert book
    operations.save_layout("Contact, monthly", guess(book, known()), sender="user:7", by=ANALYST, at=NOON)


@pytest.fixture
def june(tmp_path: Path) -> Path:
    return written(tmp_path, FIRST + "June 2024,98\n")


def written(folder: Path, text: str) -> Path:
    path = folder / "contact.csv"
    path.write_text(text)
    return path


def run(*words: str | Path) -> int:
    parser = ArgumentParser()
    import_.add_arguments(parser)
    return import_.run(parser.parse_args([*map(str, words)]))


def test_it_is_read_by_the_layout_that_fits(june: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(june) == 0
    said = capsys.readouterr().out
    assert ("read by the layout 'Contact, monthly'" in said, "3 rows taken in" in said) == (True, True)
    assert Observation.objects.count() == 3


def test_check_writes_nothing(june: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--check", june) == 0
    assert ("3  New figure" in capsys.readouterr().out, Return.objects.exists()) == (True, False)


def test_a_layout_can_be_named(june: Path) -> None:
    assert run("--layout", "Contact, monthly", june) == 0


def test_a_layout_that_is_none_is_refused_with_those_there_are(june: Path) -> None:
    with pytest.raises(import_.NotRead, match="There are 'Contact, monthly'"):
        run("--layout", "Contacts", june)


def test_a_file_that_nearly_fits_is_refused_with_what_is_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(import_.NotRead, match="'Contact, monthly' nearly does"):
        run(written(tmp_path, FIRST.replace("Calls", "Calls,Colour").replace("00", "00,1").replace("04", "04,2")))
    assert "'Colour' was not there when the layout was made" in capsys.readouterr().err


def test_a_file_that_is_no_spreadsheet_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    with pytest.raises(import_.NotRead, match="cannot be read"):
        run(path)


def test_a_cell_that_cannot_be_read_keeps_the_whole_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(written(tmp_path, FIRST.replace("104", "about a hundred"))) == 1
    assert ("cell B5" in capsys.readouterr().err, Observation.objects.exists()) == (True, False)


def test_what_needs_a_reason_is_taken_in_once_it_is_said(tmp_path: Path) -> None:
    assert run(written(tmp_path, FIRST)) == 0
    shown = ("calls", Period(date(2024, 4, 1), date(2024, 4, 30)))
    operations.lock_periods([shown], "release 1", by=ANALYST, at=NOON)
    changed = written(tmp_path, FIRST.replace("100", "101"))
    assert (run(changed), Return.objects.count()) == (1, 1)
    assert run("--reason", "A late record.", changed) == 0

"""Papers and what was decided on them go out in a folder, and come back byte for byte."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from answerable.calc.periods import calendar_year
from answerable.evidence.models import Claim, Correction, Document, Finding, Query
from answerable.evidence.operations import corrections, findings, matches
from answerable.evidence.operations.matches import Meant
from answerable.evidence.tests.make import CORRECTED, PAPER, asked, claim, finding, paper
from answerable.measures.tests.record_make import ANALYST, later
from answerable.site.folder.writing import write
from tests.folder_make import folder
from tests.test_folder import content, load_it, problems, undone

pytestmark = pytest.mark.django_db


def worked_through(tmp_path: Path) -> None:
    """An office with a paper in two versions and another beside it: asked, answered, settled, excluded, corrected, matched."""
    load_it(folder(tmp_path / "given"))
    first = paper()
    paper("In 2023 the control room answered 1,912 emergency calls.", filename="beside.txt")
    change = finding(first, "stated_change")
    query = asked(change, "How was this\nworked out?")
    meant = Meant("calls", "northmoor", period=calendar_year(2023))
    matches.correct(claim(first, "1,753"), meant, by=ANALYST, at=later(1))
    findings.ask_about(claim(first, "130"), text="Of which months?", by=ANALYST, at=later(2))
    findings.answer(
        query, answer=Query.Answer.CORRECTED, text="A slip.", answered_for="analyst", by=ANALYST, at=later(3)
    )
    second = paper(CORRECTED, earlier=first)
    findings.settle_by_version([change], version=second, by=ANALYST, at=later(4))
    written = corrections.write(change, printed="27.6%", right="28.0%", why="A slip.", by=ANALYST, at=later(5))
    corrections.pass_for_publication(written, by=ANALYST, at=later(6))
    findings.false_alarm(finding(second), reason="Two ways of counting.", by=ANALYST, at=later(7))


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    with undone():
        worked_through(tmp_path)
        write(tmp_path / "out", restricted=True)
    return tmp_path / "out"


def again(place: Path) -> Mapping[str, bytes]:
    write(place, restricted=True)
    return content(place)


def test_it_comes_back_byte_for_byte(exported: Path, tmp_path: Path) -> None:
    load_it(exported, 60)
    assert again(tmp_path / "again") == content(exported)


def test_everything_is_there(exported: Path) -> None:
    names = set(content(exported))
    assert {"reports.toml", "reports/calls.txt", "findings.csv", "places.csv", "queries.csv"} <= names
    assert {"corrections.csv", "matches.csv", "aliases.csv", "exclusions.csv"} <= names
    assert (exported / "reports/calls.txt").read_text() == PAPER


def test_loading_it_twice_changes_nothing(exported: Path) -> None:
    load_it(exported, 60)
    assert not load_it(exported, 61).changed


def test_what_was_decided_is_there_once_the_paper_is_read(exported: Path) -> None:
    load_it(exported, 60)
    first = Document.objects.get(code="calls")
    assert first.state == Document.State.READ
    assert claim(first, "1,753").match == Claim.Match.CONFIRMED
    assert finding(first, "stated_change").state == Finding.State.SETTLED
    assert [one.claim.printed for one in Query.objects.filter(claim__isnull=False) if one.claim] == ["130"]


def test_the_public_has_the_corrections_that_were_passed_and_no_more(tmp_path: Path) -> None:
    with undone():
        worked_through(tmp_path)
        write(tmp_path / "public")
    told = content(tmp_path / "public")
    assert "corrections.csv" in told
    assert not {"reports.toml", "reports/calls.txt", "findings.csv", "queries.csv", "matches.csv", "places.csv"} & set(
        told
    )
    assert b"How was this" not in b"".join(told.values())


def test_the_public_corrections_come_back_without_their_findings(tmp_path: Path) -> None:
    with undone():
        worked_through(tmp_path)
        write(tmp_path / "public")
    load_it(tmp_path / "public", 60)
    assert [(one.right, one.finding) for one in Correction.objects.all()] == [("28.0%", None)]
    write(tmp_path / "again")
    assert content(tmp_path / "again") == content(tmp_path / "public")


def test_a_report_of_a_person_is_taken_in_as_it_is_written(tmp_path: Path) -> None:
    reports = '[[report]]\ncode = "calls"\ntitle = "Calls"\nfile = "calls.txt"\npublished = 2024-03-21\n'
    load_it(folder(tmp_path / "given", reports_toml=reports, reports__calls_txt=PAPER))
    assert Document.objects.get().findings.exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("reports.toml", 'file = "calls.txt"', 'file = "gone.txt"', "reports/gone.txt: this file is missing"),
        ("reports.toml", 'earlier = "calls"', 'earlier = "none"', "stands nowhere above"),
        ("findings.csv", ",settled,", ",resolved,", "'resolved' is not known here"),
        ("findings.csv", ",settled,", ",open,", "another none"),
        ("queries.csv", "calls,1,", "other,1,", "there is no paper 'other'"),
        ("matches.csv", ",calls,northmoor,", ",nothing,northmoor,", "the measure 'nothing' is not held"),
        ("matches.csv", ",confirmed,", ",none,", "'none' has no measure"),
        ("places.csv", "fingerprint", "print", "these columns are missing: fingerprint"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(exported: Path, file: str, old: str, new: str, told: str) -> None:
    place = exported / file
    text = place.read_text()
    assert old in text
    place.write_text(text.replace(old, new))
    assert any(told in one for one in problems(exported))


def test_a_paper_nobody_describes_is_told(exported: Path) -> None:
    (exported / "reports" / "stray.txt").write_text("Stray.")
    assert problems(exported) == ["reports/stray.txt: nothing is said of this file: describe it in reports.toml."]

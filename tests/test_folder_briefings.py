"""Briefings in an office folder: a successor gets them as they were, the public does not."""

import json
from pathlib import Path

import pytest

from answerable.measures import operations
from answerable.measures.models import Briefing
from answerable.measures.queries.briefings import briefing_page
from answerable.measures.tests.record_make import ANALYST, later
from answerable.site.folder.writing import write
from tests.folder_make import folder
from tests.test_folder import content, load_it, problems, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_over(tmp_path: Path) -> Path:
    """What an office with a draft and a frozen briefing hands to a successor, and under "public" to everybody."""
    with undone():
        load_it(folder(tmp_path / "office"))
        operations.write_briefing(title="Draft", body="More: {calls latest}", by=ANALYST, at=later(1))
        operations.write_briefing(title="Done", body="In 2022: {calls 2022}.", by=ANALYST, at=later(2))
        operations.freeze_briefing("done", edition=1, by=ANALYST, at=later(3))
        write(tmp_path / "first", restricted=True)
        write(tmp_path / "public", restricted=False)
    return tmp_path / "first"


def test_they_come_back_byte_for_byte(handed_over: Path, tmp_path: Path) -> None:
    load_it(handed_over)
    write(tmp_path / "second", restricted=True)
    assert content(tmp_path / "second")["briefings.json"] == content(handed_over)["briefings.json"]


def test_what_was_frozen_reads_as_it_did(handed_over: Path) -> None:
    load_it(handed_over)
    page = briefing_page(Briefing.objects.get(code="done"))
    assert [one.words for one in page.text.figures] == ["900"]


def test_loaded_again_they_change_nothing(handed_over: Path) -> None:
    load_it(handed_over)
    load_it(handed_over)
    assert Briefing.objects.count() == 2


def test_the_public_form_has_none(handed_over: Path) -> None:
    assert "briefings.json" not in content(handed_over.parent / "public")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"written_at": ""}, "'written_at' is missing"),
        ({"frozen": {}}, "'frozen' and 'frozen_at' belong together"),
        ({"frozen": {"form": 9}}, "'frozen' is not a frozen text"),
    ],
)
def test_what_is_wrong_is_told(handed_over: Path, change: dict[str, object], told: str) -> None:
    path = handed_over / "briefings.json"
    lines = json.loads(path.read_text())
    lines[0] |= change
    path.write_text(json.dumps(lines))
    assert any(told in one for one in problems(handed_over))

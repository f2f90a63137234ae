"""What was withdrawn is in no file of the open data, and the files still fit together."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import frictionless
import pytest

from answerable.publishing.models import ReleasedPage
from answerable.publishing.operations.withdrawals import WithdrawalRefused, withdraw
from answerable.publishing.tests import data_make, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The open data after the page of a measure that an objective rests on was withdrawn."""
    make.office()
    make.release()
    later = make.NOON + timedelta(hours=1)
    withdraw("measures/calls.html", title="Calls", reason="It names somebody.", by=make.PUBLISHER, at=later)
    return data_make.write(tmp_path) / "data"


def test_it_is_in_no_file(folder: Path) -> None:
    assert not (folder / "measures/calls.csv").exists()
    assert not (folder / "prov/calls.json").exists()
    assert "calls" not in {one["measure"] for one in json.loads((folder / "facts.json").read_text())["facts"]}


def test_no_row_points_at_it(folder: Path) -> None:
    assert "calls" not in {one["measure"] for one in csv.DictReader(io.StringIO((folder / "evidence.csv").read_text()))}


def test_the_package_still_fits_together(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert [error.message for task in report.tasks for error in task.errors] == []


def test_the_page_of_the_data_cannot_be_withdrawn() -> None:
    make.office()
    make.release()
    with pytest.raises(WithdrawalRefused):
        withdraw("data/index.html", title="Data", reason="For no reason.", by=make.PUBLISHER, at=make.NOON)


def test_a_release_of_before_there_was_data_has_none() -> None:
    make.office()
    ReleasedPage.objects.filter(release=make.release(), path="data/index.html").delete()
    assert list(data_make.files(data_make.site())) == []

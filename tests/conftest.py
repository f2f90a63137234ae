"""What the tests of the whole share: installations of their own, empty or with the example."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from answerable.evidence.intake.folder import FILES
from tests.installation import EXAMPLE, Installation, empty, installation, made_once


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation of this version without an office: to be copied, never written to."""
    with installation(tmp_path_factory.mktemp("empty"), like=empty()) as made:
        yield made


def loaded(folder: Path) -> Callable[[Installation], None]:
    """What loads a folder into an installation."""

    def load(made: Installation) -> None:
        done = made.run("load", folder)
        assert done.returncode == 0, done.stderr

    return load


@pytest.fixture(scope="session")
def example_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with the example loaded: to be read or copied, never written to."""
    model = made_once("example", loaded(EXAMPLE), like=empty())
    with installation(tmp_path_factory.mktemp("example"), like=model) as made:
        yield made


@pytest.fixture(scope="session")
def record_folder(tmp_path_factory: pytest.TempPathFactory, example_office: Installation) -> Path:
    """The example without its papers, and with its summary as frozen: the record alone, which is written in one transaction."""
    folder = tmp_path_factory.mktemp("record")
    place, exported = folder / "office", folder / "exported"
    shutil.copytree(EXAMPLE, place, ignore=shutil.ignore_patterns("reports", "reports.toml", *FILES))
    assert example_office.run("export", exported).returncode == 0
    shutil.copy(exported / "summaries.json", place)
    return place


@pytest.fixture(scope="session")
def record_office(tmp_path_factory: pytest.TempPathFactory, record_folder: Path) -> Iterator[Installation]:
    """An installation with the record of the example: to be read or copied, never written to."""
    model = made_once("record", loaded(record_folder), like=empty())
    with installation(tmp_path_factory.mktemp("record"), like=model) as made:
        yield made


@pytest.fixture
def office(tmp_path: Path, empty_office: Installation) -> Iterator[Installation]:
    """An installation of one test, of this version and without an office."""
    with installation(tmp_path, like=empty_office) as made:
        yield made


@pytest.fixture
def loaded_office(tmp_path: Path, example_office: Installation) -> Iterator[Installation]:
    """An installation of one test, with the example in it."""
    with installation(tmp_path, like=example_office) as made:
        yield made

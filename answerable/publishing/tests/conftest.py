"""What most tests of public pages begin with."""

from pathlib import Path

import pytest

from answerable.publishing.tests import data_make, make


@pytest.fixture
def released(db: None) -> None:
    """The made office, released to the public."""
    make.office()
    make.release()


@pytest.fixture(scope="session")
def _open(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("open")


@pytest.fixture
def open_data(db: None, _open: Path) -> Path:
    """The files of the open data of an office whose data is hard to write, made once."""
    if not (_open / "data").exists():
        data_make.office()
        data_make.write(_open)
    return _open

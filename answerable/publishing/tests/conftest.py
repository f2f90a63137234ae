"""What most tests of public pages begin with."""

from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from answerable.publishing.tests import data_make, make


@pytest.fixture
def released(db: None) -> None:
    """The made office, released to the public."""
    make.office()
    make.release()


@pytest.fixture(scope="session")
def open_data(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The files of the open data of an office whose data is hard to write, made once."""
    with django_db_blocker.unblock(), data_make.undone():
        data_make.office()
        return data_make.write(tmp_path_factory.mktemp("open"))

"""What most tests of public pages begin with."""

import pytest

from answerable.publishing.tests import make


@pytest.fixture
def released(db: None) -> None:
    """The made office, released to the public."""
    make.office()
    make.release()

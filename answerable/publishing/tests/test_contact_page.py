"""Contact and complaints: each route told apart, and no address that the office's data do not have."""

import re

import pytest

from answerable.bodies import operations as bodies
from answerable.bodies.intake import ContactLine
from answerable.publishing.tests import make
from answerable.publishing.tests.make import NOON, PUBLISHER, page


@pytest.fixture
def _office(db: None) -> None:
    make.office()


pytestmark = pytest.mark.usefixtures("_office")


def shown() -> str:
    make.release()
    return page("contact.html")


def test_every_line_of_the_short_list_leads_to_its_part() -> None:
    found = shown()
    for place in re.findall(r'href="#([a-z]+)"', found):
        assert f'id="{place}"' in found


def test_without_data_it_says_where_to_look() -> None:
    found = shown()
    assert "How the panel is reached is not held here" in found
    assert re.findall(r'href="mailto:', found) == []


def test_what_the_office_says_is_shown_with_its_source() -> None:
    panel = ContactLine(
        "panel", "The panel of Northmoor", "panel@example.org", "01632 960001", "", "", source="Its page"
    )
    bodies.name_contacts([panel], by=PUBLISHER, at=NOON)
    found = shown()
    assert 'href="mailto:panel@example.org"' in found
    assert 'href="tel:01632960001"' in found
    assert "Source: Its page." in found
    assert "How the panel is reached is not held here" not in found

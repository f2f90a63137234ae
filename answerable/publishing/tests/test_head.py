"""The head of a page: what it says of itself, its one address, and its picture; nothing absolute where the site does not know its address."""

import pytest
from pytest_django.fixtures import Settings

from answerable.publishing.making import cards
from answerable.publishing.making.all import site_of
from answerable.publishing.models import Release
from answerable.publishing.shown.head import cut
from answerable.publishing.tests import make
from answerable.publishing.tests.make import page

pytestmark = pytest.mark.usefixtures("released")


@pytest.fixture
def _address(settings: Settings) -> None:
    settings.PUBLIC_ADDRESS = "https://northmoor.example/"


def test_a_page_describes_itself() -> None:
    assert '<meta name="description" content="166,288 in 2022/23' in page("measures/calls.html")


def test_without_an_address_nothing_is_absolute() -> None:
    shown = page("measures/calls.html")
    assert "og:" not in shown
    assert "canonical" not in shown


@pytest.mark.usefixtures("_address")
def test_a_measure_has_one_address_also_as_it_was_known_before() -> None:
    now = '<link rel="canonical" href="https://northmoor.example/measures/calls.html">'
    assert now in page("measures/calls.html")
    assert now in page("measures/calls.known-2023-03-21.html")


@pytest.mark.usefixtures("_address")
def test_a_folder_goes_by_its_own_address() -> None:
    assert 'rel="canonical" href="https://northmoor.example/measures/"' in page("measures/index.html")


@pytest.mark.usefixtures("_address")
def test_every_picture_that_is_led_to_is_made() -> None:
    made = {one.path for one in cards.make(site_of(Release.objects.get()))}
    assert "cards/measures/calls.png" in made
    assert 'content="https://northmoor.example/cards/measures/calls.png"' in page("measures/calls.html")
    assert "og:image" not in page("contact.html")
    assert "og:image" not in page("measures/calls.known-2023-03-21.html")


def test_no_picture_is_made_for_nobody() -> None:
    assert list(cards.make(site_of(Release.objects.get()))) == []


def test_the_foot_says_in_which_release_a_page_last_changed() -> None:
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Drones were counted.")
    assert "This page last changed in release 2 on 8 November 2024." in page("measures/drones.html")
    assert "This page last changed in release 1 on 8 November 2024." in page("measures/videos.html")


def test_words_are_cut_between_words() -> None:
    assert cut("one two three", 9) == "one two…"

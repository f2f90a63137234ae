"""A measure in a frame of another site: one page without a script, with its source, and the code that puts it there."""

import re

import pytest
from django.test import Client

from answerable.publishing.tests.make import page

pytestmark = pytest.mark.usefixtures("released")


def test_the_frame_says_the_sentence_and_whose_it_is() -> None:
    shown = page("embed/calls.html")
    assert "166,288 in 2022/23" in shown
    assert "Source: Office of the Northmoor Commissioner." in shown
    assert 'rel="license"' in shown


def test_its_links_leave_the_frame_for_the_full_page() -> None:
    links = re.findall(r"<a [^>]+>", page("embed/calls.html"))
    assert all('target="_top"' in one for one in links)
    assert 'href="../measures/calls.html"' in links[0]


def test_it_has_no_script() -> None:
    assert "<script" not in page("embed/calls.html")


def test_a_measure_says_how_to_put_it_on_another_site() -> None:
    shown = page("measures/calls.html")
    assert "&lt;iframe src=" in shown
    assert 'href="../embed/calls.html"' in shown


def test_nothing_of_an_earlier_day_is_offered_for_it() -> None:
    assert "iframe" not in page("measures/calls.known-2023-03-21.html")
    assert Client().get("/embed/calls.known-2023-03-21.html").status_code == 404


def test_every_measure_has_one() -> None:
    assert Client().get("/embed/drones.html").status_code == 200

"""My area: found by council or postcode, with what is held for it, and plain about what is not."""

import re

import pytest
from django.test import Client

from answerable.areas import operations as areas
from answerable.areas.intake import PostcodeLine
from answerable.areas.tests.make import area
from answerable.publishing.tests import make
from answerable.publishing.tests.make import NOON, PUBLISHER, page, told

ROWS = (
    *make.ROWS,
    told("2021/22", "31", where="eastside", line=40),
    told("2022/23", "37", where="eastside", line=41),
)


@pytest.fixture
def _areas(db: None) -> None:
    make.office(*ROWS)
    areas.draw(
        [
            area(make.FORCE),
            area("eastside", kind="ward", parent=make.FORCE),
            area("westside", kind="local-authority", parent=make.FORCE),
        ],
        by=PUBLISHER,
        at=NOON,
    )
    districts = [
        PostcodeLine("NM10", ("eastside",), "Hightown", "assumed", "The post towns"),
        PostcodeLine("NM2", ("eastside", "westside"), "Lowtown", "assumed", "The post towns"),
    ]
    areas.name_postcodes(districts, by=PUBLISHER, at=NOON)
    make.release()


pytestmark = pytest.mark.usefixtures("_areas")


def test_postcodes_are_links_in_the_order_of_their_numbers() -> None:
    shown = page("areas/index.html")
    assert re.findall(r'<li id="(\w+)">', shown) == ["NM2", "NM10"]
    assert '<a href="../areas/eastside.html">' in shown


def test_a_postcode_in_two_councils_names_both() -> None:
    shown = re.sub(r"<[^>]+>|\s+", " ", page("areas/index.html"))
    assert re.search(r"NM2\s+\S+\s+or\s+\S+", shown)


def test_what_is_assumed_is_said_so() -> None:
    assert "assumed from the post towns" in page("areas/index.html")


def test_an_area_shows_its_newest_figure_and_how_many_others() -> None:
    shown = page("areas/eastside.html")
    assert "1 measure has a figure for" in shown
    assert ">37<" in re.sub(r"\s+", "", shown)


def test_an_area_without_figures_says_that_all_is_known_for_the_whole_only() -> None:
    shown = page("areas/westside.html")
    assert "No measure has a figure for" in shown
    assert "None is held." in shown


def test_the_whole_force_has_no_page_of_its_own() -> None:
    assert Client().get(f"/areas/{make.FORCE}.html").status_code == 404

"""The files of open data: the same bytes for the same release, nothing that did not change made again, little memory."""

import tracemalloc
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from answerable.publishing.opendata import csv_file, paths, sqlite_file
from answerable.publishing.opendata.figures import TELLINGS
from answerable.publishing.opendata.forms import Row
from answerable.publishing.tests import data_make, make
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("released")
def test_the_same_release_gives_the_same_bytes() -> None:
    first = {one.path: one.make() for one in data_make.files(data_make.site())}
    again = {one.path: one.make() for one in data_make.files(data_make.site())}
    assert [path for path in first if first[path] != again[path]] == []


@pytest.mark.usefixtures("released")
def test_no_two_files_stand_at_one_address() -> None:
    found = [one.path for one in data_make.files(data_make.site())]
    assert len(found) == len(set(found))


def test_what_did_not_change_is_not_made_again() -> None:
    make.office()
    make.release()
    before = {one.path: one.key for one in data_make.files(data_make.site())}
    make.record(make.told("2023/24", "170000", line=60))
    make.release("One figure more.")
    after = {one.path: one.key for one in data_make.files(data_make.site())}
    changed = {path for path in after if before.get(path) != after[path]}
    assert "data/measures/calls.csv" in changed
    assert not {path for path in changed if "videos" in path}


@pytest.mark.usefixtures("released")
def test_without_an_address_of_its_own_the_site_is_led_to_from_the_top() -> None:
    (made,) = [
        one for one in data_make.files(data_make.site("")) if one.path == "data/measures/drones.csv-metadata.json"
    ]
    assert b'"../../measures/drones.html"' in made.make()


@pytest.mark.usefixtures("released")
def test_the_table_of_a_measure_is_served() -> None:
    answer = Client().get("/data/measures/calls.csv")
    assert answer.headers["Content-Type"] == csv_file.TYPE
    assert b"167506" in answer.content


@pytest.mark.usefixtures("released")
def test_a_measure_leads_to_its_data() -> None:
    page = make.page("measures/calls.html")
    assert '<a href="../data/measures/calls.csv">' in page
    assert '<link rel="alternate" type="text/csv" href="../data/measures/calls.csv"' in page


def test_a_measure_of_an_earlier_day_offers_no_data() -> None:
    make.office()
    make.release()
    assert "Take the figures" not in words("measures/calls.known-2023-03-21.html")


@pytest.mark.usefixtures("released")
def test_the_page_of_the_data_leads_to_files_that_are_there() -> None:
    page = make.page(paths.PAGE)
    there = {one.path for one in data_make.files(data_make.site())}
    led_to = {f"data/{part.partition('"')[0]}" for part in page.split('href="../data/')[1:]} - {paths.PAGE}
    assert led_to
    assert led_to <= there


@pytest.mark.usefixtures("released")
def test_the_page_of_the_data_says_how_much_there_is_and_under_which_terms() -> None:
    text = words(paths.PAGE)
    assert "and the figure as printed there. 9 tellings.csv Columns of tellings" in text
    assert "© Office of the Northmoor Commissioner 2024. Contains public sector information" in text


def many(number: int) -> Row:
    days = (date(2021, 1, 1), date(2021, 1, 31))
    key = f"calls/northmoor/{number}"
    return (
        "calls", "northmoor", "", *days, Decimal(number), "final", "exact", "second", f"line {number}", str(number),
        date(2024, 3, 21), "", "count", "current", key, f"{key}/1", "measures/calls.html",
    )  # fmt: skip


def test_many_rows_become_a_database_without_being_held() -> None:
    tracemalloc.start()
    content = sqlite_file.database([(TELLINGS, (many(number) for number in range(20_000)))], "")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < len(content) + 1_000_000

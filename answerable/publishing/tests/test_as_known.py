"""The whole site as it stood at the end of a day."""

from datetime import date, timedelta

import pytest
from django.test import Client

from answerable.publishing import operations
from answerable.publishing.operations.withdrawals import withdraw
from answerable.publishing.queries.as_known import first_day, known_days, release_on
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db

THEN, LATER = "known/2024-11-08/", make.NOON + timedelta(days=3)


def twice() -> None:
    """A release on 8 November 2024, and another on 11 November that tells of drones."""
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    operations.release(note="Drones.", by=make.PUBLISHER, at=LATER)


def status(path: str) -> int:
    return Client().get(f"/{path}").status_code


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 11, 7), None),
        (date(2024, 11, 8), 1),
        (date(2024, 11, 10), 1),
        (date(2024, 11, 11), 2),
        (date(2030, 1, 1), 2),
    ],
)
def test_the_release_that_stood_at_the_end_of_a_day(day: date, number: int | None) -> None:
    twice()
    found = release_on(day)
    assert (found and found.number) == number


def test_days_at_whose_end_each_release_stood() -> None:
    twice()
    told = [(one.release.number, one.since, one.until) for one in known_days()]
    assert told == [(2, date(2024, 11, 11), None), (1, date(2024, 11, 8), date(2024, 11, 10))]
    assert first_day() == date(2024, 11, 8)


def test_a_page_is_as_it_was_and_says_so() -> None:
    twice()
    text = make.page(f"{THEN}measures/drones.html")
    assert "The site as it was on 8 November 2024: release 1, published on 8 November 2024." in text
    assert 'href="../../../measures/drones.html">Today’s page' in text
    assert "No figure" in text or "no figure" in text


def test_its_links_stay_on_that_day() -> None:
    twice()
    text = make.page(f"{THEN}measures/index.html")
    assert 'href="../plan/index.html"' in text
    assert Client().get(f"/{THEN}").status_code == 200


def test_no_search_engine_is_led_there_and_it_has_a_validator() -> None:
    twice()
    answer = Client().get(f"/{THEN}index.html")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert Client().get(f"/{THEN}index.html", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["known/2024-11-07/", "known/2024-13-40/", "known/9999-01-01/", f"{THEN}no/such.html"])
def test_what_was_not_there_is_refused_in_words(path: str) -> None:
    twice()
    answer = Client().get(f"/{path}")
    assert answer.status_code == 404
    assert "Choose another day" in answer.content.decode()


def test_the_stylesheet_and_the_search_are_those_of_today() -> None:
    twice()
    assert Client().get(f"/{THEN}static/kit/answerable.css").headers["Location"] == "/static/kit/answerable.css"
    assert Client().get(f"/{THEN}search.html").headers["Location"] == "/search.html"


def test_what_was_withdrawn_since_is_a_stone_on_that_day_too() -> None:
    twice()
    withdraw("measures/videos.html", title="A measure", reason="Why.", by=make.PUBLISHER, at=LATER)
    text = make.page(f"{THEN}measures/videos.html")
    assert "This page was withdrawn" in text
    assert "Videos sent in" not in make.page(f"{THEN}measures/index.html")


def test_the_form_leads_to_the_day() -> None:
    twice()
    assert Client().get("/known.html", {"on": "2024-11-09"}).headers["Location"] == "known/2024-11-09/index.html"


@pytest.mark.parametrize(
    ("on", "words"), [("soon", "Give a day"), ("2024-11-01", "first release"), ("9999-01-01", "to come")]
)
def test_a_day_that_is_none_is_refused_in_words(on: str, words: str) -> None:
    twice()
    answer = Client().get("/known.html", {"on": on})
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_every_release_is_one_click_away() -> None:
    twice()
    text = make.page("known.html")
    assert 'href="known/2024-11-08/index.html"' in text
    assert status("known/2024-11-08/index.html") == 200


def test_before_anything_was_released_it_says_so() -> None:
    assert "Nothing has been released yet" in Client().get("/known.html").content.decode()

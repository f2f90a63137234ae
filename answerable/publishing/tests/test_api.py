"""The JSON API: what a release holds, page by page, and nothing else."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.publishing.api.routes import COLLECTIONS
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def released() -> None:
    make.office()
    make.release()


def ask(path: str, status: int = 200, **more: str) -> Any:
    answer = Client(headers=more).get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def test_before_a_release_it_says_so() -> None:
    assert ask("", 404) == {"detail": "Nothing has been released yet: ask again after the first release."}


def test_its_description_is_there_before_a_release() -> None:
    assert ask("openapi.json")["openapi"].startswith("3.")


@pytest.mark.usefixtures("released")
def test_it_says_whose_record_it_is_and_what_can_be_asked_for() -> None:
    told = ask("")
    assert told["release"]["number"] == 1
    assert told["licence"]["attribution"].endswith("Open Government Licence v3.0.")
    assert sorted(told["collections"]) == sorted(COLLECTIONS)


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_collection_answers(collection: str) -> None:
    told = ask(collection)
    assert told["total"] >= len(told["items"])


@pytest.mark.usefixtures("released")
def test_a_figure_that_is_disputed_comes_with_its_rivals() -> None:
    (told,) = ask("measures/videos/figures")["items"]
    assert (told["disputed"], told["start"], told["end"]) == (True, "2023-01-01", "2023-12-31")
    assert "1,753" in told["rivals"]


@pytest.mark.usefixtures("released")
def test_a_collection_is_walked_page_by_page() -> None:
    first = ask("measures?size=1")
    second = ask(first["next"].removeprefix("/api/v1/"))
    assert (first["previous"], second["previous"]) == (None, "/api/v1/measures?size=1&page=1")
    assert first["items"] != second["items"]


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("measures?size=100000", 422, "size: Input should be less than or equal to 100"),
        ("measures?page=99", 404, "There is no page 99: the last one is page 1."),
        ("measures?page=x", 422, "page: Input should be a valid integer"),
        ("measures/no%00where", 404, "There is no measure of this code"),
        ("measures?q=%00", 200, ""),
        (f"measures?q={'x' * 3000}", 422, "longer than 2000 characters"),
    ],
)
def test_what_is_wrongly_asked_is_told_so(path: str, status: int, words: str) -> None:
    assert words in str(ask(path, status))


@pytest.mark.usefixtures("released")
def test_an_answer_is_known_again_by_its_etag_until_the_next_release() -> None:
    first = Client().get("/api/v1/measures")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "sessionid" not in first.cookies
    assert Client(headers={"If-None-Match": first["ETag"]}).get("/api/v1/measures").status_code == 304
    make.record(make.told("2023/24", "151000"))
    make.release("More calls.")
    assert Client(headers={"If-None-Match": first["ETag"]}).get("/api/v1/measures").status_code == 200


@pytest.mark.usefixtures("released")
def test_a_kept_answer_costs_one_query() -> None:
    Client().get("/api/v1/measures")
    with CaptureQueriesContext(connection) as queries:
        Client().get("/api/v1/measures")
    assert len(queries) == 1


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(method: str) -> None:
    assert getattr(Client(), method)("/api/v1/measures").status_code == 405


@pytest.mark.usefixtures("released")
def test_its_head_is_asked_for() -> None:
    assert Client().head("/api/v1/measures").status_code == 200


@pytest.mark.usefixtures("released")
def test_a_list_costs_the_same_queries_however_long() -> None:
    counts = []
    for size in (2, 3):
        with CaptureQueriesContext(connection) as queries:
            ask(f"measures?size={size}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


@pytest.mark.usefixtures("released")
def test_people_are_told_what_programs_may_ask() -> None:
    page = make.page("api/v1/index.html")
    assert [one for one in COLLECTIONS if f'href="/api/v1/{one}"' not in page] == []
    assert 'href="/api/v1/openapi.json"' in page


def test_people_are_told_nothing_before_a_release() -> None:
    assert Client().get("/api/v1/index.html").status_code == 404

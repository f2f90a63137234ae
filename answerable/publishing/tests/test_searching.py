"""The search finds what was released by the words that people use, and nothing that is not to be read."""

import pytest
from django.test import Client

from answerable.publishing.models import Release, SearchRow
from answerable.publishing.operations.files import make_files, unmake
from answerable.publishing.queries.finding import Finds, find
from answerable.publishing.queries.finding_rows import Stage
from answerable.publishing.queries.search_page import SITE
from answerable.publishing.tests import make
from answerable.publishing.tests.reading import words
from answerable.publishing.tests.serving_make import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def _made(db: None) -> None:
    make.office()
    released()


def titles(found: Finds) -> list[str]:
    return [one.title for one in found.hits]


FOUND = {
    "calls received": "Calls received",
    "CALLS": "Calls received",
    "telephone": "1. Answer the telephone",
    "objective 1.2": "1.2 Objective 1.2",
    "second paper": "The second paper",
    "telephones": "1. Answer the telephone",
    "emergency demand": "Calls received",
    "Téléphone": "1. Answer the telephone",
    "telepho": "1. Answer the telephone",
    "telephone zebra": "1. Answer the telephone",
}
TYPED = [
    "", "   ", "zebra", "\x00", '"', "'", "*", "a*", 'title:"x', "calls AND", "NOT calls", "NEAR(a b)", "(", ")", "calls OR", "-calls",
    "^calls", "{title}: calls", "calls'; DROP TABLE x; --", "a & b | !c <-> d:*", "\\", "%", "_", "🚓", "Heddlu Tŷ Ŵyl", "x" * 10_000,
    "calls " * 2_000, "\ud800", "٣", "²", "...", "1.2.3", "e\u0301", "<script>alert(1)</script>", "ﬁre", "ß", "警察",
]  # fmt: skip


@pytest.mark.usefixtures("_made")
def test_it_finds_by_words() -> None:
    assert not {query for query, title in FOUND.items() if title not in titles(find(query))}


@pytest.mark.usefixtures("_made")
def test_nothing_that_is_typed_is_an_error() -> None:
    for typed in TYPED:
        assert find(typed).page == 1
        asked = {"q": typed.encode("utf-8", "replace").decode()}
        assert Client().get("/search.html", asked).status_code == 200, typed


@pytest.mark.usefixtures("_made")
def test_no_page_is_an_error() -> None:
    for page in ("0", "-1", "x", "99", "999999999999", "²"):
        assert Client().get("/search.html", {"q": "calls", "page": page}).status_code == 200, page


@pytest.mark.usefixtures("_made")
def test_what_stands_in_the_title_comes_first() -> None:
    found = titles(find("call"))
    assert found.index("Calls abandoned") < found.index("Videos sent in")


def test_a_page_of_the_site_comes_first_for_what_it_is_called() -> None:
    named = [make.define(f"contact-{n}", title=f"Contact with residents {n}") for n in range(12)]
    make.office(definitions=(*make.DEFINITIONS, *named))
    released()
    assert titles(find("contact"))[0] == "Contact and complaints"
    assert titles(find("who is the commissioner"))[0] == "Home"
    # What only stands on a page of the site does not bring it to the top.
    assert find("calls").hits[0].kind != SITE


@pytest.mark.usefixtures("_made")
def test_the_words_are_marked_in_what_the_page_says() -> None:
    (hit,) = [one for one in find("calls").hits if one.kind == "Priority"]
    assert ("calls", True) in [(text.casefold(), marked) for text, marked in hit.pieces]


@pytest.mark.usefixtures("_made")
def test_what_a_page_is_about_stands_below_a_title_that_holds_the_words() -> None:
    (hit,) = [one for one in find("telephone").hits if one.kind == "Priority"]
    assert hit.pieces == (("Calls are to be answered.", False),)


@pytest.mark.usefixtures("_made")
def test_how_to_use_a_measure_is_not_searched() -> None:
    assert not find("iframe").total
    assert not find("PROV").total


@pytest.mark.usefixtures("_made")
def test_one_kind_alone_and_how_many_there_are_of_each() -> None:
    every, measures = find("calls"), find("calls", kind="Measure")
    assert {one.kind for one in measures.hits} == {"Measure"}
    assert measures.kinds == every.kinds
    assert measures.total == every.kinds["Measure"] < every.total == sum(every.kinds.values())


@pytest.mark.usefixtures("_made")
def test_only_what_names_an_area() -> None:
    assert find("calls", area="northmoor").total
    assert not find("calls", area="Atlantis").total


@pytest.mark.usefixtures("_made")
def test_how_it_was_found_is_said() -> None:
    assert find("telephone").stage is Stage.ALL
    assert find("telepho").stage is Stage.BEGUN
    assert find("telephone zebra").stage is Stage.SOME


@pytest.mark.usefixtures("_made")
def test_a_measure_as_it_was_known_before_is_not_found_beside_itself() -> None:
    assert titles(find("calls received")).count("Calls received") == 1


def test_plain_words_find_what_papers_call_it() -> None:
    make.office(definitions=(*make.DEFINITIONS, make.define("asb", title="Reports of anti-social behaviour")))
    released()
    assert "Reports of anti-social behaviour" in titles(find("ASB"))
    assert "Other words that were looked for: anti social behaviour" in words("search.html", q="asb")


@pytest.mark.usefixtures("released")
def test_while_files_are_being_made_titles_are_looked_through() -> None:
    assert "Calls received" in titles(find("calls receive"))
    assert not find("zebra").total


@pytest.mark.usefixtures("_made")
def test_a_release_that_is_still_being_made_changes_nothing_until_it_is_whole() -> None:
    rows = SearchRow.objects.count()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    made = make.release("Drones.")
    make_files(made, at=make.NOON)
    assert SearchRow.objects.filter(until=None).count() >= rows
    assert not SearchRow.objects.exclude(until=None).exists()
    assert SearchRow.objects.filter(since=2).exists()


@pytest.mark.usefixtures("_made")
def test_what_is_gone_from_a_release_is_not_found() -> None:
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    released("Drones.")
    make_files(make.release("As known a year before.", known_on=make.FIRST), at=make.NOON)
    assert Release.objects.count() == 3
    there = set(Release.objects.get(number=3).files.values_list("path", flat=True))
    assert set(SearchRow.objects.values_list("path", flat=True)) <= there


@pytest.mark.usefixtures("_made")
def test_what_must_not_be_read_is_found_nowhere_at_once() -> None:
    unmake(["measures/calls.html"])
    assert not SearchRow.objects.filter(path="measures/calls.html").exists()
    assert Release.objects.get().files_made_at is None


@pytest.mark.usefixtures("_made")
def test_an_empty_search_shows_the_box_alone() -> None:
    text = words("search.html", q="  ")
    assert "Search this site" in text
    assert "found" not in text


@pytest.mark.usefixtures("_made")
def test_nothing_found_says_what_to_try() -> None:
    text = words("search.html", q="zebra")
    assert "Nothing found" in text
    assert "Try one word alone" in text


@pytest.mark.usefixtures("_made")
def test_what_was_typed_is_shown_and_not_run() -> None:
    assert "<script>" not in Client().get("/search.html", {"q": "<script>alert(1)</script> calls"}).content.decode()

"""The public pages as a visitor gets them: from releases alone, found or not found, kept until they change."""

import itertools
import re
from collections.abc import Collection, Iterator
from datetime import date
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.publishing.making.all import making, site_of
from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.operations.files import make_files
from answerable.publishing.queries import site
from answerable.publishing.shown.pages import KINDS, SHOWN
from answerable.publishing.tests import make
from answerable.publishing.views.public import LIVE_ROUTES

pytestmark = pytest.mark.django_db

RELEASE_TABLES = {
    "publishing_release", "publishing_releasedpage", "publishing_frozencopy", "publishing_releasedfile", "publishing_blob",
}  # fmt: skip


class Links(HTMLParser):
    """The addresses that a page leads to, the identities it has, and its headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if href := values.get("href"):
            self.hrefs.append(href)
        if identity := values.get("id"):
            self.ids.append(identity)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def paths() -> list[str]:
    return [*ReleasedPage.objects.values_list("path", flat=True), "changes.html", "search.html"]


def tables_read(path: str) -> set[str]:
    with CaptureQueriesContext(connection) as queries:
        make.page(path)
    said = " ".join(query["sql"] for query in queries)
    return set(re.findall(r'(?:FROM|JOIN) "?(\w+)"?', said))


def test_before_a_release_the_front_door_says_that_nothing_is_there() -> None:
    assert "Nothing has been released yet" in make.page("")


@pytest.mark.parametrize("path", ["measures/calls.html", "changes.html", "search.html", "plan/"])
def test_before_a_release_no_other_page_is_found(path: str) -> None:
    assert Client().get(f"/{path}").status_code == 404


@pytest.mark.usefixtures("released")
def test_every_page_of_a_release_answers_and_reads_only_the_tables_of_releases() -> None:
    assert {table for path in paths() for table in tables_read(path)} <= RELEASE_TABLES


@pytest.mark.usefixtures("released")
def test_a_page_that_is_made_takes_one_query_whatever_it_says() -> None:
    make_files(Release.objects.get(), at=make.NOON)
    for path in ("measures/calls.html", "plan/2021-25.html", "index.html", "changes.html"):
        with CaptureQueriesContext(connection) as queries:
            make.page(path)
        assert len(queries) == 1, path


@pytest.mark.usefixtures("released")
def test_a_page_that_is_not_made_yet_takes_few() -> None:
    for path in ("measures/calls.html", "plan/2021-25.html", "index.html", "search.html"):
        with CaptureQueriesContext(connection) as queries:
            make.page(path)
        assert len(queries) <= 7, path


@pytest.mark.usefixtures("released")
def test_every_kind_of_page_stands_in_the_release() -> None:
    """But those of what the made office does not have, which have tests of their own."""
    elsewhere = {"ComparePage", "DecisionPage", "ReportPage", "RecommendationPage", "MeetingPage", "QuestionPage"}
    elsewhere |= {"PackCopy", "MinutesCopy", "PanelPaperCopy", "HandoverCopy", "ProgrammePage", "StonePage"}
    elsewhere |= {"AreasPage", "AreaPage", "DutiesPage", "DocumentPage", "MovedPage", "NewsletterPage"}
    assert set(ReleasedPage.objects.values_list("copy__kind", flat=True)) == set(KINDS) - elsewhere
    assert len(SHOWN) == len(KINDS)


ELSEWHERE = ("https://www.nationalarchives.gov.uk/", "https://datasette.io/", "tel:")
"""The only addresses outside the site that its own words lead to."""


@pytest.mark.usefixtures("released")
def test_no_link_is_broken_and_none_is_absolute() -> None:
    read = {path: Links(make.page(path)) for path in paths()}
    files = {one.path for one in making(site_of(Release.objects.get()))}
    assert not [f"{path} leads to {href}" for path in read for href in broken(path, read, files)]


def broken(path: str, read: dict[str, Links], files: Collection[str]) -> Iterator[str]:
    """The links of a page that lead to no page or file, or to no place on it."""
    for href in read[path].hrefs:
        address, _, anchor = href.partition("#")
        target = normpath(join(dirname(path), address)) if address else path
        if href.startswith(ELSEWHERE) or "static/" in href or target in LIVE_ROUTES:
            continue
        found = target in read or target in files
        if href.startswith("/") or not found or (anchor and target in read and anchor not in read[target].ids):
            yield href


@pytest.mark.usefixtures("released")
def test_every_page_has_one_first_heading_and_leaves_no_level_out() -> None:
    for path in paths():
        levels = Links(make.page(path)).headings
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path


@pytest.mark.usefixtures("released")
def test_no_identity_stands_twice_on_a_page() -> None:
    for path in paths():
        ids = Links(make.page(path)).ids
        assert len(ids) == len(set(ids)), path


@pytest.mark.usefixtures("released")
def test_no_page_has_inline_script_or_style() -> None:
    for path in paths():
        assert not re.search(r"<script|\sstyle=|\son\w+=", make.page(path)), path


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    "path",
    [
        "measures/none.html",
        "nothing.html",
        "measures/",
        "measures/subjects/",
        "..%2f",
        "measures/calls.htm",
        "a b.html",
    ],
)
def test_what_is_not_there_is_not_found(path: str) -> None:
    wanted = 200 if path == "measures/" else 404
    assert Client().get(f"/{path}").status_code == wanted


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(("folder", "file"), [("", "index.html"), ("plan/", "plan/index.html")])
def test_a_folder_answers_with_its_index(folder: str, file: str) -> None:
    assert make.page(folder) == make.page(file)


@pytest.mark.usefixtures("released")
def test_a_folder_without_its_stroke_is_led_to_it() -> None:
    assert Client().get("/plan").headers["Location"] == "/plan/"


@pytest.mark.usefixtures("released")
def test_a_page_that_was_read_before_is_not_sent_again() -> None:
    etag = Client().get("/measures/calls.html").headers["ETag"]
    assert not etag.startswith("W/")
    assert Client().get("/measures/calls.html", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.usefixtures("released")
def test_a_page_that_changed_is_sent_again() -> None:
    etag = Client().get("/measures/drones.html").headers["ETag"]
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Drones.")
    assert Client().get("/measures/drones.html", headers={"if-none-match": etag}).status_code == 200


@pytest.mark.usefixtures("released")
def test_pages_stay_as_they_were_released_while_the_record_changes() -> None:
    before = make.page("measures/calls.html")
    make.record(make.told("2023/24", "9", line=40))
    assert make.page("measures/calls.html") == before


@pytest.mark.usefixtures("released")
def test_the_list_of_releases_leads_to_no_page_that_is_gone() -> None:
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Drones, as known today.")
    make.release("As known a year before.", known_on=make.FIRST)
    history = make.page("changes.html")
    assert "no longer there" in history
    for href in Links(history).hrefs:
        path = href.partition("#")[0].lstrip("/")
        assert path.startswith("https:") or Client().get(f"/{path}").status_code == 200, href


@pytest.mark.usefixtures("released")
def test_pages_can_be_read_but_not_written_to() -> None:
    assert Client().post("/measures/calls.html").status_code == 405


@pytest.mark.usefixtures("released")
def test_no_cookie_is_set() -> None:
    assert not Client().get("/").cookies


def test_the_live_routes_are_these() -> None:
    live = ("search.html", "duties/now.html", "ask.html", "subscribe.html", "known.html", "api/v1/index.html")
    assert live == LIVE_ROUTES


def test_two_pages_never_share_an_address() -> None:
    make.office(definitions=(*make.DEFINITIONS, make.define("index")))
    with pytest.raises(site.OneAddressTwice):
        site.pages(date(2024, 11, 7))


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("path", ["search.html", "known.html", "ask.html", "subscribe.html", "nowhere/at/all.html"])
def test_the_foot_of_what_answers_live_leads_where_every_page_does(path: str) -> None:
    assert "Copies of this site</a>" in Client().get(f"/{path}").text

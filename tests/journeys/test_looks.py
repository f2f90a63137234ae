"""Every route once, and ten unlike measures, at a desk and on a phone: axe finds nothing, nothing sticks out, no complaint."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import WIDTHS, Visitor

TEN_MEASURES = (
    "calls-999-total",  # restated
    "capture-submissions",  # disputed, three times told
    "asb-incidents",  # a breakdown with a total
    "community-trigger-applications",  # nine areas
    "calls-triage-avg-wait-s",  # missing figures, months and years
    "funding-p3-gbp",  # money, disputed
    "stop-search-pct-change",  # a change in percent
    "calls-999-national-rank",  # a rank
    "languages-spoken",  # two places, one figure each
    "crime-since-2002-pct-change",  # told in words
)
OFFICE = (
    "/office/", "/office/measures/", "/office/measures/capture-submissions/", "/office/measures/new/", "/office/returns/",
    "/office/returns/columns/", "/office/returns/layouts/", "/office/disputes/", "/office/account/", "/office/gallery/",
    "/office/signals/", "/office/changed/", "/office/due/", "/office/frameworks/",
    "/office/measures/calls-101-controlworks-avg-wait-s/",  # breaks, times to know about, an expectation
    "/office/papers/2024-03-21-end-of-term-report/",  # the longest
)  # fmt: skip
SORTS = ("break", "annotation", "standard", "comparator")
KINDS = {
    "/", "/accessibility.html", "/changes.html", "/corrections.html", "/disagreements.html", "/how-figures-are-checked.html",
    "/meetings.html", "/meetings/*", "/programme.html", "/questions/index", "/questions/*", "/promises.html", "/challenges.html",
    "/panel/index", "/panel/*", "/search.html", "/ask.html", "/measures/index", "/measures/*", "/measures/*.known", "/measures/subjects/*",
    "/papers/index", "/papers/*", "/plan/index", "/plan/*", "/plan/*/priority", "/plan/*/objective",
    "/decisions/index", "/decisions/*", "/recommendations/index", "/recommendations/*", "/inspections/*",
}  # fmt: skip
"""The kinds of public pages that links lead to. That of judgements comes with the first judgement: test_judging.py looks at it.

Those of packs and minutes come with the first of them: test_scrutiny_way.py looks at these.
"""
ELSEWHERE = (
    "/office/owed/", "/office/clocks/", "/office/plans/", "/office/objectives/", "/office/judgements/",
    "/office/recommendations/", "/office/decisions/", "/office/meetings/", "/office/programme/", "/office/asked/",
    "/office/questions/", "/office/undertakings/", "/office/challenges/", "/office/letters/", "/office/information/",
    "/office/private/", "/office/panel/", "/office/handover/",
)  # fmt: skip
"""What test_sections.py looks at."""
OF_MANY = ("/measures/community-trigger-applications.areas.html", "/plan/2021-25/priority-2.measures.html")
ADMINISTERED = (
    "/office/people/",
    "/office/people/invite/",
    "/office/audit/",
    "/office/outbox/",
    "/office/account/second-factor/",
)
DOORS = ("/office/sign-in/", "/office/password/forgotten/")

pytestmark = pytest.mark.parametrize("width", WIDTHS)
Make = Callable[..., Visitor]


def kind_of(path: str) -> str:
    """Pages made by one template have one kind: what differs between their addresses, a code or a day, is left out."""
    folder, _, name = path.rpartition("/")
    if not folder:
        return path
    stem = name.removesuffix(".html") or "index"
    said = re.match(r"(?:index|judgements)$|(?:priority|objective)(?=-)", stem)
    more = re.search(r"\.(?:measures|areas|known|pack|supplement|minutes)\b", stem)
    return f"{re.sub('^/plan/.+', '/plan/*', folder)}/{said[0] if said else '*'}{more[0] if more else ''}"


def links_on(someone: Visitor) -> list[str]:
    hrefs = someone.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    here = someone.demo.address
    return sorted({href.removeprefix(here).split("#")[0].split("?")[0] for href in hrefs if href.startswith(here)})


def test_one_public_page_of_each_kind(visitor: Make, width: str) -> None:
    someone = visitor(width)
    ahead, seen = ["/"], set[str]()
    while ahead:
        path = ahead.pop(0)
        if kind_of(path) in seen or path.startswith("/office/") or not path.endswith((".html", "/")):
            continue
        seen.add(kind_of(path))
        someone.goes_to(path)
        someone.finds_it_accessible()
        ahead += links_on(someone)
    assert seen >= KINDS, KINDS - seen


@pytest.mark.parametrize("code", TEN_MEASURES)
def test_a_measure(visitor: Make, width: str, code: str) -> None:
    someone = visitor(width)
    someone.goes_to(f"/measures/{code}.html")
    someone.finds_it_accessible()


@pytest.mark.parametrize("path", OF_MANY)
def test_a_page_of_many_areas_or_measures(visitor: Make, width: str, path: str) -> None:
    someone = visitor(width)
    someone.goes_to(path)
    someone.finds_it_accessible()


@pytest.mark.parametrize("path", ["/search.html?q=burglary", "/nowhere.html", *DOORS])
def test_a_live_page(visitor: Make, width: str, path: str) -> None:
    someone = visitor(width)
    someone.goes_to(path)
    # A browser says on its console that a page was not found: that is no fault of the page.
    someone.console = [line for line in someone.console if "404" not in line]
    someone.finds_it_accessible()


def test_the_office_of_an_analyst(visitor: Make, width: str) -> None:
    someone = visitor(width)
    someone.signs_in("analyst")
    ahead, seen = list(OFFICE), {office_kind(path) for path in OFFICE}
    while ahead:
        path = ahead.pop(0)
        someone.goes_to(path)
        someone.finds_it_accessible()
        for link in links_on(someone) if path in OFFICE else ():
            if link.startswith(ELSEWHERE) or not link.startswith("/office/") or "template" in link:
                continue
            if office_kind(link) not in seen:
                seen.add(office_kind(link))
                ahead.append(link)
    assert seen >= {"/office/signals/*/", "/office/known/standard/*/withdraw/", "/office/measures/*/add/break/"}, seen


def test_what_is_said_of_a_measure_too_early_is_refused_with_a_way_on(visitor: Make, width: str) -> None:
    someone = visitor(width)
    someone.signs_in("analyst")
    for sort in SORTS:
        page = someone.goes_to(f"/office/measures/calls-999-total/add/{sort}/")
        page.get_by_role("button", name="Keep it").click()
        expect(page.get_by_role("alert").get_by_role("link").first).to_be_visible()
        someone.finds_it_accessible()


def office_kind(path: str) -> str:
    """Pages made by one view have one kind; of what is added to a measure, one for each sort."""
    path = re.sub(r"/\d[^/]*(?=/)", "/*", path)
    return re.sub(r"/(measures|returns|briefings)/(?!layouts/|columns/|new/|figures/)[^/]+(?=/)", r"/\1/*", path)


def test_the_office_of_an_administrator(visitor: Make, width: str) -> None:
    someone = visitor(width)
    someone.signs_in("administrator")
    for path in ADMINISTERED:
        someone.goes_to(path)
        assert someone.page.url.endswith(path)
        someone.finds_it_accessible()


def test_the_office_of_a_publisher(visitor: Make, width: str) -> None:
    someone = visitor(width)
    someone.signs_in("publisher")
    someone.goes_to("/office/release/")
    someone.finds_it_accessible()


def test_the_office_of_a_panel_member(visitor: Make, width: str) -> None:
    someone = visitor(width)
    someone.signs_in("panel-member")
    someone.goes_to("/office/")
    someone.finds_it_accessible()


def test_a_page_that_is_not_for_this_role(visitor: Make, width: str) -> None:
    someone = visitor(width)
    someone.signs_in("analyst")
    someone.goes_to("/office/people/")
    someone.console = [line for line in someone.console if "403" not in line]
    someone.finds_it_accessible()

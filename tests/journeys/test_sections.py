"""Every page of a section of the office, each kind once at both widths: axe finds nothing, nothing sticks out, no complaint."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import Resolver404, resolve

from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]
FILES = {"recommendations:table-file", "recommendations:response-download", "decisions:notice"}
"""Addresses that end like a page's, and answer with a file."""


@dataclass(frozen=True)
class Section:
    """Where it begins, who looks, what its addresses begin with, and the pages that must be reached by its links."""

    start: str
    role: str
    within: tuple[str, ...]
    pages: frozenset[str]


def pages(part: str, names: str) -> frozenset[str]:
    return frozenset(f"{part}:{name}" for name in names.split())


SECTIONS = {
    "clocks": Section(
        "/office/clocks/",
        "scrutiny-officer",
        ("/office/clocks/",),
        pages("clocks", "clocks clock start act calendar duties duty correct"),
    ),
    "plans": Section(
        "/office/plans/",
        "scrutiny-officer",
        ("/office/plans/",),
        pages("plans", "plans plan plan-wording start-draft")
        | pages("plans", "deliverables deliverable new-deliverable update-deliverable change-deliverable")
        | pages("plans", "told accounts new-account change-account commitments commitment new-commitment")
        | pages("plans", "boards board new-board change-board threats new-threat change-threat"),
    ),
    "judgements": Section(
        "/office/judgements/",
        "scrutiny-officer",
        ("/office/judgements/", "/office/objectives/"),
        pages("assessments", "list objective judge made rules scales summaries summary new-summary")
        | {"scrutiny:objective"},
    ),
    "recommendations": Section(
        "/office/recommendations/",
        "scrutiny-officer",
        ("/office/recommendations/",),
        pages("recommendations", "register recommendation edit again move ageing new tables")
        | pages("recommendations", "reports report new-report edit-report import-report"),
    ),
    "decisions": Section(
        "/office/decisions/",
        "scrutiny-officer",
        ("/office/decisions/",),
        pages("decisions", "decisions decision begin"),
    ),
    "owed": Section("/office/owed/", "caseworker", ("/office/owed/",), frozenset({"owed"})),
    "what is the force's": Section(
        "/office/recommendations/",
        "force-liaison",
        ("/office/recommendations/",),
        pages("recommendations", "register recommendation move"),
    ),
}


def page_at(path: str) -> str:
    """The name of the page at an address; empty where it is a file."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return ""
    return "" if name in FILES or not path.endswith("/") else name


def links_on(someone: Visitor, within: tuple[str, ...]) -> list[str]:
    """The addresses within a section that the page leads to, in the page's order."""
    hrefs = someone.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    paths = (href.removeprefix(someone.demo.address).split("#")[0].split("?")[0] for href in hrefs)
    return [path for path in dict.fromkeys(paths) if path.startswith(within)]


@pytest.mark.parametrize("name", SECTIONS)
def test_every_page_of_a_section(visitor: Make, name: str) -> None:
    section, someone = SECTIONS[name], visitor()
    someone.signs_in(section.role)
    known, ahead, seen = {section.start}, [section.start], set[str]()
    while ahead and not (seen >= section.pages and all(page_at(path) in seen for path in ahead)):
        # New kinds first. Where the first of a kind leads nowhere further (it may be settled), another one may.
        path = min(ahead, key=lambda one: page_at(one) in seen)
        ahead.remove(path)
        page = page_at(path)
        someone.goes_to(path)
        if page not in seen:
            someone.finds_it_accessible_at_every_width()
            seen.add(page)
        fresh = [one for one in links_on(someone, section.within) if one not in known and page_at(one)]
        known |= set(fresh)
        ahead += fresh
    assert seen >= section.pages, section.pages - seen

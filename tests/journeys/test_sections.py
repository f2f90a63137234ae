"""Every page of a section of the office, each kind once at both widths: axe finds nothing, nothing sticks out, no complaint."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import Resolver404, resolve

from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]
FILES = {
    "recommendations:table-file",
    "recommendations:response-download",
    "decisions:notice",
    "scrutiny:letter-commission",
}
"""Addresses that end like a page's, and answer with a file."""
STEPS = {
    "scrutiny:question-act": "what",
    "scrutiny:undertaking-step": "step",
    "scrutiny:challenge-step": "step",
    "scrutiny:meeting_step": "to",
}
"""Views that show several forms, each a page of its own: the part of the address that says which."""


@dataclass(frozen=True)
class Section:
    """Where it begins, who looks, what its addresses begin with, and the pages that must be reached by its links.

    `first` writes what the example has none of.
    """

    start: str
    role: str
    within: tuple[str, ...]
    pages: frozenset[str]
    first: Callable[[Visitor], None] | None = None


def pages(part: str, names: str) -> frozenset[str]:
    return frozenset(f"{part}:{name}" for name in names.split())


def steps(part: str, name: str, which: str) -> frozenset[str]:
    """The forms that one view shows, as `page_at` names them."""
    return frozenset(f"{part}:{name} {one}" for one in which.split())


def keeps_a_private_meeting(someone: Visitor) -> None:
    page = someone.goes_to("/office/private/new/")
    page.get_by_label("With", exact=False).first.fill("Chief Constable")
    page.get_by_label("What was raised").fill("How long callers wait")
    someone.presses("Write it down")


def begins_papers(someone: Visitor) -> None:
    """A paper to the panel and a handover, both still being written."""
    page = someone.goes_to("/office/panel/papers/new/")
    page.get_by_label("Title").fill("A year of asking")
    someone.presses("Begin the paper")
    page = someone.goes_to("/office/handover/new/")
    page.get_by_role("radio").first.check()
    someone.presses("Begin the pack")


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
    "meetings": Section(
        "/office/meetings/",
        "scrutiny-officer",
        ("/office/meetings/",),
        pages("scrutiny", "meetings meeting meeting_new meeting_change meeting_move meeting_questions_close recipients")
        | pages("scrutiny", "item item_new item_change item_move item_remove")
        | pages(
            "scrutiny",
            "enquiries new-enquiry change-enquiry drop-enquiry leave-out-enquiry commission write-commission",
        )
        | pages("scrutiny", "live minuting minute recording packing publish-minutes")
        | steps("scrutiny", "meeting_step", "papers_in cancelled"),
    ),
    "the programme": Section(
        "/office/programme/",
        "scrutiny-officer",
        ("/office/programme/",),
        pages("scrutiny", "programme programme_objectives programme_proposals programme_move")
        | pages("scrutiny", "forms_of_meetings form_new form_change form_name assurance_scale"),
    ),
    "questions": Section(
        "/office/questions/",
        "caseworker",
        ("/office/questions/",),
        pages("scrutiny", "questions question question-new question-numbers question-sheet")
        | steps("scrutiny", "question-act", "answer clear sort merge put-off withdraw"),
    ),
    "promises": Section(
        "/office/undertakings/",
        "scrutiny-officer",
        ("/office/undertakings/", "/office/challenges/", "/office/letters/", "/office/information/"),
        pages("scrutiny", "undertakings undertaking undertaking-new undertaking-correct")
        | steps("scrutiny", "undertaking-step", "say-kept kept put-off broken release reopen")
        | pages(
            "scrutiny", "challenges challenge challenge-new challenge-change letters letter letter-new letter-change"
        )
        | pages("scrutiny", "letter-reply information information-new information-request information-change")
        | {"scrutiny:information-end"}
        | steps("scrutiny", "challenge-step", "answer higher settle drop"),
    ),
    "what is said in private": Section(
        "/office/private/",
        "scrutiny-officer",
        ("/office/private/",),
        pages("scrutiny", "private private-new private-meeting private-change private-months private-month")
        | pages("scrutiny", "private-topic private-topic-new private-topic-remove"),
        keeps_a_private_meeting,
    ),
    "the panel": Section(
        "/office/panel/",
        "scrutiny-officer",
        ("/office/panel/", "/office/handover/"),
        pages("scrutiny", "panel begin-panel-paper panel-paper edit-panel-paper withdraw-panel-paper")
        | pages("scrutiny", "panel-matters panel-matter record-panel-matter change-panel-matter respond-panel-matter")
        | pages("scrutiny", "withdraw-panel-matter handovers prepare-handover handover edit-handover"),
        begins_papers,
    ),
    "what the panel reads": Section(
        "/office/panel/",
        "panel-member",
        ("/office/panel/",),
        pages("scrutiny", "panel panel-paper panel-matters panel-matter"),
    ),
    "what the force promised": Section(
        "/office/undertakings/",
        "force-liaison",
        ("/office/undertakings/", "/office/information/"),
        pages("scrutiny", "undertakings undertaking information information-request information-end")
        | steps("scrutiny", "undertaking-step", "say-kept"),
    ),
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
        found = resolve(path)
    except Resolver404:
        return ""
    if found.view_name in FILES or not path.endswith("/"):
        return ""
    step = STEPS.get(found.view_name)
    return f"{found.view_name} {found.kwargs[step]}" if step else found.view_name


def links_on(someone: Visitor, within: tuple[str, ...]) -> list[str]:
    """The addresses within a section that the page leads to, in the page's order."""
    hrefs = someone.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    paths = (href.removeprefix(someone.demo.address).split("#")[0].split("?")[0] for href in hrefs)
    return [path for path in dict.fromkeys(paths) if path.startswith(within)]


@pytest.mark.parametrize("name", SECTIONS)
def test_every_page_of_a_section(visitor: Make, name: str) -> None:
    section, someone = SECTIONS[name], visitor()
    someone.signs_in(section.role)
    if section.first:
        section.first(someone)
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

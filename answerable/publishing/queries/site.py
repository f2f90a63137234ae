"""The whole public site as it would be released: every page, by its address."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from answerable.publishing import addresses
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.front import (
    AccessibilityPage,
    DisagreementsPage,
    HomePage,
    HowCheckedPage,
    SearchPage,
)
from answerable.publishing.pages.measures import ComparePage, MeasurePage, MeasuresPage, SubjectPage
from answerable.publishing.pages.papers import MeetingsPage, PaperPage, PapersPage
from answerable.publishing.pages.plans import ObjectivePage, PlanPage, PlansPage, PriorityMeasuresPage, PriorityPage
from answerable.publishing.queries import (
    compared,
    corrections,
    front_pages,
    measure_pages,
    paper_pages,
    plan_pages,
    priority_measures,
)
from answerable.publishing.queries.record import read

type Page = (
    HomePage
    | PlansPage
    | PlanPage
    | PriorityPage
    | PriorityMeasuresPage
    | ObjectivePage
    | MeasuresPage
    | SubjectPage
    | MeasurePage
    | ComparePage
    | PapersPage
    | PaperPage
    | MeetingsPage
    | DisagreementsPage
    | CorrectionsPage
    | HowCheckedPage
    | AccessibilityPage
    | SearchPage
)


class OneAddressTwice(Exception):
    """Two pages would stand at one address: a code holds what an address cannot."""


def pages(known_on: date) -> Mapping[str, Page]:
    """Every page as known on a day, in the order in which they are listed."""
    record = read(known_on)
    measures = measure_pages.measures(record)
    beside = dict(compared.pages(record, measures.pages))
    measures = measures.linked(beside)
    papers = paper_pages.filed(record, measures)
    meetings = paper_pages.meetings_page(record)
    found = front_pages.disagreements(measures)
    counted = front_pages.totals(record, measures)
    plan = plan_pages.plan_page(record.plans[0], record) if record.plans else None
    site: dict[str, Page] = {addresses.HOME: front_pages.home(record, counted, found, meetings, plan)}
    _add(site, plan_pages.pages(record, measures))
    _add(site, measure_pages.lists(record, measures))
    _add(site, ((addresses.measure(page.code), page) for page in measures.pages.values()))
    _add(site, ((addresses.compared(measures.pages[key].code), page) for key, page in beside.items()))
    _add(site, priority_measures.pages(record, measures))
    _add(site, measure_pages.known_pages(record))
    _add(site, paper_pages.pages(record, papers))
    _add(site, [(addresses.MEETINGS, meetings), (addresses.DISAGREEMENTS, found)])
    _add(site, [(addresses.CORRECTIONS, corrections.corrections_page(record))])
    _add(site, [(addresses.HOW_CHECKED, front_pages.how_checked(record, counted, found))])
    _add(site, [(addresses.ACCESSIBILITY, front_pages.accessibility(record))])
    _add(site, [(addresses.SEARCH, front_pages.search(site))])
    return site


def _add(site: dict[str, Page], more: Iterable[tuple[str, Page]]) -> None:
    for path, page in more:
        if path in site:
            raise OneAddressTwice(f"Two pages would stand at {path}: give one of them another code.")
        site[path] = page


def title_of(page: Page) -> str:
    """What a page is called in a list of pages."""
    named = NAMED.get(type(page))
    return named(page) if named else TITLES[type(page)]


NAMED: dict[type, Callable[[Any], str]] = {
    MeasurePage: lambda page: page.title,
    PlanPage: lambda page: page.title,
    ComparePage: lambda page: f"{page.title}: {page.kind} compared",
    PaperPage: lambda page: page.title + (f", page {page.number}" if page.number > 1 else ""),
    ObjectivePage: lambda page: f"{page.code} {page.title}",
    PriorityPage: lambda page: f"{page.priority.code}. {page.priority.title}",
    PriorityMeasuresPage: lambda page: f"Measures of priority {page.code}: {page.title}",
    SubjectPage: lambda page: page.subject.title,
}

TITLES: dict[type, str] = {
    HomePage: "Home",
    PlansPage: "Plans",
    MeasuresPage: "Measures",
    PapersPage: "Papers",
    MeetingsPage: "Meetings",
    DisagreementsPage: "Where the papers disagree",
    CorrectionsPage: "Corrections",
    HowCheckedPage: "How figures are checked",
    AccessibilityPage: "Accessibility statement",
    SearchPage: "Search",
}

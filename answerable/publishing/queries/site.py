"""The whole public site as it would be released: every page, by its address."""

from collections.abc import Iterable, Mapping
from datetime import date

from answerable.publishing import addresses
from answerable.publishing.pages.front import (
    AccessibilityPage,
    DisagreementsPage,
    HomePage,
    HowCheckedPage,
    SearchPage,
)
from answerable.publishing.pages.measures import MeasurePage, MeasuresPage, SubjectPage
from answerable.publishing.pages.papers import MeetingsPage, PaperPage, PapersPage
from answerable.publishing.pages.plans import ObjectivePage, PlanPage, PlansPage, PriorityPage
from answerable.publishing.queries import front_pages, measure_pages, paper_pages, plan_pages
from answerable.publishing.queries.record import read

type Page = (
    HomePage
    | PlansPage
    | PlanPage
    | PriorityPage
    | ObjectivePage
    | MeasuresPage
    | SubjectPage
    | MeasurePage
    | PapersPage
    | PaperPage
    | MeetingsPage
    | DisagreementsPage
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
    papers = paper_pages.filed(record, measures)
    meetings = paper_pages.meetings_page(record)
    found = front_pages.disagreements(measures)
    counted = front_pages.totals(record, measures)
    plan = plan_pages.plan_page(record.plans[0], record) if record.plans else None
    site: dict[str, Page] = {addresses.HOME: front_pages.home(record, counted, found, meetings, plan)}
    _add(site, plan_pages.pages(record, measures))
    _add(site, measure_pages.lists(record, measures))
    _add(site, ((addresses.measure(page.code), page) for page in measures.pages.values()))
    _add(site, measure_pages.known_pages(record))
    _add(site, paper_pages.pages(record, papers))
    _add(site, [(addresses.MEETINGS, meetings), (addresses.DISAGREEMENTS, found)])
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
    match page:
        case MeasurePage() | PlanPage():
            return page.title
        case PaperPage():
            return page.title + (f", page {page.number}" if page.number > 1 else "")
        case ObjectivePage():
            return f"{page.code} {page.title}"
        case PriorityPage():
            return f"{page.priority.code}. {page.priority.title}"
        case SubjectPage():
            return page.subject.title
    return TITLES[type(page)]


TITLES: dict[type, str] = {
    HomePage: "Home",
    PlansPage: "Plans",
    MeasuresPage: "Measures",
    PapersPage: "Papers",
    MeetingsPage: "Meetings",
    DisagreementsPage: "Where the papers disagree",
    HowCheckedPage: "How figures are checked",
    AccessibilityPage: "Accessibility statement",
    SearchPage: "Search",
}

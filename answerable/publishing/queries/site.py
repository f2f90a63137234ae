"""The whole public site as it would be released: every page, by its address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from answerable.decisions.queries.words import reference
from answerable.publishing import addresses
from answerable.publishing.pages.areas import AreaPage, AreasPage
from answerable.publishing.pages.contact import ContactPage
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.decisions import DecisionPage, DecisionsPage
from answerable.publishing.pages.duties import DocumentPage, DutiesPage
from answerable.publishing.pages.freshness import FreshnessPage
from answerable.publishing.pages.front import (
    AccessibilityPage,
    DisagreementsPage,
    Duties,
    HomePage,
    HowCheckedPage,
    SearchPage,
)
from answerable.publishing.pages.handed import Handed, HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.judgements import JudgementsPage
from answerable.publishing.pages.measures import ComparePage, MeasurePage, MeasuresPage, SubjectPage
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.pages.news import NewsletterPage, NewsPage
from answerable.publishing.pages.papers import MeetingsPage, PaperPage, PapersPage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.plans import ObjectivePage, PlanPage, PlansPage, PriorityMeasuresPage, PriorityPage
from answerable.publishing.pages.programme import ProgrammePage
from answerable.publishing.pages.recommendations import RecommendationPage, RecommendationsPage, ReportPage
from answerable.publishing.pages.scrutiny import (
    ChallengesPage,
    MeetingPage,
    PanelPapersPage,
    PromisesPage,
    QuestionPage,
    QuestionsPage,
)
from answerable.publishing.pages.stones import StonePage, WithdrawnPage
from answerable.publishing.queries import (
    area_pages,
    compared,
    contact_pages,
    corrections,
    data_pages,
    decisions,
    freshness,
    front_pages,
    measure_pages,
    moves,
    news,
    paper_pages,
    plan_pages,
    priority_measures,
    programme,
    recommendations,
    scrutiny,
    stones,
    threads,
)
from answerable.publishing.queries import duties as must_publish
from answerable.publishing.queries.judgements import judgements
from answerable.publishing.queries.plan_pages import Around
from answerable.publishing.queries.record import Record, read
from answerable.scrutiny.queries import minutes_paper, pack_paper

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
    | DecisionsPage
    | DecisionPage
    | RecommendationsPage
    | ReportPage
    | RecommendationPage
    | JudgementsPage
    | ProgrammePage
    | MeetingPage
    | QuestionsPage
    | QuestionPage
    | PromisesPage
    | ChallengesPage
    | PanelPapersPage
    | MovedPage
    | NewsPage
    | NewsletterPage
    | Handed
    | HowCheckedPage
    | AccessibilityPage
    | AreasPage
    | AreaPage
    | ContactPage
    | FreshnessPage
    | DutiesPage
    | DocumentPage
    | DataPage
    | SearchPage
    | StonePage
    | WithdrawnPage
)


LATEST = 3
"""So many decisions the front page names."""


class OneAddressTwice(Exception):
    """Two pages would stand at one address: a code holds what an address cannot."""


def pages(known_on: date, on: date | None = None) -> Mapping[str, Page]:
    """Every page as known on a day and seen `on` another (the office's own day, where None), in the order in which they are listed."""
    record = read(known_on, on)
    measures = measure_pages.measures(record)
    beside = dict(compared.pages(record, measures.pages))
    measures = measures.linked(beside)
    papers = paper_pages.filed(record, measures)
    held = scrutiny.read_scrutiny(record)
    planned = tuple(programme.programme_pages(held))
    meetings = paper_pages.meetings_page(record, held.meetings, programme=bool(planned))
    found = front_pages.disagreements(measures)
    counted = front_pages.totals(record, measures)
    decided, register = decisions.public_lines(), recommendations.register()
    scrutinised, corrected = list(scrutiny.pages(held)), corrections.corrections_page(record)
    around = Around(
        judgements(record),
        decisions.by_objective(record, decided),
        recommendations.by_objective(register),
        threads.threads(held, dict(scrutinised).get(addresses.CHALLENGES)),
    )
    decided_pages = list(decisions.pages(record, decided))
    register_pages = list(recommendations.pages(record, register))
    plan = plan_pages.plan_page(record.plans[0], record, around.judged) if record.plans else None
    duties = _duties(record, around, [page for _, page in (*decided_pages, *register_pages)])
    places = list(area_pages.pages(record, measures, held, meetings))
    told = [page for _, page in (*scrutinised, *places)]
    lately = front_pages.lately([corrected, *around.judged.plans.values(), *told])
    home = front_pages.home(record, counted, found, meetings, plan=plan, duties=duties)
    site: dict[str, Page] = {addresses.HOME: replace(home, lately=lately)}
    _add(site, plan_pages.pages(record, measures, around))
    _add(site, measure_pages.lists(record, measures))
    _add(site, ((addresses.measure(page.code), page) for page in measures.pages.values()))
    _add(site, ((addresses.compared(measures.pages[key].code), page) for key, page in beside.items()))
    _add(site, priority_measures.pages(record, measures))
    _add(site, measure_pages.known_pages(record))
    _add(site, paper_pages.pages(record, papers))
    _add(site, decided_pages)
    _add(site, register_pages)
    _add(site, planned)
    _add(site, scrutinised)
    _add(site, [(addresses.MEETINGS, meetings), (addresses.DISAGREEMENTS, found)])
    _add(site, [(addresses.CORRECTIONS, corrected)])
    _add(site, places)
    _add(site, [(addresses.CONTACT, contact_pages.contact(record))])
    _add(site, [(addresses.FRESHNESS, freshness.freshness(record, measures.pages.values()))])
    _add(site, [(addresses.HOW_CHECKED, front_pages.how_checked(record, counted, found))])
    _add(site, [(addresses.ACCESSIBILITY, front_pages.accessibility(record))])
    _add(site, news.news_pages(record.body.name, record.body.contact, {*site, addresses.SEARCH}))
    _add(site, must_publish.documents())
    site = stones.with_stones(site)
    _add(site, [(addresses.DATA, data_pages.data_page(record, site))])
    _add(site, must_publish.duties_pages(record, site))
    _add(site, [(addresses.WITHDRAWN, stones.withdrawn_page())])
    _add(site, [(addresses.SEARCH, SearchPage(()))])
    _add(site, list(moves.pages(site, title_of)))
    return site


def _duties(record: Record, around: Around, pages: Iterable[object]) -> Duties:
    """What the front page tells of decisions, recommendations and judgements."""
    latest: tuple[Ref, ...] = ()
    live = 0
    concerns: tuple[Ref, ...] = ()
    for page in pages:
        match page:
            case DecisionsPage(year=None):
                latest = tuple(Ref(f"{one.number} {one.title}", one.path) for one in page.entries[:LATEST])
            case RecommendationsPage():
                live = sum(one.number for one in page.counts if one.live)
                concerns = tuple(Ref(one.title, one.path) for one in page.concerns)
    judged = plan_pages.judgements_ref(record.plans[0], around.judged) if record.plans else None
    return Duties(latest, live, concerns, judged)


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
    DocumentPage: lambda page: page.title,
    MeasurePage: lambda page: page.title,
    PlanPage: lambda page: page.title,
    ComparePage: lambda page: f"{page.title}: {page.kind} compared",
    PaperPage: lambda page: page.title + (f", page {page.number}" if page.number > 1 else ""),
    ObjectivePage: lambda page: f"{page.code} {page.title}",
    PriorityPage: lambda page: f"{page.priority.code}. {page.priority.title}",
    DecisionsPage: lambda page: f"Decisions of {page.year}" if page.year else "Decisions",
    DecisionPage: lambda page: f"{reference(page.line)} {page.line.title}".strip(),
    ReportPage: lambda page: page.title,
    RecommendationPage: lambda page: f"{page.number}: {page.title}",
    MeetingPage: lambda page: f"{page.meeting.name}: {page.meeting.title}",
    QuestionPage: lambda page: f"Question {page.question.reference}",
    PackCopy: lambda page: pack_paper.title_of(page.pack.page),
    MinutesCopy: lambda page: minutes_paper.title_of(page.minutes.page),
    PanelPaperCopy: lambda page: page.paper.page.title,
    HandoverCopy: lambda page: page.handover.page.title,
    JudgementsPage: lambda page: f"How the objectives stand: {page.plan.text}",
    PriorityMeasuresPage: lambda page: f"Measures of priority {page.code}: {page.title}",
    SubjectPage: lambda page: page.subject.title,
    AreaPage: lambda page: page.name,
    NewsletterPage: lambda page: page.title,
    StonePage: lambda page: page.title,
    MovedPage: lambda page: f"Moved: {page.to.text}",
}

TITLES: dict[type, str] = {
    HomePage: "Home",
    DutiesPage: "What must be published",
    PlansPage: "Plans",
    MeasuresPage: "Measures",
    PapersPage: "Papers",
    MeetingsPage: "Meetings",
    ProgrammePage: "Programme of meetings",
    QuestionsPage: "Questions from the public",
    PromisesPage: "Promises made in public",
    ChallengesPage: "How the force is challenged",
    PanelPapersPage: "The panel",
    NewsPage: "Newsletter",
    DisagreementsPage: "Where the papers disagree",
    CorrectionsPage: "Corrections",
    RecommendationsPage: "Recommendations",
    HowCheckedPage: "How figures are checked",
    AccessibilityPage: "Accessibility statement",
    AreasPage: "My area",
    ContactPage: "Contact and complaints",
    FreshnessPage: "How fresh the figures are",
    SearchPage: "Search",
    DataPage: "Open data",
    WithdrawnPage: "Withdrawn pages",
}

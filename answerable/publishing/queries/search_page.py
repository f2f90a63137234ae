"""What the search says of a page: what kind of thing it is, by which other names it goes, and what it is about."""

from answerable.decisions.queries.words import reference
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.duties import DocumentPage
from answerable.publishing.pages.front import SearchEntry
from answerable.publishing.pages.measures import ComparePage, MeasurePage
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.plans import ObjectivePage, PlanPage, PriorityPage
from answerable.publishing.pages.programme import ProgrammePage
from answerable.publishing.pages.recommendations import RecommendationPage, ReportPage
from answerable.publishing.pages.scrutiny import MeetingPage, QuestionPage

ABOUT_AT_MOST = 400
"""So many characters of what a page is about stand below its title."""
SITE = "Page of this site"
"""What is called nothing else: the way to things, and not one of them."""
KINDS = {
    "PriorityMeasuresPage": "List of measures",
    "SubjectPage": "List of measures",
    "MeasuresPage": "List of measures",
    "PackCopy": "Meeting papers",
    "MinutesCopy": "Minutes",
    "PanelPaperCopy": "Panel paper",
    "HandoverCopy": "Handover",
    "PaperPage": "Paper",
    "NewsletterPage": "Newsletter",
    "AreaPage": "Area",
    "DocumentPage": "Document",
    "CorrectionsPage": "Corrections",
}
"""What is called something else than a page of the site, by the name of its kind, beside those that tell it themselves."""
NAMES = {
    "AreasPage": "Postcode; where I live; council; district; town",
    "ContactPage": "Contact us; contact details; how to contact the office; complain about an officer; complaint; report a crime; telephone; email; address",
    "DataPage": "Download; spreadsheet; CSV; API",
    "DutiesPage": "Duties; publication duties; transparency; Specified Information Order",
    "FreshnessPage": "Late figures; out of date",
    "HomePage": "Who is the commissioner; who answers for the police; PCC; start",
    "NewsPage": "Newsletters; subscribe; mailing list",
}
"""What people call a page of the site beside its title, by the name of its kind."""
UNSOUGHT = frozenset(("SearchPage", "MovedPage", "StonePage"))


def sought(path: str, title: str, page: object) -> SearchEntry | None:
    """How the search knows a page; None where it is not to be found: what was withdrawn, and a measure as it was known before."""
    name = type(page).__name__
    if name in UNSOUGHT or (isinstance(page, MeasurePage) and page.known_on):
        return None
    told = _of_figures(path, page) or _of_plans(path, page) or _of_duties(path, page) or _of_scrutiny(path, page)
    return told or SearchEntry(title, path, KINDS.get(name, SITE), "", NAMES.get(name, ""))


def _of_figures(path: str, page: object) -> SearchEntry | None:
    match page:
        case MeasurePage(known_on=None):
            return SearchEntry(page.title, path, "Measure", page.sentences[0], "; ".join(page.aliases))
        case ComparePage():
            return SearchEntry(f"{page.title}: {page.kind} compared", path, "Areas compared", "")
        case PaperPage(number=1):
            return SearchEntry(page.title, path, "Paper", f"{page.author}. {page.purpose}")
    return None


def _of_plans(path: str, page: object) -> SearchEntry | None:
    match page:
        case ObjectivePage():
            return SearchEntry(f"{page.code} {page.title}", path, "Objective", page.summary)
        case PriorityPage(priority=priority):
            return SearchEntry(f"{priority.code}. {priority.title}", path, "Priority", priority.summary)
        case PlanPage():
            return SearchEntry(page.title, path, "Plan", page.note)
    return None


def _of_duties(path: str, page: object) -> SearchEntry | None:
    match page:
        case DecisionPage(line=line):
            return SearchEntry(line.title, path, "Decision", f"{reference(line)} {line.issue}".strip())
        case ReportPage():
            return SearchEntry(page.title, path, "Report", f"{page.origin}. {page.author}")
        case RecommendationPage():
            title = f"{page.number} {page.title}"
            return SearchEntry(title, path, page.kind, f"{page.report.text}. {page.text}")
        case DocumentPage():
            return SearchEntry(page.title, path, "Document", page.summary or page.item, f"{page.item} {page.period}")
    return None


def _of_scrutiny(path: str, page: object) -> SearchEntry | None:
    match page:
        case ProgrammePage(parts=parts):
            return SearchEntry("Programme of meetings", path, "Programme", ". ".join(one.name for one in parts))
        case MeetingPage(meeting=meeting):
            items = "; ".join(one.title for one in meeting.open_items)
            return SearchEntry(f"{meeting.name}: {meeting.title}", path, "Meeting", items)
        case QuestionPage(question=question):
            return SearchEntry(f"Question {question.reference}", path, "Question", question.text)
    return None

"""The feed of a page."""

from collections.abc import Mapping
from typing import Any

from answerable.publishing import addresses
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.decisions import DecisionPage, DecisionsPage
from answerable.publishing.pages.front import HomePage
from answerable.publishing.pages.judgements import JudgementsPage
from answerable.publishing.pages.measures import MeasurePage, MeasuresPage, SubjectPage
from answerable.publishing.pages.news import NewsletterPage, NewsPage
from answerable.publishing.pages.papers import MeetingsPage, PaperPage, PapersPage
from answerable.publishing.pages.plans import ObjectivePage, PlansPage
from answerable.publishing.pages.programme import ProgrammePage
from answerable.publishing.pages.recommendations import RecommendationPage, RecommendationsPage, ReportPage
from answerable.publishing.pages.scrutiny import (
    MeetingPage,
    PanelPapersPage,
    PromisesPage,
    QuestionPage,
    QuestionsPage,
)
from answerable.publishing.shown.alternates_kinds import Alternate

ATOM = "application/atom+xml"
FEED_OF: Mapping[type, tuple[str, str]] = {
    HomePage: ("all", "What is new"),
    MeasuresPage: ("measures", "New figures"),
    SubjectPage: ("measures", "New figures"),
    MeasurePage: ("measures", "New figures"),
    MeetingsPage: ("meetings", "Meetings"),
    ProgrammePage: ("meetings", "Meetings"),
    MeetingPage: ("meetings", "Meetings"),
    QuestionsPage: ("questions", "Questions and answers"),
    QuestionPage: ("questions", "Questions and answers"),
    DecisionsPage: ("decisions", "Decisions"),
    DecisionPage: ("decisions", "Decisions"),
    RecommendationsPage: ("recommendations", "Recommendations"),
    ReportPage: ("recommendations", "Recommendations"),
    RecommendationPage: ("recommendations", "Recommendations"),
    PromisesPage: ("promises", "Promises"),
    PlansPage: ("judgements", "How objectives stand"),
    ObjectivePage: ("judgements", "How objectives stand"),
    JudgementsPage: ("judgements", "How objectives stand"),
    CorrectionsPage: ("corrections", "Corrections"),
    PapersPage: ("papers", "Papers"),
    PaperPage: ("papers", "Papers"),
    PanelPapersPage: ("papers", "Papers"),
    NewsPage: ("newsletters", "Newsletter"),
    NewsletterPage: ("newsletters", "Newsletter"),
}


def beside(path: str, page: Any) -> tuple[Alternate, ...]:
    """The feed that tells what is new of the kind of thing that the page at an address is."""
    found = FEED_OF.get(type(page))
    return (Alternate("alternate", ATOM, addresses.feed(found[0]), f"{found[1]}: feed"),) if found else ()

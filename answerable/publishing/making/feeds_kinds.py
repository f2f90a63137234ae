"""The feeds: of which kinds of thing, and which pages or which parts of a page each of them tells of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from answerable.publishing import addresses
from answerable.publishing.making.feeds_words import correction, judgement, promise
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.handed import HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.news import NewsletterPage
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.pages.recommendations import RecommendationPage, ReportPage
from answerable.publishing.pages.scrutiny import MeetingPage, PromisesPage, QuestionPage
from answerable.publishing.queries.news_facts import quoted

type Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Parts:
    """Things that stand together on a page: in which field, what tells one from another as it is frozen, and how each is worded.

    `title` and `words` are given the page and the thing; `anchor` leads to it on its page, "" where nothing does.
    """

    field: str
    key: Callable[[Raw], str]
    title: Callable[[Any, Any], str]
    words: Callable[[Any], str]
    anchor: Callable[[Any], str] = lambda _one: ""


@dataclass(frozen=True)
class Feed:
    """One feed: its name in the address, its title, what it tells of, the list that it goes with, and its kinds of pages."""

    code: str
    title: str
    about: str
    list_path: str
    kinds: tuple[type, ...] = ()
    parts: Parts | None = None


PROMISE = Parts(
    field="entries",
    key=lambda raw: str(raw["promise"]["reference"]),
    title=lambda _page, one: quoted(one.promise.words),
    words=promise,
    anchor=lambda one: f"#{addresses.promise_anchor(one.promise.reference)}",
)
CORRECTION = Parts(
    field="entries",
    key=lambda raw: f"{raw['paper']['text']} {raw['place']} {raw['on']} {raw['printed']}",
    title=lambda _page, one: f"Correction: {one.paper.text}",
    words=correction,
)
JUDGEMENT = Parts(
    field="judgements",
    key=lambda raw: f"{raw['as_at']} {raw['made_on']} {raw['mark']['word']}",
    title=lambda page, one: f"{page.code} {page.title}: {one.mark.word}",
    words=judgement,
)

ALL = Feed("all", "Everything new", "Every kind of thing below, the newest first.", addresses.CHANGES)
RELEASES = Feed("releases", "Releases", "Each time the pages changed, and what for.", addresses.CHANGES)
FEEDS: tuple[Feed, ...] = (
    Feed("measures", "Measures", "A measure with new or corrected figures.", addresses.MEASURES, (MeasurePage,)),
    Feed(
        "meetings",
        "Meetings",
        "A meeting, its agenda, its papers and its minutes.",
        addresses.MEETINGS,
        (MeetingPage, PackCopy, MinutesCopy),
    ),
    Feed("questions", "Questions", "What residents asked, and the answers.", addresses.QUESTIONS, (QuestionPage,)),
    Feed("decisions", "Decisions", "What was decided, and why.", addresses.DECISIONS, (DecisionPage,)),
    Feed(
        "recommendations",
        "Recommendations",
        "What inspectors and others recommend, and what becomes of it.",
        addresses.RECOMMENDATIONS,
        (ReportPage, RecommendationPage),
    ),
    Feed(
        "promises",
        "Promises",
        "What was promised in public, kept and broken.",
        addresses.PROMISES,
        (PromisesPage,),
        PROMISE,
    ),
    Feed("judgements", "Judgements", "How an objective stands.", addresses.PLANS, (ObjectivePage,), JUDGEMENT),
    Feed(
        "corrections",
        "Corrections",
        "What a paper printed, and what is right.",
        addresses.CORRECTIONS,
        (CorrectionsPage,),
        CORRECTION,
    ),
    Feed(
        "papers",
        "Papers",
        "Papers that figures come from, and papers to the panel.",
        addresses.PAPERS,
        (PaperPage, PanelPaperCopy, HandoverCopy),
    ),
    Feed("newsletters", "Newsletter", "What was released in a month.", addresses.NEWS, (NewsletterPage,)),
)

"""What an entry of a feed says of its page, in a sentence or two: from the frozen copy alone."""

from collections.abc import Callable, Mapping
from typing import Any

from answerable.decisions.queries.words import lead
from answerable.kit.wording import british_date, counted
from answerable.publishing.pages.corrections import CorrectionEntry, Words
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.handed import HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.judgements import JudgementPart
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.news import NewsletterPage
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.recommendations import RecommendationPage, ReportPage
from answerable.publishing.pages.scrutiny import MeetingPage, PromiseEntry, QuestionPage
from answerable.publishing.queries.news_facts import facts, quoted
from answerable.recommendations.models import Recommendation


def summary(path: str, page: Any) -> str:
    """The words of the page at an address; empty for a kind that no feed tells of."""
    tell = SUMMARIES.get(type(page))
    return " ".join(tell(path, page).split()) if tell else ""


def _measure(_path: str, page: MeasurePage) -> str:
    return page.sentences[0]


def _meeting(path: str, page: MeetingPage) -> str:
    said = " ".join(dict.fromkeys(one.words for one in facts(path, page)))
    items = "; ".join(one.title for one in page.meeting.open_items)
    return f"{said} {f'To be looked at: {items}.' if items and page.meeting.ahead else ''}"


def _question(_path: str, page: QuestionPage) -> str:
    one = page.question
    end = (
        f"Answered on {british_date(one.answered_on)}."
        if one.is_answered and one.answered_on
        else f"{one.state_words}."
    )
    return f"“{quoted(one.text)}” {end}"


def _recommendation(_path: str, page: RecommendationPage) -> str:
    word = Recommendation.State(page.state).label
    return f"{page.report.text}. {word} since {british_date(page.since)}. {quoted(page.text)}"


def _report(_path: str, page: ReportPage) -> str:
    response = "The response to it is published." if page.response else ""
    return f"A report of {british_date(page.published)} with {counted(len(page.entries), 'recommendation')}. {response}"


def _paper(_path: str, page: PaperPage) -> str:
    by = f" by {page.author}" if page.author else ""
    return f"A paper of {british_date(page.published)}{by}. It tells {counted(page.total, 'figure')}. {quoted(page.purpose)}"


def _newsletter(_path: str, page: NewsletterPage) -> str:
    told = ", ".join(part.heading.lower() for part in page.parts)
    return f"{quoted(page.opening)} {f'It tells of: {told}.' if told else ''}"


def correction(one: CorrectionEntry) -> str:
    return f"Printed: {_plain(one.printed)} Right: {_plain(one.right)} {_plain(one.why)}"


def promise(one: PromiseEntry) -> str:
    due = f", by {british_date(one.promise.due)}" if one.promise.due else ""
    return f"{one.promise.state_words}. Promised by the {one.promise.owner_role} on {british_date(one.promise.made_on)}{due}."


def judgement(one: JudgementPart) -> str:
    differs = " It differs from what the rules alone would say; the page says why." if one.differs else ""
    return f"Judged “{one.mark.word}” as at {british_date(one.as_at)}.{differs}"


def _plain(words: tuple[Words, ...]) -> str:
    return "".join(one.text for one in words).strip()


SUMMARIES: Mapping[type, Callable[[str, Any], str]] = {
    MeasurePage: _measure,
    MeetingPage: _meeting,
    QuestionPage: _question,
    DecisionPage: lambda _path, page: lead(page.line),
    RecommendationPage: _recommendation,
    ReportPage: _report,
    PaperPage: _paper,
    NewsletterPage: _newsletter,
    PackCopy: lambda _path, _page: "The papers that went out before a meeting.",
    MinutesCopy: lambda _path, _page: "The minutes of a meeting.",
    PanelPaperCopy: lambda _path, _page: "A paper, as the panel was sent it.",
    HandoverCopy: lambda _path, _page: "A handover pack that was made for the public.",
}

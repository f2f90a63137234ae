"""What a released page tells that a newsletter can tell on: one fact a sentence, each with a key that stays its own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from answerable.calc.periods import printed
from answerable.decisions.queries.words import lead, reference
from answerable.kit.wording import british_date, british_day, counted
from answerable.measures.wording import of_words
from answerable.publishing import addresses
from answerable.publishing.pages.corrections import CorrectionsPage, Words
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.parts import Figure, Series
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.pages.recommendations import RecommendationPage, ReportPage
from answerable.publishing.pages.scrutiny import MeetingPage, PromisesPage, QuestionPage
from answerable.recommendations.models import Recommendation

LONGEST = 160
"""In characters: so much of a question or a promise is quoted."""


class Part(StrEnum):
    """The parts of a newsletter, in their order."""

    AHEAD = "Meetings to come"
    DECISIONS = "Decisions"
    JUDGEMENTS = "How objectives stand"
    MEETINGS = "Meetings held"
    QUESTIONS = "Questions answered"
    PROMISES = "Promises"
    RECOMMENDATIONS = "Recommendations"
    CORRECTIONS = "Corrections"
    FIGURES = "New figures"


@dataclass(frozen=True)
class Fact:
    """One thing to tell: its part, the words that lead to its page, what is said, and the day it happened (None where it has none).

    `weight` says which of several facts of one page comes first; the highest does.
    """

    part: Part
    key: tuple[str, ...]
    text: str
    path: str
    words: str
    on: date | None
    weight: tuple[int, ...] = ()


def facts(path: str, page: Any) -> Iterator[Fact]:
    """What the page at an address tells; nothing for a page of another kind."""
    tell = TELLERS.get(type(page))
    return tell(path, page) if tell else iter(())


def _decision(path: str, page: DecisionPage) -> Iterator[Fact]:
    line = page.line
    if not line.source:
        text = f"{reference(line)} {line.title}".strip()
        yield Fact(Part.DECISIONS, (path, line.state), text, path, lead(line).strip(), line.decided_on)


def _objective(path: str, page: ObjectivePage) -> Iterator[Fact]:
    for one in page.judgements:
        key = (path, one.as_at.isoformat(), one.made_on.isoformat(), one.mark.word)
        said = f"Judged “{one.mark.word}” as at {british_date(one.as_at)}."
        if one.differs and one.suggested:
            said += f" The rules alone would say “{one.suggested.word}”; why the judge differs is said there."
        yield Fact(Part.JUDGEMENTS, key, f"{page.code} {page.title}", path, said, one.made_on)


def _meeting(path: str, page: MeetingPage) -> Iterator[Fact]:
    one = page.meeting
    text = f"{one.name}: {one.title}"
    when = british_day(one.day, month_only=one.month_only)
    where = f", {one.location}" if one.location else ""
    if one.ahead:
        at = f" at {one.time}" if one.time else ""
        asks = f" Questions may be sent in until {british_date(one.questions_close)}." if page.asks else ""
        yield Fact(Part.AHEAD, (path,), text, path, f"{when}{at}{where}.{asks}", one.day)
    elif one.cancelled_because:
        said = f"It was to be on {when}, and was cancelled: {one.cancelled_because}"
        yield Fact(Part.MEETINGS, (path, "cancelled"), text, path, said, one.day)
    else:
        yield Fact(Part.MEETINGS, (path, "held"), text, path, f"Held {_in(when, month=one.month_only)}.", one.day)
    for paper in page.minutes:
        yield Fact(Part.MEETINGS, (path, paper.page.path), text, path, "Its minutes are out.", paper.on)


def _in(when: str, *, month: bool) -> str:
    return f"in {when}" if month else f"on {when}"


def _question(path: str, page: QuestionPage) -> Iterator[Fact]:
    one = page.question
    if one.is_answered and one.answered_on:
        said = f"“{quoted(one.text)}” Answered on {british_date(one.answered_on)} by the {one.answered_by_role}."
        yield Fact(Part.QUESTIONS, (path,), f"Question {one.reference}", path, said, one.answered_on)


def _promises(path: str, page: PromisesPage) -> Iterator[Fact]:
    for entry in page.entries:
        one = entry.promise
        if one.state in ("kept", "broken"):
            late = f", {counted(one.kept_late_days, 'day')} late" if one.kept_late_days else ""
            said = f"{one.state_words}{late}. Promised by the {one.owner_role} on {british_date(one.made_on)}."
            led = f"{path}#{addresses.promise_anchor(one.reference)}"
            yield Fact(Part.PROMISES, (one.reference, one.state), quoted(one.words), led, said, one.since)


def _report(path: str, page: ReportPage) -> Iterator[Fact]:
    said = f"A report with {counted(len(page.entries), 'recommendation')}, by {page.author or page.origin}."
    yield Fact(Part.RECOMMENDATIONS, (path,), page.title, path, said, page.published)
    if page.response:
        said = "The response to its recommendations is published."
        yield Fact(Part.RECOMMENDATIONS, (path, "response"), page.title, path, said, None)


def _recommendation(path: str, page: RecommendationPage) -> Iterator[Fact]:
    for move in page.moves:
        word = Recommendation.State(move.state).label
        key = (path, move.on.isoformat(), move.state)
        said = f"{word} since {british_date(move.on)}. {page.report.text}."
        yield Fact(Part.RECOMMENDATIONS, key, f"{page.number}. {page.title}", path, said, move.on)


def _corrections(path: str, page: CorrectionsPage) -> Iterator[Fact]:
    for one in page.entries:
        key = (one.paper.text, one.place, _plain(one.printed), _plain(one.right))
        said = f"Printed: {_plain(one.printed)} Right: {_plain(one.right)}"
        yield Fact(Part.CORRECTIONS, key, one.paper.text, path, said, one.on)


def _plain(words: tuple[Words, ...]) -> str:
    return "".join(one.text for one in words).strip()


def _measure(path: str, page: MeasurePage) -> Iterator[Fact]:
    """Each figure as it stands; what was told on an earlier day is not new."""
    if page.known_on is not None:
        return
    for series in page.series:
        for figure in series.figures:
            yield _figure(path, page, series, figure)


def _figure(path: str, page: MeasurePage, series: Series, figure: Figure) -> Fact:
    home = series.area == page.home_area
    of = of_words(series.area_name, series.breakdown, home=home)
    when = printed(figure.period)
    key = (path, series.area, series.breakdown, when, *(value.words for value in figure.current))
    rivals = " The papers tell it differently." if figure.disputed else ""
    earlier = " It was told differently before." if figure.restated else ""
    at = "on" if figure.period.start == figure.period.end else "for"
    said = f"{figure.best.words} {at} {when}{f', {of}' if of else ''}.{rivals}{earlier}"
    weight = (int(home and not series.breakdown), figure.period.end.toordinal())
    return Fact(Part.FIGURES, key, page.title, path, said, figure.best.as_at, weight)


def quoted(text: str) -> str:
    """The beginning of a text in one line, ended between two words."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


TELLERS: Mapping[type, Callable[[str, Any], Iterator[Fact]]] = {
    DecisionPage: _decision,
    ObjectivePage: _objective,
    MeetingPage: _meeting,
    QuestionPage: _question,
    PromisesPage: _promises,
    ReportPage: _report,
    RecommendationPage: _recommendation,
    CorrectionsPage: _corrections,
    MeasurePage: _measure,
}

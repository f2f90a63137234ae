"""How the pages at the top of the site are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.periods import printed
from answerable.kit.components import Card, KeyFigure, Link, Search, Tag
from answerable.kit.wording import british_date, counted
from answerable.publishing import addresses
from answerable.publishing.pages.front import (
    AccessibilityPage,
    DisagreementsPage,
    HomePage,
    HowCheckedPage,
    PlanGlance,
    Said,
    Stands,
)
from answerable.publishing.pages.parts import Disagreement, Value
from answerable.publishing.shown.papers import event
from answerable.publishing.shown.rendering import HOME, Frame, Rendering, count_tags


@dataclass(frozen=True)
class Contradiction:
    """A figure told differently, in a list."""

    kind: str
    measure: Link
    period: str
    said: str


def home(page: HomePage, frame: Frame) -> Rendering:
    """Who answers for what, in ten seconds: how it stands, what happened lately, and what a reader can do."""
    context = {
        "page": page,
        "lead": f"The {page.holder_title}{f', {page.holder_name},' if page.holder_name else ''} answers to the public for {page.force}.",
        "ways": list(_ways(page, frame)),
        "stands": _stands(page),
        "since": british_date(page.holder_since) if page.holder_since else "",
        "figures": _totals(page, frame),
        "plan": frame.link(page.plan.plan) if page.plan else None,
        "counts": count_tags(page.plan.counts) if page.plan else (),
        "priorities": _priorities(page.plan, frame) if page.plan else (),
        "disputed": [contradiction(one, "disputed", frame) for one in page.disputed[:FEW]],
        "restated": [contradiction(one, "restated", frame) for one in page.restated[:FEW]],
        "lately": [(one, british_date(one.on), frame.link(one.ref)) for one in _happened(page)],
        "last": event(page.last_meeting, frame) if page.last_meeting else None,
        "next": event(page.next_meeting, frame) if page.next_meeting else None,
        "asking_until": british_date(page.lately.asking_until) if page.lately.asking_until else "",
        "on": british_date(page.on),
        "decisions": frame.links(page.duties.decisions),
        "concerns": frame.links(page.duties.concerns),
        "judgements": frame.link(page.duties.judgements) if page.duties.judgements else None,
        "search": Search("Find a figure, a promise or a place", frame.root + addresses.SEARCH),
    }
    return Rendering("publishing/home.html", "Home", (), context)


FEW = 3
"""So many contradictions the front page names of each sort."""


def _ways(page: HomePage, frame: Frame) -> Iterator[Link]:
    """What a reader can do, each where its page is."""
    yield Link("Ask a question", frame.root + addresses.ASK)
    if page.next_meeting and page.next_meeting.page:
        yield Link("See the next meeting", frame.root + page.next_meeting.page.path)
    else:
        yield Link("See the meetings", frame.root + addresses.MEETINGS)
    if addresses.CONTACT in frame.places:
        yield Link("Complain, or tell somebody", frame.root + addresses.CONTACT)
    if page.lately.areas:
        yield Link("Look at my area", frame.root + addresses.AREAS)
    if addresses.NEWS in frame.places:
        yield Link("Get the newsletter", frame.root + addresses.SUBSCRIBE)
    yield Link("Find a measure", frame.root + addresses.MEASURES)


def _stands(page: HomePage) -> list[str]:
    """How the plan stands, in sentences: by the office's judgement, by the figures, and by the promises made in public."""
    told = []
    lately = page.lately
    if lately.judged:
        told.append(
            f"The office judges of {page.plan.number if page.plan else 'its'} objectives: {_listed(lately.judged)}."
        )
    if lately.computed:
        number = sum(one.number for one in lately.computed)
        told.append(f"By the figures alone, of {counted(number, 'objective')}: {_listed(lately.computed)}.")
    if lately.promises_made:
        counts = f"{lately.promises_kept:,} kept, {lately.promises_broken:,} broken, {lately.promises_late:,} late"
        told.append(f"Of {counted(lately.promises_made, 'promise')} made in public: {counts}.")
    if lately.questions_asked:
        answered = f"{lately.questions_answered:,} answered"
        told.append(f"Of {counted(lately.questions_asked, 'question')} from the public: {answered}.")
    return told


def _listed(stands: tuple[Stands, ...]) -> str:
    return ", ".join(f"{one.number:,} {one.words[:1].lower()}{one.words[1:]}" for one in stands)


def _happened(page: HomePage) -> list[Said]:
    """Promises kept or broken and corrections, the newest first."""
    return sorted((*page.lately.promises, *page.lately.corrections), key=lambda one: one.on, reverse=True)


def _totals(page: HomePage, frame: Frame) -> list[KeyFigure]:
    totals = page.totals
    every = Link("All measures", frame.root + addresses.MEASURES)
    papers = Link("All papers", frame.root + addresses.PAPERS)
    apart = Link("Where the papers disagree", frame.root + addresses.DISAGREEMENTS)
    return [
        KeyFigure(f"{totals.measures:,}", "measures", f"{totals.figures:,} figures in all.", every),
        KeyFigure(f"{totals.tellings:,}", "places that tell a figure", f"In {totals.papers} papers.", papers),
        KeyFigure(
            str(len(page.disputed)), "figures disputed", f"{len(page.restated)} more were restated later.", apart
        ),
    ]


def _priorities(plan: PlanGlance, frame: Frame) -> list[tuple[Card, list[Tag]]]:
    return [
        (
            Card(f"{one.code}. {one.title}", frame.root + one.path, f"{len(one.objectives)} objectives"),
            count_tags(one.counts),
        )
        for one in plan.priorities
    ]


def contradiction(one: Disagreement, kind: str, frame: Frame) -> Contradiction:
    """What the papers say, in one line."""
    period = printed(one.period) + (f", {one.of}" if one.of else "")
    return Contradiction(kind, frame.link(one.measure), period, _said(one, kind))


def _said(one: Disagreement, kind: str) -> str:
    match kind:
        case "disputed":
            return " or ".join(word for value in one.current for word in reversed(value.said))
        case "restated":
            return ", then ".join(_dated(value) for value in (*one.earlier, *one.current))
        case "settled" if one.settled:
            return f"{one.current[0].words}, settled on {british_date(one.settled.on)}: {one.settled.reason}"
    return " and ".join(one.current[0].said)


def _dated(value: Value) -> str:
    return f"{value.words} ({british_date(value.latest)})"


def disagreements(page: DisagreementsPage, frame: Frame) -> Rendering:
    """Every figure that is told differently."""
    context = {
        "page": page,
        "disputed": [contradiction(one, "disputed", frame) for one in page.disputed],
        "settled": [contradiction(one, "settled", frame) for one in page.settled],
        "restated": [contradiction(one, "restated", frame) for one in page.restated],
        "agreeing": [contradiction(one, "agreeing", frame) for one in page.agreeing],
    }
    return Rendering("publishing/disagreements.html", "Where the papers disagree", (HOME,), context)


def how_checked(page: HowCheckedPage, frame: Frame) -> Rendering:
    context = {"page": page, "papers": frame.links(page.papers)}
    return Rendering("publishing/how_checked.html", "How figures are checked", (HOME,), context)


def accessibility(page: AccessibilityPage, frame: Frame) -> Rendering:
    return Rendering("publishing/accessibility.html", "Accessibility statement", (HOME,), {"page": page})

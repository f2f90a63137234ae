"""Builds the pages at the top: home, disagreements, how figures are checked, accessibility."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from answerable.bodies.models import OfficeHolder
from answerable.calc.periods import printed
from answerable.measures.wording import of_words
from answerable.publishing import addresses
from answerable.publishing.pages.areas import AreasPage
from answerable.publishing.pages.corrections import CorrectionEntry, CorrectionsPage
from answerable.publishing.pages.front import (
    AccessibilityPage,
    DisagreementsPage,
    Duties,
    HomePage,
    HowCheckedPage,
    Lately,
    PlanGlance,
    Said,
    Stands,
    Totals,
)
from answerable.publishing.pages.judgements import JudgementsPage
from answerable.publishing.pages.papers import MeetingsPage
from answerable.publishing.pages.parts import Disagreement, Figure, Ref
from answerable.publishing.pages.plans import PlanPage
from answerable.publishing.pages.scrutiny import PromisesPage, QuestionsPage
from answerable.publishing.queries.measure_pages import Measures
from answerable.publishing.queries.paper_pages import last_meeting
from answerable.publishing.queries.record import Record


def totals(record: Record, built: Measures) -> Totals:
    figures = [one for page in built.pages.values() for series in page.series for one in series.figures]
    tellings = [one for figure in figures for value in figure.values for one in value.tellings]
    papers = {one.paper.path.partition("#")[0].split(".")[0] for one in tellings}
    return Totals(len(built.pages), len(figures), len(tellings), len(papers))


def disagreements(built: Measures) -> DisagreementsPage:
    """Every figure that is told in more than one value."""
    return DisagreementsPage(
        disputed=tuple(_found(built, lambda one: one.disputed)),
        settled=tuple(_found(built, lambda one: one.settled is not None)),
        restated=tuple(_found(built, lambda one: one.restated)),
        agreeing=tuple(_found(built, _rounded)),
    )


def _rounded(figure: Figure) -> bool:
    plain = not (figure.disputed or figure.restated or figure.settled)
    return plain and len({one.words for one in figure.best.tellings}) > 1


def _found(built: Measures, wanted: Callable[[Figure], bool]) -> Iterator[Disagreement]:
    for page in built.pages.values():
        for series in page.series:
            for one in series.figures:
                if wanted(one):
                    of = of_words(series.area_name, series.breakdown, home=series.area == page.home_area)
                    measure = Ref(page.title, addresses.measure(page.code))
                    yield Disagreement(measure, of, one.period, one.current, one.earlier, one.settled)


def home(
    record: Record,
    counted: Totals,
    found: DisagreementsPage,
    meetings: MeetingsPage,
    *,
    plan: PlanPage | None,
    duties: Duties,
) -> HomePage:
    """Who answers for what, as known on the record's day."""
    body, holder = record.body, _holder(record)
    return HomePage(
        body_name=body.name,
        kind=body.get_kind_display(),
        holder_title=holder.title if holder else body.title_of_holder,
        holder_name=holder.name if holder else "",
        holder_since=holder.start if holder else None,
        force=body.force,
        about=body.about,
        contact=body.contact,
        on=record.known_on,
        plan=glance(plan) if plan else None,
        totals=counted,
        disputed=found.disputed,
        restated=found.restated,
        last_meeting=last_meeting(meetings),
        next_meeting=meetings.next,
        duties=duties,
    )


LATEST = 3
"""So many things of each kind the front page names."""
ENDED = {"kept": "Kept", "broken": "Broken"}


def lately(pages: Iterable[object]) -> Lately:
    """How the first plan in force stands and what happened last, from the pages that tell of it."""
    found = Lately()
    for page in pages:
        match page:
            case JudgementsPage() if not found.computed:
                found = replace(found, judged=_judged(page), computed=_computed(page))
            case PromisesPage():
                found = replace(
                    found,
                    promises=_ended(page),
                    promises_made=page.kept.made,
                    promises_kept=page.kept.kept,
                    promises_broken=page.kept.broken,
                    promises_late=page.kept.late,
                )
            case CorrectionsPage():
                entries = page.entries[:LATEST]
                found = replace(found, corrections=tuple(_corrected(one) for one in entries))
            case QuestionsPage():
                counts = page.counts
                found = replace(found, questions_asked=counts.asked, questions_answered=counts.answered)
                found = replace(found, asking_until=page.asking.closes if page.asking else None)
            case AreasPage():
                found = replace(found, areas=True)
    return found


def _judged(page: JudgementsPage) -> tuple[Stands, ...]:
    if not page.rates:
        return ()
    return _counted(one.judged.word for one in page.rows if one.judged)


def _computed(page: JudgementsPage) -> tuple[Stands, ...]:
    return _counted(one.performance for one in page.rows)


def _counted(words: Iterable[str]) -> tuple[Stands, ...]:
    return tuple(Stands(word, number) for word, number in Counter(words).most_common())


def _ended(page: PromisesPage) -> tuple[Said, ...]:
    """The promises that were last kept or broken."""
    over = [one.promise for one in page.entries if one.promise.state in ENDED]
    over.sort(key=lambda one: one.since, reverse=True)
    return tuple(
        Said(ENDED[one.state], one.since, Ref(one.words, addresses.promise(one.reference))) for one in over[:LATEST]
    )


def _corrected(one: CorrectionEntry) -> Said:
    return Said("Corrected", one.on, Ref(one.paper.text, addresses.CORRECTIONS))


def glance(plan: PlanPage) -> PlanGlance:
    return PlanGlance(Ref(plan.title, plan.path), plan.number, plan.counts, plan.priorities, plan.unrated)


def _holder(record: Record) -> OfficeHolder | None:
    """Who holds the office on the record's day."""
    holders = record.body.holders.filter(start__lte=record.known_on).order_by("start", "pk")
    found = [one for one in holders if one.end is None or one.end >= record.known_on]
    return found[-1] if found else None


def how_checked(record: Record, counted: Totals, found: DisagreementsPage) -> HowCheckedPage:
    papers = tuple(
        record.papers.ref(code, one.title) for code, one in record.sources.items() if code in record.papers.firsts
    )
    return HowCheckedPage(
        counted, len(found.disputed), len(found.settled), len(found.restated), len(found.agreeing), papers
    )


def accessibility(record: Record) -> AccessibilityPage:
    return AccessibilityPage(record.body.name, record.body.contact)


def period_words(one: Disagreement) -> str:
    """The period of a disagreement, and of what it is."""
    return printed(one.period) + (f", {one.of}" if one.of else "")

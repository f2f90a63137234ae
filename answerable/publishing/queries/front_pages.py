"""Builds the pages at the top: home, disagreements, how figures are checked, accessibility."""

from collections.abc import Callable, Iterator

from answerable.bodies.models import OfficeHolder
from answerable.calc.periods import printed
from answerable.measures.wording import of_words
from answerable.publishing import addresses
from answerable.publishing.pages.front import (
    AccessibilityPage,
    DisagreementsPage,
    Duties,
    HomePage,
    HowCheckedPage,
    PlanGlance,
    Totals,
)
from answerable.publishing.pages.papers import MeetingsPage
from answerable.publishing.pages.parts import Disagreement, Figure, Ref
from answerable.publishing.pages.plans import PlanPage
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

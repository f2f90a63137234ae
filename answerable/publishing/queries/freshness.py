"""Builds the page of freshness from the pages of measures."""

from collections.abc import Iterable
from datetime import date

from answerable.publishing import addresses
from answerable.publishing.pages.freshness import FreshLine, FreshnessPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.queries.record import Record


def freshness(record: Record, pages: Iterable[MeasurePage]) -> FreshnessPage:
    """Every measure: those late first, then those expected soonest, then those of which nothing is expected, by title."""
    lines = [_line(page) for page in pages]
    lines.sort(key=lambda one: (not one.overdue, one.due or date.max, one.measure.text.casefold()))
    return FreshnessPage(record.known_on, tuple(lines))


def _line(page: MeasurePage) -> FreshLine:
    held = page.besides.freshness
    measure = Ref(page.title, addresses.measure(page.code))
    if held is None:
        return FreshLine(
            measure, page.definition.frequency, None, None, None, None, overdue=False, subject=page.subject.text
        )
    return FreshLine(
        measure=measure,
        frequency=page.definition.frequency,
        told_for=held.told_for,
        told_on=held.told_on,
        expected=held.expected,
        due=held.due,
        overdue=held.overdue,
        subject=page.subject.text,
    )

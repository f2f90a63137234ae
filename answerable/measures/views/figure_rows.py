"""Figures as the office reads them: each with its marks, every place that tells it, and what was told before."""

import re
from dataclasses import dataclass

from django.urls import reverse

from answerable.calc.periods import printed as period_words
from answerable.kit.components import Tag, Tone
from answerable.kit.wording import british_date
from answerable.measures.models import Measure
from answerable.measures.queries.held import Figure, Held, Place, Series
from answerable.measures.queries.pages import held_words, place_words, rivals

NO_REASON = "no reason given"


@dataclass(frozen=True)
class HeldLine:
    """One value with the places that tell it, and what became of it."""

    words: str
    state: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class FigureRow:
    """One figure in the table of a measure. `href` leads to where it can be restated, or settled when disputed."""

    period: str
    value: str
    tags: tuple[Tag, ...]
    lines: tuple[HeldLine, ...]
    href: str
    settle_href: str


@dataclass(frozen=True)
class SeriesTable:
    """The figures of one area and one breakdown value."""

    identity: str
    caption: str
    rows: tuple[FigureRow, ...]


def series_tables(measure: Measure, series: tuple[Series, ...], newest: int) -> tuple[SeriesTable, ...]:
    """A table for each series, of its newest figures; 0 for all of them."""
    return tuple(
        SeriesTable(f"series-{number}", place_words(one), tuple(figure_row(measure, f) for f in one.figures[-newest:]))
        for number, one in enumerate(series, 1)
    )


def figure_row(measure: Measure, figure: Figure) -> FigureRow:
    best = figure.best
    return FigureRow(
        period=period_words(figure.period) + (" (period assumed)" if best.period_basis == "assumed" else ""),
        value=" or ".join(held_words(one, measure.unit) for one in figure.current),
        tags=figure_tags(figure),
        lines=held_lines(figure, measure.unit),
        href=reverse("measures:restate", args=[measure.code, best.key]),
        settle_href=reverse("measures:dispute", args=[best.key]) if figure.disputed or figure.settled else "",
    )


def figure_tags(figure: Figure) -> tuple[Tag, ...]:
    """What a reader must know of a figure besides its value."""
    marks = (
        (figure.disputed, Tag("Disputed", Tone.RED)),
        (figure.settled is not None, Tag("Settled", Tone.GREEN)),
        (figure.restated, Tag("Restated", Tone.AMBER)),
        (figure.best.status == "provisional", Tag("Provisional", Tone.UNKNOWN)),
    )
    return tuple(tag for holds, tag in marks if holds)


def held_lines(figure: Figure, unit: str) -> tuple[HeldLine, ...]:
    """Every value that is held for a figure with its places, the current ones first."""
    order = {one.key: number for number, one in enumerate((*figure.current, *reversed(figure.earlier)))}
    lines: dict[str, HeldLine] = {}
    for one in sorted(figure.held, key=lambda one: order.get(one.key, len(order))):
        words, places = held_words(one, unit), tuple(map(place_sentence, one.places))
        before = lines.get(words, HeldLine(words, "", ()))
        lines[words] = HeldLine(words, before.state or state_words(one, figure), (*before.places, *places))
    return tuple(lines.values())


def state_words(held: Held, figure: Figure) -> str:
    """What became of one of the values; empty for the one that stands alone."""
    if held.key in {one.key for one in figure.earlier}:
        return "told before, and restated since"
    if figure.settled and held.key == figure.settled.chosen:
        return f"the one to go by: {figure.settled.reason}"
    if figure.settled and held.key in {one.key for one in rivals(figure)}:
        return "contradicts it"
    if figure.restated and held.key == figure.best.key and not figure.disputed:
        return f"restated: {restated_because(figure)}"
    return ""


def restated_because(figure: Figure) -> str:
    """The reason given by the first who told the value that is current now."""
    given = (one.reason for one in figure.held if one.value == figure.best.value)
    return next(filter(None, given), NO_REASON)


def place_sentence(place: Place) -> str:
    """One telling: "“131,113” in Neighbourhood crime paper, 21 March 2023, paragraph 4.7, table, line 117 of the text"."""
    locator = re.sub(r";? ?\bline (\d+)$", r", line \1 of the text", place.locator).lstrip(", ")
    day = british_date(place.published) + (" (day assumed)" if place.published_basis == "assumed" else "")
    said = f"“{place.printed}” in {place.title}, {day}, {locator}"
    return f"{said}. {place.note}" if place.note else said

"""Builds the pages of areas: what the released pages hold for each place, and how a resident finds theirs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.areas.intake import PostcodeLine
from answerable.areas.models import Area
from answerable.areas.queries import postcode_lines
from answerable.calc.periods import printed
from answerable.publishing import addresses
from answerable.publishing.pages.areas import (
    AreaEntry,
    AreaFigure,
    AreaPage,
    AreaPromise,
    AreasPage,
    PostcodePart,
    RelatedArea,
)
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.papers import MeetingsPage
from answerable.publishing.pages.parts import Figure, Meeting, Ref, Series
from answerable.publishing.queries.measure_pages import Measures
from answerable.publishing.queries.record import Record
from answerable.publishing.queries.scrutiny import Scrutiny, question_entry

type AreaPages = Iterator[tuple[str, AreasPage | AreaPage]]

WHOLE = (Area.Kind.COUNTRY, Area.Kind.FORCE)
"""What is no part of the force's area: its figures stand with the measures."""
ASIDE = re.compile(r" policing unit\b.*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Places:
    """What the pages are made from: the areas with a page, the figures of each, and the postcode districts."""

    areas: Mapping[str, Area]
    figures: Mapping[str, Sequence[AreaFigure]]
    postcodes: Sequence[PostcodeLine]
    # How many measures have a figure for the whole force and for no smaller area.
    wider: int

    def ref(self, code: str) -> Ref:
        return Ref(self.areas[code].name, addresses.area(code))

    def part(self, line: PostcodeLine) -> PostcodePart:
        refs = tuple(self.ref(code) for code in line.areas if code in self.areas)
        return PostcodePart(line.code, line.towns, refs, line.basis == "assumed", line.note)


def pages(record: Record, built: Measures, held: Scrutiny, meetings: MeetingsPage) -> AreaPages:
    """The list of areas and a page for each; nothing for an office that knows of no smaller area."""
    places = _places(record, built)
    if not places.areas:
        return
    yield addresses.AREAS, _index(record, places)
    for area in places.areas.values():
        yield addresses.area(area.code), _page(area, record, places, held, meetings)


def _places(record: Record, built: Measures) -> _Places:
    found: dict[str, list[AreaFigure]] = {}
    wider = 0
    for page in built.pages.values():
        areas = {one.area for one in page.series}
        smaller = [code for code in areas if code in record.areas and record.areas[code].kind not in WHOLE]
        wider += not smaller
        for code in smaller:
            figure = _newest(page, [one for one in page.series if one.area == code])
            if figure:
                found.setdefault(code, []).append(figure)
    kept = {
        code: area
        for code, area in record.areas.items()
        if area.kind not in WHOLE and (code in found or area.kind == Area.Kind.AUTHORITY)
    }
    return _Places(kept, found, postcode_lines(), wider)


def _newest(page: MeasurePage, series: Sequence[Series]) -> AreaFigure | None:
    """The newest figure that has a value, of the whole where there is one, and how many others there are."""
    told = [(one, figure) for one in series for figure in one.figures if figure.best.value is not None]
    if not told:
        return None
    best, figure = max(told, key=lambda pair: (pair[1].period.end, not pair[0].breakdown, pair[1].period.days))
    measure = Ref(page.title, addresses.measure(page.code))
    return AreaFigure(measure, _words(figure), printed(figure.period), best.breakdown, len(told) - 1)


def _words(figure: Figure) -> str:
    return " or ".join(figure.rivals) or figure.best.words


def _index(record: Record, places: _Places) -> AreasPage:
    entries = tuple(
        AreaEntry(places.ref(code), area.get_kind_display(), len(places.figures.get(code, ())))
        for code, area in places.areas.items()
    )
    parts = tuple(part for part in map(places.part, places.postcodes) if part.areas)
    sources = tuple(dict.fromkeys(one.source for one in places.postcodes))
    return AreasPage(record.body.force, record.area_name(record.body.area_code), entries, parts, sources)


def _page(area: Area, record: Record, places: _Places, held: Scrutiny, meetings: MeetingsPage) -> AreaPage:
    asked = [one for one in held.questions if one.area == area.name]
    return AreaPage(
        code=area.code,
        name=area.name,
        kind=area.get_kind_display(),
        note=area.note,
        population=area.population,
        population_source=area.population_source,
        within=tuple(_within(area, record)),
        force=record.body.force,
        postcodes=tuple(places.part(one) for one in places.postcodes if area.code in one.areas),
        figures=tuple(sorted(places.figures.get(area.code, ()), key=lambda one: one.measure.text.casefold())),
        related=tuple(_related(area, places)),
        wider=places.wider,
        questions=tuple(question_entry(one) for one in asked),
        meetings=tuple(one for one in (*meetings.ahead, *meetings.held) if _named(area.name, one)),
        promises=tuple(
            AreaPromise(one.words, one.state_words, Ref(one.reference, addresses.promise(one.reference)))
            for one in held.promises
            if one.question in {question.reference for question in asked}
        ),
    )


def _within(area: Area, record: Record) -> Iterator[str]:
    """The names of the areas that it lies in, the nearest first."""
    above = {one.pk: one for one in record.areas.values()}
    parent = above.get(area.parent_id) if area.parent_id else None
    while parent and parent.kind != Area.Kind.COUNTRY:
        yield parent.name
        parent = above.get(parent.parent_id) if parent.parent_id else None


def _related(area: Area, places: _Places) -> Iterator[RelatedArea]:
    """Other areas with figures whose names tell that they have to do with this one, and those that lie in it."""
    for code, other in places.areas.items():
        inside = other.parent_id == area.pk
        if code != area.code and code in places.figures and (inside or _alike(area.name, other.name)):
            yield RelatedArea(places.ref(code), other.get_kind_display(), len(places.figures[code]), other.note)


def _alike(one: str, other: str) -> bool:
    """ "Amber Valley" and "Amber Valley policing unit", "Derby" and "Derby East policing unit"; whole words only."""
    short, long = sorted((ASIDE.sub("", one), ASIDE.sub("", other)), key=len)
    return re.search(rf"\b{re.escape(short)}\b", long) is not None


def _named(name: str, meeting: Meeting) -> bool:
    """Whether the place of a meeting names the area."""
    return re.search(rf"\b{re.escape(name)}\b", meeting.location) is not None

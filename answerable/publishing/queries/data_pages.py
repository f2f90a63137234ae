"""Builds the page of the open data from the other pages: how much there is, and of when."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from answerable.areas.models import Area
from answerable.calc.periods import Period
from answerable.publishing.opendata import paths
from answerable.publishing.opendata.forms import Held, Pages, rows
from answerable.publishing.opendata.tables import TABLES
from answerable.publishing.pages.data import AreaLine, DataPage, TableCount
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.queries.record import Record


def data_page(record: Record, site: Mapping[str, object]) -> DataPage:
    """The page over all others, which are built before it."""
    told = list(_told(Held(site)))
    page = DataPage(
        body_name=record.body.name,
        contact=record.body.contact,
        area=record.body.area_code,
        area_name=record.area_name(record.body.area_code),
        areas=tuple(_areas(record)),
        measures=sum(isinstance(one, MeasurePage) and one.known_on is None for one in site.values()),
        first=min((period.start for period, _ in told), default=None),
        last=max((period.end for period, _ in told), default=None),
        told_on=max((day for _, day in told), default=None),
    )
    held = Held({**site, paths.PAGE: page})
    counts = (TableCount(one.code, sum(1 for _ in rows(one, held))) for one in TABLES)
    # Of releases there is no page to count them on: the files themselves tell them.
    return replace(page, tables=tuple(one for one in counts if one.rows))


def _areas(record: Record) -> Iterator[AreaLine]:
    """Every area, those that others lie in first."""
    by_key = {one.pk: one for one in record.areas.values()}
    for one in sorted(record.areas.values(), key=lambda area: _depth(area, by_key)):
        above = by_key.get(one.parent_id or 0)
        yield AreaLine(one.code, one.name, one.kind, above.code if above else "", one.start, one.end)


def _depth(area: Area, by_key: Mapping[int, Area]) -> int:
    """In how many areas it lies, one in the other; whatever is its own ancestor lies in no more than there are."""
    depth = 0
    while (above := by_key.get(area.parent_id or 0)) and depth < len(by_key):
        area, depth = above, depth + 1
    return depth


def _told(pages: Pages) -> Iterator[tuple[Period, date]]:
    """The period of each figure, with the day that it was told last."""
    for _, page in pages.pages(MeasurePage):
        for series in page.series:
            yield from ((figure.period, figure.best.latest) for figure in series.figures)

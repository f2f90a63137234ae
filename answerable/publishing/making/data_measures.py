"""Every measure as CSV, with its metadata: each place that tells a figure of it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from answerable.publishing.making.data_source import about, measures
from answerable.publishing.making.site import Making, Site
from answerable.publishing.opendata import csv_file, csvw, paths
from answerable.publishing.opendata.described import written
from answerable.publishing.opendata.figures import TELLINGS, tellings
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.shown.pages import thawed


def make(site: Site) -> Iterator[Making]:
    for row in measures(site):
        path = paths.measure(paths.code_of(row.path))
        given = (site, row.path, row.copy.data)
        key = site.key("csv", row.path, row.copy.sha256)
        yield Making(path, csv_file.TYPE, key, partial(_rows, *given))
        key = site.key("csvw", row.path, row.copy.sha256)
        yield Making(paths.described(path), csvw.TYPE, key, partial(_described, *given))


def _rows(site: Site, path: str, data: Mapping[str, Any]) -> bytes:
    return csv_file.written(TELLINGS, tellings(path, _page(data)), site.address)


def _described(site: Site, path: str, data: Mapping[str, Any]) -> bytes:
    page = _page(data)
    file = paths.measure(page.code).rpartition("/")[2]
    words = f"{page.definition.why} What is counted: {page.definition.numerator} Where it comes from: {page.definition.source}"
    told_at = about(site).whole(path, "../../")
    return written(csvw.metadata(TELLINGS, file, about(site), title=page.title, words=words, page=told_at))


def _page(data: Mapping[str, Any]) -> MeasurePage:
    found: MeasurePage = thawed(MeasurePage.__name__, data)
    return found

"""Where the figures of each measure come from, as PROV-JSON."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from answerable.publishing.making.data_source import Frozen, measures
from answerable.publishing.making.linked_since import Since
from answerable.publishing.making.site import Making, Site
from answerable.publishing.opendata import paths, prov
from answerable.publishing.opendata.described import JSON, written
from answerable.publishing.opendata.prov import Agents, Shown
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.papers import PapersPage
from answerable.publishing.shown.pages import thawed


def make(site: Site, since: Since) -> Iterator[Making]:
    authors = _authors(site)
    for row in measures(site):
        shown = since.of(row.path)
        path = paths.provenance(paths.code_of(row.path))
        key = site.key("prov", row.path, row.copy.sha256, shown, sorted(authors.items()))
        yield Making(path, JSON, key, partial(_document, site, row.copy.data, shown, authors))


def _authors(site: Site) -> Mapping[str, str]:
    """The role that wrote each paper, by the paper's code."""
    return {paths.code_of(one.path): one.author for _, page in Frozen(site).pages(PapersPage) for one in page.papers}


def _document(site: Site, data: Mapping[str, Any], shown: Shown, authors: Mapping[str, str]) -> bytes:
    page: MeasurePage = thawed(MeasurePage.__name__, data)
    return written(prov.document(page, shown, Agents(site.release.body_name, authors), site.address))

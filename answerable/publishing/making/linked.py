"""What machines read of pages and of the whole: schema.org, the catalogue, where a figure came from."""

from collections.abc import Iterator

from answerable.publishing.making import linked_catalogue, linked_pages, linked_sources
from answerable.publishing.making.data_source import has_data
from answerable.publishing.making.linked_since import Since
from answerable.publishing.making.site import Making, Site


def make(site: Site) -> Iterator[Making]:
    """Nothing for a release of before there was data."""
    if not has_data(site):
        return
    since = Since(site)
    yield from linked_pages.make(site, since)
    yield from linked_sources.make(site, since)
    yield from linked_catalogue.make(site, since)

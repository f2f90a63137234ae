"""Data in open forms: tables, the package of them all, and facts."""

from collections.abc import Iterator

from answerable.publishing.making import data_facts, data_lists, data_measures, data_whole
from answerable.publishing.making.data_source import has_data
from answerable.publishing.making.site import Making, Site


def make(site: Site) -> Iterator[Making]:
    """Every list and measure as a table with what describes it, then what holds them all. Nothing for a release of before there was data."""
    if not has_data(site):
        return
    keys = data_lists.keys(site)
    yield from data_lists.make(site, keys)
    yield from data_measures.make(site)
    yield from data_whole.make(site, keys)
    yield from data_facts.make(site)

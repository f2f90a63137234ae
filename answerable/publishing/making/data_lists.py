"""Every list of the site as CSV, with its metadata."""

from collections.abc import Iterator, Mapping
from functools import partial

from answerable.publishing.making.data_source import Frozen, about
from answerable.publishing.making.site import Making, Site
from answerable.publishing.opendata import csv_file, csvw, paths
from answerable.publishing.opendata.described import written
from answerable.publishing.opendata.forms import Table, rows
from answerable.publishing.opendata.papers import RELEASES
from answerable.publishing.opendata.tables import TABLES

type Keys = Mapping[str, str]
"""The key of each list's file, by the code of the list."""


def make(site: Site, keys: Keys) -> Iterator[Making]:
    for table in TABLES:
        path = paths.table(table.code)
        yield Making(path, csv_file.TYPE, keys[table.code], partial(bytes_of, site, table))
        described = csvw.metadata(table, f"{table.code}.csv", about(site), page=about(site).whole(paths.PAGE, "../"))
        key = site.key("csvw", table.code)
        yield Making(paths.described(path), csvw.TYPE, key, partial(written, described))


def keys(site: Site) -> Keys:
    """A digest for each list over all that it is made of; the pages of the same kinds are looked up once."""
    over = {kinds: site.key_of(*kinds) for kinds in {tuple(table.rows) for table in TABLES}}
    return {table.code: site.key("csv", table.code, _number(site, table), over[tuple(table.rows)]) for table in TABLES}


def _number(site: Site, table: Table) -> str:
    """Releases are no pages: their list changes with each."""
    return str(site.release.number) if table is RELEASES else ""


def bytes_of(site: Site, table: Table) -> bytes:
    return csv_file.written(table, rows(table, Frozen(site)), site.address)

"""Every list of the site as CSV, with its metadata."""

from collections.abc import Iterator
from functools import partial

from answerable.publishing.making.data_source import Frozen, about
from answerable.publishing.making.site import Making, Site
from answerable.publishing.opendata import csv_file, csvw, paths
from answerable.publishing.opendata.described import written
from answerable.publishing.opendata.forms import Table, rows
from answerable.publishing.opendata.papers import RELEASES
from answerable.publishing.opendata.tables import TABLES


def make(site: Site) -> Iterator[Making]:
    for table in TABLES:
        path = paths.table(table.code)
        yield Making(path, csv_file.TYPE, key_of(site, table), partial(bytes_of, site, table))
        described = csvw.metadata(table, f"{table.code}.csv", about(site), page=about(site).whole(paths.PAGE, "../"))
        key = site.key("csvw", table.code)
        yield Making(paths.described(path), csvw.TYPE, key, partial(written, described))


def key_of(site: Site, table: Table) -> str:
    """A digest over all that a list is made of; releases, which are no pages, come by their number."""
    number = site.release.number if table is RELEASES else ""
    return site.key("csv", table.code, number, site.key_of(*table.rows))


def bytes_of(site: Site, table: Table) -> bytes:
    return csv_file.written(table, rows(table, Frozen(site)), site.address)

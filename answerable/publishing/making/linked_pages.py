"""What each page is by schema.org, as a file beside it."""

from collections.abc import Iterator
from functools import partial

from django.utils.timezone import localtime

from answerable.publishing.making.data_source import about, rows
from answerable.publishing.making.linked_since import Since
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import ReleasedPage
from answerable.publishing.opendata import paths, schema_org
from answerable.publishing.opendata.described import written
from answerable.publishing.opendata.schema_org import Here
from answerable.publishing.shown.pages import thawed


def make(site: Site, since: Since) -> Iterator[Making]:
    for row in rows(site, *schema_org.KINDS):
        if paths.tells(row.path):
            shown = since.of(row.path)
            key = site.key("schema.org", row.path, row.copy.sha256, row.title, shown.at)
            here = Here(row.path, row.title, localtime(shown.at).date(), about(site))
            yield Making(paths.linked(row.path), schema_org.TYPE, key, partial(_document, row, here))


def _document(row: ReleasedPage, here: Here) -> bytes:
    return written(schema_org.document(thawed(row.copy.kind, row.copy.data), here))

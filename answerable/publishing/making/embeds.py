"""Measures for a frame in another site's page."""

from collections.abc import Iterator
from functools import partial

from answerable.publishing import addresses
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import FrozenCopy
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.shown.embeds import embedded
from answerable.publishing.shown.pages import thawed

HTML = "text/html; charset=utf-8"


def make(site: Site) -> Iterator[Making]:
    """A page for each measure as it is known now."""
    for row in site.rows(MeasurePage):
        code = row.path.removeprefix("measures/").removesuffix(".html")
        if ".known-" not in code:
            path = addresses.embed(code)
            key = site.key("embed", path, row.copy.sha256)
            yield Making(path, HTML, key, partial(_bytes, site, path, row.copy))


def _bytes(site: Site, path: str, copy: FrozenCopy) -> bytes:
    return embedded(thawed(copy.kind, copy.data), site.frame(path)).encode()

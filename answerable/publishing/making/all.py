"""Every maker, in the order in which a release is made."""

from collections.abc import Callable, Iterator

from django.conf import settings

from answerable.publishing.making import (
    calendars,
    cards,
    copies,
    data,
    differences,
    documents,
    embeds,
    feeds,
    gone,
    linked,
    pages,
    papers,
    search_index,
)
from answerable.publishing.making.looks import looks
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Release

type Maker = Callable[[Site], Iterator[Making]]

MAKERS: tuple[Maker, ...] = (
    pages.make,
    differences.make,
    papers.make,
    calendars.make,
    documents.make,
    data.make,
    linked.make,
    feeds.make,
    embeds.make,
    cards.make,
    gone.make,
    copies.make,
    search_index.make,
)


class OneFileTwice(Exception):
    """Two makers would put a file at one address."""


def site_of(release: Release) -> Site:
    return Site(release, settings.PUBLIC_ADDRESS, looks())


def making(site: Site) -> Iterator[Making]:
    """Every file of a release, to be made one by one. Raises OneFileTwice."""
    seen: set[str] = set()
    for maker in MAKERS:
        for one in maker(site):
            if one.path in seen:
                raise OneFileTwice(f"Two files would stand at {one.path}.")
            seen.add(one.path)
            yield one

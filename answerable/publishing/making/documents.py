"""Files that the office put up for what must be published."""

from collections.abc import Iterator

from answerable.publishing.making.site import Making, Site


def make(site: Site) -> Iterator[Making]:
    """Nothing yet: the release has no such files."""
    yield from ()

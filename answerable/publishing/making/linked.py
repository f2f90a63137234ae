"""What machines read of pages and of the whole: schema.org, the catalogue, where a figure came from."""

from collections.abc import Iterator

from answerable.publishing.making.site import Making, Site


def make(site: Site) -> Iterator[Making]:
    """Nothing yet: the release has no such files."""
    yield from ()

"""The frame of pages that belong to the site and not to its releases: the way about, and nothing of when they changed."""

from collections.abc import Callable
from dataclasses import replace

from answerable.publishing import addresses
from answerable.publishing.making.frames import frame_of
from answerable.publishing.making.site import Site
from answerable.publishing.shown.rendering import Frame


def frames_apart(site: Site) -> tuple[Callable[[str], Frame], str]:
    """The frame of a page by its address, and what of its bytes depends on it. Two queries for as many pages as there are."""
    places = frame_of(site, addresses.HOME).places

    def framed(path: str) -> Frame:
        return replace(site.frame(path), places=places)

    return framed, " ".join(places)

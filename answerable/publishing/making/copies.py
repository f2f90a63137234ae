"""The page that says how to keep a copy of the site and how to prove one: it shows whose key such copies are signed with."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings

from answerable.publishing import addresses
from answerable.publishing.exporting.besides import LIVE, OGL
from answerable.publishing.exporting.signing import installation_key, public_half
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.making.site import Making, Site
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

HTML = "text/html; charset=utf-8"
TITLE = "Copies of this site"


def make(site: Site) -> Iterator[Making]:
    """One page, the same until the key changes."""
    key = public_half(installation_key(settings.HOME))
    round_ = frames_apart(site)
    made = partial(_page, round_.of(addresses.COPIES), key["fingerprint"], key["public"])
    yield Making(addresses.COPIES, HTML, site.key("copies", round_.key(addresses.COPIES), LIVE, *key.values()), made)


def _page(frame: Frame, fingerprint: str, public: str) -> bytes:
    live = [(title, frame.root + path, what) for path, title, what in LIVE]
    context = {
        "fingerprint": fingerprint,
        "public": public,
        "live": live,
        "ogl": OGL,
        "changes": frame.root + addresses.CHANGES,
    }
    return html(Rendering("publishing/copies.html", TITLE, (HOME,), context), frame).encode()

"""A page at each address that an earlier release had: no link that somebody keeps ever ends in nothing."""

from collections.abc import Iterator
from functools import partial

from django.utils.timezone import localtime

from answerable.kit.components import Link
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import ReleasedPage
from answerable.publishing.queries.gone import Gone, gone
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

HTML = "text/html; charset=utf-8"
TITLE = "No longer published"


def make(site: Site) -> Iterator[Making]:
    """Pages only: what stood beside a page, such as its data, went with it."""
    every = list(gone(site.release))
    names = _titles(site, {one.nearest for one in every})
    round_ = frames_apart(site)
    for one in every:
        name = names.get(one.nearest, "the front page")
        key = site.key("gone", one.path, one.since, one.nearest, name, round_.key(one.path))
        yield Making(one.path, HTML, key, partial(_page, round_.of(one.path), one, name))


def _titles(site: Site, paths: set[str]) -> dict[str, str]:
    rows = ReleasedPage.objects.filter(release=site.release, path__in=paths - {addresses.HOME})
    return dict(rows.values_list("path", "title"))


def _page(frame: Frame, one: Gone, name: str) -> bytes:
    """It does not say what the page was called: that may have been what had to go."""
    context = {
        "since": one.since,
        "on": british_date(localtime(one.at)),
        "nearest": Link(name, frame.root + one.nearest),
        "changes": frame.root + addresses.CHANGES,
    }
    return html(Rendering("publishing/gone.html", TITLE, (HOME,), context), frame).encode()

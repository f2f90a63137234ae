"""The pages of a release as they are sent: rendered once, the same bytes served and exported."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.utils.timezone import localtime

from answerable.kit.components import Link
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.making.frames import frame_of, frames
from answerable.publishing.making.home import changed_by_kind
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Change, FrozenCopy, Release, ReleasedPage
from answerable.publishing.pages.front import SearchPage
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.queries import released
from answerable.publishing.queries.stones import Stones
from answerable.publishing.shown.head import head
from answerable.publishing.shown.pages import html, rendering, thawed
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.publishing.shown.stones import taken_notices

HTML = "text/html; charset=utf-8"
LIVE = (SearchPage.__name__, MovedPage.__name__)
"""Kinds of pages that are answered and not sent as a file: the search, and what redirects."""


@dataclass(frozen=True)
class Told:
    """A release in the list of releases."""

    number: int
    on: str
    note: str
    changed: str
    known_on: str
    audit_head: str
    pages: list[tuple[Link, str]]


def make(site: Site) -> Iterator[Making]:
    """Every page but those that answer live, and the list of releases."""
    round_ = frames(site)
    for row in site.rows():
        if row.copy.kind not in LIVE:
            # The front page tells of its release, every other page is as it was when its copy is.
            tells = site.release.number if row.path == addresses.HOME else ""
            key = site.key("page", row.path, row.copy.sha256, tells, round_.key(row.path))
            yield Making(row.path, HTML, key, partial(_framed, site, round_.of(row.path), row.copy))
    yield Making(addresses.CHANGES, HTML, site.key("changes", site.release.sha256), partial(changes_bytes, site))


def page_bytes(site: Site, path: str, copy: FrozenCopy) -> bytes:
    """One page as it is sent."""
    return _framed(site, frame_of(site, path), copy)


def _framed(site: Site, frame: Frame, copy: FrozenCopy) -> bytes:
    page = thawed(copy.kind, copy.data)
    shown = rendering(page, frame)
    more: dict[str, object] = {"head": head(page, shown, frame), "notices": taken_notices(copy.taken_out, frame)}
    if frame.path == addresses.HOME:
        more |= _of_release(site, frame)
    return html(shown, frame, more).encode()


def _of_release(site: Site, frame: Frame) -> dict[str, object]:
    """What the home page says of the release that it is part of."""
    what_changed = released.changes_of(site.release).words
    return {
        "release": site.release,
        "released_on": released_on(site.release),
        "what_changed": what_changed,
        "changed_kinds": changed_by_kind(site, frame),
    }


def released_on(release: Release) -> str:
    return british_date(localtime(release.released_at))


def changes_bytes(site: Site) -> bytes:
    """Every release up to this one: when, what for, and what it changed. What was withdrawn since is called as its stone is."""
    frame = frame_of(site, addresses.CHANGES)
    stones: Stones = dict(site.pages(StonePage))
    context = {"releases": [_told(one, frame, stones) for one in released.history(site.release.number)]}
    return html(Rendering("publishing/changes.html", "Releases", (HOME,), context), frame).encode()


def _told(one: released.Changes, frame: Frame, stones: Stones) -> Told:
    release = one.release
    return Told(
        number=release.number,
        on=released_on(release),
        note=release.note,
        changed=one.words,
        known_on=british_date(release.as_known_on),
        audit_head=release.audit_head,
        pages=[(_link(row, one, frame, stones), Change(row.change).label.lower()) for row in one.pages],
    )


def _link(row: ReleasedPage, one: released.Changes, frame: Frame, stones: Stones) -> Link:
    """The page, with no address where a later release no longer has it."""
    title = stones[row.path].title if row.path in stones else row.title
    return Link(title, "" if row.path in one.gone else frame.root + row.path)

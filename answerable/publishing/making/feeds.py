"""Atom feeds (RFC 4287), one for each kind of thing, and the page that lists them.

An entry is named by a UUID made from the first release of this record and the thing's own name (RFC 4122, version 5), so that
it keeps its name when the site moves to another address. Where the site does not know its address, links are relative, as the
standard allows.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from answerable.kit.components import Link
from answerable.publishing import addresses
from answerable.publishing.making.feeds_entries import Entry, entries, every, releases
from answerable.publishing.making.feeds_kinds import ALL, FEEDS, RELEASES, Feed
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.making.pages import HTML
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Release
from answerable.publishing.pages.programme import ProgrammePage
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

ATOM = "application/atom+xml; charset=utf-8"
SPACE = "http://www.w3.org/2005/Atom"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
RIGHTS = f"Open Government Licence v3.0, except where otherwise stated: {LICENCE}"
OURS = UUID("6f0d3f0e-6a0c-5b0e-9a43-6d1d0a2f7c51")
"""Names of records are made below this one."""
# What XML 1.0 cannot hold, even escaped.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("", SPACE)


@dataclass(frozen=True)
class Listed:
    """A feed, or a calendar, in the list of them."""

    link: Link
    about: str


def make(site: Site) -> Iterator[Making]:
    """Every feed, also of what there is none of yet: an address that was followed once stays good."""
    kinds = {kind for feed in FEEDS for kind in feed.kinds}
    number = site.release.number
    yield _making(site, ALL, partial(every, site), (number, site.key_of(*kinds)))
    for feed in FEEDS:
        yield _making(site, feed, partial(entries, site, feed), (number, site.key_of(*feed.kinds)))
    yield _making(site, RELEASES, partial(releases, site), (number,))
    has_programme = any(True for _ in site.rows(ProgrammePage))
    round_ = frames_apart(site)
    key = site.key("feeds", has_programme, round_.key(addresses.FEEDS))
    yield Making(addresses.FEEDS, HTML, key, partial(_list, round_.of(addresses.FEEDS), has_programme=has_programme))


def _making(site: Site, feed: Feed, found: Callable[[], Sequence[Entry]], known: tuple[object, ...]) -> Making:
    def made() -> bytes:
        return feed_bytes(site, feed, found())

    return Making(addresses.feed(feed.code), ATOM, site.key("feed", feed.code, *known), made)


def feed_bytes(site: Site, feed: Feed, found: Sequence[Entry]) -> bytes:
    """A feed as it is sent."""
    path, began = addresses.feed(feed.code), Release.objects.order_by("number")[0]
    record = _record(began)
    whole = ET.Element(f"{{{SPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    _add(whole, "id", _name(record, path))
    _add(whole, "title", f"{feed.title}: {site.release.body_name}")
    _add(whole, "subtitle", feed.about)
    _add(whole, "updated", _moment(max((one.updated for one in found), default=began.released_at)))
    _add(_add(whole, "author"), "name", site.release.body_name)
    _add(whole, "rights", RIGHTS)
    _add(whole, "generator", "Answerable")
    _link(whole, "self", "application/atom+xml", _href(site, path))
    _link(whole, "alternate", "text/html", _href(site, feed.list_path))
    _link(whole, "license", "", LICENCE)
    for one in found:
        _entry(_add(whole, "entry"), site, one, record)
    ET.indent(whole)
    written: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(under: ET.Element, site: Site, one: Entry, record: UUID) -> None:
    _add(under, "id", _name(record, one.name))
    _add(under, "title", one.title or one.path)
    _add(under, "updated", _moment(one.updated))
    _add(under, "published", _moment(one.published))
    _link(under, "alternate", "text/html", _href(site, one.path))
    _add(under, "summary", one.words or one.title)


def _add(under: ET.Element, tag: str, text: str = "") -> ET.Element:
    made = ET.SubElement(under, f"{{{SPACE}}}{tag}")
    made.text = _UNFIT.sub("", text) or None
    return made


def _link(under: ET.Element, rel: str, media_type: str, href: str) -> None:
    made = _add(under, "link")
    made.attrib |= {"rel": rel, **({"type": media_type} if media_type else {}), "href": href}


def _href(site: Site, path: str) -> str:
    return site.address + path if site.address else f"../{path}"


def _record(began: Release) -> UUID:
    """The name of this record, made from its first release: stable across releases and addresses."""
    return uuid5(OURS, f"{began.sha256} {began.released_at.astimezone(UTC).isoformat()}")


def _name(record: UUID, name: str) -> str:
    return uuid5(record, name).urn


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _list(frame: Frame, *, has_programme: bool) -> bytes:
    """The page of feeds and calendars."""
    feeds = [
        Listed(Link(one.title, frame.root + addresses.feed(one.code)), one.about) for one in (ALL, *FEEDS, RELEASES)
    ]
    calendar = Link("Meetings to come", frame.root + addresses.CALENDAR) if has_programme else None
    context = {"feeds": feeds, "calendar": calendar}
    return html(Rendering("publishing/feeds.html", "Feeds and calendars", (HOME,), context), frame).encode()

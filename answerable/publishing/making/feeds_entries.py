"""The newest entries of a feed, from frozen copies alone: what they say from this release, since when from those before it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import batched, islice
from typing import Any

from django.db.models import Min

from answerable.publishing import addresses
from answerable.publishing.making.feeds_kinds import FEEDS, Feed, Parts
from answerable.publishing.making.feeds_words import summary
from answerable.publishing.making.site import Site
from answerable.publishing.models import Change, Release, ReleasedPage
from answerable.publishing.shown.pages import thawed

MOST = 100
"""So many entries a feed has."""
AT_ONCE = 400
EARLIER_DAY, FURTHER_PART = r"\.known-\d{4}-\d{2}-\d{2}\.html$", r"^papers/.*\.\d+\.html$"
"""Pages of a measure as it was known before, and of a paper after its first: they are no things of their own."""


@dataclass(frozen=True)
class Entry:
    """One thing of a feed. `name` tells it from every other for ever; `updated` is when it became as it is now."""

    name: str
    title: str
    words: str
    path: str
    published: datetime
    updated: datetime


def entries(site: Site, feed: Feed) -> list[Entry]:
    """The newest of one kind of thing, those that changed last first."""
    return _of_parts(site, feed, feed.parts) if feed.parts else _of_pages(site, feed)


def every(site: Site) -> list[Entry]:
    """The newest of all kinds of things; of one release the first of each kind come before the second of any."""
    ranked = [(rank, one) for feed in FEEDS for rank, one in enumerate(entries(site, feed))]
    ranked.sort(key=lambda pair: (-pair[1].updated.timestamp(), pair[0]))
    return [one for _, one in ranked[:MOST]]


def releases(site: Site) -> list[Entry]:
    """The latest releases, up to this one."""
    rows = Release.objects.filter(number__lte=site.release.number).order_by("-number")[:MOST]
    return [
        Entry(
            f"release {row.number}",
            f"Release {row.number}",
            row.note,
            addresses.CHANGES,
            row.released_at,
            row.released_at,
        )
        for row in rows
    ]


def _of_pages(site: Site, feed: Feed) -> list[Entry]:
    newest = dict(islice(_changed(site, feed), MOST))
    kinds = {kind.__name__ for kind in feed.kinds}
    # An earlier release that is seen now has stones where its own copies are of these kinds.
    here = {row.path: row for row in site.rows_at(newest) if row.copy.kind in kinds}
    first = _first(site, list(newest))
    return [
        Entry(
            name=path,
            title=here[path].title,
            words=summary(path, thawed(here[path].copy.kind, here[path].copy.data)),
            path=path,
            published=first[path],
            updated=updated,
        )
        for path, updated in newest.items()
        if path in here
    ]


def _changed(site: Site, feed: Feed) -> Iterator[tuple[str, datetime]]:
    """The pages of some kinds that this release has, with when each became as it is, the last first; read only as far as is asked."""
    kinds = [kind.__name__ for kind in feed.kinds]
    rows = ReleasedPage.objects.filter(release__number__lte=site.release.number, copy__kind__in=kinds)
    rows = rows.exclude(change=Change.SAME).exclude(path__regex=EARLIER_DAY).exclude(path__regex=FURTHER_PART)
    told = rows.order_by("-release__number", "position").values_list("path", "release__released_at")
    seen: set[str] = set()
    for some in batched(told.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        asked = [path for path, _ in some if path not in seen]
        there = ReleasedPage.objects.filter(release=site.release, path__in=asked, copy__kind__in=kinds)
        present = set(there.values_list("path", flat=True))
        for path, at in some:
            if path not in seen and path in present:
                yield path, at
            seen.add(path)


def _first(site: Site, paths: Sequence[str]) -> dict[str, datetime]:
    """When each page was first public."""
    rows = ReleasedPage.objects.filter(path__in=paths, release__number__lte=site.release.number).order_by()
    return dict(rows.values_list("path").annotate(first=Min("release__released_at")))


def _of_parts(site: Site, feed: Feed, parts: Parts) -> list[Entry]:
    found: list[Entry] = []
    for row in site.rows(*feed.kinds):
        page = thawed(row.copy.kind, row.copy.data)
        held = getattr(page, parts.field)
        if held:
            found += _entries_on(site, parts, row, page)
    # What stands higher on its page stays higher among those of one release.
    return sorted(found, key=lambda one: one.updated, reverse=True)[:MOST]


def _entries_on(site: Site, parts: Parts, row: ReleasedPage, page: Any) -> Iterator[Entry]:
    published, became = _since(site, parts, row)
    seen: set[str] = set()
    for raw, one in zip(row.copy.data["is"][parts.field], getattr(page, parts.field), strict=True):
        key = parts.key(raw)
        if key not in seen:
            seen.add(key)
            yield Entry(
                name=f"{row.path} {sha256(key.encode()).hexdigest()}",
                title=parts.title(page, one),
                words=" ".join(parts.words(one).split()),
                path=row.path + parts.anchor(one),
                # What lost words since it was released was in no release as it is now.
                published=published.get(key, site.release.released_at),
                updated=became.get(key, site.release.released_at),
            )


def _since(site: Site, parts: Parts, row: ReleasedPage) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """When each thing of a page first stood there, and since when it stands there as it is."""
    rows = ReleasedPage.objects.filter(
        path=row.path, copy__kind=row.copy.kind, release__number__lte=site.release.number
    )
    told = (
        rows.exclude(change=Change.SAME).order_by("release__number").values_list("release__released_at", "copy__data")
    )
    published: dict[str, datetime] = {}
    became: dict[str, datetime] = {}
    known: dict[str, str] = {}
    for at, data in told.iterator(chunk_size=20):
        for raw in data["is"].get(parts.field, ()):
            key, said = parts.key(raw), json.dumps(raw, sort_keys=True)
            published.setdefault(key, at)
            if known.get(key) != said:
                known[key], became[key] = said, at
    return published, became

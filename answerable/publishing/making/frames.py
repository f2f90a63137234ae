"""What stands round the pages of a release: the places that its footer leads to, and in which release each page last changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max, QuerySet
from django.utils.timezone import localtime

from answerable.publishing.making.site import Site
from answerable.publishing.models import Change, Release, ReleasedPage
from answerable.publishing.shown.rendering import ABOUT, ALWAYS, Changed, Frame


@dataclass(frozen=True)
class Frames:
    """The frames of a release's pages; `changed` says for each address where its page last changed."""

    site: Site
    places: tuple[str, ...]
    changed: Mapping[str, Changed]

    def of(self, path: str) -> Frame:
        return replace(self.site.frame(path), places=self.places, changed=self.changed.get(path))

    def key(self, path: str) -> str:
        """What of a page's bytes depends on its frame."""
        changed = self.changed.get(path)
        return f"{changed.number if changed else ''} {' '.join(self.places)}"


def frames(site: Site) -> Frames:
    """The frames of all pages of a release. Three queries."""
    rows = _changes(site.release).order_by()
    last = dict(rows.values_list("path").annotate(last=Max("release__number")))
    told = Release.objects.filter(number__in=set(last.values())).values_list("number", "released_at")
    days: Mapping[int, date] = {number: localtime(at).date() for number, at in told}
    return Frames(site, _places(site.release), {path: Changed(number, days[number]) for path, number in last.items()})


def frame_of(site: Site, path: str) -> Frame:
    """The frame of one page, or of a file that is no page. Two queries."""
    rows = _changes(site.release).filter(path=path).order_by("-release__number")
    last = rows.values_list("release__number", "release__released_at").first()
    changed = {path: Changed(last[0], localtime(last[1]).date())} if last else {}
    return Frames(site, _places(site.release), changed).of(path)


def frames_apart(site: Site) -> Frames:
    """The frames of pages that belong to the site and not to its releases: the same foot, and nothing of when they changed."""
    return Frames(site, _places(site.release), {})


def live_places() -> tuple[str, ...]:
    """Where the foot of pages leads that answer live and belong to no release. Two queries."""
    release = Release.objects.order_by("-number").first()
    return _places(release) if release else ()


def _changes(release: Release) -> QuerySet[ReleasedPage]:
    """Where pages were new or changed up to a release: the last of them holds for as long as their copy does."""
    return ReleasedPage.objects.filter(release__number__lte=release.number).exclude(change=Change.SAME)


def _places(release: Release) -> tuple[str, ...]:
    there = ReleasedPage.objects.filter(release=release, path__in=[place for _, place in ABOUT])
    held = {*there.values_list("path", flat=True), *ALWAYS}
    return tuple(place for _, place in ABOUT if place in held)

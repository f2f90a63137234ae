"""Addresses that some release had and a later one has not: none of them is ever without an answer."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from answerable.publishing import addresses
from answerable.publishing.models import Release, ReleasedPage


@dataclass(frozen=True)
class Gone:
    """An address that is no longer in use: since which release and when, what its page was called, and the nearest page there is."""

    path: str
    title: str
    since: int
    at: datetime
    nearest: str


def gone(release: Release) -> Iterator[Gone]:
    """Every address that a release before this one had and this one has not, in order. Reads only releases that took a page away."""
    there = set(ReleasedPage.objects.filter(release=release).values_list("path", flat=True))
    last: dict[str, tuple[str, Release]] = {}
    for took in Release.objects.filter(number__lte=release.number, gone__gt=0).order_by("number"):
        last |= {path: (title, took) for path, title in _taken_by(took) if path not in there}
    for path in sorted(last):
        title, took = last[path]
        yield Gone(path, title, took.number, took.released_at, nearest(path, there))


def _taken_by(release: Release) -> Iterator[tuple[str, str]]:
    """Path and title of each page that the release before had and this one has not."""
    still = ReleasedPage.objects.filter(release=release, path=OuterRef("path"))
    rows = ReleasedPage.objects.filter(~Exists(still), release__number=release.number - 1)
    yield from rows.values_list("path", "title").iterator()


def nearest(path: str, there: Collection[str]) -> str:
    """The page that comes closest to an address: the same thing today, the list that it stood in, or the front page."""
    folders, _, name = path.rpartition("/")
    stem = name.split(".", 1)[0]
    steps = [f"{folders}/{stem}.html".removeprefix("/")]
    while folders:
        steps += [f"{folders}/index.html", f"{folders}.html"]
        folders = folders.rpartition("/")[0]
    return next((one for one in steps if one != path and one in there), addresses.HOME)

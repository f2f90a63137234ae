"""What the API reads: the pages of the current release, a page of a collection at a time."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from answerable.kit.http import without_nul
from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.queries import released
from answerable.publishing.shown.pages import thawed

KEPT = 64
"""So many thawed pages are kept: whoever pages through the figures of a measure asks for the same one again and again."""


class NothingReleased(Exception):
    """There is no release yet."""


def current() -> Release:
    """The release that the public sees. Raises NothingReleased."""
    found = released.latest()
    if found is None:
        raise NothingReleased("Nothing has been released yet: ask again after the first release.")
    return found


def rows(release: Release, kind: type | None = None, words: str = "") -> QuerySet[ReleasedPage]:
    """The pages of a release in order: all of them, or one for each thing of a kind; with some words in their titles.

    Left out are a measure as it was known on an earlier day, and the later pages of a long paper.
    """
    found = ReleasedPage.objects.filter(release=release).order_by("position")
    if kind is not None:
        found = found.filter(copy__kind=kind.__name__)
        if kind.__name__ == "MeasurePage":
            found = found.exclude(path__contains=".known-")
        if kind.__name__ == "PaperPage":
            found = found.exclude(path__regex=r"\.[0-9]+\.html$")
    for word in without_nul(words).split()[:10]:
        found = found.filter(title__icontains=word)
    return found


def read(found: Iterable[ReleasedPage]) -> list[tuple[str, Any]]:
    """Pages thawed, by their addresses. The rows come with their copies."""
    return [(row.path, thawed(row.copy.kind, row.copy.data)) for row in found]


def page_at(release: Release, path: str, kind: type) -> Any:
    """The page of a kind at an address; None where there is none."""
    row = ReleasedPage.objects.filter(release=release, path=without_nul(path), copy__kind=kind.__name__).first()
    return _thawed(row.copy_id) if row else None


@lru_cache(maxsize=KEPT)
def _thawed(copy: int) -> Any:
    """A frozen copy, thawed; what it holds never changes."""
    row = ReleasedPage.objects.filter(copy=copy).select_related("copy")[0]
    return thawed(row.copy.kind, row.copy.data)


def only(release: Release, kind: type) -> Any:
    """The page of a kind that there is one of; None where there is none."""
    row = ReleasedPage.objects.filter(release=release, copy__kind=kind.__name__).first()
    return _thawed(row.copy_id) if row else None

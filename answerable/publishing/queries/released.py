"""What releases hold. The public pages ask only here, and only the tables of releases are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet

from answerable.kit.wording import counted
from answerable.publishing.models import Change, Release, ReleasedFile, ReleasedPage

LISTED = 100
"""So many changed pages of one release are listed by name."""


@dataclass(frozen=True)
class Changes:
    """A release with what it changed; `pages` is empty for the first one, where everything is new.

    `gone` are the addresses among them that a later release no longer has: nothing may lead there.
    """

    release: Release
    counts: Mapping[str, int]
    pages: Sequence[ReleasedPage]
    gone: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """What it changed, in one sentence."""
        total = sum(self.counts.values())
        if self.release.number == 1:
            return f"The first release: {counted(total, 'page')}."
        new, changed = self.counts.get(Change.NEW, 0), self.counts.get(Change.CHANGED, 0)
        said = [(new, "new"), (changed, "changed"), (self.release.gone, "gone")]
        return f"Of {counted(total, 'page')}: {', '.join(f'{number} {word}' for number, word in said)}."


def page_at(path: str) -> ReleasedPage | None:
    """The page at an address of the last release, with its copy and its release; None where there is none."""
    latest = Release.objects.order_by("-number").values("pk")[:1]
    rows = ReleasedPage.objects.filter(release=latest, path=path)
    return rows.select_related("release", "copy").first()


def latest() -> Release | None:
    """The release that the public sees."""
    return Release.objects.order_by("-number").first()


def every() -> QuerySet[Release]:
    """All releases, the newest first."""
    return Release.objects.order_by("-number")


def file_at(path: str) -> ReleasedFile | None:
    """The file at an address of the last release, with its bytes; None where it is not made (yet)."""
    latest = Release.objects.order_by("-number").values("pk")[:1]
    return ReleasedFile.objects.filter(release=latest, path=path).select_related("blob", "release").first()


def anything() -> bool:
    """Whether there ever was a release."""
    return Release.objects.exists()


def changes_of(release: Release, *, listed: int = 0) -> Changes:
    """What a release changed, with at most so many of its pages by name."""
    rows = ReleasedPage.objects.filter(release=release)
    counts = dict(rows.values_list("change").annotate(number=Count("pk")).order_by())
    named = listed if release.number > 1 else 0
    pages = rows.exclude(change=Change.SAME).order_by("position")[:named] if named else ()
    return Changes(release, counts, tuple(pages))


def history(until: int | None = None) -> Sequence[Changes]:
    """All releases, or those up to a number, the newest first."""
    rows = Release.objects.order_by("-number")
    rows = rows if until is None else rows.filter(number__lte=until)
    every = [changes_of(one, listed=LISTED) for one in rows]
    latest = ReleasedPage.objects.filter(release__in=[one.release for one in every[:1]])
    named = {row.path for one in every for row in one.pages}
    there = set(latest.filter(path__in=named).values_list("path", flat=True))
    return [replace(one, gone=frozenset(row.path for row in one.pages if row.path not in there)) for one in every]

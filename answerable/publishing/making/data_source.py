"""A release as the makers of open data read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime

from answerable.publishing import addresses
from answerable.publishing.making.site import Site
from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.papers import ReleaseLine
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.shown.pages import thawed

EARLIER = ".known-"
"""What the address of a measure holds as it was known on an earlier day: the data tells those days by itself."""


@dataclass(frozen=True)
class Frozen:
    """The pages of a release, and the releases up to it."""

    site: Site

    def pages(self, *kinds: type) -> Iterator[tuple[str, Any]]:
        """The pages of some kinds, thawed one by one; none of a measure as it was known earlier."""
        if ReleaseLine in kinds:
            yield from self._releases()
        for row in rows(self.site, *kinds):
            yield row.path, thawed(row.copy.kind, row.copy.data)

    def _releases(self) -> Iterator[tuple[str, ReleaseLine]]:
        for one in Release.objects.filter(number__lte=self.site.release.number).order_by("number"):
            day = localtime(one.released_at).date()
            line = ReleaseLine(one.number, day, one.note, one.as_known_on, one.sha256, one.audit_head)
            yield addresses.CHANGES, line


def has_data(site: Site) -> bool:
    """Whether the release tells of open data: one of before there was any has no page of it."""
    return next(site.rows(DataPage), None) is not None


def rows(site: Site, *kinds: type) -> Iterator[ReleasedPage]:
    """The rows of some kinds of pages; none of a measure as it was known earlier."""
    return (row for row in site.rows(*kinds) if EARLIER not in row.path)


def measures(site: Site) -> Iterator[ReleasedPage]:
    """Every measure as it is known now."""
    return rows(site, MeasurePage)


def about(site: Site) -> About:
    release = site.release
    return About(release.body_name, release.number, release.released_at, release.as_known_on, site.address)

"""Since which release each page is as it is: what is told of a page changes only with the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import F, Min

from answerable.publishing.making.site import Site
from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.opendata.prov import Shown


@dataclass(frozen=True)
class Since:
    """The first release that showed each copy of a release at its address."""

    site: Site

    def of(self, path: str) -> Shown:
        number = self._numbers[path]
        return Shown(number, self._released[number])

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        release = self.site.release
        rows = ReleasedPage.objects.filter(
            release__number__lte=release.number,
            copy__in=ReleasedPage.objects.filter(release=release).values("copy"),
        )
        firsts = rows.values("path", "copy__sha256").annotate(first=Min(F("release__number"))).order_by()
        now = self.site.digests
        found = firsts.values_list("path", "copy__sha256", "first")
        return {path: first for path, digest, first in found if now.get(path) == digest}

    @cached_property
    def _released(self) -> Mapping[int, datetime]:
        return dict(Release.objects.values_list("number", "released_at"))

    @property
    def first(self) -> datetime:
        """When the site was released first."""
        return min(self._released.values())

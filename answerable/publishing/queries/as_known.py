"""The site as it stood at the end of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localtime

from answerable.publishing.models import Release, ReleasedPage


@dataclass(frozen=True)
class Known:
    """A release with the first and the last day at whose end it stood; `until` is None for the one that stands now."""

    release: Release
    since: date
    until: date | None


def release_on(day: date) -> Release | None:
    """The release that the public saw at the end of a day (midnight, in the office's time); None before the first one."""
    end = datetime.combine(day + timedelta(days=1), time(), get_current_timezone())
    return Release.objects.filter(released_at__lt=end).order_by("-number").first()


def first_day() -> date | None:
    """The day of the first release; None where nothing was released yet."""
    first = Release.objects.order_by("number").first()
    return localtime(first.released_at).date() if first else None


def page_of(release: Release, path: str) -> ReleasedPage | None:
    """The page that a release has at an address, with its copy; None where it has none."""
    rows = ReleasedPage.objects.filter(release=release, path=path)
    return rows.select_related("release", "copy").first()


def known_days() -> Sequence[Known]:
    """Every release that stood at the end of some day, the newest first. One that was replaced on its own day is left out."""
    found: list[Known] = []
    after: date | None = None
    for release in Release.objects.order_by("-number"):
        since = localtime(release.released_at).date()
        if since != after:
            found.append(Known(release, since, after - timedelta(days=1) if after else None))
        after = since
    return found

"""The programme of meetings as a calendar."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from answerable.publishing.making.site import Making, Site
from answerable.publishing.pages.programme import ProgrammePage
from answerable.publishing.shown.programme import calendar_file

CALENDAR = "text/calendar; charset=utf-8"


def make(site: Site) -> Iterator[Making]:
    for path, page in site.pages(ProgrammePage):
        key = site.key("calendar", site.digests[path], site.release.number)
        yield Making(f"{path.removesuffix('.html')}.ics", CALENDAR, key, partial(_calendar, site, page))


def _calendar(site: Site, page: ProgrammePage) -> bytes:
    host = urlsplit(site.address).netloc or "answerable.invalid"
    name = f"Meetings of {site.release.body_name}"
    return calendar_file(page, name=name, at=site.release.released_at, host=host, root=site.address).encode()

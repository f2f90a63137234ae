"""Which release is exported, as known when and for which address, and everything that a folder of it holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from answerable.publishing import addresses
from answerable.publishing.exporting import besides
from answerable.publishing.exporting.contents import Anew, Given, Made, Source
from answerable.publishing.exporting.earlier import as_seen_now
from answerable.publishing.exporting.exporting import Contents, Exported, export
from answerable.publishing.exporting.signing import installation_key
from answerable.publishing.making import copies
from answerable.publishing.making.all import site_of
from answerable.publishing.making.site import Site
from answerable.publishing.models import Release
from answerable.publishing.operations.files import make_files
from answerable.publishing.queries import as_known, released

type Tell = Callable[[str], None]


class NoSuchRelease(Exception):
    """The release that was asked for is not there."""


@dataclass(frozen=True)
class Asked:
    """What is to be exported: a release by its number, or the one that stood on a day; the last one where neither is given.

    `address` begins absolute addresses where it is not the installation's own.
    """

    number: int | None = None
    known_on: date | None = None
    address: str | None = None


def release_asked(asked: Asked) -> Release:
    """The release. Raises NoSuchRelease, in words that say which there are."""
    last = Release.objects.aggregate(last=Max("number"))["last"]
    if last is None:
        raise NoSuchRelease("Nothing is released yet: release the site in the office first (Office, Release).")
    if asked.number is not None:
        found = Release.objects.filter(number=asked.number).first()
        if found is None:
            raise NoSuchRelease(f"There is no release {asked.number}: they go from 1 to {last}.")
        return found
    if asked.known_on is not None:
        found = as_known.release_on(asked.known_on)
        if found is None:
            first = as_known.first_day()
            raise NoSuchRelease(f"Nothing was released by {asked.known_on:%Y-%m-%d}: the first release is of {first}.")
        return found
    return Release.objects.get(number=last)


def contents(asked: Asked, *, at: datetime, tell: Tell) -> Contents:
    """Everything that a folder of it holds. Files that are not made yet are made first. Raises NoSuchRelease."""
    release = release_asked(asked)
    site = site_of(release)
    own = asked.address is None or asked.address == settings.PUBLIC_ADDRESS
    address = settings.PUBLIC_ADDRESS if asked.address is None else asked.address
    main: Source
    if own and release == released.latest():
        _made(release, at, tell)
        main = Made(release.pk)
    else:
        site = as_seen_now(replace(site, address=address))
        main = Anew(site)
    return Contents([main, Given(list(besides.files(site, address)))], _about(release, address), besides.live(address))


def _made(release: Release, at: datetime, tell: Tell) -> None:
    site = site_of(release)
    if release.files_made_at and release.looks == site.looks and _shows_this_key(site):
        return
    tell("Making the files of the release")
    make_files(release, at=at, progress=lambda done: tell(f"Making the files of the release: {done:,}"))


def _shows_this_key(site: Site) -> bool:
    """Whether the page on copies shows the key of this machine: the database may have come here from another one."""
    keys = dict(site.release.files.filter(path=addresses.COPIES).values_list("path", "key"))
    return all(keys.get(one.path, one.key) == one.key for one in copies.make(site))


def _about(release: Release, address: str) -> dict[str, object]:
    return {
        "body": release.body_name,
        "release": release.number,
        "released_at": release.released_at.isoformat(),
        "note": release.note,
        "as_known_on": release.as_known_on.isoformat(),
        "audit_head": release.audit_head,
        "pages_sha256": release.sha256,
        "address": address,
        "licence": besides.OGL,
    }


def publish(folder: Path, asked: Asked, *, home: Path, at: datetime, tell: Tell) -> Exported:
    """Writes the site that was asked for into the folder. Raises what `exporting.export` and `contents` do."""
    return export(folder, contents(asked, at=at, tell=tell), installation_key(home), tell)

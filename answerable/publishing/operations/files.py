"""Making the files of a release: once, in steps that each leave something whole behind."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.tasks import task

from answerable.kit.http import now
from answerable.publishing.making.all import making, site_of
from answerable.publishing.making.site import Making
from answerable.publishing.models import Blob, Release, ReleasedFile

BATCH = 100

type Progress = Callable[[int], None]


def make_files(release: Release, *, at: datetime, progress: Progress | None = None) -> int:
    """Makes every file of a release that is not made yet, and returns how many it has then.

    What an earlier release has already, by its key, is not made again. It may break off anywhere: the release counts as made when
    all its files are there, and the next call goes on where this one ended. Files made with other looks are made anew.
    """
    site = site_of(release)
    there = dict(release.files.values_list("path", "key")) if release.looks == site.looks else {}
    wanted: set[str] = set()
    batch: list[Making] = []
    for one in making(site):
        wanted.add(one.path)
        if not one.key or there.get(one.path) != one.key:
            batch.append(one)
        if len(batch) >= BATCH:
            _keep(release, batch)
            batch = []
            if progress:
                progress(len(wanted))
    _keep(release, batch)
    with transaction.atomic():
        gone = set(release.files.values_list("path", flat=True)) - wanted
        for start in range(0, len(gone), 500):
            release.files.filter(path__in=sorted(gone)[start : start + 500]).delete()
        Release.objects.filter(pk=release.pk).update(files_made_at=at, looks=site.looks)
        _clear(release)
    release.files_made_at, release.looks = at, site.looks
    return len(wanted)


def _keep(release: Release, batch: list[Making]) -> None:
    """Makes a batch of files and keeps it, all of it or nothing. Rendering happens before the database is locked."""
    if not batch:
        return
    known = _known({one.key for one in batch if one.key})
    made = {one.path: one.make() for one in batch if one.key not in known}
    digests = {path: sha256(content).hexdigest() for path, content in made.items()}
    with transaction.atomic():
        blobs = [Blob(sha256=digests[path], size=len(content), content=content) for path, content in made.items()]
        Blob.objects.bulk_create(blobs, ignore_conflicts=True)
        keys = dict(Blob.objects.filter(sha256__in=digests.values()).values_list("sha256", "pk"))
        rows = [
            ReleasedFile(
                release=release,
                path=one.path,
                media_type=one.media_type,
                key=one.key,
                blob_id=known[one.key] if one.key in known else keys[digests[one.path]],
            )
            for one in batch
        ]
        ReleasedFile.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["release", "path"],
            update_fields=["media_type", "key", "blob"],
        )


def _known(keys: set[str]) -> Mapping[str, int]:
    """Which bytes were made before, by key."""
    return dict(ReleasedFile.objects.filter(key__in=keys).values_list("key", "blob_id"))


def _clear(release: Release) -> None:
    """Files of releases before the last two go, and the bytes that nobody has: they can be made again from their copies."""
    ReleasedFile.objects.filter(release__number__lt=release.number - 1).delete()
    for start in _starts(used := Blob.objects.exclude(pk__in=ReleasedFile.objects.values("blob"))):
        used.filter(pk__in=start).delete()


def _starts(rows: object) -> Iterator[list[int]]:
    keys = list(rows.values_list("pk", flat=True))  # type: ignore[attr-defined]
    for start in range(0, len(keys), 500):
        yield keys[start : start + 500]


@task
def make_files_task(release_id: int) -> int:
    """Makes the files of a release apart from the request that released it."""
    return make_files(Release.objects.get(pk=release_id), at=now())

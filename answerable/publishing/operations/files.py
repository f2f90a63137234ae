"""Making the files of a release: once, in steps that each leave something whole behind."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.tasks import task

from answerable.kit import turns
from answerable.kit.http import now
from answerable.publishing.making.all import making, site_of
from answerable.publishing.making.looks import looks
from answerable.publishing.making.pages import HTML
from answerable.publishing.making.site import Making
from answerable.publishing.models import Blob, Release, ReleasedFile
from answerable.publishing.operations import searching

BATCH = 100
CHUNK = 500
"""So many keys one statement names."""

type Progress = Callable[[int], None]


class CannotMake(Exception):
    """A file of a release cannot be made; the site is shown page by page until it can."""


@dataclass(frozen=True)
class _Batch:
    """Files that are to be kept together: those whose bytes were made before, by key, and the bytes of the others."""

    files: Sequence[Making]
    known: Mapping[str, int]
    made: Mapping[str, bytes]


def make_files(release: Release, *, at: datetime, progress: Progress | None = None) -> int:
    """Makes every file of a release that is not made yet, and returns how many it has then. Raises CannotMake and OneFileTwice.

    What an earlier release has already, by its key, is not made again. It may break off anywhere, and two may make the same release at
    once: the release counts as made when all its files are there, and the next call goes on where this one ended. Files made with other
    looks are made anew. What is searched is brought up to date with the files, and found when all are made.
    """
    site = site_of(release)
    there = dict(release.files.values_list("path", "key"))
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
    _close(release, wanted, site.looks, at)
    return len(wanted)


def _keep(release: Release, batch: Sequence[Making]) -> None:
    """Makes a batch of files and keeps it with its words, all of it or nothing. Rendering happens before the database is locked."""
    if not batch:
        return
    known = _known(batch)
    made = {one.path: _make(one) for one in batch if one.key not in known}
    keys = {one.path: one.key for one in batch if one.key and one.media_type == HTML}
    words = searching.wanting(release, keys)
    prepared = searching.prepare(release, words, made | _contents(batch, known, words.keys() - made.keys()))
    with transaction.atomic():
        turns.take_turn()
        kept = _known(batch)
        # What was made for another release may have gone with it in the meantime: then it is made after all.
        made |= {one.path: _make(one) for one in batch if one.path not in made and one.key not in kept}
        _write(release, _Batch(batch, kept, made))
        searching.take_in(release, prepared)


def _make(one: Making) -> bytes:
    try:
        return one.make()
    except Exception as error:
        raise CannotMake(f"{one.path} cannot be made: {error}") from error


def _write(release: Release, batch: _Batch) -> None:
    digests = {path: sha256(content).hexdigest() for path, content in batch.made.items()}
    blobs = [Blob(sha256=digests[path], size=len(content), content=content) for path, content in batch.made.items()]
    Blob.objects.bulk_create(blobs, ignore_conflicts=True)
    keys = dict(Blob.objects.filter(sha256__in=digests.values()).values_list("sha256", "pk"))
    rows = [
        ReleasedFile(
            release=release,
            path=one.path,
            media_type=one.media_type,
            key=one.key,
            blob_id=keys[digests[one.path]] if one.path in digests else batch.known[one.key],
        )
        for one in batch.files
    ]
    ReleasedFile.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["release", "path"],
        update_fields=["media_type", "key", "blob"],
    )


def _known(batch: Sequence[Making]) -> Mapping[str, int]:
    """Which bytes were made before, by key."""
    keys = {one.key for one in batch if one.key}
    return dict(ReleasedFile.objects.filter(key__in=keys).values_list("key", "blob_id"))


def _contents(batch: Sequence[Making], known: Mapping[str, int], paths: Collection[str]) -> dict[str, bytes]:
    """The bytes at some addresses that were made before; made anew where they went in the meantime."""
    asked = [one for one in batch if one.path in paths]
    found = dict(Blob.objects.filter(pk__in=[known[one.key] for one in asked]).values_list("pk", "content"))
    return {one.path: bytes(found.get(known[one.key]) or _make(one)) for one in asked}


def _close(release: Release, wanted: set[str], made_with: str, at: datetime) -> None:
    """The moment from which a release counts as made: with its search, and without what it has no longer."""
    with transaction.atomic():
        turns.take_turn()
        for start in _chunks(sorted(set(release.files.values_list("path", flat=True)) - wanted)):
            release.files.filter(path__in=start).delete()
        searching.close(release, wanted)
        Release.objects.filter(pk=release.pk).update(files_made_at=at, looks=made_with)
        _clear(release)
    release.files_made_at, release.looks = at, made_with


def _clear(release: Release) -> None:
    """Files of releases before the last two go, and the bytes that nobody has: they can be made again from their copies."""
    ReleasedFile.objects.filter(release__number__lt=release.number - 1).delete()
    unused = Blob.objects.exclude(pk__in=ReleasedFile.objects.values("blob"))
    for start in _chunks(list(unused.values_list("pk", flat=True))):
        Blob.objects.filter(pk__in=start).delete()


def _chunks[T](keys: Sequence[T]) -> list[Sequence[T]]:
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]


@transaction.atomic
def unmake(paths: Sequence[str]) -> None:
    """Drops the files and the words at some addresses from every release, for what must not be read any more. Until they are made
    anew, the site is shown page by page from its copies."""
    turns.take_turn()
    files = ReleasedFile.objects.filter(path__in=paths)
    Release.objects.filter(pk__in=files.values("release")).update(files_made_at=None)
    blobs = list(files.values_list("blob_id", flat=True))
    files.delete()
    Blob.objects.filter(pk__in=blobs).exclude(pk__in=ReleasedFile.objects.values("blob")).delete()
    searching.forget(paths)


@transaction.atomic
def forget_made() -> None:
    """After a backup was restored, which leaves files out: no release has its files."""
    made = ReleasedFile.objects.values("release")
    Release.objects.exclude(pk__in=made).update(files_made_at=None, looks="")


def unmade() -> Release | None:
    """The last release, where its files are not all made, or were made by another version of the program; else None."""
    last = Release.objects.order_by("-number").first()
    return last if last and not (last.files_made_at and last.looks == looks()) else None


def make_missing(*, at: datetime, progress: Progress | None = None) -> int:
    """Makes the files of the last release where they are not all made as this version makes them; 0 where they are."""
    last = unmade()
    return make_files(last, at=at, progress=progress) if last else 0


@task
def make_files_task(release_id: int) -> int:
    """Makes the files of a release apart from the request that released it; one that another has followed is left as it is."""
    last = unmade()
    return make_files(last, at=now()) if last and last.pk == release_id else 0


def sweep() -> None:
    """Has the files made that nobody makes: after a crash, and after the program has changed. One worker does so, one after the other."""
    if last := unmade():
        make_files_task.enqueue(last.pk)

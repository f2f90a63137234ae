"""What an exported site holds: the files of a release, and what a folder needs besides them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from answerable.publishing.exporting.manifest import Entry
from answerable.publishing.making.all import making
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Blob, ReleasedFile

ROWS = 2000
MOST_FILES, MOST_BYTES = 200, 8 * 1024 * 1024
"""So much is read from the database at a time."""

type Told = Callable[[int], None]


class Source(Protocol):
    """Where files come from: first what they are, then the bytes of those that are needed."""

    def entries(self, tell: Told) -> Iterator[Entry]: ...

    def contents(self, wanted: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]: ...


@dataclass(frozen=True)
class Made:
    """The files that a release has in the database, made once for all who ask."""

    release_id: int

    def entries(self, tell: Told) -> Iterator[Entry]:
        rows = ReleasedFile.objects.filter(release_id=self.release_id)
        facts = rows.values_list("path", "blob__sha256", "blob__size", "media_type").order_by()
        for number, (path, digest, size, media_type) in enumerate(facts.iterator(chunk_size=ROWS)):
            if number % ROWS == 0:
                tell(number)
            yield Entry(path, digest, size, media_type)

    def contents(self, wanted: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
        for batch in _batches(wanted):
            rows = Blob.objects.filter(sha256__in={one.sha256 for one in batch}).values_list("sha256", "content")
            found = {digest: bytes(content) for digest, content in rows}
            for one in batch:
                # Made anew since it was listed, by a release that came in between.
                if one.sha256 not in found:
                    raise ChangedMeanwhile("A new release came out while this one was written: publish again.")
                yield one, found[one.sha256]


class ChangedMeanwhile(Exception):
    """The release that was being written is no longer the one whose files are kept."""


def _batches(wanted: Iterable[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    size = 0
    for one in wanted:
        if batch and (len(batch) >= MOST_FILES or size + one.size > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += one.size
    if batch:
        yield batch


@dataclass(frozen=True)
class Anew:
    """The files of a release made now and kept nowhere: of one before the last, or for another address."""

    site: Site

    def entries(self, tell: Told) -> Iterator[Entry]:
        for number, one in enumerate(making(self.site)):
            tell(number)
            yield entry(one.path, one.make(), one.media_type)

    def contents(self, wanted: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """Made a second time, so that they need not all be held at once."""
        by_path = {one.path: one for one in wanted}
        made: Iterable[Making] = (one for one in making(self.site) if one.path in by_path)
        yield from ((by_path[one.path], one.make()) for one in made)


@dataclass(frozen=True)
class Given:
    """A few files whose bytes are at hand: path, media type, bytes."""

    files: Sequence[tuple[str, str, bytes]]

    def entries(self, tell: Told) -> Iterator[Entry]:
        tell(0)
        for path, media_type, content in self.files:
            yield entry(path, content, media_type)

    def contents(self, wanted: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
        held = {path: content for path, _, content in self.files}
        yield from ((one, held[one.path]) for one in wanted if one.path in held)


def entry(path: str, content: bytes, media_type: str) -> Entry:
    return Entry(path, sha256(content).hexdigest(), len(content), media_type)

"""What a maker is given: one release, read page by page."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.shown.pages import KINDS, thawed
from answerable.publishing.shown.rendering import Frame

BATCH = 200


@dataclass(frozen=True)
class Making:
    """One file to be made: where it stands, what it is, and how its bytes are made.

    `key` is a digest of all that the bytes depend on (SHA-256, hexadecimal); "" where the maker cannot tell, and then the file
    is made each time. `path` is relative to the top of the site, such as "data/measures/calls.csv".
    """

    path: str
    media_type: str
    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Site:
    """One release as makers read it. `address` begins every absolute address ("https://example.org/"); "" where it is not known."""

    release: Release
    address: str
    looks: str

    def rows(self, *kinds: type) -> Iterator[ReleasedPage]:
        """The pages of some kinds (all where none is named) with their copies, in order, a batch at a time."""
        rows = ReleasedPage.objects.filter(release=self.release).select_related("copy").order_by("position")
        if kinds:
            rows = rows.filter(copy__kind__in=[one.__name__ for one in kinds])
        yield from rows.iterator(chunk_size=BATCH)

    def rows_at(self, paths: Collection[str]) -> Iterator[ReleasedPage]:
        """The rows of some addresses with their copies, in order."""
        rows = ReleasedPage.objects.filter(release=self.release, path__in=paths).select_related("copy")
        yield from rows.order_by("position")

    def pages(self, *kinds: type) -> Iterator[tuple[str, Any]]:
        """The pages of some kinds by their addresses, thawed one by one."""
        for row in self.rows(*kinds):
            yield row.path, thawed(row.copy.kind, row.copy.data)

    def only(self, kind: type) -> Any:
        """The page of a kind that there is one of; None where there is none."""
        return next((page for _, page in self.pages(kind)), None)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of the copy at each address."""
        rows = ReleasedPage.objects.filter(release=self.release).order_by("position")
        return dict(rows.values_list("path", "copy__sha256"))

    def frame(self, path: str) -> Frame:
        return Frame(self.release.body_name, self.release.as_known_on, path, self.address)

    def key(self, *parts: object) -> str:
        """A digest over the looks, whose site it is, as known when, its address, and whatever else is given."""
        given = (self.looks, self.release.body_name, self.release.as_known_on, self.address, *parts)
        return sha256("\n".join(map(str, given)).encode()).hexdigest()

    def key_of(self, *kinds: type) -> str:
        """A digest over the copies of all pages of some kinds: for a file that is made of them."""
        names = [one.__name__ for one in kinds] or list(KINDS)
        rows = ReleasedPage.objects.filter(release=self.release, copy__kind__in=names).order_by("position")
        return self.key(*(f"{path} {digest}" for path, digest in rows.values_list("path", "copy__sha256")))

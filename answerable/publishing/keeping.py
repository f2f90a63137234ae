"""What the layer before Django keeps in memory: which release is current, and the files of it that were asked for, up to a bound."""

import gzip
import logging
import mimetypes
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection

from answerable.publishing import answering
from answerable.publishing.addresses import EMBEDS
from answerable.publishing.making.looks import looks
from answerable.publishing.queries.current import Current, current, file_of

ASKED_EVERY = 1.0
"""Seconds for which nobody asks again which release is current."""
MEMORY = 256 * 2**20
"""So many bytes each process keeps, packed and unpacked together; what was not asked for longest goes first."""
LARGEST = MEMORY // 16
"""A file larger than this is read anew each time it is asked for."""
PACKED = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/atom+xml",
    "application/xml",
    "image/svg+xml",
)
_log = logging.getLogger(__name__)

type Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Shape:
    """One form in which a file is sent, with the headers of an answer that has it and of one that says it is unchanged."""

    content: bytes
    etag: str
    headers: Headers
    unchanged: Headers


@dataclass
class Kept:
    """A file of a release; `number` is that of the release, None where it belongs to none."""

    path: str
    media_type: str
    content: bytes
    digest: str
    made_at: datetime | None = None
    number: int | None = None
    cache: str = answering.KEPT
    shapes: dict[tuple[bool, bool], Shape] = field(default_factory=dict)

    def shape(self, *, packed: bool, secure: bool) -> Shape:
        """The form for who takes gzip (or not), by HTTPS (or not). Two that ask at once may both make it: it is the same."""
        wanted = (packed and self.is_packable, secure)
        found = self.shapes.get(wanted)
        if found is None:
            found = self.shapes[wanted] = self._shape(*wanted)
        return found

    @cached_property
    def is_packable(self) -> bool:
        small = len(self.content) <= LARGEST
        return small and self.media_type.startswith(PACKED) and len(self.packed) < len(self.content)

    @cached_property
    def packed(self) -> bytes:
        """Without the time, so that every process packs to the same bytes."""
        return gzip.compress(self.content, compresslevel=6, mtime=0)

    @cached_property
    def modified(self) -> str | None:
        return answering.facts(self.media_type, self.made_at).get("Last-Modified")

    @property
    def size(self) -> int:
        """Bytes in memory; what is packed is counted before it is packed, as a third of it."""
        return len(self.content) * 4 // 3 + 2_000

    def _shape(self, packed: bool, secure: bool) -> Shape:
        content = self.packed if packed else self.content
        etag = f'"{self.digest}-gzip"' if packed else f'"{self.digest}"'
        facts = answering.facts(self.media_type, self.made_at) | {"Cache-Control": self.cache, "ETag": etag}
        if self.number is not None:
            facts[answering.MARK] = str(self.number)
        facts |= answering.guards(framed=self.path.startswith(EMBEDS), secure=secure)
        sent = {"Content-Type": self.media_type, "Content-Length": str(len(content))}
        if packed:
            sent["Content-Encoding"] = "gzip"
        return Shape(content, etag, [*sent.items(), *facts.items()], list(facts.items()))


class Shelf:
    """The files of one release that were asked for, up to a bound of bytes."""

    def __init__(self, current: Current, bound: int = MEMORY) -> None:
        self.current = current
        self.bound = bound
        self.held = 0
        self._files: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def file(self, path: str) -> Kept | None:
        """The file at an address; None where this release has none there. One query where it is not in memory."""
        with self._lock:
            if found := self._files.get(path):
                self._files.move_to_end(path)
                return found
        found = self._read(path)
        if found and len(found.content) <= min(LARGEST, self.bound):
            self._keep(found)
        return found

    def _read(self, path: str) -> Kept | None:
        _drop_worn_connection()
        row = file_of(self.current.pk, path)
        if row is None:
            return None
        content = bytes(row.blob.content)
        return Kept(path, row.media_type, content, row.blob.sha256, self.current.made_at, self.current.number)

    def _keep(self, found: Kept) -> None:
        with self._lock:
            if found.path in self._files:
                return
            self._files[found.path] = found
            self.held += found.size
            while self.held > self.bound:
                _, oldest = self._files.popitem(last=False)
                self.held -= oldest.size


class Keeper:
    """Knows the current release, asking at most once a second, and keeps its shelf."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shelf: Shelf | None = None
        self._ask_after = float("-inf")
        self._asking = threading.Lock()
        self._static: dict[str, Kept | None] = {}

    def file(self, path: str) -> Kept | None:
        """The file at an address of the current release; None where Django is to answer. Where the database does not answer, what is
        in memory is still served."""
        try:
            shelf = self._current()
            return shelf.file(path) if shelf else None
        except DatabaseError:
            _log.exception("The public site is served from memory: the database does not answer")
            return None

    def static(self, name: str, query: str) -> Kept | None:
        """A file that pages are shown with, where its address carries the digest of the looks; it may be kept for ever."""
        if query != f"v={looks()}":
            return None
        if name not in self._static:
            found = finders.find(name)
            # Only what is there is remembered: names that anybody makes up would fill the memory.
            if not isinstance(found, str):
                return None
            self._static[name] = _static(name, Path(found).read_bytes())
        return self._static[name]

    def _current(self) -> Shelf | None:
        """The shelf of the current release; None where its files are not all made. One thread asks, the others go on with what is known."""
        if self._clock() >= self._ask_after and self._asking.acquire(blocking=self._ask_after < 0):
            try:
                self._ask()
            finally:
                self._asking.release()
        return self._shelf

    def _ask(self) -> None:
        if self._clock() < self._ask_after:
            return
        try:
            _drop_worn_connection()
            found = current()
        except DatabaseError:
            _log.exception("Which release is current could not be asked; the last known one is served")
            self._ask_after = self._clock() + ASKED_EVERY
            return
        if found is None:
            self._shelf = None
        elif self._shelf is None or self._shelf.current != found:
            self._shelf = Shelf(found)
        self._ask_after = self._clock() + ASKED_EVERY


def _drop_worn_connection() -> None:
    """Lets go of a connection of this thread that broke or is too old: here no signal of a request does it."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _static(name: str, content: bytes) -> Kept:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    digest = sha256(content).hexdigest()
    return Kept(f"static/{name}", f"{media_type}{charset}", content, digest, cache=answering.KEPT_FOR_EVER)

"""The bytes of the files to come, written beside the site before one of its files is touched."""

import errno
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from answerable.publishing.exporting.manifest import Entry
from answerable.publishing.exporting.turns import STATE, flushed

NEW = "new"
MANY = 200
"""From so many files on, the whole disk is asked to keep what it was given, which is quicker than file by file."""

MARGIN = 64 * 1024


class DiskFull(Exception):
    """There is no room for the site beside the one that stands."""


class Stage:
    """Files by the digest of their bytes, below `.answerable/new`. What a broken-off run left there is used again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / STATE / NEW
        self.folder.mkdir(parents=True, exist_ok=True)
        self.kept: dict[str, str] = {}
        self._written: list[Path] = []
        self._names: Counter[str] = Counter()

    def keep(self, entry: Entry, content: bytes) -> None:
        """Writes the bytes of one file to come. Raises DiskFull."""
        name = self._name(entry.sha256)
        path = self.folder / name
        if not _holds(path, entry):
            path.parent.mkdir(exist_ok=True)
            try:
                _write(path, content)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                    raise DiskFull(full(self.folder, entry.size, "more ")) from error
                raise
        self.kept[entry.path] = name
        self._written.append(path)

    def settle(self) -> None:
        """Has the disk keep every byte. Until this returns, nothing of the site may be replaced."""
        if len(self._written) > MANY and sys.platform == "linux":
            os.sync()
            return
        for path in self._written:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        for parent in {path.parent for path in self._written}:
            flushed(parent)

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _name(self, digest: str) -> str:
        """Two files may have the same bytes: each has its own place. Few files a folder, for disks that allow no more."""
        number = self._names[digest]
        self._names[digest] += 1
        return f"{digest[:2]}/{digest}{f'.{number}' if number else ''}"


def _write(path: Path, content: bytes) -> None:
    beside = path.with_suffix(f"{path.suffix}.part")
    try:
        beside.write_bytes(content)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    beside.replace(path)


def _holds(path: Path, entry: Entry) -> bool:
    """Whether these very bytes lie there from before: a disk that lost power may have kept the size alone."""
    try:
        return path.stat().st_size == entry.size and sha256(path.read_bytes()).hexdigest() == entry.sha256
    except FileNotFoundError:
        return False


def require_room(folder: Path, sizes: Iterable[int]) -> None:
    """Raises DiskFull where files of these sizes, in bytes, have no room beside what is there."""
    block = _block(folder)
    needed = sum(-(-size // block) * block for size in sizes)
    if needed and needed + MARGIN > shutil.disk_usage(folder).free:
        raise DiskFull(full(folder, needed + MARGIN, ""))


def full(folder: Path, needed: int, more: str) -> str:
    """What is needed and what is free, in one sentence."""
    free = shutil.disk_usage(folder).free
    return (
        f"The disk is full: {needed:,} {more}bytes are needed in {folder.parent if folder.name == NEW else folder} and {free:,} "
        "are free. The site that was there is as it was."
    )


def _block(folder: Path) -> int:
    return os.statvfs(folder).f_frsize if hasattr(os, "statvfs") else 4096

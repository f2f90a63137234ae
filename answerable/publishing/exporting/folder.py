"""The folder of an exported site as it stands: what is ours in it, what is of others, and what differs from what is wanted."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from answerable.publishing.exporting import manifest as manifests
from answerable.publishing.exporting.manifest import MANIFEST, OURS, Entry, Manifest, NotAManifest
from answerable.publishing.exporting.placing import pending
from answerable.publishing.exporting.turns import STATE

CHUNK = 1024 * 1024


class FolderInTheWay(Exception):
    """The folder cannot be written: it is a file, or has things of others in it."""


class Seen(NamedTuple):
    """A file as the disk lists it: bytes, and when it was last written (nanoseconds)."""

    size: int
    written: int


@dataclass(frozen=True)
class Difference:
    """What a new site changes: paths that are new, that have other bytes, that are as they were, and that go."""

    add: list[Entry] = field(default_factory=list)
    replace: list[Entry] = field(default_factory=list)
    same: int = 0
    remove: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [*self.add, *self.replace]


def standing(folder: Path) -> Manifest | None:
    """The manifest of the site in the folder; None where there is none. Raises FolderInTheWay where something else is there."""
    if folder.exists() and not folder.is_dir():
        raise FolderInTheWay(f"{folder} is a file: name a folder.")
    path = folder / MANIFEST
    try:
        return manifests.read(path.read_bytes())
    except NotAManifest as error:
        raise FolderInTheWay(
            f"{path} is not a manifest that this program can go on from ({error}): name another folder."
        ) from error
    except FileNotFoundError:
        pass
    except NotADirectoryError as error:
        raise FolderInTheWay(f"{folder} cannot be a folder: a part of its name is a file.") from error
    if folder.exists() and not pending(folder) and (strange := _first_of_others(folder)):
        raise FolderInTheWay(
            f"{folder} has {strange!r} in it, and no site that was published there before: name a new or an empty folder."
        )
    return None


def _first_of_others(folder: Path) -> str:
    return next((one.name for one in sorted(folder.iterdir()) if one.name != STATE), "")


def listed(folder: Path) -> Mapping[str, Seen]:
    """Every file below the folder but what is under way there. Links are not followed."""
    return dict(_walk(folder, ""))


def _walk(folder: Path, above: str) -> Iterator[tuple[str, Seen]]:
    with os.scandir(folder) as found:
        for one in found:
            path = above + one.name
            if path == STATE:
                continue
            if one.is_dir(follow_symlinks=False):
                yield from _walk(Path(one.path), f"{path}/")
            else:
                facts = one.stat(follow_symlinks=False)
                yield path, Seen(facts.st_size if one.is_file(follow_symlinks=False) else -1, _written(facts))


def _written(facts: os.stat_result) -> int:
    """When a file was last touched. Its own time can be set back; that of its entry cannot, where the system keeps one."""
    return facts.st_mtime_ns if os.name == "nt" else max(facts.st_mtime_ns, facts.st_ctime_ns)


def difference(folder: Path, before: Manifest | None, wanted: Mapping[str, Entry]) -> Difference:
    """What must be written and removed for the folder to hold what is wanted. Raises FolderInTheWay.

    A file counts as it was when the manifest tells its digest, its size is right, and it was not written after the manifest; one that
    was written later is read.
    """
    seen = listed(folder)
    _require_folders(folder, seen, wanted)
    known = before.files if before else {}
    until = seen[MANIFEST].written if MANIFEST in seen else 0
    found = Difference(remove=[path for path in known if path not in wanted and path in seen])
    same = 0
    for path, entry in wanted.items():
        there = seen.get(path)
        if there is None:
            found.add.append(entry)
        elif path not in known and path not in OURS:
            raise FolderInTheWay(
                f"{folder / path} was not published by this program and is in the way: move it elsewhere."
            )
        elif _stands(
            folder / path, there, entry if path in OURS else known.get(path), entry, 0 if path in OURS else until
        ):
            same += 1
        else:
            found.replace.append(entry)
    return Difference(found.add, found.replace, same, found.remove)


def _require_folders(folder: Path, seen: Mapping[str, Seen], wanted: Iterable[str]) -> None:
    """A file, or a link that leads somewhere else, must not stand where a folder of ours would be."""
    for parent in sorted({path.rpartition("/")[0] for path in wanted}):
        steps = parent.split("/")
        for length in range(1, len(steps) + 1):
            if (step := "/".join(steps[:length])) in seen:
                raise FolderInTheWay(f"{folder / step} should be a folder and is a file or a link: move it elsewhere.")


def _stands(path: Path, there: Seen, told: Entry | None, wanted: Entry, until: int) -> bool:
    if told is None or told.sha256 != wanted.sha256 or there.size != wanted.size:
        return False
    return there.written <= until or digest_of(path) == wanted.sha256


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()

"""Writes the public site of a release into a folder: everything beside what stands there first, then all of it into its place."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from answerable.publishing.exporting import names, placing, signing
from answerable.publishing.exporting.contents import Given, Source, entry
from answerable.publishing.exporting.folder import Difference, difference, standing
from answerable.publishing.exporting.manifest import MANIFEST, OURS, SIGNATURE, SUMS, Entry, Manifest, sums, written
from answerable.publishing.exporting.placing import Journal
from answerable.publishing.exporting.staging import Stage, require_room
from answerable.publishing.exporting.turns import alone

TEXT, JSON = "text/plain; charset=utf-8", "application/json"
PLACING = "answerable.publishing.exporting.placing"
PUBLISHING = "publishing"
EVERY = 200

type Tell = Callable[[str], None]


class NotPlaced(Exception):
    """The files lie ready and could not be put into their places; the site is as it was."""


class OneAddressTwice(Exception):
    """Two files would stand at one address."""


@dataclass(frozen=True)
class Contents:
    """What is to be exported: sources of files, what the manifest says of them, and what a folder cannot answer."""

    sources: Sequence[Source]
    about: Mapping[str, object]
    live: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Exported:
    """What a run did, in numbers of files; `warnings` are sentences."""

    manifest: Manifest
    added: int
    changed: int
    removed: int
    warnings: Sequence[str]

    @property
    def touched(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def export(folder: Path, contents: Contents, key: Ed25519PrivateKey, tell: Tell) -> Exported:
    """Brings the folder to what is wanted, all of it or not at all, writing only what differs.

    Raises FolderInTheWay, SomebodyElse, NamesInTheWay, DiskFull, NotPlaced, OneAddressTwice and OSError; the site that was there is
    as it was then. Where an earlier run was stopped while its site went into place, that is done first.
    """
    standing(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder, PUBLISHING):
        _placed(folder)
        before = standing(folder)
        wanted, by_source = _wanted(contents, tell)
        warned = names.warnings(names.looked_at(wanted), case_matters=_case_matters(folder, wanted))
        manifest = Manifest(contents.about, signing.public_half(key), tuple(contents.live), wanted)
        heads = _heads(manifest, key)
        tell("Comparing with what is there")
        found = difference(folder, before, {**wanted, **{one.path: one for one in heads.entries(_silent)}})
        if not found.entries and not found.remove:
            Stage(folder).clear()
            return Exported(manifest, 0, 0, 0, warned)
        require_room(folder, (one.size for one in found.entries))
        _write(folder, found, [*by_source, (heads, set(OURS))], tell)
    ours = set(OURS)
    added = sum(one.path not in ours for one in found.add)
    changed = sum(one.path not in ours for one in found.replace)
    return Exported(manifest, added, changed, len(found.remove), warned)


def _silent(_: int) -> None:
    """Says nothing."""


def _case_matters(folder: Path, wanted: Mapping[str, Entry]) -> bool:
    return names.case_matters(folder / ".answerable") if wanted else True


def _wanted(contents: Contents, tell: Tell) -> tuple[dict[str, Entry], list[tuple[Source, set[str]]]]:
    """Every file by its path, and which source has which of them. Raises OneAddressTwice."""
    wanted: dict[str, Entry] = {}
    by_source: list[tuple[Source, set[str]]] = []
    for source in contents.sources:
        paths = set()
        for one in source.entries(lambda number: tell(f"Listing what is published: {len(wanted) + number:,}")):
            if one.path in wanted or one.path in OURS:
                raise OneAddressTwice(f"Two files would stand at {one.path}: change the code of one of them.")
            paths.add(one.path)
            wanted[one.path] = one
        by_source.append((source, paths))
    return wanted, by_source


def _heads(manifest: Manifest, key: Ed25519PrivateKey) -> Given:
    """The manifest, its signature, and the sums of all files."""
    told = written(manifest)
    signed = signing.signature(key, told)
    besides = [(MANIFEST, entry(MANIFEST, told, JSON).sha256), (SIGNATURE, entry(SIGNATURE, signed, TEXT).sha256)]
    return Given([(MANIFEST, JSON, told), (SIGNATURE, TEXT, signed), (SUMS, TEXT, sums(manifest, besides))])


def _write(folder: Path, found: Difference, sources: Sequence[tuple[Source, set[str]]], tell: Tell) -> None:
    stage = Stage(folder)
    total, done = len(found.entries), 0
    try:
        for source, paths in sources:
            for one, content in source.contents([one for one in found.entries if one.path in paths]):
                stage.keep(one, content)
                done += 1
                if done % EVERY == 0 or done == total:
                    tell(f"Writing {done:,} of {total:,} files ({done * 100 // total}%)")
        tell("Making sure that the disk has kept them")
        stage.settle()
    except Exception:
        # What was stopped from outside is gone on with; what the disk refused must not fill it.
        stage.clear()
        raise
    tell("Putting them in their places")
    placing.begin(folder, _journal(found, stage.kept))
    _placed(folder)


def _journal(found: Difference, kept: Mapping[str, str]) -> Journal:
    """New files first, to which nothing leads yet; then those that changed; the manifest last."""
    add = sorted(((kept[one.path], one.path) for one in found.add), key=_last_ours)
    replace = sorted(((kept[one.path], one.path) for one in found.replace), key=_last_ours)
    return Journal(add, replace, sorted(found.remove))


def _last_ours(pair: tuple[str, str]) -> tuple[bool, bool, str]:
    """A first site has its front page last of all pages."""
    return pair[1] in OURS, pair[1] == "index.html", pair[1]


def _placed(folder: Path) -> None:
    """Has what lies ready put in its place, by a process that goes on when this one is killed. Raises NotPlaced."""
    if not placing.pending(folder):
        return
    command = [sys.executable, "-m", PLACING, str(folder.absolute())]
    apart = getattr(subprocess, "DETACHED_PROCESS", 0)
    done = subprocess.run(  # noqa: S603 - our own module
        command, capture_output=True, text=True, start_new_session=True, creationflags=apart, check=False
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["it was stopped"])[-1]
        raise NotPlaced(
            f"The new files could not be put in their places in {folder} ({why}). Publish again when that is mended."
        )

"""Proves that a folder is a whole exported site, or says what is wrong with it, file by file. Needs no database and no Django."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from answerable.publishing.exporting import manifest as manifests
from answerable.publishing.exporting import placing, signing
from answerable.publishing.exporting.folder import Seen, digest_of, listed
from answerable.publishing.exporting.manifest import MANIFEST, OURS, SIGNATURE, SUMS, Manifest, NotAManifest, sums

type Tell = Callable[[str], None]

EVERY = 200


class NoSite(Exception):
    """The folder holds no exported site."""


@dataclass(frozen=True)
class Fault:
    """What is wrong, and with which file."""

    path: str
    words: str


@dataclass(frozen=True)
class Verdict:
    """What was found. `fingerprint` is that of the key in the manifest; `unfinished` says that a publish was stopped."""

    manifest: Manifest
    fingerprint: str
    faults: tuple[Fault, ...]
    unfinished: bool


def verify(folder: Path, *, key: str = "", tell: Tell) -> Verdict:
    """Reads every file of the folder. `key` is a fingerprint to compare with. Raises NoSite."""
    try:
        told = (folder / MANIFEST).read_bytes()
        manifest = manifests.read(told)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSite(f"{folder} holds no published site: there is no {MANIFEST} in it.") from error
    except NotAManifest as error:
        raise NoSite(f"{folder / MANIFEST} is no manifest of a published site: {error}.") from error
    faults = [*_of_files(folder, manifest, tell), *_of_heads(folder, manifest, told), *_of_key(manifest, key)]
    found = signing.fingerprint_of(str(manifest.key.get("public", "")))
    return Verdict(manifest, found, tuple(faults), placing.pending(folder))


def _of_files(folder: Path, manifest: Manifest, tell: Tell) -> Iterator[Fault]:
    there = listed(folder)
    for number, (path, one) in enumerate(manifest.files.items()):
        if number % EVERY == 0:
            tell(f"Reading {number:,} of {len(manifest.files):,} files ({number * 100 // len(manifest.files)}%)")
        if words := _fault(folder / path, there.get(path), one.size, one.sha256):
            yield Fault(path, words)
    yield from _too_many(there, manifest)


def _fault(path: Path, there: Seen | None, size: int, digest: str) -> str:
    if there is None:
        return "is missing"
    if there.size < 0:
        return "is a link or something else than a file"
    if there.size != size:
        return f"has {there.size:,} bytes and should have {size:,}"
    try:
        return "" if digest_of(path) == digest else "has other bytes than were published"
    except OSError as error:
        return f"cannot be read ({error.strerror})"


def _too_many(there: Mapping[str, Seen], manifest: Manifest) -> Iterator[Fault]:
    for path in sorted(there):
        if path not in manifest.files and path not in OURS:
            yield Fault(path, "is not in the manifest")


def _of_heads(folder: Path, manifest: Manifest, told: bytes) -> Iterator[Fault]:
    """The signature of the manifest, and the sums, which say again what the manifest says."""
    try:
        signed = (folder / SIGNATURE).read_bytes()
    except OSError:
        yield Fault(SIGNATURE, "is missing")
        return
    if not signing.is_signed(told, signed, str(manifest.key.get("public", ""))):
        yield Fault(MANIFEST, "was changed after it was signed, or signed with another key than it names")
    besides = [(name, digest_of(folder / name)) for name in (MANIFEST, SIGNATURE)]
    path = folder / SUMS
    if not path.is_file():
        yield Fault(SUMS, "is missing")
    elif path.read_bytes() != sums(manifest, besides):
        yield Fault(SUMS, "does not say what the manifest says")


def _of_key(manifest: Manifest, key: str) -> Iterator[Fault]:
    found = signing.fingerprint_of(str(manifest.key.get("public", "")))
    if not signing.same_fingerprint(found, str(manifest.key.get("fingerprint", ""))):
        yield Fault(MANIFEST, "tells another fingerprint than its key has")
    if key and not signing.same_fingerprint(found, key):
        yield Fault(MANIFEST, f"is signed with another key: {found}")

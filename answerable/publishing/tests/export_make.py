"""Exported sites for tests: a small office's, and ones made of nothing but names and bytes."""

from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from answerable.publishing.exporting.contents import Given
from answerable.publishing.exporting.exporting import Contents, Exported, export

KEY = Ed25519PrivateKey.from_private_bytes(b"7" * 32)
ABOUT = {"body": "Northmoor", "release": 1, "address": ""}

type Files = Mapping[str, bytes]

OLD: Files = {
    "index.html": b"old home",
    "a/one.html": b"one",
    "a/two.html": b"two",
    "gone/there.html": b"there",
    "b.html": b"b",
}
NEW: Files = {
    "index.html": b"new home",
    "a/one.html": b"ONE",
    "a/two.html": b"two",
    "new/four.html": b"four",
    "b.html": b"B!",
}


def contents(files: Files, number: int = 1) -> Contents:
    given = Given([(path, "text/html; charset=utf-8", content) for path, content in files.items()])
    return Contents([given], {**ABOUT, "release": number}, [])


def exported(folder: Path, files: Files, number: int = 1) -> Exported:
    return export(folder, contents(files, number), KEY, silent)


def silent(_: str) -> None:
    """Says nothing."""


def held(folder: Path) -> dict[str, bytes]:
    """Every file of the folder but what is under way there."""
    every = (path for path in folder.rglob("*") if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in every)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".answerable/")}

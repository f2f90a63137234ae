"""The list of everything in an exported site: what it is of, and each file with its digest and size. Made and read without a database."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

FORM = "answerable-site/1"
"""Which form of manifest this program writes, and the only one that it reads."""

MANIFEST, SIGNATURE, SUMS = "manifest.json", "manifest.json.sig", "SHA256SUMS"
OURS = (MANIFEST, SIGNATURE, SUMS)
"""The files that tell of the others, and are not in the list."""


class NotAManifest(Exception):
    """A file that is no manifest of an exported site, or one of a form that this program does not know."""


class Entry(NamedTuple):
    """One file: its path below the top, the SHA-256 of its bytes (hexadecimal), their number, and what they are.

    A tuple, for there may be a hundred thousand: they are made three times as quickly.
    """

    path: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Manifest:
    """An exported site. `about` says whose and of which release it is, `key` who signed it; `live` is what a folder cannot answer."""

    about: Mapping[str, Any]
    key: Mapping[str, str]
    live: tuple[Mapping[str, str], ...] = ()
    files: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """All its files together, in bytes."""
        return sum(one.size for one in self.files.values())


def written(manifest: Manifest) -> bytes:
    """The manifest as JSON, a file a line, in the order of paths: the same content gives the same bytes."""
    head = {"form": FORM, **manifest.about, "key": dict(manifest.key), "live": [dict(one) for one in manifest.live]}
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(_line(manifest.files[path]) for path in sorted(manifest.files))
    return f'{text},\n "files": [\n{lines}\n ]\n}}\n'.encode()


def _line(one: Entry) -> str:
    """By hand, for there may be a hundred thousand; each value is quoted as JSON does it."""
    return (
        f'{{"path": {json.dumps(one.path)}, "sha256": "{one.sha256}", "size": {one.size}, '
        f'"media_type": {_quoted(one.media_type)}}}'
    )


@cache
def _quoted(text: str) -> str:
    return json.dumps(text)


def read(content: bytes) -> Manifest:
    """The manifest that JSON holds. Raises NotAManifest, in words, for anything else."""
    try:
        told = json.loads(content)
        if told["form"] != FORM:
            raise NotAManifest(f"its form is {told['form']!r}, and this program reads {FORM!r}")
        files = {one["path"]: Entry(**one) for one in told.pop("files")}
        del told["form"]
        key, live = told.pop("key"), tuple(told.pop("live"))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotAManifest("it does not have what a manifest of Answerable has") from error
    return Manifest(told, key, live, files)


def sums(manifest: Manifest, besides: Iterable[tuple[str, str]]) -> bytes:
    """Every file with its SHA-256 as `sha256sum -c` reads them; `besides` are names and digests that stand on top."""
    lines = [f"{digest}  {path}\n" for path, digest in besides]
    lines += [f"{manifest.files[path].sha256}  {path}\n" for path in sorted(manifest.files)]
    return "".join(lines).encode()

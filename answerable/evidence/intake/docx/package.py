"""The parts of a DOCX: a zip file, opened with limits so that no file can fill the memory. Nothing outside is fetched."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.markup import PACKAGE, NotMarkup, parse
from answerable.evidence.intake.kinds import TO_DO, Kind, require_readable
from answerable.evidence.intake.refusal import LARGEST_FILE, CannotRead, require_size

MOST_PARTS = 5_000
LARGEST_MARKUP = 64 * 1024 * 1024
"""All XML of a document together, unpacked: 500 pages have some 20 MB."""
STEEPEST = 250
"""How many times larger than packed a part may be that is LARGE_PART or more: Word's own are 10 to 60 times."""
LARGE_PART = 8 * 1024 * 1024

_LOCKED = 1
"""The flag of a part that is packed with a password."""
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Relation:
    """What one part says of another: `kind` the last word of its type; `target` a part, or "" for what lies outside."""

    kind: str
    target: str


class Package:
    """A DOCX, opened. Raises CannotRead with one sentence when it is none, or larger than may be read."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        require_size(len(data), name, LARGEST_FILE)
        # counted before they are read: the list of a file made for it would itself fill the memory
        if data.count(b"PK\x01\x02") > MOST_PARTS:
            raise CannotRead(f"{name} has more than {MOST_PARTS:,} parts: open it in Word and save it anew.")
        if (kind := require_readable(data, name)) is not Kind.DOCX:
            raise CannotRead(f"{name} is {kind} and no Word document: give it the ending of what it is.")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename.lstrip("/"): info for info in self._archive.infolist()}
        except _FAULTS as error:
            raise CannotRead(f"{name} is {Kind.DAMAGED}: {TO_DO[Kind.DAMAGED]}.") from error
        self._weigh()
        self.main = self._main()

    def xml(self, path: str) -> Element | None:
        """The root of a part, or None where there is no such part. Raises CannotRead for a part that is broken."""
        info = self._parts.get(path)
        if info is None:
            return None
        try:
            return parse(self._bytes(info))
        except NotMarkup as error:
            raise CannotRead(f"{self.name} has a part that is not as Word writes it ({path}: {error}): open it in Word and save it anew.") from error  # fmt: skip

    def optional(self, path: str) -> Element | None:
        """A part that the words can be read without: None where it is missing or broken."""
        try:
            return self.xml(path)
        except CannotRead:
            return None

    def relations(self, path: str) -> dict[str, Relation]:
        """What a part refers to, by its id."""
        folder, file = posixpath.split(path)
        root = self.optional(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            one.get("Id", ""): Relation(one.get("Type", "").rsplit("/", 1)[-1], _target(one, folder))
            for one in root.iter(PACKAGE + "Relationship")
        }

    def one(self, kind: str) -> Element | None:
        """The part of a kind that the document refers to: its styles, its numbering, its footnotes."""
        found = (one.target for one in self.relations(self.main).values() if one.kind == kind)
        target = next(found, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return self.optional(target)

    def _main(self) -> str:
        found = [one.target for one in self.relations("").values() if one.kind == "officeDocument"]
        main = found[0] if found else "word/document.xml"
        if main not in self._parts:
            raise CannotRead(f"{self.name} has lost its text (no {main} in it): ask for it again.")
        return main

    def _weigh(self) -> None:
        markup = [info for path, info in self._parts.items() if path.endswith((".xml", ".rels"))]
        steep = [
            info
            for info in markup
            if info.file_size > LARGE_PART and info.file_size > STEEPEST * max(info.compress_size, 1)
        ]
        if steep or sum(info.file_size for info in markup) > LARGEST_MARKUP:
            raise CannotRead(f"{self.name} unpacks to more than may be read: split it, or send it as a PDF.")
        if any(info.flag_bits & _LOCKED for info in markup):
            raise CannotRead(f"{self.name} is locked with a password: save it without the password.")

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        # of other packings one cannot say beforehand how large they grow
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CannotRead(f"{self.name} is packed as Word never does: open it in Word and save it anew.")
        try:
            with self._archive.open(info) as part:
                return part.read(info.file_size + 1)
        except _FAULTS as error:
            raise CannotRead(f"{self.name} is {Kind.DAMAGED}: {TO_DO[Kind.DAMAGED]}.") from error


def _target(relation: Element, folder: str) -> str:
    if relation.get("TargetMode") == "External":
        return ""
    target = relation.get("Target", "")
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))

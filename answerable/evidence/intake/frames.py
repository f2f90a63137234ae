"""What a reader in a process of its own and the process that asked it say to each other: frames of bytes over two pipes.

A frame is a letter, the length of what follows in eight bytes, and that. A document comes back pickled, which is fast for a million
small parts, and is unpickled by a reader that knows the classes of a document and nothing else: a file that took the child over
can send back a wrong document, but run nothing here.
"""

import io
import pickle
import struct
from enum import StrEnum
from typing import BinaryIO

from answerable.calc import blocks
from answerable.calc.blocks import Document

MOST = 512 * 1024 * 1024
"""Bytes of one frame: more than any paper that may be read gives."""
AS_IT_IS = "surrogateescape"
"""Names of files may hold bytes that are no character: they come back as they went."""
_HEAD = struct.Struct(">cQ")
_KNOWN = {
    name: getattr(blocks, name)
    for name in ("Document", "Form", "NotRead", "Passage", "PassageKind", "Row", "Table", "Unreadable")
}


class Sort(StrEnum):
    """What a frame says."""

    NAME = "n"
    DATA = "d"
    PROGRESS = "p"
    DOCUMENT = "D"
    REFUSED = "r"
    MEMORY = "m"
    FAULT = "f"


class Broken(Exception):
    """The other side ended, or said what is no frame."""


def write(stream: BinaryIO, sort: Sort, content: bytes) -> None:
    """Sends one frame."""
    stream.write(_HEAD.pack(sort.encode(), len(content)))
    stream.write(content)
    stream.flush()


def read(stream: BinaryIO) -> tuple[Sort, bytes]:
    """The next frame. Raises Broken where none comes."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise Broken("It ended before it answered.")
    letter, length = _HEAD.unpack(head)
    if length > MOST or letter.decode("latin-1") not in set(Sort):
        raise Broken("It answered with what is no frame.")
    content = stream.read(length)
    if len(content) < length:
        raise Broken("It ended in the midst of its answer.")
    return Sort(letter.decode()), content


def packed(document: Document) -> bytes:
    """A document as bytes."""
    return pickle.dumps(document, protocol=5)


def unpacked(content: bytes) -> Document:
    """The document in bytes. Raises Broken for anything else."""
    try:
        found = _OnlyDocuments(io.BytesIO(content)).load()
    except Exception as error:
        raise Broken("It answered with what is no document.") from error
    if not isinstance(found, Document):
        raise Broken("It answered with what is no document.")
    return found


class _OnlyDocuments(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> object:
        if module_name != blocks.__name__ or global_name not in _KNOWN:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no part of a document.")
        return _KNOWN[global_name]

"""A file of any form to a document: one door, whatever was sent.

The reader of each form is imported when a file of that form is met: its library takes longer to import than a short text to read.
A file that a stranger sent is read in a process of its own: see `apart`.
"""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from answerable.calc.blocks import Document
from answerable.evidence.intake.files import bytes_of
from answerable.evidence.intake.kinds import Kind, require_readable
from answerable.evidence.intake.markdown import read_markdown
from answerable.evidence.intake.refusal import LARGEST_FILE, LARGEST_TEXT, require_size
from answerable.evidence.intake.text import decoded, read_text

Progress = Callable[[int, str], None]
"""Told how much is done, 0 to 100, and in a few words with what."""


def read_file(path: Path) -> Document:
    """The document in a file. Raises CannotRead with one sentence for the person who asked."""
    return read_bytes(bytes_of(path, LARGEST_FILE), str(path))


def read_bytes(data: bytes, name: str, progress: Progress | None = None) -> Document:
    """The document in the bytes of a file of any form; `name` is how the caller calls it.

    Raises CannotRead, with one sentence that says why and what to do, for what is empty, too large, damaged or of no form that is read.
    """
    require_size(len(data), name, LARGEST_FILE)
    kind = require_readable(data, name)
    if kind in {Kind.TEXT, Kind.MARKDOWN}:
        require_size(len(data), name, LARGEST_TEXT)
        text = decoded(data, name)
        return read_markdown(text, name) if kind is Kind.MARKDOWN else read_text(text, name)
    return _reader(kind)(data, name, progress)


def _reader(kind: Kind) -> Callable[[bytes, str, Progress | None], Document]:
    if kind is Kind.PDF:
        read_pdf: Callable[[bytes, str, Progress | None], Document] = _module("pdf").read_pdf
        return read_pdf
    read_docx = _module("docx").read_docx
    return lambda data, name, _: read_docx(data, name)


def _module(form: str) -> Any:
    return importlib.import_module(f"answerable.evidence.intake.{form}.reading")

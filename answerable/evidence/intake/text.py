"""A text file to a document of passages and tables. It knows nothing of the database.

Blank lines part passages; lines with tabs in a run are a table; a long cell of a table is prose of its own. Lines that a page
or a fixed width has cut in two are joined again, and keep their own line numbers.
"""

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

from answerable.calc.blocks import Block, Document, Passage, Row, Table, passage

LARGEST = 20 * 1024 * 1024
LONGEST_CELL = 160
_TAG = re.compile(r"</?(?:p|b|i|em|strong|br|ul|ol|li|span|div|td|tr|th|u|sup|sub)\s?/?>", re.IGNORECASE)
_RULE = re.compile(r"[\s\-=_|:.+*]*")
_MARKED = re.compile(
    r"\s*(?:[-•*–▪●◦]\s|\(?[a-z\d]{1,3}[.)]\s|\(?[ivx]{1,5}[.)]\s|\d+(?:\.\d+)+\.?\s|#)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]”’*]*\s*$")
_BINARY = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})


class CannotRead(ValueError):
    """The file cannot be checked; the message says why and what to do."""


def read_file(path: Path) -> Document:
    """The document in a text file. Raises CannotRead with one sentence for the person who asked."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise CannotRead(f"{path} is a folder: name the text files in it that you want checked.")
        if size > LARGEST:
            raise CannotRead(
                f"{path} is {size // 1024**2} MB and the most that is read is 20 MB: split it, or check a part."
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(f"{path} was not found: look at the name and the folder.") from error
    except OSError as error:
        raise CannotRead(f"{path} cannot be opened ({error.strerror}): check that you may read it.") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The document in the bytes of a text file: UTF-8 or UTF-16 with or without its mark, else Windows cp1252."""
    if len(data) > LARGEST:
        raise CannotRead(
            f"{name} is {len(data) // 1024**2} MB and the most that is read is 20 MB: split it, or check a part."
        )
    text = _decoded(data, name)
    if not text.strip():
        raise CannotRead(f"{name} is empty: there is nothing in it to check.")
    return read_text(text, name)


def read_text(text: str, name: str) -> Document:
    """The document in a text; lines are counted from 1."""
    reading = _Reading()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        # A page's end stands inside a line: it parts the text, and no editor counts it as a line.
        for part in line.split("\f"):
            reading.take(number, part)
    reading.end_table()
    reading.end_passage()
    return Document(name, tuple(reading.blocks), title=_title(text))


def _decoded(data: bytes, name: str) -> str:
    refusal = CannotRead(
        f"{name} is not a text file: save it as plain text (UTF-8), one paragraph a line, tables with tabs between cells."
    )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise refusal from error
    sample = data[:65536]
    if data[:4] in (b"%PDF", b"PK\x03\x04") or sample.translate(None, delete=_BINARY) != sample:
        raise refusal
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _title(text: str) -> str:
    lines = (" ".join(_cleaned(line).split()).lstrip("# ") for line in text[:20000].splitlines())
    return next((line[:160] for line in lines if line), "")


@dataclass
class _Reading:
    """What has been read so far: finished blocks, and the passage or the table that is still open."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[tuple[int, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    heading: str = ""
    gap: bool = False

    def take(self, number: int, line: str) -> None:
        text = _cleaned(line)
        if "\t" in text.strip("\n"):
            self.take_row(number, text)
        elif not text.strip():
            self.gap = True
        else:
            self.end_table()
            self.take_prose(number, text.strip())
            self.gap = False

    def take_prose(self, number: int, text: str) -> None:
        if self.parts and not _goes_on(self.parts[-1][1], text, self.gap):
            self.end_passage()
        self.parts.append((number, text))

    def take_row(self, number: int, text: str) -> None:
        if self.gap:
            self.end_table()
        self.gap = False
        self.end_passage()
        cells = tuple(" ".join(cell.split()) for cell in text.split("\t"))
        if not _RULE.fullmatch("".join(cells)[:2000]):
            self.rows.append(Row(number, cells))

    def end_passage(self) -> None:
        if not self.parts:
            return
        starts, offset = [], 0
        for number, part in self.parts:
            starts.append((offset, number))
            offset += len(part) + 1
        text = " ".join(part for _, part in self.parts)
        self.blocks.append(Passage(text, tuple(starts), self.heading))
        if len(text) < 120 and not _SENTENCE_END.search(text[-5:]):
            self.heading = text
        self.parts = []

    def end_table(self) -> None:
        """A run of rows is a table; its long cells are prose."""
        short = []
        for row in self.rows:
            self.blocks.extend(passage(cell, row.line, self.heading) for cell in row.cells if len(cell) > LONGEST_CELL)
            cells = tuple("" if len(cell) > LONGEST_CELL else cell for cell in row.cells)
            if any(cells):
                short.append(Row(row.line, cells))
        if short:
            self.blocks.append(Table(tuple(short), self.heading))
        self.rows = []


def _cleaned(line: str) -> str:
    if "&" in line:
        line = html.unescape(line)
    line = line.replace("\u00a0", " ").replace("\u200b", "").replace("**", "")
    return re.sub(r" {2,}", " ", _TAG.sub(" ", line)) if "<" in line else line


def _goes_on(before: str, text: str, gap: bool) -> bool:
    """Whether a line goes on with the sentence of the one before, which a page's end or a fixed width cut off."""
    if _MARKED.match(text) or _SENTENCE_END.search(before[-5:]):
        return False
    first = text.lstrip("\"'(“‘£")[:1]
    return first.islower() or (not gap and len(before) > 60 and (first.isdigit() or first.isupper()))

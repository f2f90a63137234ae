"""A document while its lines are read: the blocks that are finished, and the passage and the table that are still open."""

import re
from dataclasses import dataclass, field

from answerable.calc.blocks import Block, NotRead, Passage, PassageKind, Row, Table, passage
from answerable.evidence.intake.lines import Line
from answerable.evidence.intake.numbering import LONGEST_HEADING, Part, caption_of, ends_sentence

LONGEST_CELL = 160
_MOST_HEADS = 3
_NUMBER = re.compile(r"[£(+\-−–<>~]{0,3}\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn)?\)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass
class Building:
    """What has been read so far. `gap` says that a line was blank since the last one that said something, `turned` that a page ended."""

    blocks: list[Block] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    heading: str = ""
    gap: bool = True
    turned: bool = False
    part: Part = field(default_factory=Part)
    text: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    heads: int = 0
    again: int = 0

    def blank(self) -> None:
        """A line on which nothing stands."""
        self.gap = True

    def turn(self) -> None:
        """A page has ended, or its number stood here."""
        self.gap = self.turned = True

    def say(self, line: Line, text: str) -> None:
        """Another line of the open passage."""
        self.text.append(text)
        self.lines.append(line)
        self.gap = self.turned = False

    def add_row(self, line: Line, cells: tuple[str, ...], following: str = "") -> None:
        """Another row; after a gap it is of the open table only if that goes on. `following` is the label of the row after it."""
        self.end_passage()
        if self.rows and self.gap:
            if self._goes_on(cells, following):
                self.again = 0 if cells != self.rows[0].cells else -1
            else:
                self.end_table()
        self.gap = self.turned = False
        if not self._is_head_again(cells):
            self.rows.append(Row(line.number, cells, line.page))
            self.labels.add(cells[0])

    def close_head(self) -> None:
        """The rows so far are the head of the open table."""
        self.heads = self.heads or len(self.rows)

    def end_passage(self) -> None:
        """The open passage is finished."""
        if not self.text:
            return
        starts: list[tuple[int, int]] = []
        pieces: list[str] = []
        length, glue = 0, ""
        for line, text in zip(self.lines, self.text, strict=True):
            starts.append((length + len(glue), line.number))
            pieces += [glue, text]
            length += len(glue) + len(text)
            glue = "" if line.parted else " "
        whole, part, page = "".join(pieces), self.part, self.lines[0].page
        self.blocks.append(Passage(whole, tuple(starts), self.heading, part.kind, part.number, part.level, page))
        named = part.kind not in {PassageKind.ITEM, PassageKind.FOOTNOTE}
        if named and len(whole) < LONGEST_HEADING and not ends_sentence(whole):
            self.heading = whole
        self.text, self.lines, self.part = [], [], Part()

    def end_table(self) -> None:
        """The open table is finished; its long cells are prose."""
        caption, short = caption_of(self.blocks[-1] if self.blocks else None, self.heading), []
        for row in self.rows:
            for cell in row.cells:
                if len(cell) > LONGEST_CELL:
                    self.blocks.append(passage(cell, row.line, self.heading))
            cells = tuple("" if len(cell) > LONGEST_CELL else cell for cell in row.cells)
            if any(cells):
                short.append(Row(row.line, cells, row.page))
        if short:
            self.blocks.append(Table(tuple(short), caption, min(self.heads, len(short))))
        self.rows, self.labels, self.heads = [], set(), 0

    def _is_head_again(self, cells: tuple[str, ...]) -> bool:
        """Whether a row only prints the head once more: its first row after a gap, or the next of its rows right after that."""
        if self.again == -1:
            self.again = 1
            return True
        if 0 < self.again < min(_MOST_HEADS, len(self.rows)) and cells == self.rows[self.again].cells:
            self.again += 1
            return True
        self.again = 0
        return False

    def _goes_on(self, cells: tuple[str, ...], following: str) -> bool:
        """Whether the open table goes on after a gap: its head is printed again, or only a page's end stands between like rows."""
        first, last = self.rows[0].cells, self.rows[-1].cells
        if len(cells) != len(last) or len(cells) < 2 or len(self.rows) < 2:
            return False
        if cells == first:
            return self.turned or following not in self.labels
        return (
            self.turned and _has_number(cells) and not _has_number(first) and not last[0].casefold().endswith("total")
        )


def _has_number(cells: tuple[str, ...]) -> bool:
    """Whether a cell after the first is a number and no year."""
    return any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells[1:] if len(cell) < 40)

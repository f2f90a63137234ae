"""The blocks of a document as they are written down while it is read: passages with their lines, joined where they go on."""

from dataclasses import dataclass, field

from answerable.calc.blocks import Block, Passage, PassageKind, Row, Table
from answerable.evidence.intake.building import LONGEST_CELL
from answerable.evidence.intake.numbering import LONGEST_HEADING, Part, ends_sentence

_GO_ON = {PassageKind.PARAGRAPH, PassageKind.ITEM}


@dataclass
class Writing:
    """The blocks so far, and the passage that is still open."""

    blocks: list[Block] = field(default_factory=list)
    heading: str = ""
    line: int = 0
    _parts: list[tuple[int, str]] = field(default_factory=list)
    _part: Part = field(default_factory=Part)
    _page: int | None = None

    def say(self, text: str, part: Part, page: int | None) -> None:
        """Another paragraph: a passage of its own, or the rest of a sentence that the paragraph before left open."""
        self.line += 1
        if not self._goes_on(text, part):
            self.end_passage()
            self._part, self._page = part, page
        self._parts.append((self.line, text))

    def end_passage(self) -> None:
        """The open passage is finished; a short one with no end of a sentence is the heading of what follows."""
        if not self._parts:
            return
        starts, offset = [], 0
        for line, part in self._parts:
            starts.append((offset, line))
            offset += len(part) + 1
        text = " ".join(part for _, part in self._parts)
        of = self._part
        self.blocks.append(Passage(text, tuple(starts), self.heading, of.kind, of.number, of.level, self._page))
        is_bullet = of.kind is PassageKind.ITEM and not of.number
        if of.kind is PassageKind.HEADING or (
            len(text) < LONGEST_HEADING and not is_bullet and not ends_sentence(text)
        ):
            self.heading = text
        self._parts = []

    def add_prose(self, line: int, text: str, part: Part, page: int | None) -> None:
        """A paragraph of a long cell, on the line of its row."""
        self.blocks.append(Passage(text, ((0, line),), self.heading, part.kind, part.number, part.level, page))

    def add_table(self, rows: list[Row], caption: str, heads: int) -> None:
        """A table that is finished."""
        width = max(len(row.cells) for row in rows)
        self.blocks.append(Table(tuple(_as_wide(row, width) for row in rows), caption, min(heads, len(rows))))

    def _goes_on(self, text: str, part: Part) -> bool:
        """Whether a paragraph begins in the midst of a sentence, as where a page's end was typed into one."""
        if not self._parts or part != Part() or self._part.kind not in _GO_ON or ends_sentence(self._parts[-1][1]):
            return False
        return text.lstrip("\"'(“‘£")[:1].islower()


def is_prose(text: str) -> bool:
    """Whether the text of a cell is prose and no entry of a table."""
    return len(text) > LONGEST_CELL


def _as_wide(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    return Row(row.line, row.cells + ("",) * missing, row.page, row.said) if missing else row

"""The blocks of a document as they are written down while it is read: passages with their lines, joined where they go on."""

from dataclasses import dataclass, field, replace

from answerable.calc.blocks import Block, Passage, PassageKind, Row, Table
from answerable.evidence.intake.building import LONGEST_CELL
from answerable.evidence.intake.numbering import LONGEST_HEADING, Part, ends_sentence, part_of

LONGEST_CUT = 2_000
"""Rows of a table above which its rest is a table of its own: what each further part is compared with must not grow without end."""
_FULL_LINE = 60
"""A line as long as this ends where the page is full."""
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

    def say(self, lines: tuple[str, ...], part: Part, page: int | None) -> None:
        """Another paragraph: a passage of its own, or the rest of a sentence that the paragraph before left open.

        A line that its author set below another, each a thing of its own, is a passage of its own on the same line.
        """
        self.line += 1
        first, *rest = _pieces(lines)
        if not self._goes_on(first, part):
            self.end_passage()
            self._part, self._page = part, page
        self._parts.append((self.line, first))
        for piece in rest:
            self.end_passage()
            self._part, self._page = part_of(piece, stands_alone=False), page
            self._parts.append((self.line, piece))

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
        """A table that is finished: one of its own, or the rest of the one right above it that a page's end has cut."""
        width = max(len(row.cells) for row in rows)
        # where every row is marked as a head, none of them is one
        made = Table(tuple(_as_wide(row, width) for row in rows), caption, heads if heads < len(rows) else 0)
        above = self.blocks[-1] if self.blocks else None
        if isinstance(above, Table) and _is_rest(above, made):
            again = max(above.heads, 1)
            rest = made.rows[again:] if _same_heads(above, made) else made.rows
            self.blocks[-1] = replace(above, rows=above.rows + rest)
        else:
            self.blocks.append(made)

    def _goes_on(self, text: str, part: Part) -> bool:
        """Whether a paragraph begins in the midst of a sentence, as where a page's end was typed into one."""
        if not self._parts or part != Part() or self._part.kind not in _GO_ON or ends_sentence(self._parts[-1][1]):
            return False
        return text.lstrip("\"'(“‘£")[:1].islower()


def _pieces(lines: tuple[str, ...]) -> list[str]:
    pieces = [lines[0]]
    for line in lines[1:]:
        before = pieces[-1]
        is_cut = line[:1].islower() or len(before) > _FULL_LINE
        if is_cut or ends_sentence(before):
            pieces[-1] = f"{before} {line}"
        else:
            pieces.append(line)
    return pieces


def is_prose(text: str) -> bool:
    """Whether the text of a cell is prose and no entry of a table."""
    return len(text) > LONGEST_CELL


def _is_rest(above: Table, made: Table) -> bool:
    """Whether a table goes on with the one above: with the same heads and other rows, or on the next page with rows alone."""
    if len(above.rows[0].cells) != len(made.rows[0].cells) or len(above.rows) > LONGEST_CUT:
        return False
    if _same_heads(above, made):
        return not {row.cells[0] for row in above.rows[1:]} & {row.cells[0] for row in made.rows[1:]}
    has_turned = above.rows[-1].page is not None and above.rows[-1].page != made.page
    is_whole = made.heads or above.rows[-1].cells[0].casefold().endswith("total")
    return has_turned and not is_whole and _has_number(made.rows[0]) and not _has_number(above.rows[0])


def _same_heads(above: Table, made: Table) -> bool:
    count = max(above.heads, 1)
    same = [row.cells for row in above.rows[:count]] == [row.cells for row in made.rows[:count]]
    return same and len(made.rows) > count


def _has_number(row: Row) -> bool:
    return any(sign.isdigit() for cell in row.cells[1:] for sign in cell)


def _as_wide(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    return Row(row.line, row.cells + ("",) * missing, row.page, row.said) if missing else row

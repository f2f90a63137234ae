"""One page: what it holds, found apart from the others; and then its parts in reading order."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

from answerable.calc.blocks import PassageKind, Unreadable
from answerable.evidence.intake.pdf import calls
from answerable.evidence.intake.pdf.bare import BareTable, parted
from answerable.evidence.intake.pdf.cells import is_table, sheet_of
from answerable.evidence.intake.pdf.characters import Frame, Piece, frame_of, read_characters
from answerable.evidence.intake.pdf.columns import Element, Gutter, stretches_of
from answerable.evidence.intake.pdf.drawings import charts_of, inside, pictures_of
from answerable.evidence.intake.pdf.grids import Grid, fill, grids_of, level_rules
from answerable.evidence.intake.pdf.hyphens import Joiners
from answerable.evidence.intake.pdf.lines import Line, rows_of
from answerable.evidence.intake.pdf.paragraphs import Body, Paragraphs, notes_apart
from answerable.evidence.intake.pdf.parts import PageParts, Part, Prose, Unread
from answerable.evidence.intake.pdf.rules import Box, Drawn, Rule, read_drawn
from answerable.evidence.intake.pdf.wrapped import sheet_of_rows

_MOST = 30_000  # drawn things on one page: PDFium takes minutes for more
_BROKEN = 0.3  # of the characters: the page cannot be read
_HIDDEN = 0.5  # of the characters: the text is what a machine made of a scan
_COVERED = 0.4  # of the page by a picture: a scan, where there is no text
_BORDER = 0.6  # of the page: a larger frame is an ornament of the page


@dataclass
class Page:
    """What was found on one page. `rows` are its lines outside tables, `unread` what could not be read on it at all."""

    number: int
    height: float = 0.0
    rows: list[list[Line]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    aslant: list[Piece] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_page(raw: Any, number: int) -> Page:
    """What stands on a loaded page."""
    frame = frame_of(raw)
    page = Page(number, frame.height)
    if calls.count_on_page(ctypes.cast(raw, ctypes.c_void_p)) > _MOST:
        page.unread.append(Unread(Unreadable.OBJECT, number, "a page on which more is drawn than is read"))
        return page
    drawn = read_drawn(raw, frame)
    text = read_characters(raw, frame, pictures=bool(drawn.pictures))
    pictures = pictures_of(drawn)
    if not text.pieces:
        if any(_share(box, frame) > _COVERED for box in pictures):
            page.unread.append(Unread(Unreadable.SCAN, number, "a scanned page with no text in it"))
        else:
            page.pictures = pictures
        return page
    if text.broken > _BROKEN:
        page.unread.append(
            Unread(Unreadable.SCAN, number, "its characters cannot be read: the font says not which they are")
        )
        return page
    if text.hidden > _HIDDEN:
        page.unread.append(
            Unread(Unreadable.SCAN, number, "a scanned page, read by the text that was recognised in it")
        )
        pictures = []
    page.pictures = pictures
    _part(page, text.pieces, drawn, frame)
    return page


def _part(page: Page, pieces: list[Piece], drawn: Drawn, frame: Frame) -> None:
    """Parts the text into what stands in charts, in grids, and in rows."""
    for chart in charts_of(drawn, pieces):
        if _share(chart, frame) < _BORDER:
            within, pieces = inside(chart, pieces)
        else:
            within = []
        label = " ".join(piece.text for piece in within)
        page.unread.append(Unread(Unreadable.CHART, page.number, label[:200]))
    grids = grids_of(drawn)
    grids = [grid for grid in grids if is_ruled(grid) or _area(grid) < _BORDER * frame.width * frame.height]
    pieces = fill(sorted(grids, key=_area), pieces)
    page.grids = [grid for grid in grids if grid.inside]
    page.rules = level_rules(drawn, page.grids)
    page.aslant = [piece for piece in pieces if piece.turn]
    page.rows = rows_of(piece for piece in pieces if not piece.turn)


def elements_of(page: Page, rows: list[list[Line]]) -> list[Element]:
    """The lines and the grids of a page."""
    return [*(line for row in rows for line in row), *page.grids]


def parts_of(page: Page, elements: list[Element], gutters: list[Gutter], body: Body, joiners: Joiners) -> PageParts:
    """The parts of a page in reading order; `gutters` are those of the document."""
    stretches = [_stretch(page, each, body, joiners) for each in stretches_of(elements, gutters)]
    rest: list[Part] = [Prose(text, page.number, PassageKind.BOX) for text in _aslant(page.aslant)]
    rest.extend(page.unread)
    rest.extend(Unread(Unreadable.PICTURE, page.number) for _ in page.pictures)
    notes: list[Prose] = []
    for at, stretch in enumerate(stretches):
        stretches[at], found = notes_apart(stretch, body)
        notes.extend(found)
    return PageParts([*stretches, rest], notes)


def _stretch(page: Page, elements: list[Element], body: Body, joiners: Joiners) -> list[Part]:
    """The parts of one column from the top; a frame beside its lines comes after them."""
    lines = [each for each in elements if isinstance(each, Line)]
    found: list[Part] = []
    waiting: list[Line] = []
    beside: list[Part] = []
    for element in elements:
        if isinstance(element, Line):
            waiting.append(element)
        elif _is_beside(element, lines):
            beside.extend(_of_grid(element, page, body, joiners))
        else:
            found.extend(_of_lines(waiting, lines, page, body, joiners))
            waiting = []
            found.extend(_of_grid(element, page, body, joiners))
    found.extend(_of_lines(waiting, lines, page, body, joiners))
    return found + beside


def _of_lines(lines: list[Line], column: list[Line], page: Page, body: Body, joiners: Joiners) -> list[Part]:
    found: list[Part] = []
    paragraphs = Paragraphs(column, body, page.number, joiners.prose)
    for part in parted(_rows(lines), page.rules):
        if isinstance(part, BareTable):
            found.extend(paragraphs.finished())
            found.append(sheet_of_rows(part.rows, part.columns, part.floors, page.number, joiners.prose))
        else:
            for line in part:
                paragraphs.take(line)
    return [*found, *paragraphs.finished()]


def _rows(lines: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(line.y - rows[-1][0].y) < 0.42 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def _of_grid(grid: Grid, page: Page, body: Body, joiners: Joiners) -> list[Part]:
    """The sheet of a grid; or the prose in a frame, which stands in a box."""
    if is_table(grid):
        sheet = sheet_of(grid, page.number, joiners.cells)
        return [sheet] if sheet else []
    found: list[Part] = []
    for pieces in grid.inside.values():
        lines = [line for row in rows_of(piece for piece in pieces if not piece.turn) for line in row]
        found.extend(_of_lines(lines, lines, page, body, joiners))
    for part in found:
        if isinstance(part, Prose) and part.kind is PassageKind.PARAGRAPH:
            part.kind = PassageKind.BOX
    return found


def _is_beside(grid: Grid, lines: list[Line]) -> bool:
    """Whether lines stand to the left or right of a grid."""
    return sum(grid.top < line.y < grid.bottom for line in lines) > 1


def _aslant(pieces: list[Piece]) -> list[str]:
    """Text that is turned, as said by each run of one angle; a stamp aslant over the page is no part of it."""
    turns = sorted({piece.turn for piece in pieces if piece.turn < 4})
    return [" ".join(piece.text for piece in pieces if piece.turn == turn) for turn in turns]


def is_ruled(grid: Grid) -> bool:
    """Whether a grid has more than one cell."""
    return len(grid.across) > 2 or len(grid.down) > 2


def _area(grid: Grid) -> float:
    return (grid.right - grid.left) * (grid.bottom - grid.top)


def _share(box: Box, frame: Frame) -> float:
    return box.width * box.height / max(frame.width * frame.height, 1.0)

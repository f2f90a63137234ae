"""Pieces of text to lines: what stands on one baseline without a wide gap, spaces between words put back."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from answerable.evidence.intake.pdf.characters import Piece

_SPACE = 0.13  # of the size: a wider gap between two pieces is a space
_GAP = 0.9  # of the size: a wider gap parts columns, unless the line is spaced out to fill its width
_SPREAD = 1.5
_NARROW = 0.62  # of the size: what parts columns in a row that has a wide gap elsewhere
_BETWEEN_NUMBERS = 0.5
_ENDS, _BEGINS = frozenset("0123456789%"), frozenset("0123456789£+-−")
_TOLERANCE = 0.42  # of the size: how far baselines lie apart on one row, as of a raised mark
_MARK = re.compile(r"[\d,*†‡§¹²³]{1,5}|[a-e]")
_LABEL = re.compile(
    r"[•▪●◦○■□➢➤✓–—*-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?", re.IGNORECASE
)
_LEADER = re.compile(r"(?P<title>.*?[^\s.])\s*\.[.\s]{3,}(?P<page>\d{1,4})")
_BULLET = re.compile(r"[•▪●◦○■□➢➤✓–—-]|o")


@dataclass(slots=True)
class Line:
    """Words on one baseline; places in points from the top left. `mark` is a raised mark before the words, as of a footnote."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    mark: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def top(self) -> float:
        """Where its capitals begin."""
        return self.y - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where its tails end."""
        return self.y + 0.22 * self.size


def rows_of(pieces: Iterable[Piece]) -> list[list[Line]]:
    """The rows of the pieces from the top, each as its lines from the left."""
    rows: list[list[Piece]] = []
    base, size = -1e9, 0.0
    for piece in sorted(pieces, key=attrgetter("y")):
        if rows and piece.y - base <= _TOLERANCE * max(piece.size, size):
            rows[-1].append(piece)
            if piece.size > size:
                base, size = piece.y, piece.size
        else:
            rows.append([piece])
            base, size = piece.y, piece.size
    return [_lines(row) for row in rows]


def _lines(row: list[Piece]) -> list[Line]:
    if len(row) == 1:
        return _led(line_of(row))
    row.sort(key=attrgetter("left"))
    row = _once(row)
    groups = [[row[0]]]
    limit = _limit(row)
    reach = row[0].right
    for before, piece in itertools.pairwise(row):
        gap = (piece.left - reach) / piece.size
        if gap > limit or (gap > _BETWEEN_NUMBERS and before.text[-1:] in _ENDS and piece.text[:1] in _BEGINS):
            groups.append([])
        groups[-1].append(piece)
        reach = max(reach, piece.right)
    return [part for line in _labelled([line_of(group) for group in groups]) for part in _led(line)]


def _once(row: list[Piece]) -> list[Piece]:
    """Text that is drawn twice, a hair apart, to look bold stands once."""
    kept: list[Piece] = []
    for piece in row:
        near = (other for other in kept[-3:] if abs(other.left - piece.left) < 0.15 * piece.size)
        if not any(other.text == piece.text and abs(other.y - piece.y) < 0.15 * piece.size for other in near):
            kept.append(piece)
    return kept


def _limit(row: list[Piece]) -> float:
    """How wide a gap parts columns in this row, in sizes: wider where words are spaced out to fill the line."""
    gaps = [(after.left - before.right) / after.size for before, after in itertools.pairwise(row)]
    spaces = [gap for gap in gaps if gap > _SPACE]
    letters = sum(piece.text[:1].isalpha() for piece in row)
    spread = len(spaces) >= 4 and min(spaces) > 0.5 and letters > 0.7 * len(row)
    if spread:
        return max(_GAP, min(_SPREAD, 1.6 * median(spaces)))
    return _NARROW if max(spaces, default=0.0) > _SPREAD else _GAP


def line_of(group: list[Piece]) -> Line:
    """The line that pieces on one baseline, from the left, make."""
    if len(group) == 1:
        only = group[0]
        return Line(only.text, only.left, only.right, only.y, only.size, only.bold)
    main = max(group, key=lambda piece: (piece.size, len(piece.text)))
    words: list[str] = []
    mark, reach = "", group[0].left
    for piece in group:
        if _raised(piece, main) and _MARK.fullmatch(piece.text):
            # a raised mark points to a footnote and is no part of the figure it follows
            mark = mark or (piece.text if not words else "")
            continue
        if words and piece.left - reach > _SPACE * min(piece.size, main.size):
            words.append(" ")
        words.append(piece.text)
        reach = max(reach, piece.right)
    bold = all(piece.bold for piece in group if len(piece.text) > 1)
    return Line(
        "".join(words), group[0].left, max(piece.right for piece in group), main.y, main.size, bold, mark, tuple(group)
    )


def _raised(piece: Piece, main: Piece) -> bool:
    return piece.size < 0.82 * main.size and main.y - piece.y > 0.1 * main.size


def _labelled(lines: list[Line]) -> list[Line]:
    """A bullet or a number, set apart at the left, belongs to the words after it."""
    if len(lines) != 2 or not _LABEL.fullmatch(lines[0].text):
        return lines
    label, words = lines
    if not _begins_words(label.text, words.text) or words.left - label.right > 6 * words.size:
        return lines
    text = f"{label.text} {words.text}"
    return [Line(text, label.left, words.right, words.y, words.size, words.bold, words.mark)]


def _led(line: Line) -> list[Line]:
    """A title and the page that dots lead to, as in a table of contents, stand apart."""
    found = _LEADER.fullmatch(line.text) if "..." in line.text else None
    if not found:
        return [line]
    page = line.right - 0.55 * line.size * len(found["page"])
    title = Line(found["title"], line.left, (line.left + page) / 2, line.y, line.size, line.bold, line.mark)
    return [title, Line(found["page"], page, line.right, line.y, line.size, line.bold)]


def _begins_words(label: str, words: str) -> bool:
    return bool(_BULLET.fullmatch(label)) or words[:1].isalpha() or words[:1] in "‘“'\"(£"

"""What is drawn on a page besides text: ruling lines, filled rectangles, pictures, and other shapes, as of charts.

Office software draws a table's borders in three ways: as stroked lines, as stroked rectangles, and as filled rectangles of a
point or less. All three are rules here. A larger filled rectangle is a shade, whose edges may be those of cells.
"""

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from answerable.evidence.intake.pdf import calls
from answerable.evidence.intake.pdf.characters import Frame

THIN = 2.6  # points: a filled rectangle so thin is a line
_DEEPEST = 6  # forms within forms
_MOST = 20_000  # drawn things on one page: past that it is a map or a chart, and no table
_MOST_SEGMENTS = 400  # of one path

type Matrix = tuple[float, float, float, float, float, float]

_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Box(NamedTuple):
    """A rectangle in points from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points down."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A ruling line: where it lies across its own direction, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass
class Drawn:
    """What is drawn on one page."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    left: int = _MOST


def read_drawn(page: Any, frame: Frame) -> Drawn:
    """The rules, shades, pictures and shapes of a loaded page."""
    drawn = Drawn()
    address = ctypes.cast(page, ctypes.c_void_p).value
    for sort, thing, matrix in _things(address, calls.count_on_page, calls.get_on_page, _PLAIN, 0):
        drawn.left -= 1
        if drawn.left < 0:
            break
        if sort == pdfium.FPDF_PAGEOBJ_PATH:
            _take_path(drawn, thing, matrix, frame)
        elif box := _bounds(thing, matrix, frame):
            (drawn.pictures if sort == pdfium.FPDF_PAGEOBJ_IMAGE else drawn.shades).append(box)
    return drawn


def _things(holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """The kind, the address and the matrix of each thing that is drawn and no text, those in forms too."""
    for at in range(count(holder)):
        thing = get(holder, at)
        sort = calls.kind(thing)
        if sort == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if sort != pdfium.FPDF_PAGEOBJ_FORM:
            yield sort, thing, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(thing), matrix)
            yield from _things(thing, calls.count_in_form, calls.get_in_form, inner, depth + 1)


def _matrix(thing: int) -> Matrix:
    found = pdfium.FS_MATRIX()
    calls.matrix(thing, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _place(x: float, y: float, matrix: Matrix, frame: Frame) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return frame.seen(a * x + c * y + e, b * x + d * y + f)


def _bounds(thing: int, matrix: Matrix, frame: Frame) -> Box | None:
    sides = (ctypes.c_float * 4)()
    start = ctypes.addressof(sides)
    if not calls.bounds(thing, start, start + 4, start + 8, start + 12):
        return None
    left, bottom, right, top = sides
    return _box(_place(left, bottom, matrix, frame), _place(right, top, matrix, frame))


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _take_path(drawn: Drawn, path: int, matrix: Matrix, frame: Frame) -> None:
    box = _bounds(path, matrix, frame)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    calls.draw_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if box is None or not (fill.value or stroke.value) or not _on_page(box, frame):
        return
    if min(box.width, box.height) <= THIN:
        _take_thin(drawn, box)
        return
    lines = _lines(path, _times(_matrix(path), matrix), frame)
    if lines is None:
        drawn.shapes.append(box)
    elif fill.value and not stroke.value:
        _take_filled(drawn, lines, box)
    else:
        _take_lines(drawn, lines, box)


def _on_page(box: Box, frame: Frame) -> bool:
    return box.left < frame.width and box.right > 0 and box.top < frame.height and box.bottom > 0


def _take_thin(drawn: Drawn, box: Box) -> None:
    if box.width >= box.height and box.width > 4:
        drawn.across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
    elif box.height > 4:
        drawn.down.append(Rule((box.left + box.right) / 2, box.top, box.bottom))


def _lines(path: int, matrix: Matrix, frame: Frame) -> list[list[tuple[float, float]]] | None:
    """The corners of each part of a path made of straight lines only; None where it has curves or very many parts."""
    count = calls.count_segments(path)
    if count > _MOST_SEGMENTS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[tuple[float, float]]] = []
    for at in range(count):
        segment = calls.segment(path, at)
        kind = calls.segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return None
        calls.segment_point(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(_place(x.value, y.value, matrix, frame))
        if calls.segment_closes(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _take_filled(drawn: Drawn, parts: list[list[tuple[float, float]]], whole: Box) -> None:
    """Filled parts that are rectangles are shades, or rules where they are thin; others are shapes."""
    for corners in parts:
        box = _around(corners)
        if len(corners) < 2 or not _square(corners, box):
            drawn.shapes.append(whole)
            return
        if min(box.width, box.height) <= THIN:
            _take_thin(drawn, box)
        else:
            drawn.shades.append(box)


def _take_lines(drawn: Drawn, parts: list[list[tuple[float, float]]], whole: Box) -> None:
    """Stroked parts that run level or upright are rules; a path with a slanting line is a shape."""
    steps = [(one, other) for corners in parts for one, other in itertools.pairwise(corners)]
    if any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) > 1 for a, b in steps):
        drawn.shapes.append(whole)
        return
    for one, other in steps:
        _take_thin(drawn, _box(one, other))


def _around(corners: list[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))


def _square(corners: list[tuple[float, float]], box: Box) -> bool:
    return all(
        min(abs(x - box.left), abs(x - box.right)) < 1 and min(abs(y - box.top), abs(y - box.bottom)) < 1
        for x, y in corners
    )

"""Pictures and charts among what is drawn on a page: seen, not read, and listed."""

from collections.abc import Iterable

from answerable.evidence.intake.pdf.characters import Piece
from answerable.evidence.intake.pdf.rules import Box, Drawn

_SMALLEST = 60.0  # points: a smaller drawing is an ornament, a smaller picture a sign
_FEWEST = 3  # shapes that make a chart
_NEAR = 30.0  # points between the shapes of one chart
_ROUND = 16.0  # points round a chart, where its labels stand
_MOST_TEXT = 600  # characters: a drawing with more in it is a background of prose
_LONGEST = 70
_MOST_SHAPES = 600


def charts_of(drawn: Drawn, pieces: list[Piece]) -> list[Box]:
    """Where charts stand: several shapes near one another, with no prose in them."""
    if len(drawn.shapes) + len(drawn.shades) < _FEWEST:
        return []
    bare = [shade for shade in drawn.shades[:_MOST_SHAPES] if not any(_within(piece, shade) for piece in pieces)]
    groups = _grouped([*drawn.shapes[:_MOST_SHAPES], *bare])
    boxes = [box for box, count in groups if count >= _FEWEST and min(box.width, box.height) > _SMALLEST]
    return [box for box in boxes if _is_free(box, pieces)]


def pictures_of(drawn: Drawn) -> list[Box]:
    """The pictures that are large enough to say something; the parts of one that is cut in strips are one."""
    groups = _grouped(drawn.pictures[:_MOST_SHAPES])
    return [box for box, _ in groups if min(box.width, box.height) > 0.6 * _SMALLEST]


def inside(box: Box, pieces: Iterable[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces in a box with a little round it, and the others."""
    wider = Box(box.left - _ROUND, box.top - _ROUND, box.right + _ROUND, box.bottom + _ROUND)
    within: list[Piece] = []
    without: list[Piece] = []
    for piece in pieces:
        (within if _within(piece, wider) else without).append(piece)
    return within, without


def _is_free(box: Box, pieces: list[Piece]) -> bool:
    texts = [piece.text for piece in inside(box, pieces)[0]]
    return sum(map(len, texts)) < _MOST_TEXT and max(map(len, texts), default=0) < _LONGEST


def _within(piece: Piece, box: Box) -> bool:
    x, y = (piece.left + piece.right) / 2, piece.y - 0.3 * piece.size
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _grouped(boxes: list[Box]) -> list[tuple[Box, int]]:
    """Boxes that lie near one another as one, and how many they were."""
    groups: list[tuple[Box, int]] = []
    for box in boxes:
        whole, count, apart = box, 1, []
        for other, several in groups:
            if _near(whole, other):
                whole, count = _both(whole, other), count + several
            else:
                apart.append((other, several))
        groups = [*apart, (whole, count)]
    return groups


def _near(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _both(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )

"""The order in which a page is read: down one column, then the next, and across again where something runs over both."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from answerable.evidence.intake.pdf.grids import Grid
from answerable.evidence.intake.pdf.lines import Line

type Element = Line | Grid

_FEWEST = 4  # lines on either side of a gutter, to be columns of prose
_NARROWEST = 80.0  # points: a column of prose
_GUTTER = 5.0  # points


class Gutter(NamedTuple):
    """Where the columns of a document part: how far from the left, and how wide its lines are, in points."""

    x: float
    width: float


@dataclass(frozen=True)
class _Bands:
    """A page cut at a gutter: stretches of lines that cross it, and pairs of columns beside it, from the top."""

    stretches: list[list[Element]]
    columned: int


def gutters_of(pages: Iterable[list[Element]]) -> list[Gutter]:
    """The gutters that the prose of some page shows; on other pages the columns may hold tables for the most part."""
    found: list[Gutter] = []
    for elements in pages:
        if len(elements) < 2 * _FEWEST:
            continue
        ordered = sorted(elements, key=attrgetter("top", "left"))
        for x in _gutters(ordered):
            gutter = Gutter(x, 0.0)
            if _cut(ordered, gutter, (), 0).columned > _FEWEST and not any(abs(x - other.x) < 12 for other in found):
                found.append(
                    Gutter(
                        x,
                        median(line.right - line.left for line in ordered if isinstance(line, Line) and line.left > x),
                    )
                )
    return found


def stretches_of(elements: list[Element], known: Sequence[Gutter] = (), depth: int = 0) -> list[list[Element]]:
    """The elements in reading order, as stretches that stand in one column each. `known` are the gutters of the document."""
    ordered = sorted(elements, key=attrgetter("top", "left"))
    if len(elements) < 2 or depth > 3:
        return [ordered]
    gutters = [*known, *(Gutter(x, 0.0) for x in _gutters(ordered))]
    best = max(
        (_cut(ordered, gutter, known, depth) for gutter in gutters), key=lambda bands: bands.columned, default=None
    )
    return best.stretches if best is not None and best.columned else [ordered]


def _gutters(elements: list[Element]) -> list[float]:
    """Where second columns may begin: left edges that many long lines share, away from the leftmost."""
    lines = [element for element in elements if isinstance(element, Line)]
    if len(lines) < 2 * _FEWEST:
        return []
    least = min(line.left for line in lines) + _NARROWEST
    edges = Counter(round(line.left / 4) for line in lines if line.left > least and line.right - line.left > _NARROWEST)
    return [4 * edge - _GUTTER for edge, count in edges.most_common(4) if count >= _FEWEST]


def _cut(elements: list[Element], gutter: Gutter, known: Sequence[Gutter], depth: int) -> _Bands:
    x = gutter.x
    stretches: list[list[Element]] = []
    single: list[Element] = []
    band: list[Element] = []
    columned = 0

    def close() -> None:
        nonlocal single, columned
        left = [each for each in band if each.left < x]
        right = [each for each in band if each.left >= x]
        if _are_columns(left, right) or (gutter.width and _fill(left, right, gutter)):
            columned += min(len(left), len(right))
            stretches.extend([single] if single else [])
            single = []
            for side in (left, right):
                stretches.extend(stretches_of(side, known, depth + 1))
        else:
            single.extend(band)
        band.clear()

    for element in elements:
        if element.left < x < element.right - 1:
            close()
            single.append(element)
        else:
            band.append(element)
    close()
    return _Bands(stretches + ([single] if single else []), columned)


def _are_columns(left: list[Element], right: list[Element]) -> bool:
    """Whether what stands beside a gutter are columns of prose, and not cells of a table."""
    sides = [[each for each in side if isinstance(each, Line)] for side in (left, right)]
    full = [_full(side) for side in sides]
    # a left column is filled before the right one is begun: a much shorter one is the first cell of a row
    if min(map(len, full)) < _FEWEST or max(line.y for line in sides[0]) < _middle(sides[1]):
        return False
    return not _aligned(*sides)


def _middle(lines: list[Line]) -> float:
    """Two thirds down the lines."""
    top, bottom = min(line.y for line in lines), max(line.y for line in lines)
    return top + 0.67 * (bottom - top)


def _fill(left: list[Element], right: list[Element], gutter: Gutter) -> bool:
    """Whether what stands on both sides of a known gutter has lines of prose that fill their column."""
    full = [each for each in (*left, *right) if isinstance(each, Line) and each.right - each.left > 0.85 * gutter.width]
    return bool(left and right) and len(full) > 2


def _full(lines: list[Line]) -> list[Line]:
    """The lines of prose that fill the width of their column."""
    if not lines:
        return []
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return [line for line in lines if line.right - line.left > max(0.8 * width, _NARROWEST) and len(line.text) > 18]


def _aligned(left: list[Line], right: list[Line]) -> bool:
    """Whether paragraphs begin at the same heights on both sides, as the rows of a table do."""
    starts, others = _starts(left), _starts(right)
    fewer, more = sorted((starts, others), key=len)
    if len(fewer) < 3:
        return False
    met = sum(any(abs(y - other) < 2 for other in more) for y in fewer)
    return met > 0.75 * len(fewer)


def _starts(lines: list[Line]) -> list[float]:
    """The heights of lines that follow a gap, the first among them."""
    steps = [(after.y - before.y) / after.size for before, after in pairwise(lines)]
    usual = min((step for step in steps if step > 0.8), default=1.2)
    return [lines[0].y, *(line.y for line, step in zip(lines[1:], steps, strict=True) if step > 1.08 * usual)]

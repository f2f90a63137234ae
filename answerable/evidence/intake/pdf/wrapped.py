"""Rows of lines to rows of cells: which lines are the second and third of the cells above them, where no upright line says it."""

import re
from itertools import pairwise

from answerable.evidence.intake.pdf.characters import Piece
from answerable.evidence.intake.pdf.hyphens import Joiner
from answerable.evidence.intake.pdf.lines import Line, line_of
from answerable.evidence.intake.pdf.parts import Cells, Sheet

type Row = list[Line]
type Column = tuple[float, float]

LINE = 1.45  # sizes from line to line inside a cell, at the most
OVERLAPPING = 0.85  # sizes: rows so near are one row, with cells set at different heights
_ROOM = 0.45  # sizes: more than a space
_PLAIN = Joiner()
_NUMERIC = re.compile(r"[£(+\-–−<>~]{0,3}[\d.,:/]+\s?(?:%|k|m|bn|p)?\)?|n/?a|-+|–", re.IGNORECASE)


def sheet_of_rows(rows: list[Row], columns: list[Column], floors: list[bool], page: int, joiner: Joiner) -> Sheet:
    """The cells of rows of lines. `floors` says above which rows a line is drawn."""
    placed = [placed_in(row, columns, joiner) for row in rows]
    steps = steps_of(rows)
    begins = _by_floors(placed, steps, floors) or _by_steps(placed, steps, columns)
    found: list[dict[Column, str]] = []
    for cells, begin in zip(placed, begins, strict=True):
        if begin:
            found.append(dict(cells))
            continue
        for column, text in cells.items():
            found[-1][column] = joiner.after(found[-1][column], text) if found[-1].get(column) else text
    return Sheet([_row(cells, columns, page) for cells in found], [left for left, _ in columns], ruled=False)


def steps_of(rows: list[Row]) -> list[float]:
    """From each row to the one before it, in sizes of the text; 0 for the first."""
    return [0.0, *((after[0].y - before[-1].y) / after[0].size for before, after in pairwise(rows))]


def over_columns(line: Line, columns: list[Column]) -> list[Column]:
    """The columns that a line stands over; a long word may run a little into the next."""
    over = [column for column in columns if line.left < column[1] and line.right > column[0]]
    if len(over) == 2 and abs(line.left - over[0][0]) < 3 and " " not in line.text:
        left, right = over[1]
        return over[:1] if line.right - left < 0.6 * (right - left) else over
    return over


def placed_in(row: Row, columns: list[Column], joiner: Joiner = _PLAIN) -> dict[Column, str]:
    """The text of each column in a row; a merged cell stands in each that it covers."""
    cells: dict[Column, str] = {}
    for line in (part for whole in row for part in _split(whole, columns)):
        over = over_columns(line, columns)
        for column in over or [min(columns, key=lambda each: abs(each[0] - line.left))]:
            cells[column] = joiner.after(cells[column], line.text) if column in cells else line.text
    return cells


def _split(line: Line, columns: list[Column]) -> list[Line]:
    """A line over several columns, cut between words that stand over one each, if there is room between them."""
    if len(line.pieces) < 2:
        return [line]
    groups: list[tuple[Column | None, list[Piece]]] = []
    for piece in line.pieces:
        over = [column for column in columns if piece.left < column[1] and piece.right > column[0]]
        if len(over) > 1:
            return [line]
        column = over[0] if over else groups[-1][0] if groups else None
        if groups and (groups[-1][0] == column or piece.left - groups[-1][1][-1].right < _ROOM * piece.size):
            groups[-1][1].append(piece)
        else:
            groups.append((column, [piece]))
    return [line_of(group) for _, group in groups]


def row_step(placed: list[dict[Column, str]], steps: list[float], columns: int) -> float:
    """How far apart whole rows stand at the least, in sizes; 0 where that cannot be seen.

    Rows of numbers show it. Where there are none, two kinds of steps do: the lesser from line to line, the other from row to row.
    """
    enough = max(1, (columns - 1) // 2)
    full = [
        step
        for before, cells, step in zip(placed, placed[1:], steps[1:], strict=False)
        if min(_numbers(before), _numbers(cells)) >= enough
    ]
    if full:
        return min(full)
    least = min((step for step in steps[1:] if step > 0), default=0.0)
    return min((step for step in steps[1:] if step > least + 0.06), default=0.0) if least < LINE else 0.0


def _numbers(cells: dict[Column, str]) -> int:
    return sum(bool(_NUMERIC.fullmatch(text)) for text in cells.values())


def _by_floors(placed: list[dict[Column, str]], steps: list[float], floors: list[bool]) -> list[bool]:
    """Which rows begin a row of the table, where lines are drawn between all of these; empty where they are not."""
    if sum(floors[1:]) < 2:
        return []
    numbers = 0
    for cells, step, floor in zip(placed, steps, floors, strict=True):
        if floor:
            numbers = 0
        elif step > LINE:
            return []
        numbers += _numbers(cells) > 1
        if numbers > 1:
            return []
    return [True, *floors[1:]]


def _by_steps(placed: list[dict[Column, str]], steps: list[float], columns: list[Column]) -> list[bool]:
    """Which rows begin a row of the table, by how far apart they stand and what they say."""
    usual = row_step(placed, steps, len(columns))
    begins, above = [True], dict(placed[0])
    for cells, step in list(zip(placed, steps, strict=True))[1:]:
        begins.append(not _goes_on(cells, above, columns[0], step, usual))
        above = dict(cells) if begins[-1] else above | cells
    return begins


def _goes_on(cells: dict[Column, str], before: dict[Column, str], first: Column, step: float, usual: float) -> bool:
    """Whether a row of lines is the next line of the cells above. Steps in sizes of the text."""
    if step > max(LINE, usual - 0.04):
        return False
    if usual and step < usual - 0.04:
        return True
    if _numbers(cells) or (_numbers(before) > 1 and first in cells and len(cells) > 1):
        return False
    return not usual and (first not in cells or all(text[:1].islower() for text in cells.values()))


def _row(cells: dict[Column, str], columns: list[Column], page: int) -> Cells:
    texts = tuple(cells.get(column, "") for column in columns)
    merged = any(
        one and one == other and len(one) > 3 and not _NUMERIC.fullmatch(one) for one, other in pairwise(texts)
    )
    return Cells(texts, page, " ".join(dict.fromkeys(text for text in texts if text)) if merged else "")

"""Tables without ruling lines: rows whose words stand under one another, with the same gaps between them from row to row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from answerable.evidence.intake.numbering import ends_sentence
from answerable.evidence.intake.pdf.characters import Piece
from answerable.evidence.intake.pdf.hyphens import Joiner
from answerable.evidence.intake.pdf.lines import Line, line_of
from answerable.evidence.intake.pdf.parts import Cells, Sheet

type Row = list[Line]
type Column = tuple[float, float]

_CAPTION = re.compile(r"(?:table|figure|chart|fig\.)\s*[\dA-Z]", re.IGNORECASE)
_NUMERIC = re.compile(r"[£(+\-–−<>~]{0,3}[\d.,:/]+\s?(?:%|k|m|bn|p)?\)?|n/?a|-+|–", re.IGNORECASE)
_LOOSEST = 2.6  # sizes from row to row
_LINE = 1.45  # sizes from line to line inside a cell, at the most
_ROOM = 0.45  # sizes: more than a space
_OVERLAPPING = 0.85  # sizes: rows so near are one row, with cells set at different heights


@dataclass
class BareTable:
    """Rows of lines that make a table, with its columns as stretches from left to right."""

    rows: list[Row]
    columns: list[Column] = field(default_factory=list)


def parted(rows: list[Row]) -> Iterator[Row | BareTable]:
    """The rows of one stretch, with those that make a table put together."""
    at = said = 0
    while at < len(rows):
        table = _table_at(rows, at) if len(rows[at]) > 1 else None
        if table is None:
            at += 1
            continue
        above = min(_head_above(rows, at, table), at - said)
        yield from rows[said : at - above]
        yield BareTable(rows[at - above : at] + table.rows, table.columns)
        said = at = at + len(table.rows)
    yield from rows[said:]


def bare_sheet(table: BareTable, page: int, joiner: Joiner) -> Sheet:
    """The cells of a table without lines."""
    placed = [_placed(row, table.columns) for row in table.rows]
    steps = _steps(table.rows)
    usual = _row_pitch(placed, steps, len(table.columns))
    rows: list[dict[Column, str]] = []
    for cells, step in zip(placed, steps, strict=True):
        if rows and _goes_on(cells, rows[-1], table.columns[0], step, usual):
            for column, text in cells.items():
                rows[-1][column] = joiner.after(rows[-1][column], text) if rows[-1].get(column) else text
        else:
            rows.append(dict(cells))
    return Sheet([_row(cells, table.columns, page) for cells in rows], [left for left, _ in table.columns], ruled=False)


def _table_at(rows: list[Row], at: int) -> BareTable | None:
    """The table that begins with this row, if one does."""
    run = [rows[at]]
    columns = _columns(run)
    for row in rows[at + 1 :]:
        wider = _with(run, row, columns)
        if wider is None:
            break
        run.append(row)
        columns = wider
    while len(run) > 1 and len(run[-1]) == 1 and not _wraps(run, columns):
        run.pop()
    if len(columns) < 2 or _inside_prose(rows, at, len(run)):
        return None
    return BareTable(run, columns)


def _with(run: list[Row], row: Row, columns: list[Column]) -> list[Column] | None:
    """The columns with another row, or None where the row is none of this table."""
    pitch = (row[0].y - run[-1][0].y) / row[0].size
    steps = _steps(run)[1:]
    if pitch > (min(_LOOSEST, 1.6 * max(median(steps), 1.2)) if steps else _LOOSEST) or _CAPTION.match(row[0].text):
        return None
    if len(row) == 1:
        ends = pitch > _LINE and row[0].left < columns[0][1] and ends_sentence(row[0].text)
        return columns if _fits(row[0], columns) and not ends else None
    wider = _columns([*run, row])
    return wider if len(wider) >= 2 and len(wider) >= len(columns) - 1 else None


def _columns(rows: list[Row]) -> list[Column]:
    """Where the words of the fullest rows stand: a row with fewer may have merged cells."""
    most = max(len(row) for row in rows)
    lines = sorted((line.left, line.right) for row in rows if len(row) > 1 and len(row) >= 0.7 * most for line in row)
    columns: list[Column] = []
    for left, right in lines:
        if columns and left < columns[-1][1] + 2:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _fits(line: Line, columns: list[Column]) -> bool:
    return len(_over(line, columns)) == 1


def _over(line: Line, columns: list[Column]) -> list[Column]:
    """The columns that a line stands over; a long word may run a little into the next."""
    over = [column for column in columns if line.left < column[1] and line.right > column[0]]
    if len(over) == 2 and abs(line.left - over[0][0]) < 3 and " " not in line.text:
        left, right = over[1]
        return over[:1] if line.right - left < 0.6 * (right - left) else over
    return over


def _wraps(run: list[Row], columns: list[Column]) -> bool:
    """Whether a single line at the end of a table is the second line of a cell, and no new paragraph."""
    line = run[-1][0]
    steps = _steps(run)
    if steps[-1] > _LINE:
        return False
    usual = _row_pitch([_placed(row, columns) for row in run], steps, len(columns))
    return line.left > columns[0][1] or line.text[:1].islower() or steps[-1] < usual - 0.04


def _head_above(rows: list[Row], at: int, table: BareTable) -> int:
    """How many rows above a table are lines of a cell in its first column: broken short of the page's width, as cells are."""
    left, right = table.columns[0][0], table.columns[1][0]
    count = 0
    while at - count > 0 and len(rows[at - count - 1]) == 1:
        above, below = rows[at - count - 1][0], rows[at - count][0]
        if abs(above.left - left) > 2 or above.right > right or (below.y - above.y) / below.size > _LINE + 0.1:
            break
        count += 1
    widest = max(line.right for row in rows for line in row)
    lines = [row[0] for row in rows[at - count : at]]
    broken = [
        one
        for one, other in pairwise(lines)
        if one.right + 0.6 * len(other.text.split(" ")[0]) * one.size < widest - 40
    ]
    return count if len(broken) >= max(1, count - 1) and count < 6 else 0


def _steps(rows: list[Row]) -> list[float]:
    """From each row to the one before it, in sizes of the text; 0 for the first."""
    return [0.0, *((after[0].y - before[0].y) / after[0].size for before, after in pairwise(rows))]


def _inside_prose(rows: list[Row], at: int, count: int) -> bool:
    """Whether one or two rows are only lines of a paragraph with words spaced out."""
    if count > 2:
        return False
    beside = [(rows[at - 1], rows[at])] if at else []
    beside += [(rows[at + count], rows[at + count - 1])] if at + count < len(rows) else []
    return any(
        len(other) == 1 and len(other[0].text) > 60 and abs(other[0].y - row[0].y) < _LINE * row[0].size
        for other, row in beside
    )


def _placed(row: Row, columns: list[Column]) -> dict[Column, str]:
    """The text of each column in a row; a merged cell stands in each that it covers."""
    cells: dict[Column, str] = {}
    for line in (part for whole in row for part in _split(whole, columns)):
        over = _over(line, columns)
        for column in over or [min(columns, key=lambda each: abs(each[0] - line.left))]:
            cells[column] = f"{cells[column]} {line.text}" if column in cells else line.text
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


def _row_pitch(placed: list[dict[Column, str]], steps: list[float], columns: int) -> float:
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
    least = min((step for step in steps[1:] if step > _OVERLAPPING), default=0.0)
    return min((step for step in steps[1:] if step > least + 0.06), default=0.0) if least < _LINE else 0.0


def _numbers(cells: dict[Column, str]) -> int:
    return sum(bool(_NUMERIC.fullmatch(text)) for text in cells.values())


def _goes_on(cells: dict[Column, str], before: dict[Column, str], first: Column, step: float, usual: float) -> bool:
    """Whether a row of lines is the next line of the cells above. Steps in sizes of the text."""
    if step < _OVERLAPPING:
        return True
    if step > max(_LINE, usual - 0.04):
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

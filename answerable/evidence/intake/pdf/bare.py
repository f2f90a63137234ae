"""Tables without upright lines: rows whose words stand under one another, with the same gaps between them from row to row."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from answerable.evidence.intake.numbering import ends_sentence
from answerable.evidence.intake.pdf.rules import Rule
from answerable.evidence.intake.pdf.wrapped import (
    LINE,
    OVERLAPPING,
    Column,
    Row,
    over_columns,
    placed_in,
    row_step,
    steps_of,
)

_CAPTION = re.compile(r"(?:table|figure|chart|fig\.)\s*[\dA-Z]", re.IGNORECASE)
_LOOSEST = 2.6  # sizes from row to row
_LOOK_BACK = 30  # rows of the run that the next is held against


@dataclass
class BareTable:
    """Rows of lines that make a table, with its columns from left to right; `floors` says above which rows a line is drawn."""

    rows: list[Row]
    columns: list[Column]
    floors: list[bool] = field(default_factory=list)


def parted(rows: list[Row], rules: Sequence[Rule] = ()) -> Iterator[Row | BareTable]:
    """The rows of one stretch, with those that make a table put together. `rules` are level lines, from the top."""
    rows = _blocks(rows)
    floors = _floors(rows, rules)
    at = said = 0
    while at < len(rows):
        table = _table_at(rows, floors, at) if len(rows[at]) > 1 else None
        if table is None:
            at += 1
            continue
        above = min(_head_above(rows, at, table), at - said)
        yield from rows[said : at - above]
        yield BareTable(rows[at - above : at] + table.rows, table.columns, floors[at - above : at] + table.floors)
        said = at = at + len(table.rows)
    yield from rows[said:]


def _blocks(rows: list[Row]) -> list[Row]:
    """Rows that overlap as one: cells of one, two and three lines, set in the middle of their row."""
    blocks: list[Row] = []
    for row in rows:
        if blocks and row[0].y - blocks[-1][-1].y < OVERLAPPING * row[0].size:
            blocks[-1] = blocks[-1] + row
        else:
            blocks.append(row)
    return blocks


def _floors(rows: list[Row], rules: Sequence[Rule]) -> list[bool]:
    """Above which rows a level line runs, between them and the row before."""
    heights = [rule.at for rule in rules]
    floors = [False] * len(rows)
    for at, (before, row) in enumerate(pairwise(rows), start=1) if rules else ():
        first = bisect_left(heights, before[-1].y - 0.1 * before[-1].size)
        last = bisect_left(heights, row[0].y - 0.45 * row[0].size)
        left, right = row[0].left, max(line.right for line in row)
        floors[at] = any(rule.start < right and rule.end > left for rule in rules[first:last])
    return floors


def _table_at(rows: list[Row], floors: list[bool], at: int) -> BareTable | None:
    """The table that begins with this row, if one does."""
    table = BareTable([rows[at]], _columns(rows[at : at + 1]), [False])
    for row, floor in zip(rows[at + 1 :], floors[at + 1 :], strict=True):
        wider = _with(table, row, floor)
        if wider is None:
            break
        table.rows.append(row)
        table.floors.append(floor)
        table.columns = wider
    while len(table.rows) > 1 and len(table.rows[-1]) == 1 and not _wraps(table):
        table.rows.pop()
        table.floors.pop()
    table.columns = _columns(table.rows)
    if len(table.columns) < 2 or _inside_prose(rows, at, len(table.rows)):
        return None
    return table


def _with(table: BareTable, row: Row, floor: bool) -> list[Column] | None:
    """The columns with another row, or None where the row is none of this table."""
    near, columns = table.rows[-_LOOK_BACK:], table.columns
    step = (row[0].y - near[-1][-1].y) / row[0].size
    wider = _columns([*near, row]) if len(row) > 1 else columns
    if any(table.floors) and not floor and step < LINE:
        # lines are drawn between the rows, and none here
        return wider if len(wider) >= len(columns) else columns
    steps = steps_of(near)[1:]
    usual = 1.6 * max(median(steps), 1.2) if steps else _LOOSEST
    if step > min(_LOOSEST, usual) or _CAPTION.match(row[0].text):
        return None
    if len(row) == 1:
        ends = step > LINE and row[0].left < columns[0][1] and ends_sentence(row[0].text)
        return columns if len(over_columns(row[0], columns)) == 1 and not ends else None
    return wider if len(wider) >= 2 and len(wider) >= len(columns) - 1 else None


def _columns(rows: list[Row]) -> list[Column]:
    """Where the words of the fullest rows stand: a row with fewer may have merged cells."""
    spans = [_spans([(line.left, line.right) for line in row]) for row in rows if len(row) > 1]
    most = max(map(len, spans), default=0)
    return _spans([span for row in spans if len(row) >= 0.7 * most for span in row])


def _spans(places: list[Column]) -> list[Column]:
    """Stretches from left to right, those that overlap as one."""
    spans: list[Column] = []
    for left, right in sorted(places):
        if spans and left < spans[-1][1] + 2:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _wraps(table: BareTable) -> bool:
    """Whether a single line at the end of a table is the second line of a cell, and no new paragraph."""
    line, steps = table.rows[-1][0], steps_of(table.rows)
    if steps[-1] > LINE:
        return False
    if any(table.floors) and not table.floors[-1]:
        return True
    usual = row_step([placed_in(row, table.columns) for row in table.rows], steps, len(table.columns))
    return line.left > table.columns[0][1] or line.text[:1].islower() or steps[-1] < usual - 0.04


def _head_above(rows: list[Row], at: int, table: BareTable) -> int:
    """How many rows above a table are lines of a cell in its first column: broken short of the page's width, as cells are."""
    left, right = table.columns[0][0], table.columns[1][0]
    count = 0
    while at - count > 0 and len(rows[at - count - 1]) == 1:
        above, below = rows[at - count - 1][0], rows[at - count][0]
        if abs(above.left - left) > 2 or above.right > right or (below.y - above.y) / below.size > LINE + 0.1:
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


def _inside_prose(rows: list[Row], at: int, count: int) -> bool:
    """Whether one or two rows are only lines of a paragraph with words spaced out."""
    if count > 2:
        return False
    beside = [(rows[at - 1], rows[at])] if at else []
    beside += [(rows[at + count], rows[at + count - 1])] if at + count < len(rows) else []
    return any(
        len(other) == 1
        and len(other[0].text) > 60
        and min(abs(other[0].y - row[-1].y), abs(other[-1].y - row[0].y)) < LINE * row[0].size
        for other, row in beside
    )

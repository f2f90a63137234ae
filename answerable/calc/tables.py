"""A table to a grid of numbers: which rows are heads, which columns the labels, what each cell says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.blocks import Row, Table
from answerable.calc.periods import Period
from answerable.calc.table_cells import Said, is_no_value, read_cell
from answerable.calc.table_heads import MOST_HEADS, goes_on, group_of, is_head, paths, period_of, repeats, spans
from answerable.calc.table_labels import Labels, labels_of, pages
from answerable.calc.table_parts import Cell, Grid, Line, is_total
from answerable.calc.table_periods import part_of_year, within
from answerable.calc.table_units import said_by, said_of_all

__all__ = ["Cell", "Grid", "Line", "grids", "is_no_value", "is_total", "read_cell", "worded"]


@dataclass
class _Part:
    """The rows of a table under one head, each with its place in the table; `at` is the place of the first head."""

    heads: list[Row] = field(default_factory=list)
    at: int = 0
    body: list[tuple[int, Row]] = field(default_factory=list)


@dataclass(frozen=True)
class Worded:
    """A cell of words, where it stands (row and column from 0), its heads, the names of its row and the period they give."""

    row: int
    column: int
    text: str
    path: tuple[str, ...]
    names: tuple[str, ...]
    period: Period | None


def grids(table: Table) -> Iterator[Grid]:
    """The grids of a table; a new head row in its midst begins another. Rows of label and value need no head."""
    for part in _parts(table):
        if part.body:
            yield from _grid(table, part)


def _parts(table: Table) -> list[_Part]:
    known = min(table.heads, len(table.rows))
    parts = [_Part(list(table.rows[:known]))]
    for at, row in enumerate(table.rows[known:], start=known):
        last = parts[-1]
        if last.heads and last.body and repeats(row, last.heads[-1]):
            continue
        if not is_head(row, first=at == 0) or (last.body and last.heads and goes_on(row)):
            last.body.append((at, row))
        elif last.heads and not last.body and spans(last.heads[-1], row) and len(last.heads) < MOST_HEADS:
            last.heads.append(row)
        else:
            parts.append(_Part([row], at))
    return [part for part in parts if part.heads or part.body]


def worded(table: Table) -> Iterator[Worded]:
    """The cells that hold words with a figure among them, in order: "45 recruited by May", "over 500"."""
    parts = _parts(table)
    # A table of words has rows that look like heads, all of them; its first is the head of the others.
    first = [parts[0].heads[-1]] if parts and parts[0].heads and not parts[0].body else []
    for part in parts:
        body = part.body or [(at, row) for at, row in enumerate(part.heads, start=part.at) if [row] != first]
        if any(_has_digit(cell) for _, row in body for cell in row.cells[1:]):
            yield from _worded(_Part(part.heads if part.body else first, part.at, body))


def _worded(part: _Part) -> Iterator[Worded]:
    headed, labels = _understood(part)
    for at, row in part.body:
        names, period = labels.of(row)
        for column in _printed_once(row):
            text = row.cells[column]
            if _has_digit(text) and not labels.has(column, row) and not read_cell(text) and not period_of(text):
                yield Worded(at, column, text, headed[column], names, period)


def _has_digit(text: str) -> bool:
    return any(mark.isdigit() for mark in text) and any(mark.isalpha() or mark in "<>~" for mark in text)


def _understood(part: _Part) -> tuple[tuple[tuple[str, ...], ...], Labels]:
    """The path of heads over each column, and which columns are labels."""
    rows = [row for _, row in part.body]
    width = max(len(row.cells) for row in (*part.heads, *rows))
    headed = paths(part.heads, width) if part.heads else ((),) * width
    return headed, labels_of(rows, headed, width)


def _grid(table: Table, part: _Part) -> Iterator[Grid]:
    headed, labels = _understood(part)
    corner = " ".join(headed[0]) if headed else ""
    said = [_said(table.caption, corner, path) for path in headed]
    lines = list(_lines(part.body, labels, said))
    columns = [at for at in range(len(headed)) if _is_told(lines, at, headed[at])]
    if not columns:
        return
    kept = tuple(narrow for line in lines if any((narrow := _narrowed(line, columns)).cells))
    shown = [_shown(headed[at]) for at in columns]
    periods = tuple(period for _, period in shown)
    if any(part_of_year(headed[at][-1]) for at in columns if headed[at]):
        # "April" over a column makes of a row's year a part of it, which is not one for the whole row.
        kept = tuple(replace(line, period=None) if line.period and line.period.months == 12 else line for line in kept)
    yield Grid(
        table.caption, corner, tuple(text for text, _ in shown), periods, kept, tuple(headed[at] for at in columns)
    )


def _is_told(lines: list[Line], column: int, path: tuple[str, ...]) -> bool:
    """Whether a column tells figures: it has numbers, and they are not the pages of a list of contents."""
    told = [cell.value if (cell := line.cells[column]) else None for line in lines]
    return any(value is not None for value in told) and not pages(told, path)


def _shown(path: tuple[str, ...]) -> tuple[str, Period | None]:
    """The text of a head and the period it names: as a whole, else a part of it, narrowed by a month or a quarter among the others."""
    text = " ".join(path)
    whole = period_of(text) if text else None
    year = next((period for part in reversed(path) if (period := period_of(part))), None)
    narrow = next((period for part in path if year and (period := within(part, year))), None)
    return text, whole or narrow or year


def _said(caption: str, corner: str, path: tuple[str, ...]) -> tuple[Said | None, Said | None]:
    """What the innermost head that names a unit says, and what caption or corner say where neither head nor label does."""
    own = next((found for part in reversed(path) if (found := said_by(part))), None)
    return own, said_of_all(caption, corner, " ".join(path))


_SaidOfColumns = Sequence[tuple[Said | None, Said | None]]


def _lines(body: list[tuple[int, Row]], labels: Labels, said: _SaidOfColumns) -> Iterator[Line]:
    """A line for each row; a row that only names a group gives its name to those below, to the next group or their total."""
    groups: tuple[str, ...] = ()
    before: Row | None = None
    above = ""
    for at, row in body:
        if name := group_of(row):
            groups = (*groups, name) if before and group_of(before) else (name,)
        else:
            line = _line(at, row, labels, said)
            # A row without a label goes on with the one above it: its shares, its second line.
            own = line.groups or ((above,) if above and not line.label else ())
            yield replace(line, groups=(*groups, *own))
            groups = () if line.is_total and groups else groups
            above = line.label or above
        before = row


def _line(at: int, row: Row, labels: Labels, said: _SaidOfColumns) -> Line:
    names, period = labels.of(row)
    label = names[-1] if names else ""
    beside = said_by(label) if label and not period else None
    printed = set(_printed_once(row))
    cells = tuple(
        _cell(row, column, _chosen(said[column], beside)) if column in printed and not labels.has(column, row) else None
        for column in range(len(said))
    )
    return Line(row.line, label, period, cells, row.text, row.page, names[:-1], at)


def _chosen(said: tuple[Said | None, Said | None], beside: Said | None) -> Said | None:
    return said[0] or beside or said[1]


def _cell(row: Row, column: int, said: Said | None) -> Cell | None:
    cell = read_cell(row.cells[column], said)
    return replace(cell, column=column) if cell else None


def _printed_once(row: Row) -> Iterator[int]:
    """The columns of a row whose cell is printed there, and not only the rest of a merged one."""
    if not row.said:
        yield from range(len(row.cells))
        return
    reached = 0
    for column, cell in enumerate(row.cells):
        found = row.said.find(cell, reached, reached + len(cell) + 4) if cell else -1
        if found >= 0:
            reached = found + len(cell)
            yield column


def _narrowed(line: Line, columns: list[int]) -> Line:
    return replace(line, cells=tuple(line.cells[at] for at in columns))

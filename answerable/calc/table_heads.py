"""Which rows of a table are heads, which only name a group, and what path of heads stands over each column."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from answerable.calc.blocks import Row
from answerable.calc.periods import NotAPeriod, Period, read
from answerable.calc.table_cells import CLOCK, is_no_value, read_cell
from answerable.calc.table_units import said_by

LONGEST_HEAD = 120
LONGEST_GROUP = 80
MOST_HEADS = 4
_STATES_WORDS = """
    green amber red yes no met achieved improving improved stable static worsening deteriorating up down good adequate
    inadequate outstanding complete completed ongoing high medium low ↑ ↓ → ▲ ▼ ↔ ✓ ✔ ✗ x same better worse similar
"""
_STATES = frozenset(_STATES_WORDS.split()) | {
    "not met",
    "on track",
    "off track",
    "no change",
    "requires improvement",
    "in progress",
    "not started",
}
_UNIT_CELL = re.compile(
    r"\(?(?:in\s)?(?:%|£(?:['’]?0?00['’]?s?|k|m|bn)?|no\.?|nos\.?|number|count|n|rate|['’]?000['’]?s?|secs?|seconds|mins?|minutes|hours|hrs|days|hh?:mm(?::ss)?|mm:ss|fte)\)?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"[*†‡¹²³]|notes?\b|source\b|n\.?b\b|\(?\w\)\s", re.IGNORECASE)
_SYMBOLS = re.compile(r"\D{1,12}|£\s?['’]?0?00['’]?|\d{1,3}\s?[-–+]\s?\d{0,3}|\d\d?:\d\d")
_VALUE = re.compile(
    r"(?:[<>~+-]\s?|(?:c\.?(?=\s?\d)|circa|over|under|up|down|about|around|nearly|almost|approx\w*\.?)\s?)?£?\d",
    re.IGNORECASE,
)
_YEARLIKE = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=8192)
def period_of(text: str) -> Period | None:
    """The period that a head or a label names and nothing else; a footnote's mark is no part of it."""
    try:
        return read(text.strip("*†‡ "))
    except NotAPeriod:
        return None


def is_head(row: Row, *, first: bool = False) -> bool:
    """Words or periods over columns: no number after the first cell, and more than states such as "met" or "n/a".

    The `first` row may have times of day for heads; elsewhere they are values.
    """
    told = [cell for cell in row.cells[1:] if cell]
    if not told or not all(_heads(cell) for cell in told):
        return False
    beside = said_by(row.cells[0])
    if (not first or (beside and beside.clock)) and any(CLOCK.fullmatch(cell) for cell in told):
        return False
    return not group_of(row) and not all(is_no_value(cell) or cell.casefold() in _STATES for cell in told)


def repeats(row: Row, head: Row) -> bool:
    """Whether the head is printed again, as on a new page."""
    return row.cells == head.cells


def goes_on(row: Row) -> bool:
    """Whether a row of words stands in the midst of a table as a row of it: its words begin with numbers, or all but a note is
    empty, or its bare years are no run of years and so are numbers."""
    told = [cell for cell in row.cells[1:] if cell]
    valued = all(_VALUE.match(cell) and not period_of(cell) for cell in told)
    years = [int(cell) for cell in told if _YEARLIKE.fullmatch(cell)]
    counts = len(years) == len(told) and any(abs(b - a) != 1 for a, b in pairwise(years or [0]))
    alone = len(told) == 1 and (len(row.cells) > 3 or bool(years)) and bool(row.cells[0])
    return valued or counts or alone


def group_of(row: Row) -> str:
    """The name that a row without figures gives to the rows below it, or nothing: its first cell stands alone."""
    first = row.cells[0] if row.cells else ""
    alone = len(row.cells) > 1 and all(not cell or cell == first for cell in row.cells[1:])
    plain = any(mark.isalpha() for mark in first) and len(first) <= LONGEST_GROUP and not _NOTE.match(first)
    return first if alone and plain and not first.endswith((".", ";")) and not period_of(first) else ""


def spans(row: Row, below: Row) -> bool:
    """Whether a row of words stands over the heads below it: its cells repeat or are empty, or those below are units."""
    told = [cell for cell in row.cells[1:] if cell]
    under = [cell for cell in below.cells[1:] if cell]
    if not told or not under:
        return False
    units = all(_UNIT_CELL.fullmatch(cell) for cell in under)
    repeats = any(a and a == b for a, b in zip(row.cells[1:], row.cells[2:], strict=False))
    return units or repeats or len(told) < len(under)


def paths(heads: Sequence[Row], width: int) -> tuple[tuple[str, ...], ...]:
    """The heads over each column, outermost first: empty parts left out, a part that only repeats the one above it said once."""
    levels = [
        _spread(row, heads[-1], width) if at < len(heads) - 1 else _filled(row, width) for at, row in enumerate(heads)
    ]
    return tuple(_path([level[column] for level in levels]) for column in range(width))


def _path(parts: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts:
        if part and (not found or found[-1].casefold() != part.casefold()):
            found.append(part)
    return tuple(found)


def _filled(row: Row, width: int) -> tuple[str, ...]:
    return (*row.cells[:width], *("" for _ in range(width - len(row.cells))))


def _spread(row: Row, last: Row, width: int) -> tuple[str, ...]:
    """The cells of an upper head over the columns that they span: what is empty belongs to the cell before it."""
    cells, under = [cell for cell in row.cells[1:] if cell], len(last.cells) - 1
    if cells and len(row.cells) < len(last.cells) and len(cells) == len(row.cells) - 1 and under % len(cells) == 0:
        size = under // len(cells)
        return _filled(Row(row.line, (row.cells[0], *(cell for cell in cells for _ in range(size)))), width)
    found, before = [row.cells[0] if row.cells else ""], ""
    for column, cell in enumerate(_filled(row, width)[1:], start=1):
        below = last.cells[column] if column < len(last.cells) else ""
        before = cell or before
        found.append(cell or (before if below else ""))
    return tuple(found)


def _heads(cell: str) -> bool:
    if len(cell) >= LONGEST_HEAD:
        return False
    if read_cell(cell) is None:
        return any(mark.isalpha() for mark in cell) or bool(_SYMBOLS.fullmatch(cell)) or period_of(cell) is not None
    return bool(_YEARLIKE.fullmatch(cell.strip("*†‡ ")) and period_of(cell))

"""The figures of a table as claims: what a cell counts, of when, and which way it says that things went."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.blocks import Table, passage
from answerable.calc.claims import Claim
from answerable.calc.figures.figure import Direction, Figure, Role, Unit
from answerable.calc.figures.reader import read_figures
from answerable.calc.figures.when import Lead, mentions
from answerable.calc.periods import Period
from answerable.calc.table_heads import period_of
from answerable.calc.table_periods import within
from answerable.calc.tables import Cell, Grid, Line, Worded, worded

LONGEST_SUBJECT = 300
LONGEST_PRINTED = 120
LONGEST_QUOTE = 300
LONGEST_RATE = 40
_CHANGES = re.compile(
    r"\bchanges?\b|difference|variance|\bincrease|\bdecrease|\breduction|\bgrowth\b|\+/-|\bpp\b", re.IGNORECASE
)
_FALLS = re.compile(r"\bdecrease|\breduction|\bfall\b", re.IGNORECASE)
_AIMED = re.compile(
    r"\btargets?\b|\bplan(?:ned)?\b|\bforecast|\bprojected\b|\btrajectory|\baims?\b|\bambition\b|\bexpected\b|\bestablishment\b",
    re.IGNORECASE,
)
# A year not yet over is not the year that the caption names.
_TO_DATE = re.compile(r"\bytd\b|\byear[\s-]to[\s-]date\b|\bto\sdate\b|\bso\sfar\b", re.IGNORECASE)
_PER = re.compile(r"\bper\s(?!cent)(?P<per>(?:[\d,]+\s)?[A-Za-z]+|[\d,]+)", re.IGNORECASE)


def of_grid(grid: Grid, block: int) -> Iterator[Claim]:
    """A claim for every number of a grid, in order."""
    captioned = named_once(grid.caption)
    for line in grid.lines:
        for column, cell in enumerate(line.cells):
            if cell:
                yield _of_cell(grid, line, column, cell, block, captioned)


def of_words(table: Table, block: int) -> Iterator[Claim]:
    """The figures in cells of words, read as prose is."""
    for cell in worded(table):
        row = table.rows[cell.row]
        for figure in read_figures([passage(cell.text, row.line)]):
            yield _of_worded(table, cell, figure, block)


def subject(path: tuple[str, ...], names: tuple[str, ...], caption: str) -> str:
    """Heads, outermost first, then the names of the row, then the caption in brackets."""
    told = ", ".join(part for part in (" ".join(path), *names) if part)
    return (f"{told} ({caption})" if caption else told)[:LONGEST_SUBJECT]


def named_once(text: str) -> Period | None:
    """The period that a text names, if it names one only."""
    found = {mention.period for mention in mentions(text) if mention.period and mention.lead is Lead.OF}
    return found.pop() if len(found) == 1 else None


def _of_cell(grid: Grid, line: Line, column: int, cell: Cell, block: int, captioned: Period | None) -> Claim:
    path, names = grid.paths[column], (*line.groups, line.label)
    said = " ".join((*path, line.label))
    role, direction = _change(cell, said)
    per = _PER.search(said)
    return Claim(
        block=block,
        line=line.line,
        page=line.page,
        printed=cell.printed[:LONGEST_PRINTED],
        value=cell.value,
        unit=cell.unit,
        subject=subject(path, names, grid.caption),
        quote=line.text[:LONGEST_QUOTE],
        row=line.row,
        column=cell.column,
        role=role,
        direction=direction,
        period=_period(grid, line, column, captioned),
        per=per["per"].casefold()[:LONGEST_RATE] if per else "",
        aimed=bool(_AIMED.search(said)),
    )


def _of_worded(table: Table, cell: Worded, figure: Figure, block: int) -> Claim:
    row = table.rows[cell.row]
    heads = next((period for part in cell.path if (period := period_of(part))), None)
    return Claim(
        block=block,
        line=row.line,
        page=row.page,
        printed=figure.number.printed[:LONGEST_PRINTED],
        value=figure.value,
        unit=figure.unit,
        subject=subject(
            cell.path, (*cell.names, *(["-", " ".join(figure.words)] if figure.words else [])), table.caption
        ).replace(", -, ", ": "),
        quote=row.text[:LONGEST_QUOTE],
        row=cell.row,
        column=cell.column,
        upper=figure.number.upper,
        qualifier=figure.qualifier,
        role=figure.role,
        direction=figure.direction,
        period=figure.period or cell.period or heads,
        since=figure.since,
        against=figure.against.period if figure.against else None,
        place=figure.place[:LONGEST_PRINTED],
        per=figure.per[:LONGEST_RATE],
        aimed=figure.aimed,
    )


def _period(grid: Grid, line: Line, column: int, captioned: Period | None) -> Period | None:
    """The period of the row, of the column, or of both together: "April" under "2023/24", "Q1" in a table of 2023/24."""
    path = grid.paths[column]
    headed = grid.periods[column] or named_once(" ".join(path))
    if _TO_DATE.search(" ".join((*path, line.label))):
        captioned = None
    labelled = line.period or period_of(line.label) if line.label else None
    if labelled:
        return (within(path[-1], labelled) if path else None) or labelled
    if headed:
        return within(line.label, headed) or headed
    if not captioned:
        return named_once(line.label)
    return (within(path[-1], captioned) if path else None) or within(line.label, captioned) or captioned


def _change(cell: Cell, said: str) -> tuple[Role, Direction]:
    """A number under "Change", or one of percent with its sign, tells a change."""
    signed = cell.signed and cell.unit in {Unit.PERCENT, Unit.POINTS} and not cell.printed.startswith("(")
    if not (_CHANGES.search(said) or (signed and cell.printed[:1] in "+-−–↑↓▲▼")):
        return Role.LEVEL, Direction.NONE
    if cell.value == 0:
        return Role.CHANGE, Direction.NONE
    fell = (
        cell.value < 0
        or cell.printed[-1:] in "↓▼"
        or (cell.value > Decimal(0) and not cell.signed and _FALLS.search(said))
    )
    return Role.CHANGE, Direction.DOWN if fell else Direction.UP

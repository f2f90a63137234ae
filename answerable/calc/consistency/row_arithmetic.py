"""A total, share or change in a table does not follow from its row or its column.
Example: Of 110,600 calls 1,991 were abandoned, and the share beside them says 1.20%. It is 1.80%.

It is silent where no other row bears the relation out and the heads leave a doubt, where a rounding or cutting off explains the
difference, and on averages, rates and times, which do not add up.

It matters because a table is believed before prose is, and its shares are copied into the prose.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.consistency.finding import Finding, Kind, Severity, place_in_table
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.relation import Relation
from answerable.calc.consistency.relations import relation_for
from answerable.calc.consistency.sums import wrong_totals
from answerable.calc.tables import Cell, Grid, Line

RULE = "row_arithmetic"
_CENT = Decimal("0.01")
_SUFFIX, _POWERS = re.compile(r"(?<=\d)\s?(k|m|bn)\)?$", re.IGNORECASE), {"k": 3, "m": 6, "bn": 9}


def row_arithmetic(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every total, share and change of the documents' tables that the other cells of the table do not give."""
    for reading in readings:
        for grid in reading.grids:
            yield from _totals(reading.name, grid)
            yield from _derived(reading.name, grid)


def as_printed(value: Decimal, cell: Cell) -> str:
    """A value in the unit that a cell is printed in: 6.82 beside "£6.80m", 6,720 under a head that says thousands."""
    found = _SUFFIX.search(cell.printed)
    suffix = found[1] if found else ""
    power = -cell.scale - _POWERS.get(suffix.casefold(), 0)
    told, place = value.scaleb(power), cell.place.scaleb(power)
    told = told.quantize(place) if told == told.quantize(place) else told
    return f"{'-' if told < 0 else ''}{'£' if '£' in cell.printed else ''}{abs(told):,f}{suffix}"


def _in_brackets(name: str) -> str:
    return f" ({name})" if name.strip() else ""


def _totals(document: str, grid: Grid) -> Iterator[Finding]:
    for wrong in wrong_totals(grid):
        place = place_in_table(document, wrong.line, wrong.cell, wrong.period)
        off = abs(wrong.expected - wrong.cell.value)
        severity = Severity.HIGH if off * 10 > abs(wrong.expected) else Severity.MEDIUM
        parts = as_printed(wrong.expected, wrong.cell)
        message = f"The total {wrong.cell.printed}{_in_brackets(wrong.name)} is not the sum of its parts, {parts}."
        yield Finding(RULE, Kind.TOTAL, severity, message, (place,), wrong.expected, (wrong.expected, wrong.expected))


def _derived(document: str, grid: Grid) -> Iterator[Finding]:
    for column in range(len(grid.heads)):
        relation = relation_for(grid, column)
        for line in grid.lines if relation else ():
            cell = line.cells[column]
            if (
                relation
                and cell
                and (expected := relation.value(line)) is not None
                and not relation.holds(cell, expected)
            ):
                yield _finding(document, line, cell, relation, expected)


def _finding(document: str, line: Line, cell: Cell, relation: Relation, expected: Decimal) -> Finding:
    finest = min(cell.place, _CENT) if relation.mark else cell.place
    shown, half, finer = expected.quantize(finest), cell.place / 2, finest / 10
    interval = (expected - half).quantize(finer), (expected + half).quantize(finer)
    off = abs(abs(expected) - abs(cell.value))
    severity = Severity.HIGH if off * 10 > abs(expected) else Severity.MEDIUM
    value = f"{shown:,f}{relation.mark}" if relation.mark else as_printed(shown, cell)
    message = f"{relation.told(line)} is {value}, not {cell.printed}{_in_brackets(line.label)}."
    places = (place_in_table(document, line, cell),)
    return Finding(RULE, relation.kind, severity, message, places, shown, interval)

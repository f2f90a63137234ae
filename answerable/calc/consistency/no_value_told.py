"""Prose gives a figure for a month of which the table beside it says that there is no value.
Example: "81% were answered in time in December 2021", beside a table with "N/A" for that service in Dec-21.

It is silent on empty cells, where the table stands elsewhere, and where what heads the column is not what the passage speaks of.

It matters because either the figure rests on nothing, or the table leaves out what is known.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.consistency.finding import Finding, Kind, Place, Severity, place_of
from answerable.calc.consistency.reading import Placed, Reading
from answerable.calc.consistency.series import NEAR_BLOCKS, words
from answerable.calc.figures.figure import Figure, Role
from answerable.calc.periods import printed
from answerable.calc.standing import Qualifier
from answerable.calc.tables import Line

RULE = "no_value_told"
_NONE_SAID = frozenset({"n/a", "na", "no data", "not available", "not recorded", "data not available", "not held"})


def no_value_told(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every figure of the prose for whose period the table near it says that there is none."""
    for reading in readings:
        for placed in reading.placed:
            for line, head, column, said in _without_value(placed):
                yield from _told(reading, placed, (line, head, column, said))


def _without_value(placed: Placed) -> Iterator[tuple[Line, str, int, str]]:
    """The cells of dated rows that say that there is no value: line, head, column of the grid, the words."""
    grid = placed.grid
    rows = {row.line: row for row in placed.table.rows}
    for at, head in enumerate(grid.heads):
        columns = {cell.column for line in grid.lines if (cell := line.cells[at]) and cell.column is not None}
        for line in grid.lines if len(columns) == 1 else ():
            (column,) = columns
            row = rows.get(line.line)
            said = row.cells[column].strip() if row and column < len(row.cells) else ""
            if line.period and line.cells[at] is None and said.casefold() in _NONE_SAID:
                yield line, head, at, said


def _told(reading: Reading, placed: Placed, cell: tuple[Line, str, int, str]) -> Iterator[Finding]:
    line, head, at, said = cell
    others = {word for other in placed.grid.heads if other != head for word in words(other)}
    own = words(head) - others
    for figure in reading.figures:
        near = abs(reading.block_of(figure.sentence) - placed.block) <= NEAR_BLOCKS
        if near and _is_level(figure) and figure.period == line.period and own & words(figure.sentence.text):
            when = printed(figure.period) if figure.period else ""
            message = f"{figure.number.printed} is told of {when}, for which the table has “{said}” ({head.strip()})."
            shown = Place(reading.name, line.line, line.text[:300], None, None, line.period, said, line.page, at)
            yield Finding(RULE, Kind.CONTRADICTION, Severity.LOW, message, (place_of(reading.name, figure), shown))
            return


def _is_level(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and not figure.aimed and figure.qualifier is not Qualifier.UP_TO

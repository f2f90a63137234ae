"""The cells of tables as figures, so that a change in prose can be measured against a row of a table."""

from collections.abc import Iterator, Sequence

from answerable.calc.blocks import passage
from answerable.calc.figures.figure import Direction, Figure, Number, Role, Unit
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.words import SMALL, WORD
from answerable.calc.standing import Qualifier
from answerable.calc.tables import Grid, Line

_SAYS_LITTLE = SMALL | frozenset({"number", "recorded", "totals", "count", "figure", "volume"})
_LEVELS = {Unit.COUNT, Unit.POUNDS}


def cell_figures(grids: Sequence[Grid]) -> Iterator[Figure]:
    """A figure for each count or sum of money with a period and a name; `sentence.number` is negative, one for each grid."""
    for at, grid in enumerate(grids):
        adding = frozenset(column for column in range(len(grid.heads)) if grid.adds_up(column))
        for line in grid.lines:
            sentence = Sentence(line.text, passage(line.text, line.line), 0, -1 - at)
            yield from _of_line(grid, line, sentence, adding)


def _of_line(grid: Grid, line: Line, sentence: Sentence, adding: frozenset[int]) -> Iterator[Figure]:
    start = 0
    for column, cell in enumerate(line.cells):
        if not cell:
            continue
        start = max(line.text.find(cell.printed, start), 0)
        end = start + len(cell.printed)
        period = line.period or grid.periods[column]
        words = _words(grid, line, column)
        if period and words and cell.unit in _LEVELS and cell.value >= 0 and column in adding:
            number = Number(cell.value, cell.unit, cell.printed, start, end)
            yield Figure(number, sentence, Qualifier.EXACT, Role.LEVEL, Direction.NONE, words, period)
        start = end


def _words(grid: Grid, line: Line, column: int) -> tuple[str, ...]:
    """The words for what the cell counts: its head, or the label of its row where the head is a period."""
    text = line.label if grid.periods[column] else grid.heads[column]
    return tuple(word for word in WORD.findall(text) if word.casefold() not in _SAYS_LITTLE)

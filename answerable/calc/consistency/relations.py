"""How one column of a table comes from others: a share of two counts, a change between two columns.

Nobody writes the relation down, so it is taken from the rows themselves: it must hold in most of them, and in at least two, or
the heads must leave only one reading.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from answerable.calc.consistency.finding import Kind
from answerable.calc.figures.figure import Unit
from answerable.calc.figures.words import stems
from answerable.calc.tables import Cell, Grid, Line

MOST_COLUMNS = 12
_CHANGE_WORDS = ("change", "difference", "variance", "increase", "decrease", "reduction", "growth", "+/-")
_Formula = Callable[[Decimal, Decimal, Decimal | None], Decimal | None]


@dataclass(frozen=True)
class Relation:
    """A formula over columns, with the words for it."""

    formula: _Formula
    columns: tuple[int, ...]
    kind: Kind
    words: str
    mark: str
    signed: bool = False

    def value(self, line: Line) -> Decimal | None:
        """What the formula gives for a row; None where a cell is missing or nought divides."""
        cells = [line.cells[column] for column in self.columns]
        if any(cell is None for cell in cells[:2]):
            return None
        values = [cell.value if cell else None for cell in cells]
        first, second = values[0], values[1]
        if first is None or second is None:
            return None
        return self.formula(first, second, values[2] if len(values) > 2 else None)

    def holds(self, cell: Cell, expected: Decimal) -> bool:
        """Whether the printed cell is the value rounded, or cut off, at its last place."""
        printed = cell.value if self.signed else abs(cell.value)
        return abs(printed - (expected if self.signed else abs(expected))) < cell.place

    def told(self, line: Line) -> str:
        """The figures of the row in the words of the relation."""
        cells = (line.cells[column] for column in self.columns)
        return self.words.format(*(cell.printed if cell else "none" for cell in cells))


def relation_for(grid: Grid, column: int) -> Relation | None:
    """The relation that gives this column, if the rows or the heads leave no doubt."""
    others = [at for at in range(len(grid.heads)) if at != column and grid.adds_up(at)][:MOST_COLUMNS]
    if grid.periods[column] or len(others) < 2:
        return None
    head = grid.heads[column].casefold()
    if any(word in head for word in _CHANGE_WORDS):
        return _best(grid, column, _changes(grid, column, others))
    return _best(grid, column, _shares(others)) if grid.is_percent(column) else None


def _shares(others: list[int]) -> Iterator[Relation]:
    for part, whole in permutations(others, 2):
        yield Relation(_share, (part, whole), Kind.TOTAL, "{0} of {1}", "%")
    for part, rest in permutations(others, 2):
        yield Relation(_share_of_sum, (part, rest), Kind.TOTAL, "{0} of {0} and {1} together", "%")
    for first, second in combinations(others, 2):
        for whole in others:
            if whole not in {first, second}:
                yield Relation(_sum_share, (first, whole, second), Kind.TOTAL, "{0} and {2} of {1}", "%")


def _changes(grid: Grid, column: int, others: list[int]) -> Iterator[Relation]:
    signed = any(
        line.cells[column] and (line.cells[column] or Cell(Decimal(0), Unit.COUNT, "")).signed for line in grid.lines
    )
    percent = grid.is_percent(column)
    for base, now in combinations(others, 2):
        formula: _Formula = _percent_change if percent else _difference
        yield Relation(formula, (base, now), Kind.ARITHMETIC, "From {0} to {1}", "%" if percent else "", signed)


def _best(grid: Grid, column: int, candidates: Iterator[Relation]) -> Relation | None:
    """The relation that most rows bear out; where only one pair of columns could be meant, that one."""
    tried = list(candidates)
    scored = [(*_score(grid, column, relation), -at, relation) for at, relation in enumerate(tried)]
    held = [(holds, at, relation) for holds, told, at, relation in scored if holds >= 2 and holds * 5 >= told * 3]
    if held:
        return max(held, key=lambda entry: entry[:2])[2]
    return _only(grid, column, tried)


def _score(grid: Grid, column: int, relation: Relation) -> tuple[int, int]:
    holds = told = 0
    for line in grid.lines:
        cell = line.cells[column]
        expected = relation.value(line) if cell else None
        if cell and expected is not None:
            told += 1
            holds += relation.holds(cell, expected)
    return holds, told


def _only(grid: Grid, column: int, tried: list[Relation]) -> Relation | None:
    """With two columns of counts: a change runs from the first to the second; a share is of the one whose head it shares."""
    counts = {at for relation in tried for at in relation.columns}
    if len(counts) != 2:
        return None
    if tried[0].kind is Kind.ARITHMETIC:
        return tried[0]
    own = set(stems(grid.heads[column]))
    named = [at for at in counts if own and own & set(stems(grid.heads[at]))]
    parts = [relation for relation in tried if relation.formula is _share and [relation.columns[0]] == named]
    whole_said = parts and "total" in grid.heads[parts[0].columns[1]].casefold()
    return parts[0] if whole_said else None


def _share(part: Decimal, whole: Decimal, _: Decimal | None) -> Decimal | None:
    return 100 * part / whole if whole > 0 and part <= whole else None


def _share_of_sum(part: Decimal, rest: Decimal, _: Decimal | None) -> Decimal | None:
    return 100 * part / (part + rest) if part + rest > 0 else None


def _sum_share(first: Decimal, whole: Decimal, second: Decimal | None) -> Decimal | None:
    return 100 * (first + (second or 0)) / whole if whole > 0 and first + (second or 0) <= whole else None


def _percent_change(base: Decimal, now: Decimal, _: Decimal | None) -> Decimal | None:
    return 100 * (now - base) / base if base > 0 else None


def _difference(base: Decimal, now: Decimal, _: Decimal | None) -> Decimal | None:
    return now - base

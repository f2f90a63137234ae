"""A formula over the cells of a row: what it gives, whether a printed cell bears it out, and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.consistency.finding import Kind
from answerable.calc.tables import Cell, Line

Formula = Callable[[Decimal, Decimal, Decimal], Decimal | None]

SMALLEST_SUM = 100


@dataclass(frozen=True)
class Relation:
    """A formula over columns (and, where it is given, the cell of a total row), with the words for it.

    `power` is the power of ten by which its columns are larger than the column they give, whose head says no unit: £m beside "Change".
    """

    formula: Formula
    columns: tuple[int, ...]
    kind: Kind
    words: str
    mark: str = ""
    signed: bool = False
    whole: Cell | None = None
    power: int = 0

    def value(self, line: Line) -> Decimal | None:
        """What the formula gives for a row; None where a cell is missing, nought divides, or the row is the total."""
        if self.whole and line.is_total:
            return None
        cells = self._cells(line)
        values = [cell.value if cell else None for cell in cells]
        first, second = values[:2]
        if first is None or second is None:
            return None
        third = values[2] if len(values) > 2 else None
        found = self.formula(first, second, third or Decimal(0))
        return found.scaleb(-self.power) if found is not None and self.power else found

    def holds(self, cell: Cell, expected: Decimal) -> bool:
        """Whether the printed cell is the value rounded, or cut off, at its last place."""
        printed = cell.value if self.signed else abs(cell.value)
        return abs(printed - (expected if self.signed else abs(expected))) < cell.place

    def told(self, line: Line) -> str:
        """The figures of the row in the words of the relation."""
        return self.words.format(*(cell.printed if cell else "none" for cell in self._cells(line)))

    def _cells(self, line: Line) -> list[Cell | None]:
        return [*(line.cells[column] for column in self.columns), *([self.whole] if self.whole else [])]


def share(part: Decimal, whole: Decimal, _: Decimal) -> Decimal | None:
    """One count in percent of another."""
    return 100 * part / whole if 0 < whole >= part else None


def share_of_both(part: Decimal, rest: Decimal, _: Decimal) -> Decimal | None:
    """One count in percent of itself and another."""
    return 100 * part / (part + rest) if part + rest > 0 else None


def share_of_two(first: Decimal, whole: Decimal, second: Decimal) -> Decimal | None:
    """Two counts in percent of a third."""
    return share(first + second, whole, second)


def rate(per: Decimal) -> Formula:
    """So many of one count per so many of another: offences per 1,000 people."""
    return lambda part, whole, _: per * part / whole if whole > 0 else None


def percent_change(base: Decimal, now: Decimal, _: Decimal) -> Decimal | None:
    """The change from one count to another, in percent."""
    return 100 * (now - base) / base if base > 0 else None


def difference(base: Decimal, now: Decimal, _: Decimal) -> Decimal | None:
    """The change from one count to another."""
    return now - base


def both(first: Decimal, second: Decimal, _: Decimal) -> Decimal | None:
    """Two counts together; of small ones that says nothing, for they often happen to fit."""
    return first + second if min(first, second) > 0 and first + second >= SMALLEST_SUM else None

"""Cells of tables beside figures in prose and beside cells of other tables: which of them tell one thing."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.issued import issued
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.table_likeness import Told, cells, of_one_thing, roots, same_cell, tells_cell
from answerable.calc.consistency.tellings import Bond, of_cell, of_prose
from answerable.calc.consistency.times import one_round

MOST_ALIKE = 300


def in_tables(readings: Sequence[Reading], prose: Sequence[Candidate]) -> Iterator[Bond]:
    """Cells beside figures in prose of their period or their row, and beside cells of other tables with their period and subject.

    What names no period is compared only between papers of one round.
    """
    told = [cell for at, reading in enumerate(readings) for cell in cells(at, reading.grids)]
    days = [issued(reading) for reading in readings]
    spoken: dict[int, list[Bond]] = defaultdict(list)
    for candidate, cell in _beside(told, prose):
        if tells_cell(candidate, cell) and _comparable(cell, candidate.document, days):
            spoken[id(candidate)].append(Bond(of_prose(readings, candidate), of_cell(readings, cell)))
    for bonds in spoken.values():
        # What one table bears out is told of that table, and not of another with the same heads and rows.
        yield from [bond for bond in bonds if not bond.disagrees] or bonds
    yield from _of_two_tables(readings, told, days)


def _of_two_tables(readings: Sequence[Reading], told: Sequence[Told], days: Sequence[date | None]) -> Iterator[Bond]:
    """Cells of two tables that tell one thing; none of two tables of one form that are of different things."""
    between: dict[tuple[int, int], list[tuple[Told, Told]]] = defaultdict(list)
    for group in _gathered(told, lambda cell: (cell.period, cell.subject)).values():
        for a, b in combinations(group[:MOST_ALIKE], 2):
            if same_cell(a, b) and _comparable(a, b.document, days):
                between[id(a.grid), id(b.grid)].append((a, b))
    for cells_of_both in between.values():
        if of_one_thing(cells_of_both):
            yield from (Bond(of_cell(readings, a), of_cell(readings, b)) for a, b in cells_of_both)


def _beside(told: Sequence[Told], prose: Sequence[Candidate]) -> Iterator[tuple[Candidate, Told]]:
    """Figures with the cells of their period; those without one with the cells of the rows that they name."""
    by_period = _gathered([cell for cell in told if cell.period], lambda cell: cell.period)
    by_name: defaultdict[str, list[Told]] = defaultdict(list)
    for cell in told:
        for root in () if cell.period else roots(cell.line.label):
            by_name[root].append(cell)
    for candidate in prose:
        if candidate.figure.period:
            yield from ((candidate, cell) for cell in by_period.get(candidate.figure.period, ()))
        else:
            near = {id(cell): cell for root in roots(candidate.stretch) for cell in by_name.get(root, ())[:MOST_ALIKE]}
            yield from ((candidate, cell) for cell in near.values())


def _comparable(cell: Told, document: int, days: Sequence[date | None]) -> bool:
    return cell.period is not None or cell.document == document or one_round(days[cell.document], days[document])


def _gathered(told: Sequence[Told], key: Callable[[Told], object]) -> defaultdict[object, list[Told]]:
    found: defaultdict[object, list[Told]] = defaultdict(list)
    for cell in told:
        found[key(cell)].append(cell)
    return found

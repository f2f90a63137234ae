"""Which numbers to leave out besides the small ones, so that no sum that is published gives one away. Pure: no database.

`calc.suppression` audits one table. A measure's figures are held in several sums at once (parts of a whole, areas of an area,
months of a year), so what it finds is carried here from sum to sum until none gives anything away.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.calc.suppression import TOTAL, Rule, Table, suppressed


@dataclass(frozen=True)
class Sum[K]:
    """Figures that make up another, whether or not all of them are told."""

    parts: tuple[K, ...]
    total: K


@dataclass(frozen=True)
class Grid[K]:
    """Figures in rows and columns with every sum of them: `keys` by (row, column), "" standing for the sum."""

    keys: Mapping[tuple[str, str], K]

    @property
    def rows(self) -> list[str]:
        return sorted({row for row, _ in self.keys} - {""})

    @property
    def columns(self) -> list[str]:
        return sorted({column for _, column in self.keys} - {""})


def small[K](counts: Mapping[K, Collection[int]], rule: Rule) -> set[K]:
    """The figures of which any value that was ever told is small."""
    return {key for key, told in counts.items() if any(rule.small(count) for count in told)}


def withheld[K](
    counts: Mapping[K, int], hidden: Collection[K], sums: Sequence[Sum[K]], grids: Iterable[Grid[K]], rule: Rule
) -> set[K]:
    """`hidden` with all that must be hidden with them. `counts` are the figures as they stand now."""
    found = set(hidden)
    for grid in grids:
        found |= _in_grid(counts, grid, rule)
    waiting = True
    while waiting:
        more = {key for one in sums for key in _more(counts, one, found, rule)} - found
        found |= more
        waiting = bool(more)
    return found


def _in_grid[K](counts: Mapping[K, int], grid: Grid[K], rule: Rule) -> set[K]:
    """What the audit of a whole table hides. A row or a column that lacks a figure leaves it to the sums."""
    cells = {(row, column): grid.keys.get((row, column)) for row in grid.rows for column in grid.columns}
    if not cells or any(key is None or key not in counts for key in cells.values()):
        return set()
    told = {place: counts[key] for place, key in cells.items() if key is not None}
    found = suppressed(Table(told), rule)
    named = (("" if row == TOTAL else row, "" if column == TOTAL else column) for row, column in found)
    return {grid.keys[place] for place in named if place in grid.keys}


def _more[K](counts: Mapping[K, int], one: Sum[K], hidden: Collection[K], rule: Rule) -> set[K]:
    """What else of a sum is hidden, the smallest first: until its hidden parts could be enough other numbers."""
    secret = [key for key in one.parts if key in hidden]
    if one.total in hidden:
        return set() if secret else _with_the_total(counts, one)
    if not secret:
        return set()
    free = sorted((key for key in one.parts if key not in hidden and counts.get(key)), key=lambda key: counts[key])
    more: list[K] = []
    while not _roomy(counts, [*secret, *more], rule):
        if not free:
            return {*more, one.total}
        more.append(free.pop(0))
    return set(more)


def _with_the_total[K](counts: Mapping[K, int], one: Sum[K]) -> set[K]:
    """A hidden total of parts that are all shown could be added up: its smallest part goes with it."""
    shown = [key for key in one.parts if counts.get(key)]
    return {min(shown, key=lambda key: counts[key])} if shown else set()


def _roomy[K](counts: Mapping[K, int], secret: Sequence[K], rule: Rule) -> bool:
    """Whether each hidden part may be any of so many numbers as the rule asks, when all that is known is their sum.

    Noughts are shown, so that a reader knows each hidden one to be at least 1.
    """
    least = 0 if rule.noughts else 1
    spare = sum(counts.get(key, 0) for key in secret) - least * len(secret)
    return len(secret) > 1 and spare + 1 >= rule.threshold

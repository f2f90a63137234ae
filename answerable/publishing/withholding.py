"""Which numbers to leave out besides the small ones, so that no sum that is published gives one away. Pure: no database.

`calc.suppression` audits one table. A measure's figures are held in several sums at once (parts of a whole, areas of an area,
months of a year), so what it finds is carried here from sum to sum until none gives anything away.

What is promised: whoever follows every sum, again and again, is left with `threshold` values or more for each hidden figure. What
is not: where small numbers fill a table of areas, parts and months at once, a solver may still narrow about one in a hundred.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    """`hidden` with all that must be hidden with them. `counts` are the figures as they stand now.

    First what each whole table and each sum asks for; then, for as long as the sums together leave a hidden figure too few
    values that it could have, one more of its neighbours.
    """
    found = set(hidden)
    for grid in grids:
        found |= _in_grid(counts, grid, rule)
    more = set(found)
    while more:
        found |= more
        more = {key for one in sums for key in _more(counts, one, found, rule)} - found
        more = more or _loosened(counts, sums, found, rule)
    return found


def _loosened[K](counts: Mapping[K, int], sums: Sequence[Sum[K]], hidden: Collection[K], rule: Rule) -> set[K]:
    """A shown neighbour, the smallest, of each hidden figure that a reader could narrow down too far."""
    known = bounds(counts, sums, hidden, rule)
    tight = [key for key, (low, high) in known.items() if high - low + 1 < rule.threshold]
    return {key for one in tight if (key := _neighbour(counts, sums, hidden, one)) is not None}


def _neighbour[K](counts: Mapping[K, int], sums: Sequence[Sum[K]], hidden: Collection[K], key: K) -> K | None:
    """The smallest shown figure of a sum that the hidden one is in, or of one that its hidden neighbours are in."""
    near, seen = {key}, set[K]()
    while near - seen:
        seen |= near
        around = {each for one in sums if seen & {*one.parts, one.total} for each in (*one.parts, one.total)}
        shown = [each for each in around if each not in hidden and counts.get(each)]
        if shown:
            return min(shown, key=lambda each: (counts[each], str(each)))
        near = around
    return None


def bounds[K](
    counts: Mapping[K, int], sums: Sequence[Sum[K]], hidden: Collection[K], rule: Rule
) -> dict[K, tuple[int, int]]:
    """What a reader can work out of each hidden figure: the least and the most that it can be by all the sums together."""
    top = 2 * max([*counts.values(), rule.threshold])
    known = {key: (0 if rule.noughts else 1, top) if key in hidden else (count, count) for key, count in counts.items()}
    changed = True
    while changed:
        changed = False
        for one in sums:
            for key, found in _narrowed(counts, one, known):
                if found != known[key]:
                    known[key], changed = found, True
    return {key: known[key] for key in hidden if key in known}


def _narrowed[K](
    counts: Mapping[K, int], one: Sum[K], known: Mapping[K, tuple[int, int]]
) -> Iterator[tuple[K, tuple[int, int]]]:
    """The bounds that one sum gives each of its figures. Parts that do not make up the whole bound it from below only."""
    gap = counts[one.total] - sum(counts[key] for key in one.parts)
    if gap < 0:
        return
    least, most = (sum(known[key][side] for key in one.parts) for side in (0, 1))
    low, high = known[one.total]
    yield one.total, (max(low, least), min(high, most) if gap == 0 else high)
    for key in one.parts:
        own_low, own_high = known[key]
        up_to = high - (least - own_low)
        from_on = low - (most - own_high) if gap == 0 else own_low
        yield key, (max(own_low, from_on), min(own_high, up_to))


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

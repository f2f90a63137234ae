"""Small numbers hidden by rule, and enough of the others that subtraction from the totals does not give them away.

Guidance followed: Government Statistical Service, "GSS/GSR disclosure control guidance for tables produced from administrative
sources" (2014), and the Office for National Statistics' policy on statistical disclosure control: small counts are hidden, and
others with them where totals are shown. Five is the usual threshold; an office may set another. The circles of hidden cells are found as Kelly, Golden and Assad (1992), "Cell
suppression: disclosure protection for sensitive tabular data", Networks 22, 397-417, do: one cheapest circle at a time.

What is promised: for each small number at least `threshold` values fit everything that is published, and for every other hidden
one at least two, also for a reader who knows that noughts are shown. What is not: it knows of one table only. The same totals in
another table or an earlier edition, a rate that is printed beside a hidden count, or what a neighbour knows, may give it away.
Publish that a number is hidden, never whether it is small or only protects another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from answerable.calc.circulation import Circulation, Edge

TOTAL = "(total)"
"""Stands for the row of column totals and the column of row totals in a key."""

Key = tuple[str, str]


class NotATable(ValueError):
    """The counts do not make one table."""


class Hidden(StrEnum):
    """Why a number is hidden: it is small, or it would give a small one away."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True)
class Rule:
    """Numbers below `threshold` are hidden; noughts only where `noughts` says so (where nobody may be known to be nobody)."""

    threshold: int = 5
    noughts: bool = False

    def small(self, count: int) -> bool:
        return (0 if self.noughts else 1) <= count < self.threshold


@dataclass(frozen=True)
class Table:
    """Counts by (row, column), each row in each column, and which sums are published with them.

    `parents` says of which row a row is a part (a town of its district); such a row holds the sums of its parts, is not in
    `counts`, and is published in every column.
    """

    counts: Mapping[Key, int]
    parents: Mapping[str, str] = field(default_factory=dict)
    row_totals: bool = True
    column_totals: bool = True
    grand_total: bool = True


def parts_of_a_whole(counts: Mapping[str, int], parents: Mapping[str, str] | None = None) -> Table:
    """A table of one column, with its total: its keys are (part, "") and, for the whole, (TOTAL, "")."""
    column = {(part, ""): count for part, count in counts.items()}
    return Table(column, parents or {}, row_totals=False, grand_total=False)


def suppressed(table: Table, rule: Rule | None = None) -> dict[Key, Hidden]:
    """The keys of the numbers to hide: of cells, of sums of parts, and of totals (with TOTAL in their key).

    The smallest other cells are taken first, noughts and totals last. Raises NotATable for a count below nought, a row that
    lacks a column, a name that is kept for totals, a part of itself, and a threshold below 1.
    """
    rule = rule or Rule()
    _checked(table, rule)
    lines = list(_lines(table))
    least = 0 if rule.noughts else 1
    network = Circulation([Edge(one.tail, one.head, one.value, least if one.published else 0) for one in lines])
    never = {number for number, one in enumerate(lines) if not one.published}
    small = [number for number, one in enumerate(lines) if one.published and rule.small(one.value)]
    hidden = _protected(network, lines, small, never, rule.threshold - 1)
    return {lines[number].key: Hidden.PRIMARY if number in small else Hidden.SECONDARY for number in sorted(hidden)}


@dataclass(frozen=True)
class _Line:
    """One number of the table as an edge: its key, its value, whether it is published, how loth we are to hide it."""

    key: Key
    tail: Key
    head: Key
    value: int
    published: bool = True
    level: int = 0

    @property
    def cost(self) -> int:
        return 10**9 * self.level + (self.value or 10**6)


def _protected(network: Circulation, lines: list[_Line], small: list[int], never: set[int], span: int) -> set[int]:
    """The small ones with what has to be hidden with them. More hidden only ever gives more room, so once round is enough."""
    hidden = set(small)
    waiting = [(number, span) for number in sorted(small, key=lambda number: lines[number].value)]
    for number, needed in waiting:
        while sum(network.room(number, hidden | never, max(needed, 1))) < max(needed, 1):
            more = network.circle(number, hidden | never, max(needed, 1), lambda one: lines[one].cost)
            if not more:
                raise AssertionError(f"No circle passes through {lines[number].key}, and a table is made of circles.")
            hidden |= set(more)
            waiting += [(one, 1) for one in more]
    return hidden


def _lines(table: Table) -> Iterator[_Line]:
    """The table as a circle: the grand total runs out into rows, through cells into columns, and back into the grand total."""
    columns = list(dict.fromkeys(column for _, column in table.counts))
    sums = _sums(table)
    for (row, column), count in table.counts.items():
        yield _Line((row, column), ("row", row), _foot(table, row, column), count)
    depth = {row: _depth(table, row) for row, _ in sums}
    deepest = max(depth.values(), default=0)
    for row, far in depth.items():
        level = 1 + deepest - far
        for column in columns:
            yield _Line(
                (row, column), ("foot of " + row, column), _foot(table, row, column), sums[row, column], level=level
            )
    for row in [*dict.fromkeys(row for row, _ in table.counts), *depth]:
        total = sum(sums[row, column] if row in depth else table.counts[row, column] for column in columns)
        yield _Line((row, TOTAL), _head(table, row), ("row", row), total, table.row_totals, 2 + deepest)
    bottom = {column: sum(count for (_, one), count in table.counts.items() if one == column) for column in columns}
    for column, total in bottom.items():
        yield _Line((TOTAL, column), ("foot", column), ("whole", "in"), total, table.column_totals, 2 + deepest)
    yield _Line((TOTAL, TOTAL), ("whole", "in"), ("whole", "out"), sum(bottom.values()), table.grand_total, 3 + deepest)


def _foot(table: Table, row: str, column: str) -> Key:
    """The node that a row's number in a column runs into: that of the row it is a part of, or of the column."""
    parent = table.parents.get(row)
    return ("foot", column) if parent is None else ("foot of " + parent, column)


def _head(table: Table, row: str) -> Key:
    parent = table.parents.get(row)
    return ("whole", "out") if parent is None else ("row", parent)


def _sums(table: Table) -> dict[Key, int]:
    """The numbers of the rows that are made of others, by (row, column)."""
    found: dict[Key, int] = {}
    for (row, column), count in table.counts.items():
        for above in _above(table, row):
            found[above, column] = found.get((above, column), 0) + count
    return found


def _above(table: Table, row: str) -> Iterator[str]:
    seen = {row}
    while (parent := table.parents.get(row)) is not None:
        if parent in seen:
            raise NotATable(f"{parent} is a part of itself: correct what it is a part of.")
        seen.add(parent)
        yield parent
        row = parent


def _depth(table: Table, row: str) -> int:
    return len(list(_above(table, row)))


def _checked(table: Table, rule: Rule) -> None:
    if rule.threshold < 1:
        raise NotATable(f"A threshold of {rule.threshold} hides nothing: give 1 or more, usually 5.")
    rows, columns = {row for row, _ in table.counts}, {column for _, column in table.counts}
    _checked_names(rows, columns, table.parents)
    for row in rows:
        for column in columns:
            if (row, column) not in table.counts:
                raise NotATable(f"{row} has no count in the column {column}: give a nought where there is none.")
    below = next((key for key, count in table.counts.items() if count < 0), None)
    if below is not None:
        raise NotATable(f"{', '.join(below)} is {table.counts[below]}: a count is never below nought.")


def _checked_names(rows: set[str], columns: set[str], parents: Mapping[str, str]) -> None:
    made = set(parents.values())
    if TOTAL in rows | columns | made:
        raise NotATable(f"“{TOTAL}” is kept for totals: leave totals out of the counts, or give the row another name.")
    for row in sorted(rows & made):
        raise NotATable(f"{row} is made of other rows, and has counts of its own: give only those of its parts.")
    for row in sorted(set(parents) - rows - made):
        raise NotATable(f"{row} is said to be a part of {parents[row]}, and has no counts: give them, or leave it out.")

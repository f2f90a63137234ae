"""How one column of a table comes from others: a share of counts, a change between columns, a sum of two.

Nobody writes the relation down, so it is taken from the rows themselves: it must hold in three of five of them, and in at least two,
or the heads must leave only one reading.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.relation import (
    Relation,
    both,
    difference,
    percent_change,
    rate,
    share,
    share_of_both,
    share_of_two,
)  # fmt: skip
from answerable.calc.figures.figure import Unit
from answerable.calc.figures.words import stems
from answerable.calc.tables import Cell, Grid, is_total

MOST_COLUMNS = 12
_PER = re.compile(r"\bper\s(1,?000|10,?000|100,?000|1,000,000)\b", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"(?:%|per\s?cent|percentage|share|proportion)\sof\s(?:the\s|all\s)?(\d[\d,]*\d)\b", re.IGNORECASE
)
_CHANGE_WORDS = ("change", "difference", "variance", "increase", "decrease", "reduction", "growth", "+/-")
_STATE = re.compile(
    r"\b(?:budget\w*|forecast|actual\w*|plan(?:ned)?|outturn|spen[dt]|original|revised|estimate\w*|profile|projected|approved"
    r"|before|after|baseline|now|then|current\w*|previous|last|this|start|end|opening|closing|first|second|target|result"
    r"|q[1-4]|quarter|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)


def relation_for(grid: Grid, column: int) -> Relation | None:
    """The relation that gives this column, if the rows or the heads leave no doubt."""
    others = [at for at in range(len(grid.heads)) if at != column and grid.adds_up(at)][:MOST_COLUMNS]
    if grid.periods[column] or is_total(grid.heads[column]):
        return None
    candidates = list(_candidates(grid, column, others))
    said = [*candidates, *_said_by_head(grid, column, others)]
    return _borne_out(grid, column, said) or _only(grid, column, candidates)


def _one_thing_twice(grid: Grid, first: int, second: int) -> bool:
    """Whether two columns may be one thing at two times, by their heads: a rate is no change from people to offences."""
    if grid.periods[first] and grid.periods[second]:
        return True
    heads = [set(stems(grid.heads[at])) for at in (first, second)]
    if not all(heads) or heads[0] & heads[1]:
        return True
    return all(_STATE.search(grid.heads[at]) for at in (first, second))


def is_change(head: str) -> bool:
    """Whether a column of this head tells how much others differ."""
    return any(word in head.casefold() for word in _CHANGE_WORDS)


def _candidates(grid: Grid, column: int, others: list[int]) -> Iterator[Relation]:
    if is_change(grid.heads[column]):
        yield from _changes(grid, column, others)
    elif grid.is_percent(column):
        yield from _shares(others)
        yield from _shares_of_total(grid, others)
    elif grid.adds_up(column):
        for first, second in combinations(others, 2):
            yield Relation(both, (first, second), Kind.TOTAL, "{0} and {1} together")


def _said_by_head(grid: Grid, column: int, others: list[int]) -> Iterator[Relation]:
    """What only the rows can bear out: a rate per so many, a share of a number that the head tells, a change of percentages in points."""
    head = grid.heads[column]
    if per := _PER.search(head):
        formula = rate(Decimal(per[1].replace(",", "")))
        for part, whole in permutations(others, 2):
            yield Relation(formula, (part, whole), Kind.TOTAL, f"{{0}} of {{1}} per {per[1]}")
    elif is_change(head):
        rates = [at for at in range(len(grid.heads)) if at != column and grid.is_percent(at)][:MOST_COLUMNS]
        signed = any(cell.signed for line in grid.lines if (cell := line.cells[column]))
        for base, now in combinations([at for at in rates if not is_change(grid.heads[at])], 2):
            yield Relation(difference, (base, now), Kind.ARITHMETIC, "In points from {0} to {1}", signed=signed)
    elif grid.is_percent(column) and (of := _SHARE_OF.search(head)):
        whole_said = Cell(Decimal(of[1].replace(",", "")), Unit.COUNT, of[1])
        for part in others:
            yield Relation(share, (part,), Kind.TOTAL, "{0} of {1}", "%", whole=whole_said)


def _shares(others: list[int]) -> Iterator[Relation]:
    for part, whole in permutations(others, 2):
        yield Relation(share, (part, whole), Kind.TOTAL, "{0} of {1}", "%")
    for part, rest in permutations(others, 2):
        yield Relation(share_of_both, (part, rest), Kind.TOTAL, "{0} of {0} and {1} together", "%")
    for first, second in combinations(others, 2):
        for whole in others:
            if whole not in {first, second}:
                yield Relation(share_of_two, (first, whole, second), Kind.TOTAL, "{0} and {2} of {1}", "%")


def _shares_of_total(grid: Grid, others: list[int]) -> Iterator[Relation]:
    """The share of each row in the total below it, where the table has one total row."""
    totals = [line for line in grid.lines if line.is_total]
    for column in others if len(totals) == 1 else []:
        if whole := totals[0].cells[column]:
            yield Relation(share, (column,), Kind.TOTAL, "{0} of the total {1}", "%", whole=whole)


def _changes(grid: Grid, column: int, others: list[int]) -> Iterator[Relation]:
    signed = any(cell.signed for line in grid.lines if (cell := line.cells[column]))
    percent = grid.is_percent(column)
    for base, now in combinations(others, 2):
        formula = percent_change if percent else difference
        mark, power = ("%", 0) if percent else ("", _power(grid, column, base))
        yield Relation(formula, (base, now), Kind.ARITHMETIC, "From {0} to {1}", mark, signed, power=power)


def _power(grid: Grid, column: int, other: int) -> int:
    """By which power of ten the head of another column is larger, where that of this one says nothing."""
    scales = [{cell.scale for line in grid.lines if (cell := line.cells[at])} for at in (column, other)]
    return max(scales[1], default=0) if scales[0] <= {0} and len(scales[1]) == 1 else 0


def _borne_out(grid: Grid, column: int, candidates: list[Relation]) -> Relation | None:
    """The relation that the most rows bear out, the first of equals."""
    scored = [(*_score(grid, column, relation), -at, relation) for at, relation in enumerate(candidates)]
    held = [(holds, at, relation) for holds, told, at, relation in scored if holds >= 2 and holds * 5 >= told * 3]
    return max(held, key=lambda entry: entry[:2])[2] if held else None


def _score(grid: Grid, column: int, relation: Relation) -> tuple[int, int]:
    holds = told = 0
    for line in grid.lines:
        cell = line.cells[column]
        expected = relation.value(line) if cell else None
        if cell and expected is not None:
            told += 1
            holds += relation.holds(cell, expected)
    return holds, told


def _only(grid: Grid, column: int, candidates: list[Relation]) -> Relation | None:
    """With two columns of counts: a change runs from the first to the second; a share is of the one whose head it shares."""
    counts = {at for relation in candidates for at in relation.columns}
    if len(counts) != 2 or candidates[0].formula is both:
        return None
    if candidates[0].kind is Kind.ARITHMETIC:
        return candidates[0] if _one_thing_twice(grid, *candidates[0].columns[:2]) else None
    own = set(stems(grid.heads[column]))
    named = [at for at in counts if own and own & set(stems(grid.heads[at]))]
    parts = [
        relation
        for relation in candidates
        if relation.formula is share and not relation.whole and [relation.columns[0]] == named
    ]
    whole_said = parts and "total" in grid.heads[parts[0].columns[1]].casefold()
    return parts[0] if whole_said else None

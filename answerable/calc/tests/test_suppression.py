"""What is hidden, and an audit of it by linear programming, which knows nothing of how it was found."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from answerable.calc.suppression import (
    TOTAL,
    Hidden,
    Key,
    NotATable,
    Rule,
    Table,
    parts_of_a_whole,
    suppressed,
)

FIRST, SECOND = Hidden.PRIMARY, Hidden.SECONDARY


def table(*rows: list[int], **said: bool) -> Table:
    return Table({(f"r{at}", f"c{to}"): count for at, row in enumerate(rows) for to, count in enumerate(row)}, **said)  # type: ignore[arg-type]


def test_nothing_small_hides_nothing() -> None:
    assert suppressed(table([5, 9], [12, 0])) == {}


def test_a_small_number_takes_the_smallest_of_the_others_with_it() -> None:
    found = suppressed(table([3, 20, 30], [12, 9, 40], [22, 70, 90]))
    assert found == {("r0", "c0"): FIRST, ("r0", "c1"): SECOND, ("r1", "c0"): SECOND, ("r1", "c1"): SECOND}


def test_without_totals_only_the_small_ones_are_hidden() -> None:
    found = suppressed(table([3, 20], [12, 9], row_totals=False, column_totals=False, grand_total=False))
    assert found == {("r0", "c0"): FIRST}


def test_a_part_of_a_whole_takes_the_smallest_other_part() -> None:
    assert suppressed(parts_of_a_whole({"a": 3, "b": 30, "c": 8})) == {("a", ""): FIRST, ("c", ""): SECOND}


def test_two_ones_do_not_protect_one_another() -> None:
    """Of two hidden parts that sum to two, both are one for whoever knows that noughts are shown."""
    found = suppressed(parts_of_a_whole({"a": 1, "b": 1, "c": 20, "d": 30}))
    assert found == {("a", ""): FIRST, ("b", ""): FIRST, ("c", ""): SECOND}


def test_a_small_total_is_hidden_too() -> None:
    found = suppressed(table([1, 2], [30, 40]))
    assert found["r0", TOTAL] == FIRST
    assert ("r1", TOTAL) in found or (TOTAL, TOTAL) in found


def test_a_small_town_takes_another_of_its_own_district() -> None:
    parents = {"a": "North", "b": "North", "c": "South", "d": "South"}
    found = suppressed(parts_of_a_whole({"a": 1, "b": 70, "c": 20, "d": 30}, parents))
    assert found == {("a", ""): FIRST, ("b", ""): SECOND}


def test_the_only_town_of_a_district_takes_the_district() -> None:
    found = suppressed(parts_of_a_whole({"a": 4, "c": 20, "d": 30}, {"a": "North", "c": "South", "d": "South"}))
    assert found["North", ""] == FIRST
    assert ("South", "") in found
    assert (TOTAL, "") not in found


@pytest.mark.parametrize(("noughts", "hidden"), [(False, False), (True, True)])
def test_noughts_are_shown_unless_said(noughts: bool, hidden: bool) -> None:
    found = suppressed(parts_of_a_whole({"a": 0, "b": 20, "c": 30}), Rule(noughts=noughts))
    assert (("a", "") in found) == hidden


def test_the_threshold_is_the_office_s_own() -> None:
    assert suppressed(parts_of_a_whole({"a": 8, "b": 20, "c": 30}), Rule(threshold=10))["a", ""] == FIRST


def test_no_table_hides_nothing() -> None:
    assert suppressed(Table({})) == {}


@pytest.mark.parametrize(
    ("wrong", "rule", "words"),
    [
        (table([1, -2]), Rule(), "r0, c1 is -2"),
        (Table({("a", "x"): 1, ("b", "y"): 2}), Rule(), "has no count in the column"),
        (Table({("a", TOTAL): 1}), Rule(), "kept for totals"),
        (parts_of_a_whole({"a": 1, "N": 1}, {"a": "N"}), Rule(), "N is made of other rows"),
        (parts_of_a_whole({"a": 1}, {"a": "N", "b": "N"}), Rule(), "b is said to be a part of N"),
        (parts_of_a_whole({"a": 1}, {"a": "N", "N": "S", "S": "N"}), Rule(), "N is a part of itself"),
        (table([1, 2]), Rule(threshold=0), "hides nothing"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(wrong: Table, rule: Rule, words: str) -> None:
    with pytest.raises(NotATable, match=words):
        suppressed(wrong, rule)


# The audit: every published number as an equation in the cells, and each hidden one at its least and at its most.


def published(audited: Table) -> Iterator[tuple[Key, set[Key]]]:
    """Each number that a reader would see if nothing were hidden, with the cells that it is the sum of."""
    cells = set(audited.counts)
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    groups = {above: {row for row in rows if audited.parents.get(row) == above} for above in audited.parents.values()}
    lines = {row: {row} for row in rows} | groups
    for line, members in lines.items():
        yield from (((line, column), {(row, column) for row in members}) for column in columns)
        if audited.row_totals:
            yield (line, TOTAL), {(row, column) for row, column in cells if row in members}
    if audited.column_totals:
        yield from (((TOTAL, column), {cell for cell in cells if cell[1] == column}) for column in columns)
    if audited.grand_total:
        yield (TOTAL, TOTAL), cells


def possible(audited: Table, hidden: dict[Key, Hidden], least: int) -> dict[Key, tuple[float, float]]:
    """From and to what each hidden number may be, for a reader who knows that a hidden cell is at least `least`."""
    cells = sorted(audited.counts)
    sums = {key: np.array([float(cell in members) for cell in cells]) for key, members in published(audited)}
    truth = np.array([audited.counts[cell] for cell in cells], dtype=float)
    shown = [row for key, row in sums.items() if key not in hidden] or [np.zeros(len(cells))]
    bounds = [(least if cell in hidden else 0, 10_000) for cell in cells]
    fixed = {"A_eq": np.array(shown), "b_eq": np.array([row @ truth for row in shown]), "bounds": bounds}
    ends = {}
    for key in hidden:
        low, high = linprog(sums[key], **fixed), linprog(-sums[key], **fixed)
        assert low.status == high.status == 0
        ends[key] = (float(low.fun), float(-high.fun))
    return ends


COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 40))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    wide, high = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    rows = [[draw(COUNTS) for _ in range(wide)] for _ in range(high)]
    parents = {f"r{at}": draw(st.sampled_from(["North", "South"])) for at in range(high)} if draw(st.booleans()) else {}
    said = [draw(st.booleans()) for _ in range(3)]
    made = {(f"r{at}", f"c{to}"): count for at, row in enumerate(rows) for to, count in enumerate(row)}
    return Table(made, parents, *said)


@settings(max_examples=25, deadline=None)
@given(tables(), st.sampled_from([3, 5]), st.booleans())
def test_no_hidden_number_can_be_worked_out(audited: Table, threshold: int, noughts: bool) -> None:
    hidden = suppressed(audited, Rule(threshold, noughts))
    for key, (low, high) in possible(audited, hidden, least=0).items():
        assert high - low >= (threshold - 1 if hidden[key] is FIRST else 1) - 1e-6


@settings(max_examples=25, deadline=None)
@given(tables())
def test_nor_by_a_reader_who_knows_that_noughts_are_shown(audited: Table) -> None:
    hidden = suppressed(audited)
    if any(audited.counts.get(key) == 0 for key in hidden):
        return  # a nought that protects another: such a reader is led astray
    for key, (low, high) in possible(audited, hidden, least=1).items():
        assert high - low >= (4 if hidden[key] is FIRST else 1) - 1e-6


@settings(max_examples=25, deadline=None)
@given(tables(), st.booleans())
def test_every_small_number_is_hidden_and_no_other_is_called_small(audited: Table, noughts: bool) -> None:
    hidden = suppressed(audited, Rule(noughts=noughts))
    for key, members in published(audited):
        count = sum(audited.counts[cell] for cell in members)
        assert (hidden.get(key) is FIRST) == ((0 if noughts else 1) <= count < 5)

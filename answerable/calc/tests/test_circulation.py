"""How much an edge may carry when some are hidden: by hand on a table of two by two."""

import pytest

from answerable.calc.circulation import Circulation, Edge

# cells a b / c d with their row totals, column totals and the whole, all in a circle
CELLS = [Edge("row 1", "col 1", 2), Edge("row 1", "col 2", 7), Edge("row 2", "col 1", 9), Edge("row 2", "col 2", 4)]
TOTALS = [
    Edge("out", "row 1", 9), Edge("out", "row 2", 13), Edge("col 1", "in", 11), Edge("col 2", "in", 11), Edge("in", "out", 22)
]  # fmt: skip
TABLE = Circulation(CELLS + TOTALS)


def cost(number: int) -> int:
    return TABLE.edges[number].value if number < 4 else 1000


def test_a_cell_hidden_alone_is_known() -> None:
    assert TABLE.room(0, {0}, 9) == (0, 0)


def test_a_cell_hidden_with_another_of_its_row_is_still_known_by_its_column() -> None:
    assert TABLE.room(0, {0, 1}, 9) == (0, 0)


def test_four_cells_hidden_may_move_until_one_is_nought() -> None:
    assert TABLE.room(0, {0, 1, 2, 3}, 99) == (2, 7)
    assert TABLE.room(1, {0, 1, 2, 3}, 99) == (7, 2)


def test_no_more_is_looked_for_than_was_asked() -> None:
    assert TABLE.room(0, {0, 1, 2, 3}, 3) == (2, 3)


def test_what_everybody_knows_to_be_one_cannot_become_nought() -> None:
    table = Circulation([Edge(one.tail, one.head, one.value, least=1) for one in CELLS] + TOTALS)
    assert table.room(0, {0, 1, 2, 3}, 99) == (1, 6)


def test_the_cheapest_circle_is_that_of_cells_and_not_of_totals() -> None:
    assert sorted(TABLE.circle(0, {0}, 9, cost)) == [1, 2, 3]


def test_an_edge_on_no_circle_has_none() -> None:
    assert Circulation([Edge("here", "there", 3)]).circle(0, {0}, 9, cost) == []


@pytest.mark.parametrize("number", range(9))
def test_with_everything_hidden_everything_may_grow(number: int) -> None:
    assert TABLE.room(number, set(range(9)), 50)[1] == 50

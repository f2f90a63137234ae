"""Tables to grids: heads, labels, periods, cells."""

import pytest

from answerable.calc.blocks import Row, Table
from answerable.calc.figures.figure import Unit
from answerable.calc.periods import printed
from answerable.calc.tables import Grid, grids, is_total, read_cell


def grid(*rows: str) -> Grid:
    table = Table(tuple(Row(at, tuple(row.split("|"))) for at, row in enumerate(rows, start=1)))
    (found,) = grids(table)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,753", "1753", Unit.COUNT), ("64%", "64", Unit.PERCENT), ("-15%", "-15", Unit.PERCENT), ("(41)", "-41", Unit.COUNT), ("£120,000", "120000", Unit.POUNDS),
        ("£1.2m", "1200000", Unit.POUNDS), ("7 sec", "7", Unit.SECONDS), ("00:01:21", "81", Unit.SECONDS), ("7 (1 withdrew)", "7", Unit.COUNT),
        ("8.8% ↑ from 2021/2022", "8.8", Unit.PERCENT), ("0", "0", Unit.COUNT), ("1.20%", "1.2", Unit.PERCENT),
    ],
)  # fmt: skip
def test_a_cell_holds_a_number(text: str, value: str, unit: Unit) -> None:
    cell = read_cell(text)
    assert cell
    assert (f"{cell.value.normalize():f}", cell.unit) == (value, unit)


@pytest.mark.parametrize("text", ["", "No data", "N/A", "GREEN", "-", "2 of 3", "Jan 2023", "12/05/2023"])
def test_a_cell_of_words_holds_none(text: str) -> None:
    assert read_cell(text) is None


def test_the_head_row_names_the_columns_and_labels_name_periods() -> None:
    found = grid("Year|Calls|Abandoned", "2021/22|104|8", "2022/23|110|9")
    assert found.heads == ("Calls", "Abandoned")
    assert [printed(line.period) for line in found.lines if line.period] == ["2021/22", "2022/23"]


def test_heads_can_name_periods() -> None:
    found = grid("Type|2018-2019|2019-2020", "Nuisance|20|17")
    assert [printed(period) for period in found.periods if period] == ["2018/19", "2019/20"]


def test_a_second_head_row_begins_another_grid() -> None:
    table = Table(tuple(Row(at, tuple(row.split("|"))) for at, row in enumerate(["A|B", "x|1", "C|D", "y|2"])))
    assert [found.heads for found in grids(table)] == [("B",), ("D",)]


def test_a_table_of_words_has_no_grid() -> None:
    assert not list(grids(Table((Row(1, ("REPORT OF", "THE BOARD")), Row(2, ("DATE", "soon"))))))


def test_columns_of_words_between_are_left_out() -> None:
    found = grid("Area|Lead|Schemes", "North|Nobody|12")
    assert found.heads == ("Schemes",)


def test_shares_and_averages_do_not_add_up() -> None:
    found = grid("Area|Calls|% answered|Average wait", "North|12|40%|7", "South|9|38%|8")
    assert [found.adds_up(at) for at in range(3)] == [True, False, False]


@pytest.mark.parametrize(
    ("head", "expected"), [("Total", True), ("Grand total", True), ("Total calls", False), ("", False)]
)
def test_a_head_that_only_says_total_is_a_sum(head: str, *, expected: bool) -> None:
    assert is_total(head) is expected

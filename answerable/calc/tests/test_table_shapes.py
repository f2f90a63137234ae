"""Shapes of tables as papers have them: heads of several rows, groups, units in heads, tables without heads."""

from decimal import Decimal

import pytest

from answerable.calc import tables
from answerable.calc.blocks import Row, Table
from answerable.calc.claims import Claim
from answerable.calc.figures.figure import Direction, Role, Unit
from answerable.calc.periods import printed
from answerable.calc.table_cells import is_no_value
from answerable.calc.table_claims import of_grid, of_words
from answerable.calc.tables import grids, read_cell


def read(*rows: str, caption: str = "", heads: int = 0) -> list[Claim]:
    told = (Row(at, tuple(cell.strip() for cell in row.split("|"))) for at, row in enumerate(rows, start=1))
    table = Table(tuple(told), caption, heads)
    return [claim for grid in grids(table) for claim in of_grid(grid, 0)] + list(of_words(table, 0))


def subjects(*rows: str, caption: str = "", heads: int = 0) -> list[str]:
    return [claim.subject for claim in read(*rows, caption=caption, heads=heads)]


def test_heads_of_two_rows_are_one_path() -> None:
    told = read("|2022/23|2022/23|2023/24|2023/24", "|Calls|Lost|Calls|Lost", "Ashby|12|3|14|2")
    assert [claim.subject for claim in told] == [
        "2022/23 Calls, Ashby", "2022/23 Lost, Ashby", "2023/24 Calls, Ashby", "2023/24 Lost, Ashby",
    ]  # fmt: skip
    assert [printed(claim.period) for claim in told if claim.period] == ["2022/23", "2022/23", "2023/24", "2023/24"]


def test_an_upper_head_that_is_printed_once_spans_its_columns() -> None:
    assert subjects("|2022/23|2023/24", "|Calls|Lost|Calls|Lost", "Ashby|12|3|14|2")[2] == "2023/24 Calls, Ashby"
    assert subjects("|2022/23||2023/24|", "|Calls|Lost|Calls|Lost", "Ashby|12|3|14|2")[1] == "2022/23 Lost, Ashby"


def test_rows_known_to_be_heads_are_heads_though_they_hold_numbers() -> None:
    assert subjects("Hour|1|2", "Ashby|12|3", heads=1) == ["1, Ashby", "2, Ashby"]


def test_a_row_without_figures_names_the_rows_below_it() -> None:
    rows = ("Area|Calls", "North|", "Ashby|12", "Total|12", "South|South", "Calder End|9")
    assert subjects(*rows) == ["Calls, North, Ashby", "Calls, North, Total", "Calls, South, Calder End"]


def test_a_second_column_of_labels_stands_under_the_first() -> None:
    rows = ("Division|District|Calls", "North|Ashby|12", "|Brackwater|13", "South|Dunmere|9")
    assert subjects(*rows) == ["Calls, North, Ashby", "Calls, North, Brackwater", "Calls, South, Dunmere"]


def test_a_running_number_is_no_label() -> None:
    assert subjects("No.|District|Calls", "1|Ashby|12", "2|Brackwater|13") == ["Calls, Ashby", "Calls, Brackwater"]


def test_a_year_and_a_quarter_are_one_period() -> None:
    told = read("Year|Quarter|Calls", "2022/23|Q1|12", "2022/23|Q2|13", "2023/24|Q1|14")
    assert [printed(claim.period) for claim in told if claim.period] == [
        "April to June 2022", "July to September 2022", "April to June 2023",
    ]  # fmt: skip


def test_a_month_is_one_of_the_year_over_it() -> None:
    told = read("Month|2022/23|2023/24", "April|12|13", "January|11|14")
    assert [printed(claim.period) for claim in told if claim.period] == [
        "April 2022", "April 2023", "January 2023", "January 2024",
    ]  # fmt: skip


def test_heads_of_months_part_the_year_of_the_row() -> None:
    told = read("|Apr|May", "2022/23|101|120", "2023/24|98|115")
    assert [printed(claim.period) for claim in told if claim.period] == [
        "April 2022",
        "May 2022",
        "April 2023",
        "May 2023",
    ]


def test_heads_of_quarters_part_the_year_of_the_caption_and_the_year_to_date_is_not_all_of_it() -> None:
    told = read("Measure|Q1|YTD", "Calls|101|120", caption="Scorecard 2023/24")
    assert [printed(claim.period) if claim.period else None for claim in told] == ["April to June 2023", None]


def test_a_corner_says_when_the_years_of_the_labels_end() -> None:
    told = read("Year ended March|Calls", "2021|101", "2022|120")
    assert [printed(claim.period) for claim in told if claim.period] == ["2020/21", "2021/22"]


def test_a_table_of_years_alone_has_no_labels() -> None:
    assert [(claim.subject, int(claim.value)) for claim in read("2019|2020|2021", "10|12|13")] == [
        ("2019", 10), ("2020", 12), ("2021", 13),
    ]  # fmt: skip


def test_a_row_without_a_label_goes_on_with_the_one_above() -> None:
    assert subjects("|Men|Women", "Officers|1,402|801", "|63.6%|36.4%")[2:] == ["Men, Officers", "Women, Officers"]


def test_a_column_of_ranks_holds_ranks_and_one_of_badges_nothing() -> None:
    told = read("Force|Rank (of 43)|Badge", "Northmoor|12th|1234", "Ashby|3|1235")
    assert [(int(claim.value), claim.unit) for claim in told] == [(12, Unit.RANK), (3, Unit.RANK)]


def test_rows_of_label_and_value_need_no_head() -> None:
    told = read("Officers in post|2,110", "PCSOs|200", "Budget 2023/24|£4.4m", "Telephone|01632 960118", "Page|12")
    assert [(claim.subject, int(claim.value)) for claim in told] == [
        ("Officers in post", 2110), ("PCSOs", 200), ("Budget 2023/24", 4_400_000),
    ]  # fmt: skip
    assert told[2].period


def test_a_list_of_contents_tells_no_figures() -> None:
    assert not read("Introduction|1", "Our pledges|3", "The plan|3", "Money|12", "Glossary|31")
    assert not read("Section|Page", "Introduction|1", "Our pledges|3")
    assert len(read("Officers|12", "Staff|9", "Cadets|31", "Dogs|4")) == 4


@pytest.mark.parametrize(
    ("head", "cell", "value", "unit"),
    [
        ("Cost (£000s)", "1,204", "1204000", Unit.POUNDS), ("Cost £m", "1.2", "1200000", Unit.POUNDS), ("Cost (£)", "350", "350", Unit.POUNDS),
        ("Cost (£'000)", "(13)", "-13000", Unit.POUNDS), ("Cost (£000s)", "£1.2m", "1200000", Unit.POUNDS), ("% abandoned", "4.2", "4.2", Unit.PERCENT),
        ("Average wait (secs)", "7", "7", Unit.SECONDS), ("Wait in minutes", "7", "7", Unit.MINUTES), ("Average wait", "03:45", "225", Unit.SECONDS),
        ("Duration (hh:mm)", "02:30", "9000", Unit.SECONDS), ("Answered within 10 seconds", "88", "88", Unit.COUNT), ("Change (percentage points)", "+2.1", "2.1", Unit.POINTS),
        ("Followers ('000s)", "12", "12000", Unit.COUNT), ("Grants over £500", "12", "12", Unit.COUNT), ("Meeting the 90% target", "12", "12", Unit.COUNT),
    ],
)  # fmt: skip
def test_a_head_gives_its_unit(head: str, cell: str, value: str, unit: Unit) -> None:
    (claim,) = read(f"Area|{head}", f"Ashby|{cell}")
    assert (claim.value, claim.unit) == (Decimal(value), unit)


def test_a_caption_gives_a_unit_to_all_but_those_that_are_counted() -> None:
    told = read("Area|2022/23|Staff", "Ashby|1,204|12", caption="Table 2: Spending (£000)")
    assert [(int(claim.value), claim.unit) for claim in told] == [(1_204_000, Unit.POUNDS), (12, Unit.COUNT)]


def test_a_row_of_units_belongs_to_the_head() -> None:
    told = read("Area|Budget|Staff", "|£000|no.", "Ashby|1,204|12")
    assert [(int(claim.value), claim.unit) for claim in told] == [(1_204_000, Unit.POUNDS), (12, Unit.COUNT)]


def test_a_label_gives_its_unit_under_heads_of_periods() -> None:
    told = read("Measure|May 2023", "Abandoned (%)|4.2", "Average wait (secs)|7", "Crimes|120")
    assert [claim.unit for claim in told] == [Unit.PERCENT, Unit.SECONDS, Unit.COUNT]


def test_a_number_under_a_scaled_head_is_known_to_its_thousands() -> None:
    (grid,) = grids(Table((Row(1, ("Area", "£000")), Row(2, ("Ashby", "1,204")))))
    cell = grid.lines[0].cells[0]
    assert cell
    assert cell.place == 1000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,204*", "1204"), ("1,204 (r)", "1204"), ("92.3%¹", "92.3"), ("1,204 (+3%)", "1204"), ("▲ 12%", "12"), ("▼ 12%", "-12"), ("12% ▼", "12"),
        ("(£41)", "-41"), ("1,204 [note 2]", "1204"), ("12 345", "12345"), ("3 minutes 45 seconds", "225"), ("1:02:03", "3723"), ("£1.2bn", "1200000000"),
    ],
)  # fmt: skip
def test_marks_beside_a_number_say_nothing(text: str, value: str) -> None:
    cell = read_cell(text)
    assert cell
    assert cell.value == Decimal(value)


@pytest.mark.parametrize("text", ["-", "–", "n/a", "N/A", "..", "*", "", "No data", "[c]"])
def test_what_says_that_there_is_no_value_is_known(text: str) -> None:
    assert is_no_value(text)
    assert read_cell(text) is None


def test_states_and_gaps_are_no_new_head() -> None:
    rows = ("Measure|2022|2023", "Calls|12|13", "Rating|Green|Amber", "Visits|n/a|-", "Crimes|9|8")
    assert subjects(*rows)[-1] == "2023, Crimes"


def test_a_repeated_head_goes_on_with_the_table() -> None:
    (grid,) = grids(
        Table(tuple(Row(at, tuple(row.split("|"))) for at, row in enumerate(["Area|2022", "x|1", "Area|2022", "y|2"])))
    )
    assert [line.label for line in grid.lines] == ["x", "y"]


def test_the_rest_of_a_merged_cell_is_not_told_again() -> None:
    rows = (Row(1, ("Area", "2022", "2023"), said="Area 2022 2023"), Row(2, ("Ashby", "5", "5"), said="Ashby 5"))
    (grid,) = grids(Table(rows))
    assert [claim.column for claim in of_grid(grid, 0)] == [1]
    rows = (rows[0], Row(2, ("Ashby", "5", "5"), said="Ashby 5 5"))
    (grid,) = grids(Table(rows))
    assert [claim.column for claim in of_grid(grid, 0)] == [1, 2]


@pytest.mark.parametrize(
    ("head", "cell", "role", "direction"),
    [
        ("Change", "-3%", Role.CHANGE, Direction.DOWN), ("% change", "12", Role.CHANGE, Direction.UP), ("2023", "▲ 12%", Role.CHANGE, Direction.UP),
        ("Reduction", "12", Role.CHANGE, Direction.DOWN), ("2023", "12%", Role.LEVEL, Direction.NONE), ("Change", "0", Role.CHANGE, Direction.NONE),
    ],
)  # fmt: skip
def test_a_cell_of_change_has_its_way(head: str, cell: str, role: Role, direction: Direction) -> None:
    (claim,) = read(f"Area|{head}", f"Ashby|{cell}")
    assert (claim.role, claim.direction) == (role, direction)


def test_a_target_and_a_rate_are_known_by_their_heads() -> None:
    target, rate = read("Area|Target|Rate per 1,000 population", "Ashby|12|4.5")
    assert (target.aimed, rate.per) == (True, "1,000 population")


def test_figures_among_the_words_of_a_cell_are_read_as_prose_is() -> None:
    told = read("Objective|Progress", "Recruit officers|48 officers recruited", "Visit schools|over 500 so far")
    assert told[0].subject == "Progress, Recruit officers: officers"
    assert [(int(claim.value), claim.row, claim.column) for claim in told] == [(48, 1, 1), (500, 2, 1)]


def test_a_table_of_ten_thousand_rows_reads_each_cell_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    plain = tables.read_cell

    def counted(*told: object) -> object:
        nonlocal read
        read += 1
        return plain(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(tables, "read_cell", counted)
    rows = (Row(0, ("Area", "Calls")), *(Row(at, (f"Ward {at}", str(at))) for at in range(1, 10_001)))
    (grid,) = grids(Table(rows))
    assert (len(grid.lines), read) == (10_000, 10_000)

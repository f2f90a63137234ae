"""Tables of plain text: with tabs, with pipes, over pages, and very long ones."""

import time
from collections.abc import Callable

import pytest

from answerable.calc.blocks import Document, Passage
from answerable.evidence.intake.markdown import read_markdown
from answerable.evidence.intake.pipes import cells_of
from answerable.evidence.intake.text import read_text

type Rows = list[tuple[str, ...]]


def tables(text: str) -> list[Rows]:
    return [[row.cells for row in table.rows] for table in read_text(text, "paper").tables]


HEAD, MAY, JUNE = ("Month", "Calls"), ("May", "40"), ("June", "50")


@pytest.mark.parametrize(
    "text",
    [
        "| Month | Calls |\n|-------|------:|\n| May | 40 |\n| June | 50 |",
        "Month | Calls\n--- | ---\nMay | 40\nJune | 50",
        "| Month | Calls |\n| May | 40 |\n| June | 50 |",
        "Month | Calls\nMay | 40\nJune | 50",
        "+-------+-------+\n| Month | Calls |\n+=======+=======+\n| May   | 40    |\n+-------+-------+\n| June  | 50    |\n+-------+-------+",
        "|Month|Calls|\n|:-:|-|\n|May|40|\n|June|50|",
    ],
    ids=["aligned", "no outer pipes", "no rule", "neither", "drawn", "narrow"],
)  # fmt: skip
def test_tables_drawn_with_pipes_are_read(text: str) -> None:
    assert tables(text) == [[HEAD, MAY, JUNE]]


def test_a_row_of_dashes_closes_the_head() -> None:
    (table,) = read_text("Of 999\n\n| Month | Calls |\n|---|---|\n| May | 40 |", "paper").tables
    assert (table.heads, table.caption, [row.line for row in table.rows]) == (1, "Of 999", [3, 5])


def test_an_escaped_pipe_is_part_of_its_cell() -> None:
    assert cells_of(r"| a \| b | c \|") == ("a | b", "c |")


@pytest.mark.parametrize(
    "text", ["Telephone 01632 960 118 | Web northmoor.example", "Either | or, the board said.\nThat was all | of it."]
)
def test_a_pipe_in_prose_makes_no_table(text: str) -> None:
    assert tables(text) == []


@pytest.mark.parametrize(
    "between",
    ["\f", "\n\nPage 3 of 12\n\n", "\n12\n\f", "\n\n\f\n\n"],
    ids=["page end", "page number said", "bare number", "gaps"],
)
def test_a_table_goes_on_over_a_page(between: str) -> None:
    assert tables(f"Month\tCalls\nMay\t40{between}June\t50\n") == [[HEAD, MAY, JUNE]]


@pytest.mark.parametrize("between", ["\f", "\n", "\n\nPage 2\n\n"])
def test_a_head_that_is_printed_again_is_left_out(between: str) -> None:
    assert tables(f"Month\tCalls\nMay\t40\n{between}\nMonth\tCalls\nJune\t50\n") == [[HEAD, MAY, JUNE]]


def test_a_head_of_two_rows_that_is_printed_again_is_left_out() -> None:
    head = "\tCalls\tCalls\nMonth\t101\t999\n"
    (rows,) = tables(f"{head}May\t40\t4\n\f\n{head}June\t50\t5\n")
    assert [row[0] for row in rows] == ["", "Month", "May", "June"]


@pytest.mark.parametrize(
    "text",
    [
        "Month\tCalls\nMay\t40\n\nMonth\tCalls\nMay\t41\n",
        "Month\tCalls\nMay\t40\n\fWard\tCalls\tShare\nNorth\t50\t1%\n",
        "Month\tCalls\nMay\t40\nTotal\t40\n\fJune\t50\n",
        "Month\tCalls\nMay\t40\n\nWard\tReports\nNorth\t50\n",
    ],
    ids=["the same rows again", "another width", "after its total", "another head"],
)
def test_two_tables_stay_two(text: str) -> None:
    assert len(tables(text)) == 2


def test_a_paragraph_that_begins_with_a_tab_is_no_row() -> None:
    document = read_text("Calls\n\n\tThere were 40 calls in May.\n", "paper")
    assert [type(block) for block in document.blocks] == [Passage, Passage]


def test_rows_know_their_pages() -> None:
    (table,) = read_text("Month\tCalls\nMay\t40\fJune\t50\n", "paper").tables
    assert [(row.page, row.line) for row in table.rows] == [(1, 1), (1, 2), (2, 2)]


def tabbed(rows: int) -> str:
    """Rows on pages of forty, each page with the head."""
    return "".join(
        ("Ward\t2022\t2023\n" if at % 40 == 0 else "")
        + f"Ward {at}\t{at}\t{at + 1}\n"
        + ("\f" if at % 40 == 39 else "")
        for at in range(rows)
    )


def piped(rows: int) -> str:
    return "| Ward | 2022 |\n|---|---|\n" + "".join(f"| Ward {at} | {at} |\n" for at in range(rows))


@pytest.mark.parametrize(
    ("made", "read"), [(tabbed, read_text), (piped, read_markdown)], ids=["tabs over pages", "pipes"]
)
def test_a_table_of_ten_thousand_rows_is_one(made: Callable[[int], str], read: Callable[[str, str], Document]) -> None:
    (table,) = read(made(10_000), "paper").tables
    assert len(table.rows) == 10_001


def prose(lines: int) -> str:
    return "2.1 There were 40 calls in May,\nand **50** in June (see [^1]).\n\n" * lines


def one_line(words: int) -> str:
    return "There were 40 calls | in May & June. " * words


@pytest.mark.parametrize("read", [read_text, read_markdown])
@pytest.mark.parametrize(
    "made", [tabbed, piped, prose, one_line, lambda n: "\t" * n * 40, lambda n: " " * n * 40 + "x|"]
)
def test_eight_times_the_text_takes_eight_times_as_long(
    made: Callable[[int], str], read: Callable[[str, str], Document]
) -> None:
    """By the processor's time, the best of five; what grows with the square takes 64 times as long."""

    def seconds(size: int) -> float:
        text = made(size)
        begun = time.process_time()
        read(text, "paper")
        return time.process_time() - begun

    small, large = (max(min(seconds(size) for _ in range(5)), 0.001) for size in (500, 4_000))
    assert large < small * 30

"""Tables of Word documents: merged cells, heads, captions, tables in tables, prose in cells."""

import time

import pytest

from answerable.calc.blocks import Document, Table
from answerable.calc.tables import grids
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.tests.as_docx import docx_of

STYLES = '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
HEAD = "<w:trPr><w:tblHeader/></w:trPr>"


def words(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def read(*body: str) -> Document:
    return read_docx(docx_of("".join(body), {"styles.xml": STYLES}), "paper.docx")


def only_table(*body: str) -> Table:
    (only,) = read(*body).tables
    return only


def cells(*rows: str) -> list[tuple[str, ...]]:
    return [one.cells for one in only_table(table(*rows)).rows]


def test_rows_and_paragraphs_are_counted_together() -> None:
    document = read(words("Before."), table(row("Year", "Calls"), row("", ""), row("2023", "40")), words("After."))
    assert [one.line for one in document.passages] == [1, 4]
    assert [(one.line, one.cells) for one in document.tables[0].rows] == [(2, ("Year", "Calls")), (3, ("2023", "40"))]


def test_a_cell_over_several_columns_stands_in_each_and_is_said_once() -> None:
    (first, _) = only_table(table(row(cell("Calls", '<w:gridSpan w:val="2"/>'), "Crime"), row("1", "2", "3"))).rows
    assert (first.cells, first.said) == (("Calls", "Calls", "Crime"), "Calls Crime")


def test_a_cell_over_several_rows_stands_in_each() -> None:
    top, rest = cell("Ashby", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    assert cells(row(top, "1"), row(rest, "2"), row(rest, "3")) == [("Ashby", "1"), ("Ashby", "2"), ("Ashby", "3")]


def test_a_block_of_cells_merged_both_ways_stands_in_each() -> None:
    top = cell("All", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    assert cells(row(top, "1"), row(cell("", '<w:gridSpan w:val="2"/><w:vMerge/>'), "2"))[1] == ("All", "All", "2")


def test_rows_that_begin_late_or_end_early_keep_their_columns() -> None:
    late = row("1", "2", properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    early = row("Ashby", "1", properties='<w:trPr><w:gridAfter w:val="1"/></w:trPr>')
    assert cells(late, early, row("Total")) == [("", "1", "2"), ("Ashby", "1", ""), ("Total", "", "")]


def test_old_merges_across_are_read_too() -> None:
    assert cells(row(cell("Calls", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")), row("1", "2"))[0] == ("Calls", "Calls")  # fmt: skip


def test_marked_heads_are_counted() -> None:
    heads = [row("", "2023", properties=HEAD), row("Year", "Calls", properties=HEAD)]
    assert only_table(table(*heads, row("Ashby", "40"))).heads == 2
    assert only_table(table(row("Year", "Calls"), row("2023", "40"))).heads == 0


def test_where_every_row_is_marked_as_a_head_none_is() -> None:
    assert only_table(table(row("Year", "Calls", properties=HEAD), row("2023", "40", properties=HEAD))).heads == 0


def test_a_hidden_row_is_not_printed() -> None:
    hidden = row("2022", "39", properties="<w:trPr><w:hidden/></w:trPr>")
    assert cells(row("Year", "Calls"), hidden, row("2023", "40")) == [("Year", "Calls"), ("2023", "40")]


def test_a_head_merged_over_two_years_gives_both_their_measure() -> None:
    above = row(cell("District", '<w:vMerge w:val="restart"/>'), cell("Burglary", '<w:gridSpan w:val="2"/>'), properties=HEAD)  # fmt: skip
    below = row(cell("", "<w:vMerge/>"), "2022/23", "2023/24", properties=HEAD)
    (grid,) = grids(only_table(table(above, below, row("Ashby", "410", "369"))))
    assert [path[0] for path in grid.paths] == ["Burglary", "Burglary"]
    assert [str(one.value) for one in grid.lines[0].cells if one] == ["410", "369"]


def test_a_row_merged_into_one_names_the_rows_below_it() -> None:
    group = row(cell("North", '<w:gridSpan w:val="3"/>'))
    (grid,) = grids(only_table(table(row("Area", "2022", "2023"), group, row("Ashby", "410", "369"))))
    assert [(line.label, [str(one.value) for one in line.cells if one]) for line in grid.lines] == [("Ashby", ["410", "369"])]  # fmt: skip


def test_a_deleted_row_is_gone_and_an_inserted_one_is_there() -> None:
    gone = row("2022", "39", properties="<w:trPr><w:del/></w:trPr>")
    come = row("2023", "40", properties="<w:trPr><w:ins/></w:trPr>")
    assert cells(row("Year", "Calls"), gone, come) == [("Year", "Calls"), ("2023", "40")]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    controlled = f"<w:sdt><w:sdtContent>{row('2023', '40')}</w:sdtContent></w:sdt>"
    assert cells(row("Year", "Calls"), controlled)[1] == ("2023", "40")


@pytest.mark.parametrize(
    ("body", "caption"),
    [
        ([words("Table 1: Calls", "Beschriftung"), "T"], "Table 1: Calls"),
        (["T", words("Table 1: Calls", "Beschriftung")], "Table 1: Calls"),
        ([words("Contact"), "T", words("Table 2: Crime", "Beschriftung"), "T2"], "Contact"),
        ([words("Contact"), words("Figure 1: A map", "Beschriftung"), words("It rose."), "T"], "Figure 1: A map"),
        ([words("Contact"), words("It rose."), "T"], "Contact"),
    ],
)  # fmt: skip
def test_the_caption_is_the_one_set_so_or_else_the_heading(body: list[str], caption: str) -> None:
    made = [table(row("Year", "Calls"), row("2023", "40")) if one in {"T", "T2"} else one for one in body]
    assert read(*made).tables[0].caption == caption


YEARS = [row("Year", "Calls"), row("2021", "38"), row("2022", "39")]
BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def labels(*body: str) -> list[list[str]]:
    return [[one.cells[0] for one in each.rows] for each in read(*body).tables]


def test_a_table_that_goes_on_under_the_same_heads_is_one() -> None:
    assert labels(table(*YEARS), words(""), table(YEARS[0], row("2023", "40"))) == [["Year", "2021", "2022", "2023"]]


def test_a_table_that_goes_on_over_the_page_is_one() -> None:
    turned = cell("2023").replace("<w:r>", BREAK + "<w:r>")
    assert labels(table(*YEARS), table(row(turned, "40"))) == [["Year", "2021", "2022", "2023"]]
    assert labels(table(*YEARS, row("Total", "77")), table(row(turned, "40"))) == [["Year", "2021", "2022", "Total"], ["2023"]]  # fmt: skip


def test_tables_of_the_same_rows_or_parted_by_words_are_two() -> None:
    assert len(labels(table(*YEARS), table(*YEARS))) == 2
    assert len(labels(table(*YEARS), words("Now of others."), table(YEARS[0], row("2023", "40")))) == 2
    assert len(labels(table(*YEARS), table(row("2023", "40")))) == 2


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row("Year", "Calls"), row("2023", "40"))
    outer = table(row("Area", f"<w:tc>{inner}{words('See left.')}</w:tc>"), row("Ashby", "1"))
    document = read(outer)
    assert [[one.cells for one in each.rows] for each in document.tables] == [
        [("Area", "See left."), ("Ashby", "1")],
        [("Year", "Calls"), ("2023", "40")],
    ]
    assert [one.line for each in document.tables for one in each.rows] == [1, 2, 3, 4]


def test_a_long_cell_is_prose_on_the_line_of_its_row() -> None:
    prose = words("There were 40 calls." + " It was so." * 15) + words("And 50 more.")
    document = read(table(row("Aim", f"<w:tc>{prose}</w:tc>"), row("Calls", "40")))
    assert [(one.text[:12], one.line) for one in document.passages] == [("There were 4", 1), ("And 50 more.", 1)]
    assert document.tables[0].rows[0].cells == ("Aim", "")


def lines(*told: str) -> str:
    return f"<w:tc><w:p><w:r>{'<w:br/>'.join(f'<w:t>{one}</w:t>' for one in told)}</w:r></w:p></w:tc>"


def test_rows_set_as_lines_in_one_row_are_rows() -> None:
    made = cells(row("District", "Calls"), row(lines("Ashby", "Calder End"), lines("410", "1,190")))
    assert made == [("District", "Calls"), ("Ashby", "410"), ("Calder End", "1,190")]


@pytest.mark.parametrize("right", [lines("410", "1,190", "7"), lines("many", "few")])
def test_lines_in_a_row_that_do_not_match_are_one_row(right: str) -> None:
    assert cells(row("District", "Calls"), row(lines("Ashby", "Calder End"), right))[1][0] == "Ashby Calder End"


def test_a_frame_of_one_cell_is_prose() -> None:
    document = read(table(row("There were 40 calls.")))
    assert (document.tables, [(one.text, one.kind) for one in document.passages]) == ((), [("There were 40 calls.", "box")])  # fmt: skip


def test_many_rows_take_a_time_that_grows_with_their_number() -> None:
    def seconds(count: int) -> float:
        data = docx_of(table(*(row(f"{at}", "40", "50", "60", "70") for at in range(count))))
        begun = time.process_time()
        assert len(read_docx(data, "paper.docx").tables[0].rows) == count
        return time.process_time() - begun

    small, large = (min(seconds(count) for _ in range(3)) for count in (500, 5_000))
    assert large < 30 * small


def test_a_cell_said_to_cover_millions_of_columns_fills_no_memory() -> None:
    assert len(cells(row(cell("A", '<w:gridSpan w:val="900000000"/>'), "B"))[0]) == 501

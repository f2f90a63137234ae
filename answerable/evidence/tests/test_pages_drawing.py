"""A paper drawn: merged heads, lists, headings in order, what was not read, marks that cannot stand where they say."""

import pytest

from answerable.evidence.models import Block, Document, Unread
from answerable.evidence.queries.review import Known, Mark, Paper
from answerable.evidence.views.marks import Marking
from answerable.evidence.views.paper_html import marked_text, paper_html
from answerable.evidence.views.paper_tables import Span, spans, table_html

ALL = Marking()


def block(position: int, kind: str, text: str, *, level: int = 0, page: int | None = None, number: str = "") -> Block:
    return Block(position=position, kind=kind, line=position + 1, text=text, level=level, page=page, number=number)


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, Known.AGREES, 0, start, end, None, None)


def drawn(*blocks: Block, unread: tuple[Unread, ...] = (), panel: str = "", chosen: int | None = None) -> str:
    return paper_html(Paper(Document(), blocks, unread, {}, ()), ALL, panel, chosen)


def a_table(*rows: tuple[str, ...], heads: int = 1) -> Block:
    kept = [[at + 1, list(cells), None, ""] for at, cells in enumerate(rows)]
    return Block(position=0, kind="table", line=1, text="Calls by year", rows=kept, heads=heads)


def test_no_level_of_heading_is_left_out() -> None:
    text = drawn(
        block(0, "heading", "One", level=3), block(1, "heading", "Two", level=3), block(2, "heading", "Up", level=1)
    )
    assert [text.count(f"<h{level} ") for level in (2, 3, 4)] == [2, 1, 0]


def test_items_that_follow_one_another_are_one_list() -> None:
    text = drawn(block(0, "item", "- one"), block(1, "item", "- two"), block(2, "paragraph", "After."))
    assert (text.count("<ul"), text.count("</ul>"), text.count("<li")) == (1, 1, 2)


def test_a_panel_in_a_list_stands_between_two_lists() -> None:
    text = drawn(block(0, "item", "one"), block(1, "item", "two"), panel="<aside>panel</aside>", chosen=0)
    assert "</ul><aside>panel</aside><ul" in text


def test_a_number_that_the_form_counts_is_printed() -> None:
    assert "3.2</span> Calls rose" in drawn(block(0, "paragraph", "Calls rose", number="3.2"))


def test_a_number_that_stands_in_the_text_is_not_printed_twice() -> None:
    assert drawn(block(0, "paragraph", "3.2 Calls rose", number="3.2")).count("3.2") == 1


def test_a_page_is_told_once_where_it_begins() -> None:
    text = drawn(
        block(0, "paragraph", "a", page=1), block(1, "paragraph", "b", page=2), block(2, "paragraph", "c", page=2)
    )
    assert text.count("Page 2") == 1


@pytest.mark.parametrize(("line", "before"), [(1, "<p id="), (9, "")])
def test_what_was_not_read_is_named_where_it_stands(line: int, before: str) -> None:
    unread = Unread(kind="picture", line=line, label="<b>a map</b>")
    text = drawn(block(0, "paragraph", "One"), block(1, "paragraph", "Two"), unread=(unread,))
    assert "Picture, not read: &lt;b&gt;a map&lt;/b&gt;" in text
    assert before in text.partition("not read")[2]


def test_a_head_over_several_columns_is_one_cell() -> None:
    found = spans([("Year", "Calls", "Calls"), ("Year", "2022", "2023")], 3)
    assert found == [
        Span(0, 0, 2, 1, "Year"), Span(0, 1, 1, 2, "Calls"), Span(1, 1, 1, 1, "2022"), Span(1, 2, 1, 1, "2023"),
    ]  # fmt: skip


def test_two_lowest_heads_that_read_the_same_are_two() -> None:
    assert [one.across for one in spans([("Year", "Number", "Number")], 3)] == [1, 1, 1]


def test_a_row_that_says_one_thing_is_a_heading_within_the_table() -> None:
    text = table_html(a_table(("Year", "Calls"), ("Emergency", "Emergency"), ("2022", "12")), (), ALL)
    assert '<th scope="rowgroup" colspan="2">Emergency</th>' in text


def test_a_cell_that_is_a_figure_is_marked() -> None:
    at = Mark(7, Known.CONTRADICTS, 0, None, None, 1, 1)
    text = table_html(a_table(("Year", "Calls"), ("2022", "12")), (at,), ALL)
    assert ('id="f7"' in text, "contradicts" in text) == (True, True)


@pytest.mark.parametrize("marks", [[mark(1, 3, 99)], [mark(1, 5, 3)], [mark(1, 0, 4), mark(2, 2, 6)]])
def test_a_mark_that_cannot_stand_where_it_says_leaves_the_words_whole(marks: list[Mark]) -> None:
    text = marked_text("1,753 calls", marks, Marking(shown=frozenset()))
    assert text == "1,753 calls"


def test_what_is_not_shown_is_plain_but_for_the_chosen_one() -> None:
    only = Marking(chosen=1, shown=frozenset({Known.FOUND}))
    assert 'aria-current="true"' in marked_text("12 calls", [mark(1, 0, 2)], only)


def test_what_hangs_on_a_suggested_measure_is_said_with_a_question_mark() -> None:
    likely = Mark(1, Known.CONTRADICTS, 0, 0, 2, None, None, is_sure=False)
    assert "contradicts?" in marked_text("12 calls", [likely], ALL)


def test_of_a_very_long_table_the_first_rows_and_those_about_the_chosen_figure_are_shown() -> None:
    rows = [("Year", "Calls"), *((str(year), f"n{year}") for year in range(1, 10_001))]
    at = Mark(7, Known.AGREES, 0, None, None, 9_000, 1)
    text = table_html(a_table(*rows), (at,), Marking(chosen=7))
    assert (text.count("<tr>") < 500, "rows are not shown here" in text, 'id="f7"' in text) == (True, True, True)

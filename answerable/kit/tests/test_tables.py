from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.table_rows import rows_html, tag_html
from answerable.kit.tables import Column, Table, table


@dataclass(frozen=True)
class Call:
    kind: str
    total: Decimal | None
    day: date = date(2024, 11, 7)


CALLS = [
    Call("999", Decimal(166288)),
    Call("101", Decimal(169699)),
    Call("online", None),
    Call("Abandoned", Decimal("20.3")),
]
COLUMNS = [
    Column[Call]("kind", "Kind", lambda call: call.kind, choices=True),
    Column[Call]("total", "Total", lambda call: call.total, numeric=True),
    Column[Call]("day", "Day", lambda call: call.day, sortable=False),
]


def shown(**params: str) -> Table:
    return table(CALLS, COLUMNS, params, caption="Calls", per_page=int(params.pop("per_page", "25")))


def firsts(made: Table) -> list[str]:
    return [row[0].text for row in made.rows]


def test_rows_keep_their_order_when_none_is_asked_for() -> None:
    assert firsts(shown()) == ["999", "101", "online", "Abandoned"]


def test_sorts_by_value_and_not_by_words() -> None:
    assert firsts(shown(sort="total")) == ["Abandoned", "999", "101", "online"]


def test_what_is_missing_stands_last_in_either_direction() -> None:
    assert firsts(shown(sort="total", direction="desc"))[-1] == "online"


def test_words_sort_without_regard_to_capitals() -> None:
    assert firsts(shown(sort="kind"))[-2:] == ["Abandoned", "online"]


def test_a_column_that_cannot_be_sorted_is_left_alone() -> None:
    assert shown(sort="day").sort == ""


def test_the_sorted_column_says_so_to_everyone() -> None:
    assert shown(sort="total", direction="desc").columns[1].aria_sort == "descending"


def test_the_link_of_the_sorted_column_turns_the_order_round() -> None:
    assert shown(sort="total").columns[1].href == "?sort=total&direction=desc"


def test_sort_links_keep_the_filter_and_what_else_is_in_the_address() -> None:
    assert shown(q="call centre", as_at="2024-03-21").columns[1].href.startswith("?as_at=2024-03-21&q=call+centre&")


@pytest.mark.parametrize("word", ["166,288", "2024 999", "NOVEMBER 999"])
def test_finds_rows_that_hold_every_word_as_shown(word: str) -> None:
    assert firsts(shown(q=word)) == ["999"]


def test_narrows_by_a_choice() -> None:
    assert firsts(shown(kind="101")) == ["101"]


def test_a_choice_that_is_not_offered_narrows_nothing() -> None:
    assert shown(kind="<script>").total == 4


def test_choices_are_the_values_found() -> None:
    assert shown().choices[0].options == ("101", "999", "Abandoned", "online")


@pytest.mark.parametrize(
    ("asked", "page"), [("2", 2), ("99", 2), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 5000, 1)]
)
def test_any_page_number_gives_a_page(asked: str, page: int) -> None:
    assert shown(page=asked, per_page="3").page == page


def test_says_which_rows_are_shown() -> None:
    made = shown(page="2", per_page="3")
    assert (made.first, made.last, made.total) == (4, 4, 4)


def test_nothing_found_is_a_page_too() -> None:
    made = shown(q="burglary")
    assert (made.first, made.last, made.pages, made.narrowed) == (0, 0, 1, True)


def test_page_links_keep_the_query() -> None:
    made = shown(sort="total", q="2024", per_page="2")
    assert made.next_href == "?sort=total&direction=asc&q=2024&page=2"


def test_far_pages_are_left_out() -> None:
    made = table(range(100), [Column[int]("n", "N", lambda n: n)], {"page": "50"}, caption="Numbers", per_page=1)
    assert [turn and turn.text for turn in made.turns] == ["1", None, "49", "50", "51", None, "100"]


def test_without_an_address_the_table_is_whole_and_has_no_links() -> None:
    made = table(CALLS * 20, COLUMNS, caption="Calls")
    assert (len(made.rows), made.pages, made.columns[0].href) == (80, 1, "")


def test_a_cell_may_be_a_link_or_a_tag() -> None:
    columns = [
        Column[Call]("kind", "Kind", lambda call: call.kind, lambda call: Link(call.kind, "calls.html")),
        Column[Call]("state", "State", lambda call: "Disputed", lambda call: Tag("Disputed", Tone.AMBER)),
    ]
    link, tag = table(CALLS, columns, caption="Calls").rows[0]
    assert (link.href, tag.text, tag.tag and tag.tag.tone) == ("calls.html", "Disputed", "amber")


def test_dates_and_missing_values_are_worded() -> None:
    row = table(CALLS, COLUMNS, caption="Calls").rows[2]
    assert [cell.text for cell in row] == ["online", "–", "7 November 2024"]


def test_a_hidden_column_is_found_and_offered_but_not_drawn() -> None:
    aside = Column[Call]("also", "Also", lambda call: f"alias of {call.kind}", choices=True, hidden=True)
    made = table(CALLS, [COLUMNS[0], aside], {"q": "alias online"}, caption="Calls")
    assert (len(made.columns), len(made.rows), made.choices[-1].key) == (1, 1, "also")


def test_a_row_is_drawn_as_text_whatever_it_says() -> None:
    columns = (
        Column[str]("name", "Na<me", lambda r: r),
        Column[str]("link", "Link", lambda r: r, lambda r: Link(r, '"><b>')),
        Column[str]("tag", "Tag", lambda r: r, lambda r: Tag(r, Tone.RED)),
    )
    drawn = rows_html(table(["<script>"], columns, caption="c"))
    assert "<script>" not in drawn
    assert drawn.count("&lt;script&gt;") == 3
    assert 'href="&quot;&gt;&lt;b&gt;"' in drawn


def test_a_tag_is_drawn_as_its_template_draws_it() -> None:
    tag = Tag("Over & done", Tone.AMBER)
    assert tag_html(tag) == render_to_string("kit/components/tag.html", {"tag": tag}).strip()

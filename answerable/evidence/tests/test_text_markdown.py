"""Markdown files to documents."""

import pytest

from answerable.calc.blocks import Form, NotRead, Passage, PassageKind, Unreadable
from answerable.evidence.intake.markdown import read_markdown
from answerable.evidence.intake.markup import unmarked
from answerable.evidence.intake.reading import read_bytes

HEADING, PARAGRAPH, ITEM, FOOTNOTE = (
    PassageKind.HEADING,
    PassageKind.PARAGRAPH,
    PassageKind.ITEM,
    PassageKind.FOOTNOTE,
)


def passages(text: str) -> list[tuple[PassageKind, str]]:
    return [(one.kind, one.text) for one in read_markdown(text, "paper.md").passages]


def only(text: str) -> Passage:
    (found,) = read_markdown(text, "paper.md").passages
    return found


@pytest.mark.parametrize(
    ("text", "level", "number"),
    [
        ("# Calls", 1, ""),
        ("### 2.1 Calls ###", 3, "2.1"),
        ("Calls\n=====", 1, ""),
        ("Calls\nof May\n---", 2, ""),
        ("###### Calls", 6, ""),
    ],
)
def test_headings_have_their_level(text: str, level: int, number: str) -> None:
    found = only(text)
    assert (found.kind, found.level, found.number, "#" in found.text) == (HEADING, level, number, False)


def test_wrapped_lines_are_one_paragraph_and_keep_their_lines() -> None:
    found = only("There were 40 calls.\nThen 50 more.\n")
    assert (found.text, found.line_at(found.text.index("50"))) == ("There were 40 calls. Then 50 more.", 2)


def test_items_know_their_depth_and_number() -> None:
    text = "- one\n  more of it\n    - two\n1. three\n\n   and its second paragraph\n"
    found = read_markdown(text, "paper.md").passages
    assert [(one.text, one.level, one.number) for one in found] == [
        ("one more of it", 1, ""), ("two", 3, ""), ("three and its second paragraph", 1, "1"),
    ]  # fmt: skip


def test_a_sentence_that_a_page_cut_goes_on() -> None:
    assert passages("- The force took calls across\n\nthe whole county.\n\nalso by day.\n") == [
        (ITEM, "The force took calls across the whole county."), (PARAGRAPH, "also by day."),
    ]  # fmt: skip


def test_a_printed_number_behind_a_bullet_is_kept() -> None:
    found = only("- 2.14 The force took 40 calls.")
    assert (found.kind, found.number, found.text) == (ITEM, "2.14", "2.14 The force took 40 calls.")


def test_a_footnote_is_one_and_its_mark_is_no_figure() -> None:
    assert passages("There were 40[^1] calls.\n\n[^1]: By 999.\n    And by 112.\n") == [
        (PARAGRAPH, "There were 40 calls."), (FOOTNOTE, "By 999. And by 112."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("**40** calls, __50__ more, *and* _so_ on", "40 calls, 50 more, and so on"),
        ("[40 calls](https://northmoor.example/a_b) <https://northmoor.example>", "40 calls https://northmoor.example"),
        ("5 \\* 3 \\| 4 and 5 * 3 * 2", "5 * 3 | 4 and 5 * 3 * 2"),
        ("`40` calls ~~30 calls~~ in snake_case_words", "40 calls in snake_case_words"),
        ("40&nbsp;calls &amp; <b>50</b><br>more <!-- 60 -->", "40 calls & 50 more"),
        ("40 < 50 and 60 > 50", "40 < 50 and 60 > 50"),
        ("![Calls by month](a.png) as drawn", "as drawn"),
    ],
)
def test_marks_are_taken_for_what_a_reader_sees(line: str, seen: str) -> None:
    assert unmarked(line) == seen


def test_pictures_are_listed_as_not_read() -> None:
    document = read_markdown('Text.\n\n![Calls](a.png)\n\n<img src="b.png" alt="Wards">\n', "paper.md")
    assert document.not_read == (
        NotRead(Unreadable.PICTURE, 3, None, "Calls"),
        NotRead(Unreadable.PICTURE, 5, None, "Wards"),
    )


def test_a_table_has_its_head_its_caption_and_no_marks() -> None:
    (table,) = read_markdown("## Calls\n\n| Year | Calls |\n|---|--:|\n| 2023 | **40**[^1] |\n", "paper.md").tables
    assert ([row.cells for row in table.rows], table.caption, table.heads) == (
        [("Year", "Calls"), ("2023", "40")],
        "Calls",
        1,
    )


def test_cells_with_tabs_between_them_are_a_table() -> None:
    (table,) = read_markdown("# Calls\n\nTable 1. Calls by month\n\tMay\tJune\nAshby\t40\t50\n", "paper.txt").tables
    assert ([row.cells for row in table.rows], table.caption) == (
        [("", "May", "June"), ("Ashby", "40", "50")],
        "Table 1. Calls by month",
    )


@pytest.mark.parametrize(
    "text", ["1.\tAsk\n2.\tAnswer\n", "- one\n\t- two\n\t- three\n", "Agreed:\t4 May\n", "- one\n\tmore\n\tof it"]
)
def test_a_tab_that_indents_or_follows_a_mark_makes_no_table(text: str) -> None:
    assert read_markdown(text, "paper.md").tables == ()


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("2.1 Calls to 999.", "2.1 Calls to 999"),
        ("2.1 Calls to 999, by year.\nAnd more.", "Demand"),
        ("Calls are many.", "Demand"),
    ],
)
def test_a_short_paragraph_with_no_verb_names_the_table_under_it(above: str, caption: str) -> None:
    (table,) = read_markdown(f"# Demand\n\n{above}\n\n| Year | Calls |\n|---|--:|\n| 2023 | 40 |\n", "paper.md").tables
    assert table.caption == caption


def test_quoted_and_fenced_words_are_read() -> None:
    assert passages("> There were\n> 40 calls.\n\n```\n50 calls\n```\n") == [
        (PARAGRAPH, "There were 40 calls."), (PARAGRAPH, "50 calls"),
    ]  # fmt: skip


def test_breaks_and_targets_of_links_say_nothing() -> None:
    assert passages("One.\n\n---\n\n[a]: https://northmoor.example\n\nTwo.\n") == [
        (PARAGRAPH, "One."),
        (PARAGRAPH, "Two."),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [("---\ntitle: 'Calls of May'\ndate: 2024\n---\nText.", "Calls of May"), ("# Calls\n\nText.", "Calls"), ("---\nText.", "Text.")],
)  # fmt: skip
def test_the_title_is_given_or_the_first_words(text: str, title: str) -> None:
    assert read_markdown(text, "paper.md").title == title


def test_a_markdown_file_is_known_among_the_forms() -> None:
    assert read_bytes(b"# Calls\n\n- 40\n", "paper.md").form is Form.MARKDOWN

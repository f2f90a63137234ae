"""Two versions of a paper: what changed in words and in figures."""

from decimal import Decimal

from answerable.calc.blocks import Document, Row, Table, passage
from answerable.calc.claiming import claims
from answerable.calc.versions import BlockChange, Change, changed_blocks, changed_figures

OPENING = passage("The control room of Northmoor answered 1,753 emergency calls in 2023.", 1)
CLOSING = passage("The next paper will come in May.", 3)
PUT_RIGHT = passage("The control room of Northmoor answered 1,669 emergency calls in 2023.", 1)


def table(total: str) -> Table:
    return Table(
        (Row(5, ("Year", "Calls", "Total")), Row(6, ("2022", "1,370", "1,500")), Row(7, ("2023", "1,753", total)))
    )


def test_the_same_words_are_no_change() -> None:
    assert changed_blocks([OPENING, CLOSING], [OPENING, CLOSING]) == ()


def test_what_only_moved_down_did_not_change() -> None:
    moved = passage(CLOSING.text, 30)
    assert changed_blocks([OPENING, CLOSING], [OPENING, moved]) == ()


def test_a_passage_is_reworded() -> None:
    assert changed_blocks([OPENING, CLOSING], [PUT_RIGHT, CLOSING]) == (BlockChange(Change.REWORDED, 0, 0),)


def test_passages_are_added_and_removed() -> None:
    fresh = passage("Something about burglary that nobody wrote before.", 2)
    assert changed_blocks([OPENING], [OPENING, fresh]) == (BlockChange(Change.ADDED, None, 1),)
    assert changed_blocks([OPENING, fresh], [OPENING]) == (BlockChange(Change.REMOVED, 1, None),)


def changes(before: Document, after: Document) -> list[tuple[Decimal, Decimal]]:
    old, new = claims(before), claims(after)
    found = changed_figures(old, new, changed_blocks(before.blocks, after.blocks))
    return [(old[one.before].value, new[one.after].value) for one in found]


def test_a_figure_of_a_passage_is_another() -> None:
    before, after = Document("a", (OPENING,)), Document("b", (PUT_RIGHT,))
    assert changes(before, after) == [(Decimal(1753), Decimal(1669))]


def test_a_figure_of_a_table_is_another() -> None:
    before, after = Document("a", (table("1,950"),)), Document("b", (table("1,900"),))
    assert changes(before, after) == [(Decimal(1950), Decimal(1900))]


def test_figures_that_stayed_are_not_told() -> None:
    assert changes(Document("a", (OPENING,)), Document("b", (OPENING,))) == []

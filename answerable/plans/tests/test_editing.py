"""Changes of a draft's text: each leaves what it does not touch."""

import pytest

from answerable.plans.intake.drafts import DraftLine, DraftPriority, LeftOut
from answerable.plans.intake.editing import (
    CannotEdit,
    free_key,
    merge,
    move_objective,
    move_priority,
    next_code,
    put_objective,
    put_priority,
    renumbered,
    split,
    take_out_objective,
    take_out_priority,
)
from answerable.plans.tests.make_drafts import harbour, text


@pytest.fixture
def three() -> DraftLine:
    return text(*(harbour(f"1.{n}", priority="p1", was=(f"1.{n}",)) for n in (1, 2, 3)))


def codes(line: DraftLine) -> list[str]:
    return [one.code for one in line.objectives]


def test_a_new_key_is_nobody_elses(three: DraftLine) -> None:
    first = put_objective(three, harbour("1.4", key=free_key(three)))
    assert (free_key(three), free_key(first)) == ("new-1", "new-2")


def test_the_next_number_follows_the_priority(three: DraftLine) -> None:
    assert (next_code(three, "p1"), next_code(three, "")) == ("1.4", "1")


def test_an_objective_is_changed_where_it_stands(three: DraftLine) -> None:
    changed = put_objective(three, harbour("1.2", priority="p1", title="Quiet quays"))
    assert [one.title for one in changed.objectives] == [
        "Fewer thefts from boats",
        "Quiet quays",
        "Fewer thefts from boats",
    ]


def test_two_objectives_cannot_have_one_number(three: DraftLine) -> None:
    with pytest.raises(CannotEdit, match=r"Another objective has the number 1\.1"):
        put_objective(three, harbour("1.1", key="k1.2"))


def test_two_priorities_cannot_have_one_number(three: DraftLine) -> None:
    with pytest.raises(CannotEdit, match="Another priority has the number 1"):
        put_priority(three, DraftPriority("p2", "1", "Open water"))


def test_an_objective_cannot_stand_below_a_priority_that_is_gone(three: DraftLine) -> None:
    with pytest.raises(CannotEdit, match="is not in the draft any more"):
        put_objective(three, harbour("1.4", priority="p9"))


def test_a_priority_that_goes_leaves_its_objectives(three: DraftLine) -> None:
    line = take_out_priority(three, "p1")
    assert (line.priorities, codes(line), {one.priority for one in line.objectives}) == (
        (),
        ["1.1", "1.2", "1.3"],
        {""},
    )


def test_an_objective_that_goes_leaves_its_reason(three: DraftLine) -> None:
    line = take_out_objective(three, "k1.2", "Done in 2025.")
    assert (codes(line), line.left_out) == (["1.1", "1.3"], (LeftOut("1.2", "Done in 2025."),))


def test_one_part_of_a_split_that_goes_leaves_nothing_out(three: DraftLine) -> None:
    parted = split(three, "k1.2", harbour("1.2"), harbour("1.4"))
    assert take_out_objective(parted, "k1.2", "Not needed.").left_out == ()


def test_what_was_left_out_can_be_carried_on_after_all(three: DraftLine) -> None:
    gone = take_out_objective(three, "k1.2", "Done in 2025.")
    assert put_objective(gone, harbour("1.9", was=("1.2",))).left_out == ()


def test_an_objective_moves_among_its_own(three: DraftLine) -> None:
    assert codes(move_objective(three, "k1.1", down=True)) == ["1.2", "1.1", "1.3"]


@pytest.mark.parametrize(("key", "down"), [("k1.1", False), ("k1.3", True), ("gone", True)])
def test_where_there_is_no_place_nothing_moves(three: DraftLine, key: str, down: bool) -> None:
    assert move_objective(three, key, down=down) == three


def test_a_priority_moves() -> None:
    line = put_priority(text(), DraftPriority("p2", "2", "Open water"))
    assert [one.key for one in move_priority(line, "p2", down=False).priorities] == ["p2", "p1"]


def test_what_is_merged_carries_on_all(three: DraftLine) -> None:
    line = merge(three, ["k1.1", "k1.3"], harbour("1.1", title="A calm harbour"))
    assert [(one.code, one.was) for one in line.objectives] == [("1.1", ("1.1", "1.3")), ("1.2", ("1.2",))]


def test_one_alone_cannot_be_merged(three: DraftLine) -> None:
    with pytest.raises(CannotEdit, match="two objectives or more"):
        merge(three, ["k1.1"], harbour("1.1"))


def test_both_parts_of_a_split_carry_on_the_whole(three: DraftLine) -> None:
    line = split(three, "k1.1", harbour("1.1", title="Boats"), harbour("1.4", title="Sheds"))
    assert [(one.title, one.was) for one in line.objectives[:2]] == [("Boats", ("1.1",)), ("Sheds", ("1.1",))]


def test_the_parts_of_a_split_have_two_numbers(three: DraftLine) -> None:
    with pytest.raises(CannotEdit, match=r"the number 1\.2"):
        split(three, "k1.1", harbour("1.1"), harbour("1.2"))


def test_numbers_follow_the_order(three: DraftLine) -> None:
    line = renumbered(move_objective(take_out_objective(three, "k1.1", "Done."), "k1.3", down=False))
    assert [(one.code, one.was) for one in line.objectives] == [("1.1", ("1.3",)), ("1.2", ("1.2",))]


def test_objectives_without_priority_are_numbered_alone() -> None:
    line = renumbered(text(harbour("7"), harbour("9", priority="p1")))
    assert codes(line) == ["1", "1.1"]

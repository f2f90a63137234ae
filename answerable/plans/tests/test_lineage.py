"""What becomes of each objective when a variation is issued."""

from answerable.plans.intake.drafts import DraftObjective, LeftOut
from answerable.plans.intake.lineage import Ending, Lineage, trace
from answerable.plans.tests.make_drafts import harbour, text


def traced(*objectives: DraftObjective, current: str = "1.1 1.2", left_out: tuple[LeftOut, ...] = ()) -> Lineage:
    return trace(text(*objectives, left_out=left_out), current.split())


def test_one_with_another_number_is_the_same_one() -> None:
    assert traced(harbour("2.1", was=("1.1",)), current="1.1") == Lineage((("2.1", "1.1"),), (), ())


def test_a_new_one_carries_on_nothing() -> None:
    assert traced(harbour("1.9"), current="") == Lineage((), (), ())


def test_two_that_change_places_stay_what_they_are() -> None:
    swapped = traced(harbour("1.1", was=("1.2",)), harbour("1.2", was=("1.1",)))
    assert swapped.kept == (("1.1", "1.2"), ("1.2", "1.1"))


def test_a_merger_keeps_the_one_whose_number_it_has() -> None:
    merged = traced(harbour("1.1", was=("1.1", "1.2")))
    assert (merged.kept, merged.links) == ((("1.1", "1.1"),), (("1.1", "1.2"),))


def test_what_is_merged_away_says_into_what() -> None:
    merged = traced(harbour("1.1", was=("1.1", "1.2")))
    assert merged.ended == (Ending("1.2", "Merged into 1.1.", ("1.1",)),)


def test_a_merger_under_a_new_number_is_a_new_one() -> None:
    merged = traced(harbour("3", was=("1.1", "1.2")))
    assert (merged.kept, merged.links, len(merged.ended)) == ((), (("3", "1.1"), ("3", "1.2")), 2)


def test_of_a_split_the_part_with_the_number_stays() -> None:
    parted = traced(harbour("1.1", was=("1.1",)), harbour("1.5", was=("1.1",)), current="1.1")
    assert parted == Lineage((("1.1", "1.1"),), (("1.5", "1.1"),), ())


def test_a_split_under_new_numbers_ends_the_whole() -> None:
    parted = traced(harbour("4", was=("1.1",)), harbour("5", was=("1.1",)), current="1.1")
    assert parted.ended == (Ending("1.1", "Split into 4 and 5.", ("4", "5")),)


def test_what_is_left_out_ends_with_its_reason() -> None:
    gone = traced(harbour("1.1", was=("1.1",)), left_out=(LeftOut("1.2", "Done in 2025."),))
    assert gone.ended == (Ending("1.2", "Done in 2025."),)


def test_a_number_that_the_plan_does_not_have_is_no_past() -> None:
    assert traced(harbour("1.1", was=("9.9",)), current="").links == ()


def test_the_first_part_of_a_split_stays_whatever_the_numbers_are_then() -> None:
    first, second = harbour("1.1", key="1.2", was=("1.2",)), harbour("1.2", key="new-1", was=("1.2",))
    assert traced(first, second, current="1.2") == Lineage((("1.1", "1.2"),), (("1.2", "1.2"),), ())


def test_a_merger_is_the_first_of_those_merged_whatever_its_number_is_then() -> None:
    merged = traced(harbour("3", key="1.1", was=("1.1", "1.2")))
    assert (merged.kept, merged.links) == ((("3", "1.1"),), (("3", "1.2"),))

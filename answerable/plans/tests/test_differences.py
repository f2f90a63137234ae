"""What is different between two texts of a plan."""

from dataclasses import replace

from answerable.calc.promises.changed_words import Kind, Run
from answerable.plans.intake.drafts import DraftPriority
from answerable.plans.intake.editing import renumbered, take_out_objective
from answerable.plans.queries.differences import Change, differences, summed_up
from answerable.plans.tests.make_drafts import harbour, text

THREE = text(*(harbour(f"1.{n}", priority="p1") for n in (1, 2, 3)))


def test_the_same_text_is_not_different() -> None:
    assert (differences(THREE, THREE), summed_up(())) == ((), "Nothing is different")


def test_what_came_and_what_went() -> None:
    other = text(*THREE.objectives[:2], harbour("1.9", priority="p1"))
    assert [(one.change, one.before, one.after) for one in differences(THREE, other)] == [
        (Change.ADDED, "", "1.9"),
        (Change.TAKEN_OUT, "1.3", ""),
    ]


def test_another_number_alone_is_no_change_of_words() -> None:
    found = differences(THREE, renumbered(take_out_objective(THREE, "k1.1", "Done.")))
    assert summed_up(found) == "1 taken out, 2 renumbered"


def test_words_are_compared_one_by_one() -> None:
    other = replace(
        THREE, objectives=(replace(THREE.objectives[0], title="Fewer thefts from sheds"), *THREE.objectives[1:])
    )
    (one,) = differences(THREE, other)
    assert one.fields[0].runs == (
        Run(Kind.SAME, "Fewer thefts from"),
        Run(Kind.TAKEN_OUT, "boats"),
        Run(Kind.ADDED, "sheds"),
    )


def test_measures_are_compared_as_a_list_and_named() -> None:
    before = text(harbour(measures=("calls", "asb")))
    (one,) = differences(before, text(harbour(measures=("calls", "theft"))), {"theft": "Thefts of boats"})
    assert one.fields[0].runs == (Run(Kind.TAKEN_OUT, "asb"), Run(Kind.ADDED, "Thefts of boats"))


def test_another_order_of_measures_is_said() -> None:
    before = text(harbour(measures=("calls", "asb")))
    (one,) = differences(before, text(harbour(measures=("asb", "calls"))))
    assert one.fields[0].runs == (Run(Kind.SAME, "The same, in another order"),)


def test_a_priority_with_another_number_changes_no_objective() -> None:
    other = replace(THREE, priorities=(DraftPriority("p1", "2", "A safe harbour"),))
    assert [(one.what, one.renumbered) for one in differences(THREE, other)] == [("Priority", True)]


def test_the_head_is_compared() -> None:
    (one,) = differences(THREE, replace(THREE, title="Plan of Saltmouth Bay"))
    assert (one.what, one.fields[0].label) == ("The plan", "Title")

"""A promise and the direction of its measure."""

import pytest

from answerable.calc.promises.changes import changes
from answerable.calc.promises.facts import Better
from answerable.calc.promises.tests.make import counted, promise
from answerable.calc.promises.wrong_way import wrong_way


def against(title: str, measure: str, better: Better) -> bool:
    return bool(list(wrong_way([promise(title, "", counted(measure, better))])))


@pytest.mark.parametrize(
    ("title", "measure", "better"),
    [
        ("Reduce boat theft", "Boat thefts recorded", Better.UP),
        ("Cut rural crime by a third", "Rural crime, change", Better.UP),
        ("Bring boat theft down", "Thefts of boats", Better.UP),
        ("Fewer collisions on the coast road", "Collisions, coast road", Better.UP),
        ("More harbour volunteers", "Harbour volunteers", Better.DOWN),
        ("Increase patrols of the quay", "Quay patrols a month", Better.NEITHER),
    ],
)
def test_the_other_way(title: str, measure: str, better: Better) -> None:
    assert against(title, measure, better) == (better is not Better.NEITHER)


@pytest.mark.parametrize(
    ("title", "measure", "better"),
    [
        ("Reduce boat theft", "Boat thefts recorded", Better.DOWN),
        ("Reduce boat theft", "Boat thefts solved", Better.UP),
        ("Reduce reoffending", "People not reoffending", Better.UP),
        ("Reduce boat theft", "Harbour volunteers", Better.UP),
        ("Cut crime", "Crime detected by harbour", Better.UP),
        ("Cut waiting times", "Cut in waiting times", Better.UP),
        ("More people report theft", "Thefts", Better.DOWN),
        ("Boat theft", "Boat thefts", Better.UP),
    ],
)
def test_the_same_way_or_another_thing(title: str, measure: str, better: Better) -> None:
    assert not against(title, measure, better)


def test_both_are_quoted() -> None:
    (found,) = wrong_way([promise("Reduce boat theft", "", counted("Boat thefts", Better.UP))])
    assert "“reduce boat theft”, but of its measure “Boat thefts” higher is better" in found.message


def test_what_is_to_go_down_and_what_up() -> None:
    assert [(one.better, one.said) for one in changes("Cut boat theft and grow the harbour watch.")] == [
        (Better.DOWN, "cut boat theft"),
        (Better.UP, "grow the harbour watch"),
    ]


def test_a_change_of_nothing_is_none() -> None:
    assert changes("More is to be done.") == ()

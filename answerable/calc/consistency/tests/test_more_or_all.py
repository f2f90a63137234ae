"""So many more, or so many in all."""

from answerable.calc.consistency.more_or_all import more_or_all
from answerable.calc.consistency.tests.papers import check_found, check_silent


def test_more_here_and_all_there() -> None:
    paper = "17 more officers are now single points of contact for rural crime.\nNothing.\nThere are now 17 officers who are single points of contact for rural crime."
    check_found(more_or_all, "17 more (line 1) is told elsewhere as 17 in all (line 3).", paper)


def test_an_addition_told_twice() -> None:
    check_silent(
        more_or_all,
        "17 more officers advise on rural crime.\nNothing.\nAn additional 17 officers now advise on rural crime.",
    )


def test_a_place_that_leaves_it_open() -> None:
    check_silent(
        more_or_all,
        "17 more officers advise on rural crime.\nNothing.\nThe county pays 17 officers to advise on rural crime.",
    )


def test_two_things() -> None:
    check_silent(
        more_or_all,
        "17 more schools joined the swimming league.\nNothing.\nThere are now 17 officers who advise on fraud.",
    )

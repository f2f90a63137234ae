"""Parts in prose against their whole."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.sum_of_parts import sum_of_parts
from answerable.calc.consistency.tests.papers import check_found, check_silent

WRONG = [
    ("We stopped 412 drivers with 330 warned and 95 charged.", "330 and 95 are 425 together, more than the 412 that they are parts of."),
    ("There were 64 entries, of which 40 were late and 27 were on time.", "40 and 27 are 67 together, more than the 64 that they are parts of."),
    ("The 64 staff are made up of 40 officers, 12 investigators and 10 clerks.", "40, 12 and 10 are 62 together, less than the 64 that they are parts of."),
    ("Of the 412 drivers stopped, 330 were warned and 95 charged.", "330 and 95 are 425 together, more than the 412 that they are parts of."),
    ("We stopped 412 drivers. Of these, 330 were warned and 95 charged.", "330 and 95 are 425 together, more than the 412 that they are parts of."),
    ("We stopped 412 drivers; of these 330 were warned and 95 charged.", "330 and 95 are 425 together, more than the 412 that they are parts of."),
    ("We stopped 412 drivers (330 warned and 95 charged).", "330 and 95 are 425 together, more than the 412 that they are parts of."),
    ("The team made 41 visits to farms and 17 visits to stables, totalling 60 visits.", "41 and 17 are 58 together, less than the 60 that they are parts of."),
    ("Patrols found 255 offences in the port. This included 365 vehicles with no tax.", "365 is said to be included in 255, which is smaller."),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "message"), WRONG)
def test_parts_that_are_not_their_whole(paper: str, message: str) -> None:
    assert check_found(sum_of_parts, message, paper).kind is Kind.ARITHMETIC


RIGHT = [
    "We stopped 412 drivers with 330 warned and 82 charged.",
    "There were 412 searches, of which 330 were of men and 290 were of people under 25.",
    "There were 412 searches, of which 120 found drugs and 30 found knives.",
    "There were 310 searches, of which 205 found nothing and 130 were of people under 25.",
    "There were nearly 400 searches, of which 330 were of men and 90 were of women.",
    "The team made 41 visits to farms and 17 visits to stables, totalling 58 visits.",
    "We spent £1.2m on vehicles, with 330 hired and 95 bought.",
    "Of the 412 drivers stopped, 330 were warned and 82 charged.",
    "We stopped 412 drivers. Of these, 330 were men.",
    "We stopped 412 drivers (430 the year before and 395 the year before that).",
    "Patrols found 255 offences. This included 65 vehicles with no tax.",
    "Patrols found 255 offences in the port. This included £3,650 of tobacco.",
    "We stopped 412 drivers; 330 warnings were given and 95 letters sent in the year before.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_parts_that_may_be_their_whole(paper: str) -> None:
    check_silent(sum_of_parts, paper)


def test_the_sum_is_what_was_expected() -> None:
    assert check_found(sum_of_parts, WRONG[0][1], WRONG[0][0]).expected == 425

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
    ("The harbour took on 181 pilots; 63 in the first year, 57 in the second and 66 in the third.", "63, 57 and 66 are 186 together, more than the 181 that they are parts of."),
    ("The grant brought £682,000 to the port in Round 5. It paid for 64 lamps (£210,000), 22 cameras (£186,000), gates (£96,000), wardens (£120,000) and courses (£80,000).", "£210,000, £186,000, £96,000, £120,000 and £80,000 are £692,000 together, more than the £682,000 that they are parts of."),
    ("We gave £140,000 to the four ports: £30,000 each to Ashby, Brill and Cowley Sands and £60,000 to Dene.", "3 times £30,000 and £60,000 are £150,000 together, more than the £140,000 that they are parts of."),
    ("We bought four boats at £30,000 each, £110,000 in all.", "4 times £30,000 is £120,000 together, more than the £110,000 that they are parts of."),
    ("The dues will raise £62.0m, £4.4m more than before. Of that increase £2.9m comes from the new rate and £1.3m from growth.", "£2.9m and £1.3m are £4.2m together, less than the £4.4m that they are parts of."),
    ("The gap is £2.5m in 2025/26, £3.7m in 2026/27 and £4.6m in 2027/28. We shall close it. The cumulative gap of three years is £12.8m.", "£2.5m, £3.7m and £4.6m are £10.8m together, less than the £12.8m that they are parts of."),
    ("The port holds 286 buoys and patrol boats: 12 buoys and 24 patrol boats.", "12 and 24 are 36 together, less than the 286 that they are parts of."),
    ("We stopped 412 drivers, of whom 330 (80%) were warned and 95 (23%) charged.", "330 and 95 are 425 together, more than the 412 that they are parts of."),
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
    "The harbour took on 186 pilots; 63 in the first year, 57 in the second and 66 in the third.",
    "The harbour took on 181 pilots; 63 left, 57 were ill and 66 retired.",
    "The grant brought £692,000 to the port. It paid for 64 lamps (£210,000), 22 cameras (£186,000), gates (£96,000), wardens (£120,000) and courses (£80,000).",
    "The grant brought £682,000 to the port. It paid for work including lamps (£310,000), cameras (£286,000) and gates (£96,000).",
    "We gave £150,000 to the four ports: £30,000 each to Ashby, Brill and Cowley Sands and £60,000 to Dene.",
    "We bought four boats at £30,000 each, £120,000 in all.",
    "We bought four boats at £30,000 each and spent £110,000 on fuel.",
    "The dues will raise £62.0m, £4.3m more than before. Of that increase £2.9m comes from the new rate and £1.3m from growth.",
    "The gap is £2.5m in 2025/26, £3.7m in 2026/27 and £4.6m in 2027/28. The cumulative gap of three years is £10.8m.",
    "The gap is £2.5m in 2025/26, £3.7m in 2026/27 and £4.6m in 2027/28. The cumulative gap of five years is £22.8m.",
    "The port holds 36 buoys and patrol boats: 12 buoys and 24 patrol boats.",
    "The port spent £6.0m: £2.5m on boats, £1.2m on fuel and £2.4m on pay.",
    "We stopped 412 drivers; 330 warnings were given and 95 letters sent in the year before.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_parts_that_may_be_their_whole(paper: str) -> None:
    check_silent(sum_of_parts, paper)


CARGO = "Cargo by kind|2022|2023\nGrain|4,020|3,612\nTimber|11,905|11,010"


def test_parts_with_the_rest_are_held_against_the_row_that_they_are_of() -> None:
    paper = f"{CARGO}\nGrain fell in the year. There were 1,268 lots of oats and 1,844 lots of wheat; the remaining 600 lots were barley."
    check_found(
        sum_of_parts,
        "1,268, 1,844 and the remaining 600 are 3,712 together, not the 3,612 that they are parts of.",
        "The port of Seawick\n" + paper,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Grain fell in the year. There were 1,268 lots of oats and 1,844 lots of wheat; the remaining 500 lots were barley.",
        "Cargo fell in the year. There were 1,268 lots of oats and 1,844 lots of wheat; the remaining 600 lots were barley.",
        "Grain fell in the year. There were 1,268 lots of oats; the remaining 600 lots were barley.",
        "Grain fell in the year. Of it 563 of the 655 boxes were opened; the other 92 were not.",
    ],
)
def test_parts_with_the_rest_that_may_be_right(sentence: str) -> None:
    check_silent(sum_of_parts, f"The port of Seawick\n{CARGO}\n{sentence}")


def test_the_rest_of_a_whole_in_the_sentence() -> None:
    paper = "The crew opened 563 of the 655 boxes; the other 82 were sealed."
    check_found(sum_of_parts, "563 and the remaining 82 are 645 together, not the 655 that they are parts of.", paper)


def test_the_sum_is_what_was_expected() -> None:
    assert check_found(sum_of_parts, WRONG[0][1], WRONG[0][0]).expected == 425

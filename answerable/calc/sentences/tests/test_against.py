"""Which figure is compared with, and which never is: each case is a line of figures and what is said of it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.behaviour.series import Cut
from answerable.calc.sentences.shapes import Scale
from answerable.calc.sentences.tests.make import LOCKDOWNS, MORE, NO_MORE, SWITCHBOARD, TWO, fact, said
from answerable.calc.standing import Qualifier

YEARS = (fact("2019/20", "10645"), fact("2020/21", "8053"), fact("2021/22", "8160"))

CASES: dict[str, tuple[Callable[[], str], str]] = {
    "across a break": (
        lambda: said(fact("2022/23", "170"), fact("2023/24", "90"), cuts=(SWITCHBOARD,)),
        "90 in 2023/24. It is not compared with 2022/23: from September 2023 on, calls are sorted by a switchboard.",
    ),
    "a break before both": (
        lambda: said(fact("2022/23", "170"), fact("2023/24", "90"), cuts=(Cut(date(2022, 4, 1), "x"),)),
        f"90 in 2023/24: 47% lower than in 2022/23 (170){MORE}.",
    ),
    "a break after both": (
        lambda: said(fact("2021/22", "170"), fact("2022/23", "90"), cuts=(SWITCHBOARD,)),
        f"90 in 2022/23: 47% lower than in 2021/22 (170){MORE}.",
    ),
    "a break on the first day of the newest": (
        lambda: said(
            fact("2022/23", "170"), fact("2023/24", "90"), cuts=(Cut(date(2023, 4, 1), "another rule holds"),)
        ),
        "90 in 2023/24. It is not compared with 2022/23: from April 2023 on, another rule holds.",
    ),
    "a break on a day within a month": (
        lambda: said(
            fact("2021/22", "170"), fact("2022/23", "90"), cuts=(Cut(date(2022, 12, 6), "a menu sorts calls"),)
        ),
        "90 in 2022/23. It is not compared with 2021/22: from 6 December 2022 on, a menu sorts calls.",
    ),
    "a break to a figure of another kind": (
        lambda: said(fact("2022/23", "170"), fact("October 2023", "9"), cuts=(SWITCHBOARD,)),
        "9 in October 2023. It is not compared with 2022/23: from September 2023 on, calls are sorted by a switchboard.",
    ),
    "a break inside a part of a year": (
        lambda: said(fact("2022/23", "170"), fact("April 2023 to January 2024", "90"), cuts=(SWITCHBOARD,)),
        (
            "90 from April 2023 to January 2024: ten months of 2023/24, so it is not compared with a whole year. The last whole "
            "year was 2022/23: 170. A break lies within April 2023 to January 2024: from September 2023 on, calls are sorted by a "
            "switchboard."
        ),
    ),
    "an unusual base is passed over": (
        lambda: said(*YEARS, fact("2022", "8567"), anomalies=(LOCKDOWNS,)),
        (
            f"8,567 in 2022: 20% lower than in 2019/20 (10,645){MORE}. Passed over: 2020/21, as unusual (lockdowns); 2021/22, "
            "which shares days with it."
        ),
    ),
    "nothing but unusual bases": (
        lambda: said(*YEARS[1:], fact("2022/23", "8567"), anomalies=(LOCKDOWNS,)),
        "8,567 in 2022/23. It is not compared with 2021/22: that time is known to be unusual (lockdowns).",
    ),
    "the newest is unusual itself": (
        lambda: said(*YEARS[:2], anomalies=(LOCKDOWNS,)),
        f"8,053 in 2020/21: 24% lower than in 2019/20 (10,645){MORE}. In 2020/21 things are known to be unusual (lockdowns).",
    ),
    "any twelve months with any other": (
        lambda: said(fact("2019/20", "100"), fact("12 months to January 2024", "150")),
        f"150 in the 12 months to January 2024: 50% higher than in 2019/20 (100){MORE}.",
    ),
    "the same month of another year": (
        lambda: said(fact("December 2021", "100"), fact("November 2022", "60"), fact("December 2022", "101")),
        f"101 in December 2022: 1% higher than in December 2021 (100){NO_MORE}.",
    ),
    "another month": (
        lambda: said(fact("January 2023", "100"), fact("December 2023", "150")),
        "150 in December 2023. It is not compared with January 2023 (100): that is another time of the year.",
    ),
    "the other half of a year": (
        lambda: said(fact("January to June 2022", "3"), fact("July to December 2022", "8")),
        (
            f"8 from July to December 2022: 5 more than from January to June 2022 (3){NO_MORE}. The two are of different times of "
            "the year."
        ),
    ),
    "two counts of one time": (
        lambda: said(fact("12 March 2024", "18"), fact("21 March 2024", "22", assumed=True)),
        (
            "22 on 21 March 2024 (the date is assumed). It is also told as 18 on 12 March 2024: with an assumed date so near, that "
            "is another count and no change."
        ),
    ),
    "the same, told again": (
        lambda: said(fact("12 March 2024", "18"), fact("21 March 2024", "18", assumed=True)),
        "18 on 21 March 2024 (the date is assumed). The same is told on 12 March 2024.",
    ),
    "the same, told roughly": (
        lambda: said(
            fact("12 March 2024", "1950"),
            fact("21 March 2024", "2000", "about 2,000", assumed=True, qualifier=Qualifier.ABOUT),
        ),
        "About 2,000 on 21 March 2024 (the date is assumed). It is also told as 1,950 on 12 March 2024.",
    ),
    "an older one behind a near one": (
        lambda: said(
            fact("31 May 2021", "66"), fact("31 January 2024", "91"), fact("12 March 2024", "91", assumed=True)
        ),
        f"91 on 12 March 2024 (the date is assumed): 38% higher than on 31 May 2021 (66). {TWO}",
    ),
    "near one another on stated days": (
        lambda: said(fact("31 December 2023", "191"), fact("31 January 2024", "199")),
        f"199 on 31 January 2024: 4.2% higher than on 31 December 2023 (191). {TWO}",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_of_a_line(name: str) -> None:
    made, expected = CASES[name]
    assert made() == expected


def test_derbyshires_burglaries_fell_by_no_more_than_chance_would_give() -> None:
    assert said(fact("2021/22", "2668"), fact("2022/23", "2560")).endswith(
        f"4% lower than in 2021/22 (2,668){NO_MORE}."
    )


def test_derbyshires_robberies_rose_by_more() -> None:
    assert said(fact("2021/22", "576"), fact("2022/23", "674")).endswith(f"17% higher than in 2021/22 (576){MORE}.")


def test_shares_of_known_sizes_are_tested() -> None:
    sizes = {"size": Decimal(1000)}
    text = said(fact("2021/22", "70", "70%", **sizes), fact("2022/23", "88", "88%", **sizes), scale=Scale.SHARE)
    assert text == f"88% in 2022/23: 18 percentage points higher than in 2021/22 (70%){MORE}."


def test_shares_of_few_are_within_chance() -> None:
    sizes = {"size": Decimal(20)}
    text = said(fact("2021/22", "70", "70%", **sizes), fact("2022/23", "80", "80%", **sizes), scale=Scale.SHARE)
    assert text == f"80% in 2022/23: 10 percentage points higher than in 2021/22 (70%){NO_MORE}."


def test_a_share_above_a_hundred_is_compared_without_a_test() -> None:
    assert TWO in said(fact("2021/22", "90", "90%"), fact("2022/23", "120", "120%"), scale=Scale.SHARE)


def test_figures_told_too_roughly_are_not_tested() -> None:
    rough = {"qualifier": Qualifier.ABOUT}
    text = said(fact("2021/22", "1000", "about 1,000", **rough), fact("2022/23", "1150", "about 1,150", **rough))
    assert text.endswith("They are told too roughly to say whether that is more than chance would give.")

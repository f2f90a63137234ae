"""A range in prose against the table."""

import pytest

from answerable.calc.consistency.finding import Kind
from answerable.calc.consistency.tests.papers import check_found, check_silent
from answerable.calc.consistency.told_range import told_range

TABLE = "\n4.1 999 calls\nYear|Calls|% abandoned\n2019/20|98,400|0.90%\n2020/21|99,250|0.70%\n2021/22|99,950|0.64%\n2022/23|110,600|0.45%"


def test_a_value_outside_the_range() -> None:
    paper = (
        "The abandoned share was highest in 2019/20 at 0.9%, and since then it has been between 0.6% and 0.7%." + TABLE
    )
    message = "The range 0.6% to 0.7% leaves out what the table has: 0.45% (2022/23)."
    assert check_found(told_range, message, paper).kind is Kind.CONTRADICTION


RIGHT = [
    "The abandoned share was highest in 2019/20 at 0.9%, and since then it has been between 0.4% and 0.7%.",
    "The abandoned share of 101 calls has been between 0.6% and 0.7%.",
    "The share of visitors has been between 0.6% and 0.7%.",
    "The abandoned share has been between 0.7% and 0.9%.",
    "Between 0.6% and 0.7% of abandoned calls were hoaxes.",
]


@pytest.mark.parametrize("claim", RIGHT)
def test_a_range_that_fits_or_is_of_another_thing(claim: str) -> None:
    check_silent(told_range, claim + TABLE)


def test_rounding_may_bring_a_value_in() -> None:
    claim = "The abandoned share was highest in 2019/20 at 0.9%, and since then it has been between 0.5% and 0.7%."
    check_silent(told_range, claim + TABLE)


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("has been consistently over 0.55%.", "The range over 0.55% leaves out what the table has: 0.45% (2022/23)."),
        ("has remained above 0.55%.", "The range over 0.55% leaves out what the table has: 0.45% (2022/23)."),
        ("has been less than 0.8% of calls.", "The range under 0.8% leaves out what the table has: 0.90% (2019/20)."),
    ],
)
def test_a_range_with_one_end(claim: str, message: str) -> None:
    check_found(told_range, message, f"The abandoned share {claim}" + TABLE)


@pytest.mark.parametrize(
    "claim", ["has been less than 1% of calls.", "has been consistently over 0.4%.", "should remain above 0.6%."]
)
def test_an_end_that_holds(claim: str) -> None:
    check_silent(told_range, f"The abandoned share {claim}" + TABLE)

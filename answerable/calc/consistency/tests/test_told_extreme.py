"""The highest or lowest of a series."""

import pytest

from answerable.calc.consistency.tests.papers import check_found, check_silent
from answerable.calc.consistency.told_extreme import told_extreme

TABLE = "\nMonth|Average wait (seconds)|Calls\nAug-22|596|18,400\nSep-22|509|17,900\nOct-22|488|17,100\nNov-22|890|16,800\nDec-22|189|17,500"


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("The average wait was longest in August 2022.", "“longest” is said of August 2022 (596), and the table has 890 for November 2022."),
        ("The average wait peaked in September 2022.", "“peaked” is said of September 2022 (509), and the table has 890 for November 2022."),
        ("The average wait was shortest in October 2022.", "“shortest” is said of October 2022 (488), and the table has 189 for December 2022."),
    ],
)  # fmt: skip
def test_another_month_is_higher_or_lower(claim: str, message: str) -> None:
    check_found(told_extreme, message, claim + TABLE)


RIGHT = [
    "The average wait was longest in November 2022.",
    "The average wait was the second longest in August 2022.",
    "The average wait was longest in August 2022 and September 2022.",
    "The average wait was among the longest in August 2022.",
    "The number of arrests was highest in October 2022.",
    "The average wait was the longest since August 2022.",
    "In August 2022 the force had the longest average wait of all forces.",
]


SHARES = "\nYear|Calls|% abandoned\n2020/21|98,400|0.90%\n2021/22|99,250|0.70%\n2022/23|110,600|0.45%"


def test_a_share_is_not_the_count_beside_it() -> None:
    check_silent(told_extreme, "The share of abandoned calls was highest in 2020/21 at 0.9%." + SHARES)
    check_silent(told_extreme, "Calls and abandoned calls were highest in 2020/21." + SHARES)


@pytest.mark.parametrize("claim", RIGHT)
def test_what_the_table_has_or_cannot_say(claim: str) -> None:
    check_silent(told_extreme, claim + TABLE)

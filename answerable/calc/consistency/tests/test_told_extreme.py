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


MONTHS = "\nLandings by month, 2023\nMonth|Sail|Motor|Total\nMay|188|580|768\nJune|196|646|842\nJuly|204|686|890\nAugust|210|695|905\nSeptember|182|578|760"
QUARTERS = "\nCalls by quarter, 2023/24\n|Q1|Q2|Q3|Q4|Total\n999 calls|53,100|56,200|52,400|49,600|211,300\n999 answered in 10 seconds|90%|88%|92%|94%|91%\n101 calls|79,400|80,600|72,500|69,100|301,600"


@pytest.mark.parametrize(
    ("paper", "message"),
    [
        ("The peak was in July, with 905 landings, and the lowest month was September." + MONTHS, "“peak” is said of July (890), and the table has 905 for August."),
        ("Landings were highest in July." + MONTHS, "“highest” is said of July (890), and the table has 905 for August."),
        ("999 demand was highest in the third quarter." + QUARTERS, "“highest” is said of Q3 (52,400), and the table has 56,200 for Q2."),
    ],
)  # fmt: skip
def test_a_month_or_quarter_without_its_year(paper: str, message: str) -> None:
    check_found(told_extreme, message, paper)


@pytest.mark.parametrize(
    "paper",
    [
        "The peak was in August, with 905 landings, and the lowest month was September." + MONTHS,
        "999 demand was highest in the second quarter." + QUARTERS,
        "999 demand was the third highest in Q3." + QUARTERS,
        "The share of 101 calls that were late was highest in July." + QUARTERS,
        "Arrests were highest in July." + MONTHS,
        "Landings were highest in July 2019." + MONTHS,
    ],
)
def test_a_month_or_quarter_that_may_be_right(paper: str) -> None:
    check_silent(told_extreme, paper)

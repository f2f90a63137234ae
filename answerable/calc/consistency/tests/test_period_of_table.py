"""A figure in prose against the period of its cell."""

import pytest

from answerable.calc.consistency.finding import Severity
from answerable.calc.consistency.period_of_table import period_of_table
from answerable.calc.consistency.tests.papers import check_found, check_silent

TABLE = "3.4 999 calls\nPeriod|Total calls|% answered in 10 seconds\n2021/22|104,250|71%\n2022/23|110,600|88%\nApr 2023 - Jan 2024|95,310|91.4%\n"


def test_ten_months_told_as_a_year() -> None:
    message = (
        "91.4% is told of 2023/24, and the table has it for April 2023 to January 2024 (% answered in 10 seconds)."
    )
    finding = check_found(
        period_of_table,
        message,
        TABLE + "Between April 2023 and March 2024 91.4% of 999 calls were answered in 10 seconds.",
    )
    assert finding.severity is Severity.HIGH


def test_a_financial_year_told_as_a_calendar_year() -> None:
    check_found(
        period_of_table,
        "71% is told of 2021, and the table has it for 2021/22 (% answered in 10 seconds).",
        TABLE + "In 2021, 71% of 999 calls were answered within 10 seconds.",
    )


MEMBERS = "The table has the members of Harbour Watch.\nMonth|Members|Messages\nDec-21|34,014|286\nJan-22|34,411|378\nFeb-22|34,316|344\n"


def test_a_month_of_another_year() -> None:
    check_found(
        period_of_table,
        "34,411 is told of January 2023, and the table has it for January 2022 (Members).",
        MEMBERS + "In November 2023 Harbour Watch had 41,483 members, up from 34,411 in January that year.",
    )


RIGHT = [
    TABLE + "In 2021/22, 71% of 999 calls were answered within 10 seconds.",
    TABLE + "In 2021, 71% of 101 calls were answered within 60 seconds.",
    TABLE + "In 2019 71% of residents felt safe.",
    TABLE + "Between April 2023 and January 2024 91.4% of 999 calls were answered in 10 seconds.",
    TABLE + "In March 2022 the target for 999 calls answered in 10 seconds was 88%.",
    MEMBERS + "At the end of January 2022 there were 34,411 members.",
    MEMBERS + "In 2023 the fund paid out 34,411 pounds to the hospice.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_the_period_of_the_cell_or_another_thing(paper: str) -> None:
    check_silent(period_of_table, paper)

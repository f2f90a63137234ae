"""A share in prose against the row and the total of a table."""

import pytest

from answerable.calc.consistency.finding import Severity
from answerable.calc.consistency.share_of_table import share_of_table
from answerable.calc.consistency.tests.papers import check_found, check_silent

TABLE = "Incidents\nType|2020/21|2021/22|2022/23\nEnvironmental|5,354|925|646\nNuisance|39,741|21,475|18,211\nPersonal|7,301|5,391|4,363\nTotal|52,396|27,791|23,220\n"


@pytest.mark.parametrize(("share", "severity"), [("18%", Severity.LOW), ("21%", Severity.MEDIUM)])
def test_a_share_that_row_and_total_do_not_give(share: str, severity: Severity) -> None:
    message = f"4,363 of 23,220 is 18.79%, not {share} (Personal)."
    finding = check_found(share_of_table, message, TABLE + f"Personal incidents are now {share} of calls.")
    assert finding.severity is severity


def test_a_share_of_a_named_year() -> None:
    check_found(
        share_of_table,
        "5,391 of 27,791 is 19.40%, not 22% (Personal).",
        TABLE + "In 2021/22 personal incidents accounted for 22% of calls.",
    )


RIGHT = [
    "Personal incidents are now 19% of calls.",
    "Personal incidents are now 18.8% of calls.",
    "Personal incidents were once 30% of calls.",
    "Personal incidents are now 64% of repeat calls.",
    "Incidents are now 18% of calls.",
    "Personal incidents have now come down by 18%.",
]


@pytest.mark.parametrize("claim", RIGHT)
def test_a_share_that_fits_or_is_of_something_else(claim: str) -> None:
    check_silent(share_of_table, TABLE + claim)

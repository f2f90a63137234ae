"""Claims of every row of a table."""

import pytest

from answerable.calc.consistency.every_one import every_one
from answerable.calc.consistency.tests.papers import check_found, check_silent

LANDINGS = "\nLandings by harbour\nHarbour|2022|2023|% change\nAshby|3,020|2,641|-12.5%\nBrill|1,880|1,702|-9.5%\nCowley|1,010|1,043|3.3%\nDene|2,204|1,950|-11.5%\nTotal|8,114|7,336|-9.6%"
FUNDS = "\nFunds (£m)\nFund|2022|2023|2024\nHull|5.0|5.0|5.2\nRope|4.2|3.1|1.9\nSail|2.2|2.2|2.2\nMast|1.8|1.5|1.2\nTotal|13.2|11.8|10.5"


@pytest.mark.parametrize(
    ("paper", "message"),
    [
        ("Landings fell. They fell in every harbour." + LANDINGS, "“every harbour” is said of a fall, and that is not so of Cowley (3.3%)."),
        ("Landings fell in all four harbours." + LANDINGS.replace("Harbour|", "Harbours|"), "“all four harbours” is said of a fall, and that is not so of Cowley (3.3%)."),
        ("Every fund is falling." + FUNDS, "“Every fund” is said of a fall, and that is not so of Hull (5.2)."),
        ("Of crews 84% were content, compared with 82%; of pilots 75% (74%); of cooks 66% (69%) and of stewards 77% (72%). Content therefore rose in all four groups.", "“all four groups” is said of a rise, and that is not so of 66% (69%)."),
    ],
)  # fmt: skip
def test_one_that_goes_the_other_way(paper: str, message: str) -> None:
    check_found(every_one, message, paper)


RIGHT = [
    "Landings fell in every harbour except Cowley." + LANDINGS,
    "Landings fell in nearly every harbour." + LANDINGS,
    "Landings rose in every harbour." + LANDINGS,
    "Landings fell in every month." + LANDINGS,
    "Landings will fall in every harbour." + LANDINGS,
    "Landings fell in every county." + LANDINGS,
    "Landings fell in every harbour." + "\nAnother matter." * 12 + LANDINGS,
    "Of crews 84% were content, compared with 82%; of pilots 75% (74%); of cooks 69% (66%) and of stewards 77% (72%). Content rose in all four groups.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_what_the_rows_bear_out_or_cannot_say(paper: str) -> None:
    check_silent(every_one, paper)

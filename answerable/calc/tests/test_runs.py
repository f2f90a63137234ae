"""Which periods make a chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.periods import Kind, Period, printed, read
from answerable.calc.runs import alike, evenly


def names(periods: tuple[Period, ...] | None) -> list[str] | None:
    return None if periods is None else [printed(one) for one in periods]


def reads(*texts: str) -> list[Period]:
    return [read(text) for text in texts]


def test_a_part_of_a_year_stands_in_no_run_of_years() -> None:
    run = alike(reads("2021/22", "2022/23", "April 2023 to January 2024", "2020/21"))
    assert names(run) == ["2020/21", "2021/22", "2022/23"]


def test_of_two_runs_as_long_the_newest_is_taken() -> None:
    assert names(alike(reads("2020", "2021", "2021/22", "2022/23"))) == ["2021/22", "2022/23"]


def test_spans_that_share_days_are_not_alike() -> None:
    assert len(alike(reads("May 2021 to January 2024", "1 May 2021 to 21 March 2024"))) == 1


def test_rolling_years_may_share_days() -> None:
    assert len(alike(reads("year ending January 2024", "year ending February 2024"))) == 2


def test_nothing_makes_no_run() -> None:
    assert alike([]) == ()


@pytest.mark.parametrize(
    ("given_", "row"),
    [
        (("2020/21", "2022/23", "2023/24"), ["2020/21", "2021/22", "2022/23", "2023/24"]),
        (("March 2022", "May 2022", "June 2022"), ["March 2022", "April 2022", "May 2022", "June 2022"]),
        (("February 2020", "February 2021", "February 2022"), ["February 2020", "February 2021", "February 2022"]),
        (
            ("30 November 2023", "31 December 2023", "29 February 2024"),
            ["30 November 2023", "31 December 2023", "31 January 2024", "29 February 2024"],
        ),
        (("Q1 2022", "Q2 2022", "Q4 2022"), [f"{m} 2022" for m in ("January to March", "April to June", "July to September", "October to December")]),
        (("March 2017", "April 2019", "June 2022"), None),
        (("12 March 2024", "31 March 2024", "30 April 2024"), None),
        (("5 May 2021 to 9 June 2021", "5 May 2022 to 9 June 2022"), None),
        (("2022",), None),
    ],
    ids=["a year left out", "months", "one month a year", "ends of months", "quarters", "far apart", "any days", "spans", "one"],
)  # fmt: skip
def test_a_row_is_filled_where_it_is_nearly_whole(given_: tuple[str, ...], row: list[str] | None) -> None:
    assert names(evenly(alike(reads(*given_)))) == row


def test_a_run_of_nothing_is_no_row() -> None:
    assert evenly(()) is None


months = st.builds(lambda y, m: read(f"{y}-{m:02d}"), st.integers(2015, 2025), st.integers(1, 12))


@given(st.lists(months, min_size=1, max_size=12))
def test_a_row_holds_its_run_and_only_months(held: list[Period]) -> None:
    run = alike(held)
    row = evenly(run)
    assert row is None or (set(run) <= set(row) and all(one.kind is Kind.MONTH for one in row))

"""How fresh figures are."""

from datetime import date

import pytest

from answerable.calc.periods import Period
from answerable.measures.queries.currency import next_period


@pytest.mark.parametrize(
    ("every", "after", "start", "end"),
    [
        ("month", date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29)),
        ("month", date(2024, 1, 30), date(2024, 1, 1), date(2024, 1, 31)),
        ("month", date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 31)),
        ("quarter", date(2024, 3, 31), date(2024, 4, 1), date(2024, 6, 30)),
        ("quarter", date(2024, 5, 15), date(2024, 4, 1), date(2024, 6, 30)),
        ("quarter", date(2023, 12, 31), date(2024, 1, 1), date(2024, 3, 31)),
        ("financial_year", date(2023, 3, 31), date(2023, 4, 1), date(2024, 3, 31)),
        ("financial_year", date(2024, 2, 1), date(2023, 4, 1), date(2024, 3, 31)),
        ("calendar_year", date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_the_next_period_is_the_first_whole_one_that_ends_later(
    every: str, after: date, start: date, end: date
) -> None:
    assert next_period(every, after) == Period(start, end)

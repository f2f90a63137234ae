"""The verdict on a return: what it would do, what it asks about, and that it says when anything has changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.measures.intake import returns
from answerable.measures.models import Observation
from answerable.measures.queries.verdicts import Outcome, Verdict, judge
from answerable.measures.tests.record_make import MARCH_2023, file, measure, record, row, tidy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def verdict(*rows: dict[str, str]) -> Verdict:
    return judge(returns.read(file(*rows)))


def year(number: int, **cells: str) -> dict[str, str]:
    return tidy(period_start=f"{number}-01-01", period_end=f"{number}-12-31", locator=f"line {number}", **cells)


def test_nothing_is_written() -> None:
    verdict(tidy())
    assert Observation.objects.count() == 0


def test_rows_are_counted_by_what_they_would_do() -> None:
    record(row("100"))
    found = verdict(year(2020), year(2021, value="-1"), year(2023, value="100"))
    assert [found.count(one) for one in (Outcome.NEW, Outcome.REFUSED, Outcome.REPEATS)] == [1, 1, 1]


def test_what_differs_is_to_be_asked_about() -> None:
    record(row("90", source="early", as_at=MARCH_2023))
    found = verdict(tidy(value="100", locator="line 1"), tidy(value="110", locator="line 9"))
    assert [one.outcome for one in found.rows] == [Outcome.RESTATES, Outcome.DISPUTES]
    assert found.differs == 2


def test_a_duplicate_of_a_held_row_is_harmless() -> None:
    record(row("100"))
    found = verdict(tidy(locator="line 1"))
    assert (found.changes, found.differs, found.problems) == (0, 0, ())


def test_sources_that_are_new_are_named() -> None:
    record(row("100"))
    assert verdict(year(2020), year(2021, source="2024-return")).new_sources == ("2024-return",)


def test_problems_of_reading_and_of_the_record_stand_in_the_order_of_the_rows() -> None:
    found = verdict(year(2020, measure="callz"), year(2021, value="?"), year(2022, area="nowhere"))
    assert [one.row for one in found.problems] == [2, 3, 4]


def test_its_fingerprint_stays_while_nothing_changes() -> None:
    assert verdict(tidy()).digest == verdict(tidy()).digest


@pytest.mark.parametrize("cells", [{"value": "101"}, {"note": "late"}, {"as_at": "2024-03-22"}, {"value": "?"}])
def test_its_fingerprint_changes_with_any_cell(cells: dict[str, str]) -> None:
    assert verdict(tidy(note="")).digest != verdict(tidy(note="") | cells).digest


def test_its_fingerprint_changes_with_what_is_held() -> None:
    before = verdict(tidy()).digest
    record(row("5"))
    assert verdict(tidy()).digest != before


def test_many_rows_take_no_more_queries_than_few() -> None:
    counted = []
    for size in (1, 40):
        with CaptureQueriesContext(connection) as queries:
            verdict(*[year(1950 + n) for n in range(size)])
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_many_unknown_measures_take_no_more_queries_than_one() -> None:
    with CaptureQueriesContext(connection) as queries:
        verdict(*[year(1950 + n, measure="callz") for n in range(40)])
    assert len(queries) <= 6

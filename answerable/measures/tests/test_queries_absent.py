"""What a return has not: each figure is missed for a reason that is said, and nothing is missed that nobody expects."""

from datetime import date

import pytest

from answerable.calc.periods import Period, calendar_year
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, Schedule
from answerable.measures.queries.absent import LAST_HAD_LINE, LAST_HAD_PERIODS, OTHERS_HAVE, absent
from answerable.measures.tests.record_make import MARCH_2023, measure, record, row

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 5)


def year(number: int, code: str = "calls") -> Row:
    return row(measure=code, period=calendar_year(number))


def periods(rows: list[Row], before: list[Row]) -> list[tuple[str, tuple[Period, ...], str]]:
    return [(one.measure, one.periods, one.why) for one in absent(rows, before, TODAY)]


def test_a_line_that_is_gone_is_missed() -> None:
    found = periods([year(2023)], [year(2022), year(2022, "rings")])
    assert found == [("rings", (), LAST_HAD_LINE)]


def test_a_period_that_is_gone_within_the_span_is_missed() -> None:
    found = periods([year(2021), year(2023)], [year(2021), year(2022)])
    assert found == [("calls", (calendar_year(2022),), LAST_HAD_PERIODS)]


def test_a_window_that_moves_on_misses_nothing() -> None:
    assert periods([year(2022), year(2023)], [year(2020), year(2021), year(2022)]) == []


def test_a_period_that_all_others_have_is_missed() -> None:
    rows = [year(number, code) for code in ("calls", "rings", "waits") for number in (2021, 2022, 2023)]
    rows.remove(year(2022, "rings"))
    assert periods(rows, []) == [("rings", (calendar_year(2022),), OTHERS_HAVE)]


def test_a_line_that_begins_later_has_no_hole() -> None:
    rows = [year(number, code) for code in ("calls", "rings", "waits") for number in (2021, 2022, 2023)]
    rows.remove(year(2021, "rings"))
    assert periods(rows, []) == []


def test_the_first_return_of_a_kind_misses_nothing() -> None:
    assert periods([year(2023)], []) == []


def test_a_return_without_rows_is_not_asked() -> None:
    assert periods([], [year(2023)]) == []


class TestWhatIsExpected:
    @pytest.fixture(autouse=True)
    def _owed(self) -> Measure:
        """Calls of each calendar year are due sixty days after it; those of 2022 are held."""
        kept = measure()
        Measure.objects.filter(pk=kept.pk).update(frequency="year")
        owed = Schedule.objects.create(
            code="calls",
            title="Calls",
            every="calendar_year",
            days_after=60,
            owner="head of contact",
            starts=date(2020, 1, 1),
        )
        owed.measures.add(kept)
        record(row(period=calendar_year(2022), as_at=MARCH_2023, source="before"))
        return kept

    def test_what_is_overdue_and_not_there_is_missed_with_who_owes_it(self) -> None:
        (one,) = absent([year(2022)], [], TODAY)
        assert (one.periods, one.why) == (
            (calendar_year(2023),),
            "Expected by 29 February 2024 from the head of contact (Calls).",
        )

    def test_what_is_there_is_not(self) -> None:
        assert absent([year(2023)], [], TODAY) == ()

    def test_what_is_not_due_yet_is_not(self) -> None:
        assert absent([year(2022)], [], date(2024, 1, 31)) == ()

    def test_a_return_of_months_is_not_asked_for_a_year(self) -> None:
        month = row(period=Period(date(2022, 5, 1), date(2022, 5, 31)))
        assert absent([month], [], TODAY) == ()

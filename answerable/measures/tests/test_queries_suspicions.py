"""What is odd in a return though it could be true: each look finds its own, and nothing where all is ordinary."""

from datetime import date

import pytest

from answerable.calc.periods import Period
from answerable.measures.intake import returns
from answerable.measures.models import Measure
from answerable.measures.queries.suspicions import Doubt, Suspicion, suspicions
from answerable.measures.queries.verdicts import judge
from answerable.measures.tests.record_make import file, measure, record, row, tidy

pytestmark = pytest.mark.django_db
ORDINARY = [100, 104, 97, 101, 99, 103, 96, 102, 98, 105, 100, 97, 103, 99, 101, 98, 102, 100]
"""Eighteen months that vary by a few."""


def month(number: int) -> Period:
    """The months from January 2022 on, counted from 0."""
    start = date(2022 + number // 12, number % 12 + 1, 1)
    following = date(2022 + (number + 1) // 12, (number + 1) % 12 + 1, 1)
    return Period(start, date.fromordinal(following.toordinal() - 1))


def told(value: str, number: int = len(ORDINARY), **cells: str) -> dict[str, str]:
    """A row for a month, as a later return has it."""
    period = month(number)
    days = {"period_start": period.start.isoformat(), "period_end": period.end.isoformat()}
    return tidy(**days, value=value, source="return", as_at="2024-12-05", locator=f"row {number}", **cells)


def found(*rows: dict[str, str]) -> tuple[Suspicion, ...]:
    return suspicions(judge(returns.read(file(*rows))))


@pytest.fixture
def ordinary(db: None) -> Measure:
    kept = measure()
    record(*(row(str(value), period=month(at), locator=f"row {at}") for at, value in enumerate(ORDINARY)))
    return kept


@pytest.fixture
def shares(db: None) -> None:
    """Calls, how many of them were abandoned, and the share of it."""
    base = measure("calls")
    for code, unit in (("calls-abandoned", "count"), ("calls-abandoned-pct", "percent")):
        measure(code, unit=unit)
        Measure.objects.filter(code=code).update(base=base)


class TestOutOfItsUsualRange:
    def test_far_above_is_said_with_the_range(self, ordinary: Measure) -> None:
        (one,) = found(told("160"))
        assert one.doubt is Doubt.UNUSUAL
        assert one.message.startswith("Above its usual range, 89 to 112")
        assert "by 18 figures up to June 2023" in one.message

    def test_far_below_is_said_too(self, ordinary: Measure) -> None:
        (one,) = found(told("60"))
        assert one.message.startswith("Below its usual range")

    def test_an_ordinary_value_is_not_suspicious(self, ordinary: Measure) -> None:
        assert found(told("101")) == ()

    def test_a_value_of_another_kind_of_period_is_not_held_against_it(self, ordinary: Measure) -> None:
        assert found(tidy(period_start="2023-04-01", period_end="2024-03-31", value="1200")) == ()

    def test_a_short_series_has_no_usual_range(self) -> None:
        measure()
        record(row("100", period=month(0)))
        assert found(told("160", 1)) == ()

    def test_what_is_held_already_is_not_asked_about_again(self, ordinary: Measure) -> None:
        record(row("160", period=month(18), locator="row 18"))
        assert found(told("160", 18)) == ()


class TestTenfold:
    @pytest.mark.parametrize(("value", "words"), [("1040", "Ten times the one before"), ("10", "A tenth of the one")])
    def test_a_step_by_ten_is_said(self, value: str, words: str) -> None:
        measure()
        record(row("104", period=month(0)))
        (one,) = found(told(value, 1))
        assert (one.doubt, one.message.startswith(words), "104 for January 2022" in one.message) == (
            Doubt.TENFOLD,
            True,
            True,
        )

    def test_ones_and_twos_are_not(self) -> None:
        measure()
        record(row("1", period=month(0)))
        assert found(told("10", 1)) == ()

    def test_the_one_before_may_be_in_the_same_return(self) -> None:
        measure()
        assert [one.row for one in found(told("104", 0), told("1040", 1))] == [3]

    def test_nought_is_no_tenth(self) -> None:
        measure()
        record(row("104", period=month(0)))
        assert found(told("0", 1)) == ()


@pytest.mark.usefixtures("shares")
class TestAPartOfAWhole:
    def test_more_than_the_whole_is_said(self) -> None:
        (one,) = found(told("100"), told("120", measure="calls-abandoned"))
        assert (one.doubt, one.row) == (Doubt.ABOVE_BASE, 3)

    def test_a_share_that_does_not_follow_is_said_with_the_right_one(self) -> None:
        parts = (told("400"), told("50", measure="calls-abandoned"))
        (one,) = found(*parts, told("15.2", measure="calls-abandoned-pct"))
        assert one.message == "Does not follow from its base: 50 of 400 is 12.5%."

    def test_a_share_as_far_as_it_is_printed_follows(self) -> None:
        parts = (told("300"), told("50", measure="calls-abandoned"))
        assert found(*parts, told("16.7", measure="calls-abandoned-pct")) == ()

    def test_without_the_count_nothing_can_be_said(self) -> None:
        assert found(told("400"), told("15.2", measure="calls-abandoned-pct")) == ()

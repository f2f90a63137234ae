"""Looking at the figures again keeps what the rules find."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.periods import Period
from answerable.measures import operations
from answerable.measures.intake.breaks import BreakLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.models import Measure, Signal
from answerable.measures.operations.looking import look_again
from answerable.measures.tests.record_make import ANALYST, NOON, definition, later, measure, record, row

pytestmark = pytest.mark.django_db
ORDINARY = (100, 104, 97, 102, 99, 105, 98, 101, 103, 96, 100, 102, 99, 101, 97, 103, 100, 98)


def months(values: tuple[int, ...]) -> list[Period]:
    """As many months as there are values, the last of them December 2023."""
    first = 2023 * 12 + 12 - len(values)
    return [month(date(number // 12, number % 12 + 1, 1)) for number in range(first, first + len(values))]


def month(first: date) -> Period:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Period(first, date.fromordinal(following.toordinal() - 1))


def told(*values: int) -> None:
    record(
        *(row(value=str(Decimal(value)), period=period) for value, period in zip(values, months(values), strict=True))
    )


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def test_a_point_outside_the_usual_range_is_kept_once() -> None:
    told(*ORDINARY, 117)
    look_again(at=NOON)
    look_again(at=later(5))
    kept = Signal.objects.get()
    assert (kept.rule, kept.side, kept.period_end, kept.first_seen_at) == ("outside", "high", date(2023, 12, 31), NOON)


def test_ordinary_ups_and_downs_are_no_signal() -> None:
    told(*ORDINARY)
    look_again(at=NOON)
    assert not Signal.objects.exists()


def test_a_signal_that_a_break_explains_is_no_longer_found_and_not_lost() -> None:
    told(*ORDINARY, *(value + 60 for value in ORDINARY))
    look_again(at=NOON)
    assert Signal.objects.found().exists()
    line = BreakLine(
        "new-way", ("calls",), "recording", date(2022, 7, 1), "recorded anew", evidence=Evidence(as_at=date(2023, 1, 1))
    )
    operations.mark_break(line, by=ANALYST, at=later(1))
    look_again(at=later(2))
    assert not Signal.objects.found().exists()
    assert Signal.objects.exists()


def test_only_the_measures_asked_for_are_looked_at() -> None:
    told(*ORDINARY, 117)
    other = measure("other")
    look_again([other.pk], at=NOON)
    assert not Signal.objects.exists()
    assert Measure.objects.count() == 2


def test_a_measure_that_is_better_the_other_way_has_its_signals_so() -> None:
    told(*ORDINARY, 117)
    look_again(at=NOON)
    operations.define([replace(definition(), direction="up_good")], by=ANALYST, at=later(1))
    assert Signal.objects.get().verdict == "better"


def test_a_measure_that_is_only_worded_otherwise_is_not_looked_at() -> None:
    told(*ORDINARY, 117)
    operations.define([replace(definition(), title="Calls of all sorts")], by=ANALYST, at=later(1))
    assert not Signal.objects.exists()

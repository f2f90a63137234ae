"""A second reckoning, as simple as can be, that goes from day to day: both must come to the same date."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.clocks import Counting, Mark, Rule, reckon

DAY = timedelta(days=1)
IN_DAYS = (Counting.BEGINNING_WITH, Counting.DAY_AFTER, Counting.WORKING_DAYS)
starts = st.dates(date(2019, 12, 1), date(2029, 1, 31))
offsets = st.integers(-10, 80)
lengths = st.integers(0, 25)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Rule, date, frozenset[date], list[tuple[date, date]], int]:
    start = draw(starts)
    rule = Rule(draw(st.sampled_from(IN_DAYS)), draw(st.integers(1, 60)))
    holidays = frozenset(start + DAY * one for one in draw(st.lists(offsets, max_size=8)))
    spans = [
        (first := start + DAY * one, first + DAY * two) for one, two in draw(st.lists(st.tuples(offsets, lengths)))
    ]
    return rule, start, holidays, spans, draw(st.integers(0, 20))


def plainly(
    rule: Rule, start: date, holidays: frozenset[date], spans: Sequence[tuple[date, date]], extended: int
) -> date:
    """Goes from day to day and crosses off what counts."""
    left, day = (rule.count or 0) + extended, start if rule.counting is Counting.BEGINNING_WITH else start + DAY
    while True:
        rest = rule.counting is Counting.WORKING_DAYS and (day.weekday() > 4 or day in holidays)
        if not rest and not any(first <= day <= last for first, last in spans):
            left -= 1
        if not left:
            return day
        day += DAY


@given(cases())
def test_both_come_to_the_same_date(
    case: tuple[Rule, date, frozenset[date], list[tuple[date, date]], int],
) -> None:
    rule, start, holidays, spans, extended = case
    found = reckon(rule, start, holidays=holidays, excluded=spans, extended=extended)
    assert found.due == plainly(*case)


@given(cases())
def test_the_working_leaves_no_day_between_start_and_date_untold(
    case: tuple[Rule, date, frozenset[date], list[tuple[date, date]], int],
) -> None:
    rule, start, holidays, spans, extended = case
    found = reckon(rule, start, holidays=holidays, excluded=spans, extended=extended)
    told = [step for step in found.steps if step.mark is not Mark.REMARK and step.start and step.end]
    days = [step.start + DAY * n for step in told for n in range((step.end - step.start).days + 1)]  # type: ignore[operator]
    assert days == [start + DAY * n for n in range((found.due - start).days + 1)]  # type: ignore[operator]

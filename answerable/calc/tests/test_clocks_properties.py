"""What holds of every counting rule, whatever the day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.clocks import MOVABLE, Counting, Rule, Span, reckon

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
NEAR = st.integers(0, 120)
IN_DAYS = st.builds(
    Rule,
    st.sampled_from([Counting.BEGINNING_WITH, Counting.DAY_AFTER, Counting.WORKING_DAYS]),
    st.integers(1, 90),
)
IN_MONTHS = st.builds(Rule, st.just(Counting.MONTHS), st.integers(1, 30)) | st.builds(
    Rule,
    st.just(Counting.EVERY_MONTHS),
    st.integers(1, 12),
    first=st.none() | st.integers(1, 24),
    met=st.integers(0, 5),
)
ON_A_DATE = st.just(Rule(Counting.FINANCIAL_YEAR_END)) | st.builds(
    Rule, st.just(Counting.FIXED_DATE), month_day=st.dates(date(2024, 1, 1), date(2024, 12, 31)).map("{:%m-%d}".format)
)
RULES = IN_DAYS | IN_MONTHS | ON_A_DATE
HOLIDAYS = st.frozensets(DAYS, max_size=200)


@st.composite
def spans(draw: st.DrawFn, near: date) -> list[Span]:
    """Days left out around a day, overlapping or not, all of them over."""
    found: list[Span] = []
    for _ in range(draw(st.integers(0, 4))):
        start = near + timedelta(days=draw(st.integers(-30, 120)))
        found.append((start, start + timedelta(days=draw(st.integers(0, 40)))))
    return found


@given(RULES, DAYS, HOLIDAYS, st.data(), st.integers(0, 30))
def test_never_before_the_start(
    rule: Rule, start: date, holidays: frozenset[date], data: st.DataObject, extended: int
) -> None:
    due = reckon(rule, start, holidays=holidays, excluded=data.draw(spans(start)), extended=extended).due
    assert due is not None
    assert due >= start


@given(RULES, DAYS, NEAR, HOLIDAYS)
def test_a_later_start_is_never_due_earlier(rule: Rule, start: date, days: int, holidays: frozenset[date]) -> None:
    first = reckon(rule, start, holidays=holidays).due
    second = reckon(rule, start + timedelta(days=days), holidays=holidays).due
    assert first is not None
    assert second is not None
    assert first <= second


@given(IN_DAYS, DAYS, NEAR, HOLIDAYS, st.data())
def test_a_later_start_is_never_due_earlier_with_days_left_out(
    rule: Rule, start: date, days: int, holidays: frozenset[date], data: st.DataObject
) -> None:
    away = data.draw(spans(start))
    first = reckon(rule, start, holidays=holidays, excluded=away).due
    second = reckon(rule, start + timedelta(days=days), holidays=holidays, excluded=away).due
    assert first is not None
    assert second is not None
    assert first <= second


@given(RULES, DAYS, HOLIDAYS, st.data())
def test_days_left_out_only_lengthen(rule: Rule, start: date, holidays: frozenset[date], data: st.DataObject) -> None:
    away = data.draw(spans(start))
    fewer = reckon(rule, start, holidays=holidays, excluded=away[1:]).due
    more = reckon(rule, start, holidays=holidays, excluded=away).due
    assert fewer is not None
    assert more is not None
    assert fewer <= more


@given(RULES, DAYS, HOLIDAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_extension_only_lengthens(
    rule: Rule, start: date, holidays: frozenset[date], some: int, further: int
) -> None:
    shorter = reckon(rule, start, holidays=holidays, extended=some).due
    longer = reckon(rule, start, holidays=holidays, extended=some + further).due
    assert shorter is not None
    assert longer is not None
    assert shorter <= longer


@given(RULES, DAYS, DAYS)
def test_an_open_pause_leaves_the_date_or_takes_it_away(rule: Rule, start: date, away: date) -> None:
    without, reckoning = reckon(rule, start).due, reckon(rule, start, excluded=[(away, None)])
    assert reckoning.due in {without, None}
    assert (reckoning.due is None) == (reckoning.held_since is not None)
    assert rule.counting in MOVABLE or reckoning.due == without


@given(IN_DAYS, DAYS, HOLIDAYS)
def test_the_day_it_falls_due_is_one_that_counts(rule: Rule, start: date, holidays: frozenset[date]) -> None:
    due = reckon(rule, start, holidays=holidays).due
    assert due is not None
    assert rule.counting is not Counting.WORKING_DAYS or (due.weekday() < 5 and due not in holidays)


@given(IN_DAYS, DAYS, HOLIDAYS, st.data())
def test_the_working_covers_every_day_from_the_start_to_the_last(
    rule: Rule, start: date, holidays: frozenset[date], data: st.DataObject
) -> None:
    reckoning = reckon(rule, start, holidays=holidays, excluded=data.draw(spans(start)), extended=3)
    told = [step for step in reckoning.steps if step.start and step.end and step.mark != "remark"]
    for before, after in pairwise(told):
        assert before.end is not None
        assert after.start == before.end + timedelta(days=1)
    assert told[-1].end == reckoning.due

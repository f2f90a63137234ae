"""When publications fall due, by table; and that a state turns by the calendar alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.publication import (
    MET,
    Every,
    Facts,
    Rule,
    State,
    is_current,
    next_due,
    reaches,
    score,
    state,
)

DAY = date(2024, 11, 7)


@pytest.mark.parametrize(
    ("every", "as_at", "until"),
    [
        (Every.MONTH, date(2024, 11, 7), date(2024, 10, 31)),
        (Every.MONTH, date(2024, 2, 29), date(2024, 2, 29)),
        (Every.QUARTER, date(2024, 11, 7), date(2024, 9, 30)),
        (Every.QUARTER, date(2024, 1, 1), date(2023, 12, 31)),
        (Every.HALF_YEAR, date(2024, 11, 7), date(2024, 9, 30)),
        (Every.HALF_YEAR, date(2024, 2, 1), date(2023, 9, 30)),
        (Every.YEAR, date(2024, 3, 30), date(2023, 3, 31)),
        (Every.YEAR, date(2024, 3, 31), date(2024, 3, 31)),
        (Every.BEFORE_YEAR, date(2024, 2, 4), date(2025, 3, 31)),
        (Every.BEFORE_YEAR, date(2024, 6, 4), date(2025, 3, 31)),
        (Every.KEPT, DAY, DAY),
        (Every.SOON, DAY, DAY),
    ],
)
def test_without_a_period_a_publication_reaches_until(every: Every, as_at: date, until: date) -> None:
    assert reaches(every, as_at) == until


def test_a_period_that_is_said_goes_before_the_day() -> None:
    assert reaches(Every.YEAR, DAY, date(2024, 3, 31)) == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("rule", "until", "due"),
    [
        (Rule(Every.MONTH), date(2024, 1, 31), date(2024, 3, 31)),
        (Rule(Every.MONTH, 10), date(2024, 9, 30), date(2024, 11, 10)),
        (Rule(Every.QUARTER), date(2024, 6, 30), date(2024, 10, 31)),
        (Rule(Every.YEAR), date(2024, 3, 31), date(2025, 9, 30)),
        (Rule(Every.YEAR, 306), date(2024, 3, 31), date(2026, 1, 31)),
        (Rule(Every.YEAR, 0), date(2023, 12, 31), date(2024, 12, 31)),
        (Rule(Every.BEFORE_YEAR), date(2025, 3, 31), date(2025, 3, 31)),
        (Rule(Every.KEPT), date(2024, 3, 1), date(2025, 3, 1)),
        (Rule(Every.KEPT, 30), date(2024, 3, 1), date(2024, 3, 31)),
        (Rule(Every.SOON), DAY, None),
        (Rule(Every.ONCE, 10), DAY, None),
    ],
)
def test_the_next_is_due(rule: Rule, until: date, due: date | None) -> None:
    assert next_due(rule, until) == due


def test_an_item_is_current_on_its_last_day_and_not_on_the_next() -> None:
    due = date(2025, 3, 31)
    assert [is_current(due, due), is_current(due, date(2025, 4, 1)), is_current(None, due)] == [True, False, None]


def facts(**more: object) -> Facts:
    given = {"applies": True, "expected": True, "present": True, "reachable": None, "due": DAY}
    return Facts(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (facts(), State.DUE_SOON),
        (facts(due=date(2025, 6, 1)), State.CURRENT),
        (facts(due=date(2024, 11, 6)), State.STALE),
        (facts(due=None), State.UNDATED),
        (facts(reachable=False), State.UNREACHABLE),
        (facts(present=False), State.MISSING),
        (facts(present=False, expected=False), State.NOT_HELD),
        (facts(applies=False, present=False), State.NOT_OURS),
    ],
)
def test_an_item_stands(known: Facts, found: State) -> None:
    assert state(known, DAY) == found


def test_the_calendar_alone_turns_an_item() -> None:
    known = facts(due=date(2025, 1, 31))
    days = (DAY, date(2024, 12, 31), date(2025, 1, 31), date(2025, 2, 1))
    assert [state(known, day) for day in days] == [State.CURRENT, State.DUE_SOON, State.DUE_SOON, State.STALE]


def test_what_does_not_apply_is_in_neither_number_of_the_score() -> None:
    found = score([State.CURRENT, State.UNDATED, State.DUE_SOON, State.STALE, State.NOT_HELD, State.NOT_OURS])
    assert (found.met, found.of, found.counts[State.NOT_OURS]) == (3, 5, 1)


@given(st.sampled_from(Every), st.dates(), st.none() | st.integers(0, 32767))
def test_any_publication_is_met_on_its_day_or_turns_stale_once_and_for_all(
    every: Every, as_at: date, within: int | None
) -> None:
    if as_at > date(9990, 1, 1) or as_at < date(3, 1, 1):
        return
    due = next_due(Rule(every, within), reaches(every, as_at))
    stands = [state(facts(due=due), as_at + timedelta(days=days)) in MET for days in (0, 100, 1000, 3000)]
    assert stands == sorted(stands, reverse=True)

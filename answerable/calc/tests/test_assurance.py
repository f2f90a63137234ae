"""A standard is judged by the limits: always, hit and miss, never."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.assurance import NotALimit, assured
from answerable.calc.behaviour.answer import Assured
from answerable.calc.behaviour.series import Goal


def at_least(value: float) -> Goal:
    return Goal(value, at_least=True, starts=date(2021, 4, 1))


def at_most(value: float) -> Goal:
    return Goal(value, at_least=False, starts=date(2021, 4, 1))


@pytest.mark.parametrize(
    ("goal", "answer"),
    [
        (at_least(79), Assured.ALWAYS), (at_least(80), Assured.ALWAYS), (at_least(85), Assured.HIT_AND_MISS),
        (at_least(90), Assured.HIT_AND_MISS), (at_least(91), Assured.NEVER),
        (at_most(91), Assured.ALWAYS), (at_most(90), Assured.ALWAYS), (at_most(85), Assured.HIT_AND_MISS),
        (at_most(80), Assured.HIT_AND_MISS), (at_most(79), Assured.NEVER),
    ],
)  # fmt: skip
def test_limits_of_80_and_90_against_a_standard(goal: Goal, answer: Assured) -> None:
    assert assured(80, 90, goal) == answer


@pytest.mark.parametrize("limits", [(90, 80), (math.nan, 90), (80, math.inf)])
def test_what_are_no_limits_is_refused(limits: tuple[float, float]) -> None:
    with pytest.raises(NotALimit):
        assured(*limits, at_least(85))


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.floats(-1e6, 1e6))
def test_at_most_is_at_least_seen_in_a_mirror(lower: float, width: float, standard: float) -> None:
    upper = lower + width
    assert assured(lower, upper, at_least(standard)) == assured(-upper, -lower, at_most(-standard))

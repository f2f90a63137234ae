"""Breaks: where they cut, what lies beside them, fixed baselines, and gaps too long to go on over."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Cut, Point, Quantity, Series
from answerable.calc.behaviour.tests.make import STEADY, STEADY_ON, months, series, told
from answerable.calc.behaviour.xmr import natural_limits
from answerable.calc.periods import Period

FLAT = [float(one) for one in STEADY]
RAISED = [float(one + 15) for one in STEADY_ON]


def cut(year: int, number: int, day: int = 1, reason: str = "a new system") -> Cut:
    return Cut(date(year, number, day), reason)


def edges(answer: Behaviour) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in answer.stretches]


def test_a_break_begins_a_stretch_with_its_own_limits_and_its_reason() -> None:
    answer = behaviour(series([*FLAT, *RAISED], cuts=(cut(2020, 1),)))
    own = natural_limits(np.array(RAISED))
    assert own is not None
    assert answer.last is not None
    assert edges(answer) == [(0, 23), (24, 47)]
    assert (answer.last.upper[0], answer.last.rebased) == (own.upper, cut(2020, 1))
    assert answer.signals == ()


def test_a_break_on_the_first_point_cuts_nothing_off() -> None:
    answer = behaviour(series(FLAT, cuts=(cut(2018, 1),)))
    assert edges(answer) == [(0, 23)]
    assert answer.cuts == (cut(2018, 1),)


def test_a_break_before_the_first_point_is_not_one_of_the_series() -> None:
    assert behaviour(series(FLAT, cuts=(cut(2017, 1),))) == behaviour(series(FLAT))


def test_a_break_on_the_last_point_leaves_it_alone() -> None:
    answer = behaviour(series(FLAT, cuts=(cut(2019, 12),)))
    assert edges(answer) == [(0, 22), (23, 23)]
    assert answer.cautions == ("There is one month since the break in December 2019; limits need twelve.",)


def test_a_break_after_the_last_point_divides_nothing_yet() -> None:
    answer = behaviour(series(FLAT, cuts=(cut(2020, 2),)))
    assert edges(answer) == [(0, 23)]
    assert answer.cautions == ("The break of 1 February 2020 lies after the newest value and divides nothing yet.",)


def test_two_breaks_on_one_point_are_one_with_both_reasons() -> None:
    answer = behaviour(series(FLAT, cuts=(cut(2019, 1, 9, "new words"), cut(2019, 1))))
    assert [one.reason for one in answer.cuts] == ["a new system; new words"]


def test_a_break_within_a_month_goes_with_most_of_its_days() -> None:
    assert edges(behaviour(series(FLAT, cuts=(cut(2019, 1, 10),)))) == [(0, 11), (12, 23)]
    assert edges(behaviour(series(FLAT, cuts=(cut(2019, 1, 20),)))) == [(0, 12), (13, 23)]


def test_a_run_is_interrupted_by_a_break() -> None:
    values = [*FLAT[:11], 97.0, *[101.0 + at % 2 for at in range(8)], 97.0, *FLAT[13:]]
    assert told(behaviour(series(values))) == [("shift", "high", "January 2019", "August 2019")]
    assert told(behaviour(series(values, cuts=(cut(2019, 5),)))) == []


def test_what_settles_right_after_a_break_is_taken_to_be_part_of_it() -> None:
    answer = behaviour(series([*FLAT, 140.0, 135.0, *RAISED], cuts=(cut(2020, 1),)))
    assert answer.signals == ()
    assert "right beside the break of January 2020 is taken to be part of it" in answer.cautions[0]


def test_what_lies_apart_from_a_break_is_told() -> None:
    answer = behaviour(series([*FLAT, *RAISED[:5], 160.0, *RAISED[5:]], cuts=(cut(2020, 1),)))
    assert told(answer) == [("outside", "high", "June 2020", "June 2020")]


def test_a_fixed_baseline_gives_the_limits() -> None:
    baseline = Period(date(2018, 1, 1), date(2018, 12, 31))
    answer = behaviour(series([*FLAT, *RAISED], baseline=baseline))
    fixed = natural_limits(np.array(FLAT[:12]))
    assert fixed is not None
    assert answer.last is not None
    assert edges(answer) == [(0, 47)]
    assert (answer.last.mean[-1], answer.last.upper[-1]) == (fixed.mean, fixed.upper)
    assert told(answer)[-1] == ("shift", "high", "January 2020", "December 2021")


def test_a_break_and_a_fixed_baseline_together() -> None:
    baseline = Period(date(2018, 1, 1), date(2018, 12, 31))
    first, last = behaviour(series([*FLAT, *RAISED], baseline=baseline, cuts=(cut(2020, 1),))).stretches
    fixed, own = natural_limits(np.array(FLAT[:12])), natural_limits(np.array(RAISED))
    assert fixed is not None
    assert own is not None
    assert (first.upper[0], last.upper[0]) == (fixed.upper, own.upper)


def test_a_baseline_that_the_series_has_not_is_said_to_be_missing() -> None:
    answer = behaviour(series(FLAT, baseline=Period(date(2010, 1, 1), date(2010, 12, 31))))
    assert "The baseline 2010 holds fewer than twelve values" in answer.cautions[0]
    assert answer.stretches == behaviour(series(FLAT)).stretches


def test_twelve_values_on_a_new_level_keep_the_old_limits() -> None:
    answer = behaviour(series([*FLAT, *RAISED[:12]]), find_levels=True)
    own = natural_limits(np.array(FLAT))
    assert own is not None
    assert edges(answer) == [(0, 35)]
    assert answer.stretches[0].upper[-1] == own.upper
    assert told(answer) == [("shift", "high", "January 2020", "December 2020")]
    assert answer.cautions[0].endswith("which is taken anew once they have stayed there for twelve months.")


def test_the_thirteenth_value_brings_the_new_limits() -> None:
    answer = behaviour(series([*FLAT, *RAISED[:13]]), find_levels=True)
    own = natural_limits(np.array(RAISED[:13]))
    assert own is not None
    assert edges(answer) == [(0, 35), (36, 36)]
    assert answer.stretches[1].upper == (own.upper,)
    assert told(answer) == [("shift", "high", "January 2020", "December 2020")]
    assert answer.cuts == (Cut(date(2020, 1, 1), "the level moved in January 2020 and stayed", found=True),)


def test_a_year_that_is_missing_begins_the_usual_range_anew() -> None:
    points = series([*FLAT, *FLAT, *RAISED]).points
    answer = behaviour(Series(points[:24] + points[48:]))
    assert edges(answer) == [(0, 23), (24, 47)]
    assert answer.signals == ()
    assert answer.cautions == ("The usual range begins anew in January 2022: the 24 months before that are missing.",)


def test_several_long_gaps_are_one_caution() -> None:
    points = series([*FLAT, *FLAT, *FLAT, *FLAT, *FLAT]).points
    answer = behaviour(Series(points[:24] + points[48:72] + points[96:]))
    assert "anew in January 2022 and January 2026: twelve months or more are missing before each." in answer.cautions[0]


def test_single_months_years_apart_need_no_caution_of_gaps() -> None:
    points = series([*FLAT, *FLAT, *FLAT]).points
    answer = behaviour(Series(points[::14]))
    assert (answer.cautions, answer.why_none[-21:]) == ((), "; limits need twelve.")


def test_months_ends_follow_one_another() -> None:
    ends = [one.end for one in months(24)]
    points = tuple(Point(Period(day, day), value) for day, value in zip(ends, FLAT, strict=True))
    scores = behaviour(Series(points, Quantity.OTHER))
    assert scores.stretches == behaviour(series(FLAT)).stretches


def test_weeks_follow_one_another() -> None:
    starts = [date(2024, 1, 1) + timedelta(weeks=at) for at in range(24)]
    weeks = tuple(Point(Period(one, one + timedelta(days=6)), value) for one, value in zip(starts, FLAT, strict=True))
    assert behaviour(Series(weeks)).stretches == behaviour(series(FLAT)).stretches


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 500).map(float)), max_size=70)
CUTS = st.lists(st.integers(-3, 75), max_size=4)


@given(VALUES, CUTS)
@settings(deadline=None)
def test_stretches_cover_the_points_once_and_their_limits_fit(values: list[float | None], cuts: list[int]) -> None:
    days = [Cut(date(2018, 1, 1) + timedelta(days=30 * one), "x") for one in cuts]
    answer = behaviour(series(values, cuts=tuple(days)))
    assert len(answer.points) == len(values)
    assert [one.start for one in answer.stretches][:1] == ([0] if values else [])
    assert all(later.start == one.end + 1 for one, later in pairwise(answer.stretches))
    assert not values or answer.stretches[-1].end == len(values) - 1
    for one in answer.stretches:
        assert len(one.mean) == len(one.lower) == len(one.upper) in (0, one.end - one.start + 1)


@given(VALUES)
@settings(deadline=None)
def test_every_signal_begins_and_ends_on_a_value(values: list[float | None]) -> None:
    answer = behaviour(series(values))
    held = {one.period for one in answer.points if one.value is not None}
    for one in answer.signals:
        assert one.start <= one.end
        assert {one.start, one.end} <= held

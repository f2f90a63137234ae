"""Each case is a row of months, the sentence a reader gets, and nothing the row does not show."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.rules import NELSON
from answerable.calc.behaviour.series import Anomaly, Cut, Goal, Point, Series
from answerable.calc.direction import Direction
from answerable.calc.periods import Period, financial_year, read
from answerable.calc.sentences.behaviour import told

STEADY = [20, 22, 19, 21, 23, 20, 18, 21, 22, 19, 20, 21, 22, 20, 19, 21]


def months(values: list[float | None], first: date = date(2022, 1, 1)) -> tuple[Point, ...]:
    start = first.year * 12 + first.month - 1
    names = [read(f"{(start + n) // 12}-{(start + n) % 12 + 1:02d}") for n in range(len(values))]
    return tuple(Point(name, value) for name, value in zip(names, values, strict=True))


def whole(value: float) -> str:
    return f"{value:g}"


def said(values: list[float | None], direction: Direction = Direction.DOWN_GOOD, **known: object) -> str:
    series = Series(months(values), direction=direction, **known)  # type: ignore[arg-type]
    return told(behaviour(series), words=whole)


STANDARD = Goal(30, at_least=False, starts=date(2020, 1, 1))

CASES: dict[str, tuple[Callable[[], str], str]] = {
    "within": (lambda: said([*STEADY]), "21 in April 2023: within its usual range (16 to 25)."),
    "one point above, worse": (
        lambda: said([*STEADY, 40]),
        "Worse than usual: 40 in May 2023, above its usual range (17 to 26).",
    ),
    "one point below, better": (
        lambda: said([*STEADY, 5]),
        "Better than usual: 5 in May 2023, below its usual range (15 to 24).",
    ),
    "no way is better": (
        lambda: said([*STEADY, 40], Direction.NEUTRAL),
        "40 in May 2023, above its usual range (17 to 26).",
    ),
    "rising": (
        lambda: said([30, 20, 29, 21, 30, 19, 28, 20, 21, 22, 23, 24, 25, 26, 27], Direction.UP_GOOD),
        "Getting better: 27 in March 2023, rising for eight months running, since August 2022.",
    ),
    "always meets": (
        lambda: said([*STEADY], goals=(STANDARD,)),
        "21 in April 2023: within its usual range (16 to 25); the whole of its usual range meets the standard (at most 30).",
    ),
    "hit and miss": (
        lambda: said([*STEADY], goals=(Goal(21, at_least=True, starts=date(2020, 1, 1)),)),
        (
            "21 in April 2023: within its usual range (16 to 25); its usual range lies on both sides of the standard (at least "
            "21), which is hit and miss."
        ),
    ),
    "never meets": (
        lambda: said([*STEADY], goals=(Goal(40, at_least=True, starts=date(2020, 1, 1), label="target"),)),
        "21 in April 2023: within its usual range (16 to 25); no part of its usual range meets the target (at least 40).",
    ),
    "from a break on": (
        lambda: said([60, 70, 65, 60, 70, 62, 66, 64, *STEADY], cuts=(Cut(date(2022, 9, 1), "calls are sorted"),)),
        "21 in December 2023: within its usual range since September 2022 (16 to 25).",
    ),
    "an unusual month": (
        lambda: said([*STEADY, 40], anomalies=(Anomaly(read("May 2023"), "days with no data"),)),
        (
            "40 in May 2023, in a time known to be unusual (days with no data), so it is not set against its usual range."
        ),
    ),
    "nothing": (lambda: said([None]), "No figure is held."),
}


@pytest.mark.parametrize("name", CASES)
def test_the_sentence_of_a_case(name: str) -> None:
    made, expected = CASES[name]
    assert made() == expected


def test_a_few_figures_are_told_with_the_reason_for_no_range() -> None:
    assert said([20, 22]).startswith("22 in February 2022. ")
    assert said([20, 22]).endswith(".")


def test_a_few_figures_still_meet_or_miss_a_standard() -> None:
    assert said([20, 22], goals=(STANDARD,)).startswith("22 in February 2022, which meets the standard (at most 30). ")


def test_a_long_row_above_the_average_is_counted() -> None:
    row = [10, 14, 9, 13, 10, 15, 9, 12, 8, 11, 16, 15, 17, 16, 15, 16, 17, 15]
    assert said([*row], Direction.DOWN_GOOD) == (
        "Getting worse: 15 in June 2023, higher than usual for eight months running, since November 2022."
    )


def test_several_outside_are_counted_before_anything_else() -> None:
    row = [*STEADY, 40, 41, 20, 42]
    sentence = told(
        behaviour(
            Series(months([*row]), direction=Direction.DOWN_GOOD, baseline=Period(date(2022, 1, 1), date(2023, 4, 30)))
        ),
        words=whole,
    )
    assert (
        sentence
        == "Getting worse: 42 in August 2023; three of the last four months are above the usual range (16 to 25)."
    )


def test_a_level_that_moved_and_stayed_is_told() -> None:
    row = [*STEADY, *(value + 60 for value in (STEADY * 3))]
    assert said([float(value) for value in row]).endswith("; the level moved in May 2023 and stayed.")


def test_a_range_of_like_months_names_the_month() -> None:
    row: list[float | None] = [float(100 + 40 * (n % 12 == 7) + (n * 7) % 5) for n in range(56)]
    assert "for an August)" in said(row)


def test_years_are_called_years() -> None:
    points = tuple(Point(financial_year(2000 + n), float(v)) for n, v in enumerate([*STEADY, 40]))
    assert "40 in 2016/17" in told(behaviour(Series(points, direction=Direction.DOWN_GOOD)), words=whole)


rows = st.lists(st.one_of(st.none(), st.floats(0, 500).map(lambda one: round(one, 1))), min_size=1, max_size=40)


@given(rows, st.sampled_from(Direction), st.booleans(), st.booleans())
def test_any_row_has_a_whole_sentence_that_claims_no_cause(
    row: list[float | None], direction: Direction, nelson: bool, broken: bool
) -> None:
    cuts = (Cut(date(2023, 1, 1), "the rules change"),) if broken else ()
    series = Series(months(row), direction=direction, cuts=cuts, goals=(STANDARD,))
    sentence = told(behaviour(series, NELSON) if nelson else behaviour(series), words=whole)
    assert sentence.endswith(".")
    assert ".." not in sentence
    assert "significant" not in sentence.casefold()
    assert "because" not in sentence.casefold()

"""Builders of series for the tests."""

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.series import Point, Series
from answerable.calc.periods import Period, printed

Value = float | None

STEADY = (
    98, 99, 103, 105, 97, 107, 103, 97, 97, 100, 98, 95, 94, 102, 97, 105, 106, 99, 104, 98, 106, 102, 95, 98
)  # fmt: skip
"""Twenty-four values without a pattern: no rule finds anything in them."""

STEADY_ON = (
    99, 101, 104, 94, 100, 109, 99, 98, 100, 96, 102, 101, 103, 103, 106, 99, 101, 94, 103, 101, 101, 99, 100, 103
)  # fmt: skip
"""Twenty-four that go on from there."""


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(number: int, year: int = 2018) -> list[Period]:
    """So many months from January of a year on."""
    return [month(year + at // 12, at % 12 + 1) for at in range(number)]


def series(values: Sequence[Value], **known: Any) -> Series:
    """Monthly values from January 2018 on, with what else is known of them."""
    return Series(tuple(Point(when, value) for when, value in zip(months(len(values)), values, strict=True)), **known)


def shares(values: Sequence[float], sizes: Sequence[float | None]) -> tuple[Point, ...]:
    return tuple(Point(when, value, size) for when, value, size in zip(months(len(values)), values, sizes, strict=True))


def noise(number: int, seed: int = 1, mean: float = 300, spread: float = 20) -> list[float]:
    """Normal values that differ by chance alone."""
    return [float(one) for one in np.random.default_rng(seed).normal(mean, spread, number)]


def told(answer: Behaviour) -> list[tuple[str, str, str, str]]:
    """The signals as rule, side, first and last period."""
    return [(one.rule, str(one.side), printed(one.start), printed(one.end)) for one in answer.signals]

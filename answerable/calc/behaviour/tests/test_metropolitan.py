"""Fifteen years of one large force: what happened is found, and falls silent once somebody says why."""

import csv
import gzip
import os
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.behaviour.answer import Behaviour, Side
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Cut, Point, Series
from answerable.calc.behaviour.tests.make import month
from answerable.calc.periods import Period

SHARED = Path(os.environ.get("ANSWERABLE_SHARED", Path(__file__).parents[4].parent / "shared"))
CRIME = SHARED / "data" / "series" / "mps_borough_crime_long_201004_202502.csv.gz"

pytestmark = pytest.mark.skipif(not CRIME.is_file(), reason=f"the real counts are not at {CRIME} (ANSWERABLE_SHARED)")

ROBBERY, VIOLENCE, FRAUD = "ROBBERY", "VIOLENCE AGAINST THE PERSON", "FRAUD AND FORGERY"
LOCKDOWN = month(2020, 4)


@cache
def counts() -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    with gzip.open(CRIME, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["MajorText"], Counter())[row["month"]] += int(float(row["count"]))
    return {kind: dict(sorted(of.items())) for kind, of in found.items()}


def judged(kind: str, *cuts: Cut) -> Behaviour:
    told = counts()[kind].items()
    return behaviour(Series(tuple(Point(month(int(at[:4]), int(at[4:])), float(one)) for at, one in told), cuts=cuts))


def between(answer: Behaviour, first: Period, last: Period, side: Side) -> list[str]:
    """The rules of the signals of a side that touch a time."""
    return [one.rule for one in answer.signals if one.side is side and one.end >= first and one.start <= last]


def test_there_are_179_months_of_thirteen_kinds() -> None:
    assert len(counts()) == 13
    assert len(counts()[ROBBERY]) == 179


def test_robbery_signals_at_the_first_lockdown() -> None:
    (signal,) = [one for one in judged(ROBBERY).signals if one.start <= LOCKDOWN <= one.end]
    assert (signal.rule, signal.side, signal.start) == ("shift", Side.LOW, LOCKDOWN)


def test_the_recording_reform_is_a_shift_of_violence() -> None:
    assert between(judged(VIOLENCE), month(2014, 1), month(2014, 12), Side.HIGH) == ["shift"]


@pytest.mark.parametrize("at", [date(2014, 1, 1), date(2014, 4, 1), date(2014, 7, 1), date(2014, 9, 1)])
def test_it_falls_silent_once_the_reform_is_told(at: date) -> None:
    answer = judged(VIOLENCE, Cut(at, "crime is recorded by stricter rules"))
    reform = answer.cuts[[one.found for one in answer.cuts].index(False)]
    assert reform.at == at
    assert between(answer, month(2014, 1), month(2014, 8), Side.HIGH) == []


def test_fraud_leaves_as_a_shift() -> None:
    assert between(judged(FRAUD), month(2013, 2), month(2014, 1), Side.LOW) == ["shift"]


@pytest.mark.parametrize("at", [date(2013, 2, 1), date(2013, 3, 1), date(2013, 4, 1)])
def test_it_falls_silent_once_the_end_of_fraud_is_told(at: date) -> None:
    answer = judged(FRAUD, Cut(at, "fraud is recorded nationally"))
    assert between(answer, month(2013, 1), month(2025, 2), Side.LOW) == []
    assert between(answer, month(2013, 4), month(2025, 2), Side.HIGH) == []


def test_the_lockdown_falls_silent_too() -> None:
    answer = judged(ROBBERY, Cut(date(2020, 4, 1), "the first lockdown"))
    assert not [one for one in answer.signals if one.start <= LOCKDOWN <= one.end]


def test_nothing_else_shouts() -> None:
    """Twelve kinds that still move over fifteen years: fewer than one signal in a year and a half each."""
    kinds = [one for one in counts() if len(counts()[one]) == 179]
    found = {one: len(judged(one).signals) for one in kinds}
    assert max(found.values()) <= 13
    assert sum(found.values()) <= 12 * 15 / 1.5


def test_a_kind_that_hardly_occurs_says_so() -> None:
    assert judged("NFIB FRAUD").why_none.startswith("Most of the months are nought")

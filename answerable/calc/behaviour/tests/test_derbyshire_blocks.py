"""Five months and thirteen, two years apart, with another way of recording between: nothing is said across."""

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Cut, Point, Series
from answerable.calc.behaviour.tests.make import month

SHARED = Path(os.environ.get("ANSWERABLE_SHARED", Path(__file__).parents[4].parent / "shared"))
CRIME = SHARED / "data" / "police-uk" / "all_forces_monthly_counts_by_type.csv"

pytestmark = pytest.mark.skipif(not CRIME.is_file(), reason=f"the real counts are not at {CRIME} (ANSWERABLE_SHARED)")


def judged(kind: str, *cuts: Cut) -> Behaviour:
    counts: Counter[str] = Counter()
    with CRIME.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["force"] == "derbyshire" and row["crime_type"] == kind:
                counts[row["month"]] += int(row["count"])
    told = sorted(counts.items())
    points = tuple(Point(month(int(at[:4]), int(at[5:])), float(one)) for at, one in told)
    return behaviour(Series(points, cuts=cuts))


@pytest.mark.parametrize("kind", ["Public order", "Violence and sexual offences", "Robbery"])
def test_the_blocks_are_two_stretches(kind: str) -> None:
    answer = judged(kind)
    assert [(one.start, one.end, one.has_limits) for one in answer.stretches] == [(0, 4, False), (5, 17, True)]
    assert answer.cautions[0] == "The usual range begins anew in March 2021: the 24 months before that are missing."


def test_the_change_of_recording_is_no_signal() -> None:
    answer = judged("Public order")
    assert all(one.start >= month(2021, 3) for one in answer.signals)
    assert answer.last is not None
    assert answer.last.mean[0] > 800


@pytest.mark.parametrize("kind", ["Public order", "Violence and sexual offences"])
def test_that_they_are_so_unlike_is_warned_of_until_the_break_is_told(kind: str) -> None:
    warned = "more often a change of recording than of crime"
    assert warned in " ".join(judged(kind).cautions)
    assert warned not in " ".join(judged(kind, Cut(date(2019, 4, 1), "recorded otherwise")).cautions)


def test_robberies_are_not_so_unlike() -> None:
    assert "change of recording" not in " ".join(judged("Robbery").cautions)

"""Blocks of months by the calendar months that both have; and the real data of two blocks with a change of recording between."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from answerable.calc.behaviour.series import Anomaly, Cut, Point, Quantity
from answerable.calc.change.answer import BeforeAfter, Points, Reason, Refusal, Suspicion
from answerable.calc.change.before_after import before_and_after
from answerable.calc.change.comparing import NotComparable
from answerable.calc.change.known import Known
from answerable.calc.change.tests.make import at
from answerable.calc.periods import Period, read

SPLIT = date(2021, 1, 1)
SHARED = Path(os.environ.get("ANSWERABLE_SHARED", Path(__file__).parents[4].parent / "shared"))
COUNTS = SHARED / "data" / "police-uk" / "all_forces_monthly_counts_by_type.csv"
RESTRICTIONS = Anomaly(Period(date(2020, 3, 23), date(2021, 7, 18)), "restrictions on meeting")
RECORDING = Cut(date(2020, 4, 1), "offences are recorded more fully")


def compared(
    points: list[Point], when: date | tuple[Period, Period] = SPLIT, known: Known | None = None
) -> BeforeAfter:
    found = before_and_after(points, when, known)
    assert isinstance(found, BeforeAfter), found
    return found


def test_only_calendar_months_of_both_blocks_are_used() -> None:
    found = compared([at("Jan 2020", 10), at("Feb 2020", 20), at("Feb 2021", 26), at("Mar 2021", 90)])
    assert (found.months, found.before, found.after) == ((2,), (at("Feb 2020", 20),), (at("Feb 2021", 26),))
    assert found.unlike == (at("Jan 2020", 10), at("Mar 2021", 90))


def test_a_month_that_comes_twice_weighs_no_more() -> None:
    found = compared(
        [at("Jan 2019", 10), at("Jan 2020", 30), at("Feb 2020", 100), at("Jan 2021", 20), at("Feb 2021", 100)]
    )
    assert (found.change.before.value, found.change.after.value) == (60, 60)


def test_years_of_equal_months_are_tested_as_their_totals() -> None:
    months = [
        at(f"{year}-{month:02d}", 48 if year == 2020 else 56.5) for year in (2020, 2021) for month in range(1, 13)
    ]
    assert compared(months).change.z == pytest.approx(2 * ((12 * 56.5) ** 0.5 - (12 * 48) ** 0.5), abs=1e-9)


def test_named_blocks_leave_the_rest_out() -> None:
    points = [at(f"Jan {year}", year - 2000) for year in range(2018, 2024)]
    found = compared(points, (read("2019"), read("2022")))
    assert (found.before, found.after) == ((at("Jan 2019", 19),), (at("Jan 2022", 22),))


def test_months_in_a_known_anomaly_and_months_not_over_are_not_used() -> None:
    points = [at("Jan 2020", 10), at("Feb 2020", 20), at("Jan 2021", 30), at("Feb 2022", 26), at("Jan 2023", 9)]
    found = compared(points, SPLIT, Known(anomalies=(RESTRICTIONS,), as_at=date(2022, 12, 31)))
    assert (found.after, found.unusual) == ((at("Feb 2022", 26),), (at("Jan 2021", 30),))


def test_a_break_between_the_months_used_is_refused() -> None:
    found = before_and_after([at("Jan 2020", 10), at("Jan 2021", 30)], SPLIT, Known(cuts=(RECORDING,)))
    assert isinstance(found, Refusal)
    assert found.reason == Reason.BREAK
    assert "recorded more fully" in found.sentence


def test_a_break_before_the_months_used_is_not() -> None:
    found = compared([at("Jan 2020", 10), at("Jan 2021", 30)], SPLIT, Known(cuts=(Cut(date(2019, 4, 1), "new rules"),)))
    assert found.change.size == 20


@pytest.mark.parametrize(
    ("known", "reason"), [(Known(), Reason.NO_LIKE_MONTHS), (Known(anomalies=(RESTRICTIONS,)), Reason.ANOMALY)]
)
def test_without_a_like_month_nothing_is_compared(known: Known, reason: Reason) -> None:
    points = [at("Jan 2020", 10), at("Feb 2021", 30), *([at("Jan 2021", 5)] if known.anomalies else [])]
    found = before_and_after(points, SPLIT, known)
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_few_like_months_are_a_caution() -> None:
    cautions = compared([at("Jan 2020", 100), at("Jan 2021", 100)]).change.cautions
    assert [one.sentence for one in cautions] == ["Only 1 of the twelve calendar months could be compared."]


def test_shares_are_compared_in_points_by_all_their_answers() -> None:
    months = [at("Jan 2020", 60, 40), at("Feb 2020", 60, 40), at("Jan 2021", 80, 35), at("Feb 2021", 80, 35)]
    change = compared(months, SPLIT, Known(Quantity.SHARE)).change
    assert (change.relative, change.before.denominator, change.beyond_chance) == (Points(20), 80, True)


def test_a_gap_is_not_a_nought() -> None:
    assert compared([at("Jan 2020", 10), at("Jan 2021", 30), at("Jan 2022", None)]).change.after.value == 30


@pytest.mark.parametrize(
    ("points", "when", "words"),
    [
        ([at("2020", 10)], SPLIT, "made of months"),
        ([at("Jan 2020", 10), at("Jan 2020", 11)], SPLIT, "comes twice"),
        ([at("Jan 2020", 10)], (read("2020"), read("2020/21")), "overlap or are in the wrong order"),
    ],
)
def test_what_are_no_blocks_of_months_is_an_error(
    points: list[Point], when: date | tuple[Period, Period], words: str
) -> None:
    with pytest.raises(NotComparable, match=words):
        before_and_after(points, when)


@pytest.fixture(scope="module")
def counts() -> dict[str, list[Point]]:
    if not COUNTS.is_file():
        pytest.skip(f"the real counts are not at {COUNTS} (say where by ANSWERABLE_SHARED)")
    found: dict[str, list[Point]] = {}
    with COUNTS.open(newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["force"] == "derbyshire":
                found.setdefault(row["crime_type"], []).append(at(row["month"], float(row["count"])))
    return found


@pytest.mark.parametrize("kind", ["Public order", "Violence and sexual offences"])
def test_a_change_of_recording_is_warned_of_before_it_is_annotated(counts: dict[str, list[Point]], kind: str) -> None:
    found = compared(counts[kind], SPLIT, Known(anomalies=(RESTRICTIONS,)))
    assert [one.about for one in found.change.cautions] == [Suspicion.RECORDING]
    assert found.months == (1, 2, 10, 11, 12)


def test_a_change_of_recording_is_refused_once_it_is_annotated(counts: dict[str, list[Point]]) -> None:
    found = before_and_after(counts["Public order"], SPLIT, Known(cuts=(RECORDING,), anomalies=(RESTRICTIONS,)))
    assert isinstance(found, Refusal)
    assert found.reason == Reason.BREAK


def test_public_order_of_like_months_is_nearly_four_times_as_much(counts: dict[str, list[Point]]) -> None:
    change = compared(counts["Public order"], SPLIT, Known(anomalies=(RESTRICTIONS,))).change
    assert (change.before.value, change.after.value) == pytest.approx((208.4, 779.2))


def test_no_month_of_the_restrictions_is_used(counts: dict[str, list[Point]]) -> None:
    found = compared(counts["Public order"], SPLIT, Known(anomalies=(RESTRICTIONS,)))
    assert not any(one.period.overlaps(RESTRICTIONS.period) for one in (*found.before, *found.after))
    assert len(found.unusual) == 5


def test_what_moved_little_gets_no_such_warning(counts: dict[str, list[Point]]) -> None:
    assert compared(counts["Robbery"], SPLIT, Known(anomalies=(RESTRICTIONS,))).change.cautions == ()

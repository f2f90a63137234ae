"""A stated change against its two figures."""

import pytest

from answerable.calc.consistency.finding import Kind, Severity
from answerable.calc.consistency.stated_change import stated_change
from answerable.calc.consistency.tests.papers import check_found, check_silent

WRONG = [
    ("Reports rose from 412 to 503, an increase of 18%.", "From 412 to 503 is a rise of 22.09%, not 18%."),
    ("Reports rose by 18%, from 412 in 2022 to 503 in 2023.", "From 412 to 503 is a rise of 22.09%, not 18%."),
    ("Groups grew by 30%, 66 in May 2021 increasing to 90 in May 2024.", "From 66 to 90 is a rise of 36.36%, not 30%."),
    ("There were 1,000 clips in 2022. 2023 saw 1,200 clips, a 25% increase on 2022.", "From 1,000 to 1,200 is a rise of 20%, not 25%."),
    ("We took 503 reports in 2023 compared with 412 in 2022, an increase of 30%.", "From 412 to 503 is a rise of 22.09%, not 30%."),
    ("There were 503 reports, 30% more than the 412 of the year before.", "From 412 to 503 is a rise of 22.09%, not 30%."),
    ("There were 503 reports, an increase of 30% on the 12 months to March 2023 (412).", "From 412 to 503 is a rise of 22.09%, not 30%."),
    ("Use is up by 30% since March 2022. (YE March 2022 – 412, YE March 2024 – 503)", "From 412 to 503 is a rise of 22.09%, not 30%."),
    ("Cadets grew from 310 to 352, an increase of 52.", "From 310 to 352 is a rise of 42, not 52."),
    ("Satisfaction went from 61% to 68%, an improvement of 5 percentage points.", "From 61% to 68% is a rise of 7 percentage points, not 5 percentage points."),
    ("The budget rose from £1.2m to £1.5m, an uplift of 40%.", "From £1.2m to £1.5m is a rise of 25%, not 40%."),
    ("Detections have doubled, from 212 to 305.", "From 212 to 305 is a rise of 43.87%, not doubled."),
    ("Thefts fell from 200 to 150, a reduction of almost 40%.", "From 200 to 150 is a fall of 25%, not nearly 40%."),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "message"), WRONG)
def test_a_change_that_does_not_follow_is_found(paper: str, message: str) -> None:
    check_found(stated_change, message, paper)


RIGHT = [
    "Reports rose from 412 to 503, an increase of 22%.",
    "Reports rose from 412 to 503, an increase of 22.1%.",
    "Satisfaction went from 60% to 66%, an increase of 10%.",
    "Satisfaction went from 60% to 66%, an increase of 6%.",
    "The budget rose from £1.2m to £1.5m, an uplift of 22%.",
    "Members rose from 1,480 to over 2,200, growth of almost 50%.",
    "Detections have nearly doubled, from 4.3 million to 8.3 million.",
    "Thefts fell from 200 to 150, while robbery went up by 40%.",
    "The share rose from 0% to 5%, an increase of 5 percentage points.",
    "From 0 to 12 visits a day, an increase of 100%.",
    "There were 500 clips in 2023. So far in 2024 there were 287 clips, up 43% on the same weeks of last year.",
    "There were 500 clips in 2023. So far there were 287 clips in 2024, up 43% on last year.",
    "There were 500 clips in 2022. 2024 has 287 clips, a 43% increase on the same period last year.",
    "The aim is to go from 100 to 200 cadets, an increase of 50%.",
    "Thefts were down 9% to 2,716 and robbery down 7% to 613.",
    "Calls rose from 100 in Ashby and robbery rose to 150 in Dunmere. Waits fell by 9%.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_change_that_may_follow_is_left_alone(paper: str) -> None:
    check_silent(stated_change, paper)


TABLE = "Portal\nYear|Portal clips|Letters\n2021|905|287\n2022|1370|543\n"


def test_the_base_may_stand_in_a_table_that_tells_the_same_present() -> None:
    paper = TABLE + "The portal received 1,370 clips in 2022, an increase of 60% on the previous year."
    check_found(stated_change, "From 905 to 1,370 is a rise of 51.38%, not 60%.", paper)


def test_a_table_that_tells_another_present_is_no_base() -> None:
    check_silent(
        stated_change, TABLE + "The portal received 1,390 clips in 2022, an increase of 60% on the previous year."
    )


def test_the_wrong_direction_is_grave() -> None:
    finding = check_found(
        stated_change,
        "From 88 to 97 is not a fall: the figures go the other way.",
        "Complaints reduced from 88 to 97, a fall of 10%.",
    )
    assert finding.severity is Severity.HIGH


def test_the_last_place_is_a_small_matter() -> None:
    finding = check_found(
        stated_change, "From 66 to 90 is a rise of 36.36%, not 36.3%.", "Groups grew from 66 to 90, a rise of 36.3%."
    )
    assert finding.severity is Severity.LOW


def test_the_expected_value_comes_with_what_rounding_leaves_open() -> None:
    (finding,) = [check_found(stated_change, WRONG[10][1], WRONG[10][0])]
    assert finding.expected == 25
    assert finding.interval
    low, high = finding.interval
    assert low < 25 < high < 40


def test_a_fall_is_expected_without_a_sign() -> None:
    finding = check_found(stated_change, WRONG[12][1], WRONG[12][0])
    assert finding.expected == 25


def test_a_year_measured_against_itself_is_a_fault_of_period() -> None:
    message = "27.6% is measured against the same period (2023) as the figure it changes to."
    finding = check_found(stated_change, message, "2023 saw 1,753 clips, a 27.6% increase on 2023.")
    assert finding.kind is Kind.PERIOD

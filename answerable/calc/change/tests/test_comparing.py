"""What is compared, what is said of it, and what is refused and why."""

import math
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.behaviour.series import Anomaly, Cut, Point, Quantity, Series
from answerable.calc.change.answer import Change, Method, Percent, Points, Reason, Refusal, Suspicion
from answerable.calc.change.comparing import NotComparable, compare
from answerable.calc.change.known import Known
from answerable.calc.change.tests.make import at, year
from answerable.calc.periods import Period, read

LOCKDOWN = Anomaly(Period(date(2020, 3, 23), date(2021, 7, 18)), "restrictions on meeting")
NEW_RULES = Cut(date(2021, 4, 1), "new counting rules")


def changed(before: Point, after: Point, known: Known | None = None) -> Change:
    found = compare(before, after, known)
    assert isinstance(found, Change), found
    return found


def refused(before: Point, after: Point, known: Known | None = None) -> Refusal:
    found = compare(before, after, known)
    assert isinstance(found, Refusal), found
    return found


def suspicions(change: Change) -> list[Suspicion]:
    return [one.about for one in change.cautions]


@pytest.mark.parametrize(
    ("before", "after", "beyond"), [(2668, 2560, False), (576, 674, True), (3, 8, False), (0, 0, False), (0, 9, True)]
)
def test_counts_are_told_from_chance(before: int, after: int, beyond: bool) -> None:
    assert changed(year(2021, before), year(2022, after)).beyond_chance is beyond


def test_a_count_changes_by_a_number_and_a_percentage() -> None:
    found = changed(year(2021, 576), year(2022, 674))
    assert (found.size, found.relative, found.method) == (98, Percent(100 * 98 / 576), Method.SQUARE_ROOT)
    assert found.interval is not None
    assert found.interval.holds(100 * 98 / 576)


def test_nothing_has_no_percentage() -> None:
    found = changed(year(2021, 0), year(2022, 9))
    assert (found.relative, found.interval, found.z) == (None, None, 6.0)


def test_a_share_changes_by_points() -> None:
    found = changed(year(2021, 60, 80), year(2022, 80, 70), Known(Quantity.SHARE))
    assert (found.relative, found.method, found.beyond_chance) == (Points(20), Method.NEWCOMBE, True)


def test_a_share_of_few_is_no_more_than_chance() -> None:
    assert changed(year(2021, 50, 10), year(2022, 60, 10), Known(Quantity.SHARE)).beyond_chance is False


@pytest.mark.parametrize("quantity", [Quantity.SHARE, Quantity.RATE])
def test_without_a_denominator_nobody_can_say(quantity: Quantity) -> None:
    found = changed(year(2021, 50), year(2022, 60), Known(quantity))
    assert (found.beyond_chance, found.method, suspicions(found)) == (None, Method.NONE, [Suspicion.NO_DENOMINATOR])


@pytest.mark.parametrize("quantity", [Quantity.AMOUNT, Quantity.OTHER])
def test_an_amount_cannot_be_told_from_chance_by_two_figures(quantity: Quantity) -> None:
    found = changed(year(2021, 50), year(2022, 60), Known(quantity))
    assert (found.beyond_chance, suspicions(found)) == (None, [Suspicion.NO_TEST])


def test_how_many_there_are_on_a_day_is_no_count_of_events() -> None:
    found = changed(at("31 March 2022", 1900), at("31 March 2023", 2060))
    assert (found.beyond_chance, found.z, suspicions(found)) == (None, None, [Suspicion.NO_TEST])


def test_a_rate_is_tested_by_its_events() -> None:
    found = changed(year(2021, 0.576, 1000), year(2022, 0.674, 1000), Known(Quantity.RATE))
    assert found.z == pytest.approx(3.923019942988681, abs=1e-9)


@pytest.mark.parametrize(
    ("before", "after", "known", "reason", "words"),
    [
        ("2021/22", "2022/23", Known(cuts=(Cut(date(2022, 4, 1), "new rules"),)), Reason.BREAK, "from 1 April 2022 .*new rules"),
        ("2021/22", "2022/23", Known(cuts=(Cut(date(2022, 9, 1), "new rules"),)), Reason.BREAK, "1 September 2022"),
        ("2021/22", "Q1 2023", Known(), Reason.KIND, "not of one kind"),
        ("1 May 2021 to 30 June 2021", "1 May 2022 to 31 August 2022", Known(), Reason.LENGTH, "61 days and .* 123"),
        ("12 months to June 2022", "12 months to September 2022", Known(), Reason.OVERLAP, "share days"),
        ("2021/22", "2021/22", Known(), Reason.OVERLAP, "share days"),
        ("April to August 2021", "April to August 2022", Known(), Reason.EARLY_IN_YEAR, "too early"),
        ("Q2 2021", "Q2 2022", Known(to_date=True), Reason.EARLY_IN_YEAR, "too early"),
        ("2020/21", "2022/23", Known(anomalies=(LOCKDOWN,)), Reason.ANOMALY, "restrictions on meeting"),
        ("2021/22", "2022/23", Known(as_at=date(2023, 3, 1)), Reason.NOT_OVER, "2022/23 was not over .* 1 March 2023"),
    ],
)  # fmt: skip
def test_what_is_not_alike_is_refused_and_says_why(
    before: str, after: str, known: Known, reason: Reason, words: str
) -> None:
    found = refused(at(before, 100), at(after, 120), known)
    assert found.reason == reason
    assert re.search(words, found.sentence)


def test_a_gap_is_refused() -> None:
    assert refused(year(2021, None), year(2022, 3)).reason == Reason.NO_VALUE


@pytest.mark.parametrize("when", [date(2021, 4, 1), date(2023, 4, 1)])
def test_a_break_on_the_first_day_or_after_the_last_stands_between_nothing(when: date) -> None:
    assert changed(year(2021, 100), year(2022, 120), Known(cuts=(Cut(when, "new rules"),))).size == 20


@pytest.mark.parametrize(("before", "after"), [("2022", "2022/23"), ("12 months to March 2022", "2023/24")])
def test_any_year_may_be_set_against_any_other_that_shares_no_day(before: str, after: str) -> None:
    found = compare(at(before, 100), at(after, 120))
    assert isinstance(found, Change) == (not read(before).overlaps(read(after)))


def test_nine_months_of_a_year_are_enough() -> None:
    assert changed(at("April to December 2021", 400), at("April to December 2022", 420)).size == 20


def test_a_few_unusual_days_are_a_caution_and_not_a_refusal() -> None:
    missing = Anomaly(Period(date(2021, 11, 3), date(2021, 11, 9)), "days missing")
    assert suspicions(changed(year(2021, 400), year(2022, 420), Known(anomalies=(missing,)))) == [
        Suspicion.BRIEF_ANOMALY
    ]


def test_a_newer_period_in_an_unusual_time_is_a_caution() -> None:
    found = changed(year(2018, 400), year(2020, 300), Known(anomalies=(LOCKDOWN,)))
    assert suspicions(found) == [Suspicion.NEWER_ANOMALY]


@pytest.mark.parametrize(("after", "word"), [(900, "rise"), (150, "fall")])
def test_a_change_too_large_over_years_is_asked_about(after: int, word: str) -> None:
    found = changed(year(2018, 400), year(2021, after))
    assert suspicions(found) == [Suspicion.RECORDING]
    assert f"ask what changed before it is called a {word}" in found.cautions[0].sentence


def test_a_doubling_from_one_year_to_the_next_is_not_asked_about() -> None:
    assert suspicions(changed(year(2020, 400), year(2021, 900))) == []


def test_another_time_of_the_year_is_a_caution() -> None:
    assert suspicions(changed(at("February 2023", 400), at("March 2023", 420))) == [Suspicion.SEASON]
    assert suspicions(changed(at("March 2022", 400), at("March 2023", 420))) == []


def test_a_percentage_of_few_is_a_caution() -> None:
    assert suspicions(changed(year(2021, 3), year(2022, 8))) == [Suspicion.SMALL]


def test_a_series_tells_what_is_known() -> None:
    series = Series((), Quantity.RATE, cuts=(NEW_RULES,), anomalies=(LOCKDOWN,))
    assert Known.of(series, date(2024, 1, 1)) == Known(Quantity.RATE, (NEW_RULES,), (LOCKDOWN,), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("before", "after", "quantity", "words"),
    [
        (year(2022, 3), year(2021, 3), Quantity.COUNT, "earlier figure first"),
        (year(2021, math.inf), year(2022, 3), Quantity.COUNT, "value of 2021/22 is not a number"),
        (year(2021, -1), year(2022, 3), Quantity.COUNT, "a count is never below nought"),
        (year(2021, 30), year(2022, 101), Quantity.SHARE, "at most 100%"),
        (year(2021, 30, 0), year(2022, 31, 10), Quantity.SHARE, "denominator of 2021/22 is 0"),
    ],
)
def test_what_nobody_can_have_told_is_an_error(before: Point, after: Point, quantity: Quantity, words: str) -> None:
    with pytest.raises(NotComparable, match=words):
        compare(before, after, Known(quantity))


@given(st.floats(0, 100), st.integers(1, 4000), st.floats(0, 100), st.integers(1, 4000))
def test_a_difference_of_shares_lies_within_its_interval(old: float, many: int, new: float, others: int) -> None:
    found = changed(year(2021, old, many), year(2022, new, others), Known(Quantity.SHARE))
    assert found.interval is not None
    assert found.interval.low - 1e-9 <= new - old <= found.interval.high + 1e-9
    assert found.interval.low >= -100 - 1e-9
    assert found.interval.high <= 100 + 1e-9

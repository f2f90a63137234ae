"""Counting rules: the test dates that practitioners gave, and the days that trip a counting up."""

from datetime import date, timedelta

import pytest

from answerable.calc.clocks import Counting, Mark, Reckoning, Rule, Unreckonable, corresponding, merged, reckon

FIFTY_SIX = Rule(Counting.BEGINNING_WITH, 56)
THREE_WEEKS = Rule(Counting.BEGINNING_WITH, 21)
TWENTY_EIGHT = Rule(Counting.DAY_AFTER, 28)
TWENTY_WORKING = Rule(Counting.WORKING_DAYS, 20)
ENGLAND = {
    date(2025, 12, 25): "Christmas Day",
    date(2025, 12, 26): "Boxing Day",
    date(2026, 1, 1): "New Year's Day",
    date(2026, 4, 3): "Good Friday",
    date(2026, 4, 6): "Easter Monday",
}
ANY_PART = ENGLAND | {
    date(2026, 1, 2): "New Year Holiday, Scotland",
    date(2026, 3, 17): "Saint Patrick's Day, Northern Ireland",
    date(2026, 7, 13): "Battle of the Boyne, Northern Ireland",
}


def working(reckoning: Reckoning) -> list[str]:
    return [str(step) for step in reckoning.steps]


def due(rule: Rule, start: date, **how: object) -> date | None:
    return reckon(rule, start, **how).due  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        (FIFTY_SIX, date(2025, 10, 1), date(2025, 11, 25)),
        (FIFTY_SIX, date(2026, 1, 20), date(2026, 3, 16)),
        (THREE_WEEKS, date(2026, 6, 2), date(2026, 6, 22)),
        (TWENTY_EIGHT, date(2026, 3, 3), date(2026, 3, 31)),
        (TWENTY_EIGHT, date(2025, 12, 19), date(2026, 1, 16)),
    ],
)
def test_the_test_dates_in_days(rule: Rule, start: date, expected: date) -> None:
    assert due(rule, start) == expected


@pytest.mark.parametrize(
    ("start", "anywhere", "in_england"),
    [
        (date(2026, 3, 2), date(2026, 3, 31), date(2026, 3, 30)),
        (date(2025, 12, 10), date(2026, 1, 13), date(2026, 1, 12)),
        (date(2026, 7, 1), date(2026, 7, 30), date(2026, 7, 29)),
    ],
)
def test_the_test_dates_in_working_days(start: date, anywhere: date, in_england: date) -> None:
    assert due(TWENTY_WORKING, start, holidays=ANY_PART) == anywhere
    assert due(TWENTY_WORKING, start, holidays=ENGLAND) == in_england


def test_the_working_of_fifty_six_days_beginning_with_the_day() -> None:
    assert working(reckon(FIFTY_SIX, date(2026, 1, 20))) == [
        "Tuesday 20 January 2026: the day itself, which counts as day 1.",
        "21 January to 15 March 2026: days 2 to 55.",
        "Monday 16 March 2026: day 56, the last day.",
    ]


def test_the_working_of_three_weeks_beginning_with_the_day() -> None:
    assert working(reckon(THREE_WEEKS, date(2026, 6, 2)))[-1] == "Monday 22 June 2026: day 21, the last day."


def test_the_working_of_twenty_eight_days_over_christmas() -> None:
    assert working(reckon(TWENTY_EIGHT, date(2025, 12, 19))) == [
        "Friday 19 December 2025: the day itself, which does not count.",
        "20 December 2025 to 15 January 2026: days 1 to 27.",
        "Friday 16 January 2026: day 28, the last day.",
    ]


def test_the_working_of_six_days_elsewhere() -> None:
    away = [(date(2026, 3, 10), date(2026, 3, 15))]
    reckoning = reckon(TWENTY_EIGHT, date(2026, 3, 3), excluded=away)
    assert (reckoning.due, reckoning.left_out) == (date(2026, 4, 6), 6)
    assert working(reckoning) == [
        "Tuesday 3 March 2026: the day itself, which does not count.",
        "4 to 9 March 2026: days 1 to 6.",
        "10 to 15 March 2026: the matter was elsewhere, 6 days left out.",
        "16 March to 5 April 2026: days 7 to 27.",
        "Monday 6 April 2026: day 28, the last day.",
    ]


def test_the_working_of_twenty_working_days_names_weekends_and_bank_holidays() -> None:
    lines = working(reckon(TWENTY_WORKING, date(2025, 12, 10), holidays=ANY_PART))
    assert "Saturday 13 and Sunday 14 December 2025: weekend, not counted." in lines
    assert "Thursday 25 December 2025: bank holiday (Christmas Day), not counted." in lines
    assert "Friday 2 January 2026: bank holiday (New Year Holiday, Scotland), not counted." in lines
    assert lines[-1] == "Tuesday 13 January 2026: working day 20, the last day."


@pytest.mark.parametrize(
    ("month_day", "start", "expected"),
    [
        ("02-01", date(2025, 12, 5), date(2026, 2, 1)),
        ("02-01", date(2026, 2, 1), date(2026, 2, 1)),
        ("02-01", date(2026, 2, 2), date(2027, 2, 1)),
        ("02-29", date(2026, 2, 10), date(2026, 2, 28)),
        ("02-29", date(2027, 12, 31), date(2028, 2, 29)),
        ("12-31", date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_the_same_date_every_year(month_day: str, start: date, expected: date) -> None:
    assert due(Rule(Counting.FIXED_DATE, month_day=month_day), start) == expected


def test_a_date_at_a_weekend_is_not_moved_and_says_so() -> None:
    last = reckon(Rule(Counting.FIXED_DATE, month_day="02-01"), date(2025, 12, 5)).steps[-1]
    assert (last.when, last.mark) == ("Sunday 1 February 2026", Mark.LAST)
    assert "at a weekend and is not moved" in last.words


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2024, 5, 2), date(2025, 3, 31)),
    ],
)
def test_the_end_of_the_financial_year(start: date, expected: date) -> None:
    assert due(Rule(Counting.FINANCIAL_YEAR_END), start) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
    ],
)
def test_months_end_on_the_corresponding_date(start: date, months: int, expected: date) -> None:
    assert corresponding(start, months) == due(Rule(Counting.MONTHS, months), start) == expected


def test_twelve_months_and_then_every_six() -> None:
    start = date(2024, 8, 31)
    dates = [due(Rule(Counting.EVERY_MONTHS, 6, first=12, met=met), start) for met in range(3)]
    assert dates == [date(2025, 8, 31), date(2026, 2, 28), date(2026, 8, 31)]


def test_months_are_moved_on_by_the_days_left_out() -> None:
    away = [(date(2026, 1, 10), date(2026, 1, 12))]
    assert due(Rule(Counting.MONTHS, 1), date(2026, 1, 5), excluded=away) == date(2026, 2, 8)


def test_as_soon_as_practicable_has_no_date() -> None:
    assert due(Rule(Counting.SOON), date(2026, 1, 5)) is None


def test_a_date_that_nobody_has_set_is_none() -> None:
    reckoning = reckon(Rule(Counting.SET_BY_PERSON), date(2026, 1, 5))
    assert (reckoning.due, working(reckoning)[-1]) == (None, "Nobody has set the date yet.")


def test_a_date_that_somebody_set() -> None:
    assert due(Rule(Counting.SET_BY_PERSON), date(2026, 1, 5), set_date=date(2026, 2, 5)) == date(2026, 2, 5)


def test_a_date_set_before_the_start_is_refused() -> None:
    with pytest.raises(Unreckonable, match="before the start"):
        reckon(Rule(Counting.SET_BY_PERSON), date(2026, 1, 5), set_date=date(2026, 1, 4))


def test_days_left_out_that_overlap_are_left_out_once() -> None:
    away = [(date(2026, 3, 10), date(2026, 3, 13)), (date(2026, 3, 12), date(2026, 3, 15))]
    assert due(TWENTY_EIGHT, date(2026, 3, 3), excluded=away) == date(2026, 4, 6)


def test_touching_and_overlapping_days_become_one_run() -> None:
    spans = [
        (date(2026, 3, 16), date(2026, 3, 17)),
        (date(2026, 3, 10), date(2026, 3, 15)),
        (date(2026, 3, 12), date(2026, 3, 13)),
    ]
    assert merged(spans) == ((date(2026, 3, 10), date(2026, 3, 17)),)


def test_an_open_run_takes_in_what_follows() -> None:
    assert merged([(date(2026, 3, 10), None), (date(2026, 4, 1), date(2026, 4, 2))]) == ((date(2026, 3, 10), None),)


def test_while_the_matter_is_elsewhere_there_is_no_date() -> None:
    reckoning = reckon(TWENTY_EIGHT, date(2026, 3, 3), excluded=[(date(2026, 3, 10), None)])
    assert (reckoning.due, reckoning.held_since) == (None, date(2026, 3, 10))
    assert "the matter is elsewhere: there is no date until it is back" in working(reckoning)[-1]


def test_a_matter_that_goes_elsewhere_after_the_last_day_was_due_all_the_same() -> None:
    reckoning = reckon(TWENTY_EIGHT, date(2026, 3, 3), excluded=[(date(2026, 4, 10), None)])
    assert reckoning.due == date(2026, 3, 31)
    assert "after the last day: it changes nothing" in working(reckoning)[-1]


def test_days_left_out_before_the_start_change_nothing_and_say_so() -> None:
    reckoning = reckon(TWENTY_EIGHT, date(2026, 3, 3), excluded=[(date(2026, 2, 1), date(2026, 2, 5))])
    assert reckoning.due == date(2026, 3, 31)
    assert working(reckoning)[-1] == "1 to 5 February 2026: left out, but before the start: it changes nothing."


def test_a_start_among_days_left_out_begins_to_count_behind_them() -> None:
    away = [(date(2026, 3, 1), date(2026, 3, 5))]
    assert due(FIFTY_SIX, date(2026, 3, 3), excluded=away) == date(2026, 3, 6) + timedelta(days=55)


def test_days_left_out_that_end_before_they_start_are_refused() -> None:
    with pytest.raises(Unreckonable, match="cannot end"):
        reckon(TWENTY_EIGHT, date(2026, 3, 3), excluded=[(date(2026, 3, 10), date(2026, 3, 9))])


def test_days_left_out_do_not_move_a_date_of_the_calendar() -> None:
    reckoning = reckon(Rule(Counting.FINANCIAL_YEAR_END), date(2026, 1, 5), excluded=[(date(2026, 1, 10), None)])
    assert reckoning.due == date(2026, 3, 31)
    assert working(reckoning)[-1] == "Days left out do not move a date of the calendar."


def test_an_extension_has_lines_of_its_own() -> None:
    lines = working(reckon(TWENTY_EIGHT, date(2026, 3, 3), extended=5))
    assert lines[2:] == [
        "1 to 4 April 2026: days 29 to 32, of the extension.",
        "Sunday 5 April 2026: day 33, of the extension, the last day.",
    ]


def test_an_extension_of_working_days_is_in_working_days() -> None:
    assert due(TWENTY_WORKING, date(2026, 3, 2), holidays=ANY_PART, extended=2) == date(2026, 4, 2)


def test_a_clock_that_starts_on_a_bank_holiday_counts_from_the_next_working_day() -> None:
    assert due(Rule(Counting.WORKING_DAYS, 1), date(2025, 12, 25), holidays=ENGLAND) == date(2025, 12, 29)


def test_a_clock_over_the_change_of_year() -> None:
    assert due(Rule(Counting.BEGINNING_WITH, 2), date(2025, 12, 31)) == date(2026, 1, 1)


def test_a_clock_that_starts_on_29_february() -> None:
    assert due(TWENTY_EIGHT, date(2024, 2, 29)) == date(2024, 3, 28)


def test_bank_holidays_without_names_are_said_as_such() -> None:
    lines = working(reckon(TWENTY_WORKING, date(2026, 3, 2), holidays=frozenset({date(2026, 3, 17)})))
    assert "Tuesday 17 March 2026: bank holiday, not counted." in lines


@pytest.mark.parametrize("count", [None, 0, -3, 30_000])
def test_a_rule_that_counts_nothing_is_none(count: int | None) -> None:
    with pytest.raises(Unreckonable, match="give a number"):
        Rule(Counting.DAY_AFTER, count)


@pytest.mark.parametrize("month_day", ["", "02-30", "13-01", "1 February", "02-01-03"])
def test_a_date_that_no_year_has_is_refused(month_day: str) -> None:
    with pytest.raises(Unreckonable, match="write it as 02-01"):
        Rule(Counting.FIXED_DATE, month_day=month_day)


@pytest.mark.parametrize("rule", [TWENTY_EIGHT, Rule(Counting.MONTHS, 1), Rule(Counting.FINANCIAL_YEAR_END)])
def test_a_start_at_the_end_of_time_is_refused(rule: Rule) -> None:
    with pytest.raises(Unreckonable, match="thousands of years"):
        reckon(rule, date.max)


def test_a_date_thousands_of_years_ahead_is_refused() -> None:
    with pytest.raises(Unreckonable, match="thousands of years"):
        reckon(TWENTY_EIGHT, date(2026, 3, 3), excluded=[(date(2026, 3, 10), date(9999, 12, 31))])

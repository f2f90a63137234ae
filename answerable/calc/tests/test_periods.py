"""Periods are read from the ways people write them and printed one way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.periods import ImpossiblePeriod, Kind, NotAPeriod, Period, axis_label, printed, read


def span(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


WRITTEN = [
    ("2021/22", "2021-04-01", "2022-03-31"),
    ("2021-22", "2021-04-01", "2022-03-31"),
    ("2021–22", "2021-04-01", "2022-03-31"),
    ("2019-2020", "2019-04-01", "2020-03-31"),
    ("1999/00", "1999-04-01", "2000-03-31"),
    ("2023/4", "2023-04-01", "2024-03-31"),
    ("FY22/23", "2022-04-01", "2023-03-31"),
    ("the financial year 2022/23", "2022-04-01", "2023-03-31"),
    ("2011-12", "2011-04-01", "2012-03-31"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("calendar year 2022", "2022-01-01", "2022-12-31"),
    ("Apr 2023 – Jan 2024", "2023-04-01", "2024-01-31"),
    ("April 2023 to March 2024", "2023-04-01", "2024-03-31"),
    ("year ending January 2024", "2023-02-01", "2024-01-31"),
    ("the year ended 31 March 2023", "2022-04-01", "2023-03-31"),
    ("12 months to December 2022", "2022-01-01", "2022-12-31"),
    ("twelve months ending 31st January 2024", "2023-02-01", "2024-01-31"),
    ("rolling 12 months to Nov 2022", "2021-12-01", "2022-11-30"),
    ("year ending 21 March 2024", "2023-03-22", "2024-03-21"),
    ("quarter ended June 2023", "2023-04-01", "2023-06-30"),
    ("six months to September 2023", "2023-04-01", "2023-09-30"),
    ("March 2023", "2023-03-01", "2023-03-31"),
    ("MARCH 2023", "2023-03-01", "2023-03-31"),
    ("Sept. 2023", "2023-09-01", "2023-09-30"),
    ("Apr-22", "2022-04-01", "2022-04-30"),
    ("2024-03", "2024-03-01", "2024-03-31"),
    ("Q1 2023", "2023-01-01", "2023-03-31"),
    ("Q1 2023/24", "2023-04-01", "2023-06-30"),
    ("2023/24 Q4", "2024-01-01", "2024-03-31"),
    ("quarter 2 of 2023", "2023-04-01", "2023-06-30"),
    ("21 March 2024", "2024-03-21", "2024-03-21"),
    ("Thursday 21st March, 2024", "2024-03-21", "2024-03-21"),
    ("2024-03-21", "2024-03-21", "2024-03-21"),
    ("21/03/2024", "2024-03-21", "2024-03-21"),
    ("as at the end of March 2024", "2024-03-31", "2024-03-31"),
    ("31 July 2023 – 31 January 2024", "2023-07-31", "2024-01-31"),
    ("1-15 March 2023", "2023-03-01", "2023-03-15"),
    ("25 March to 3 April 2023", "2023-03-25", "2023-04-03"),
    ("between 1 April 2023 and 31 March 2024", "2023-04-01", "2024-03-31"),
    ("Jul-Sep 2022", "2022-07-01", "2022-09-30"),
    ("Nov - Jan 2023", "2022-11-01", "2023-01-31"),
    ("January - December 2022", "2022-01-01", "2022-12-31"),
    ("2023-04-01 to 2024-03-31", "2023-04-01", "2024-03-31"),
    ("2023-04-01/2024-03-31", "2023-04-01", "2024-03-31"),
    ("2021/22 to 2023/24", "2021-04-01", "2024-03-31"),
    ("from April 2023 to 21 March 2024", "2023-04-01", "2024-03-21"),
]


@pytest.mark.parametrize(("text", "start", "end"), WRITTEN)
def test_a_written_form_is_read(text: str, start: str, end: str) -> None:
    assert read(text) == span(start, end)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2021-25", "2020 to 2023", "31 February 2023", "March 2024 to March 2023", "101", "13/2023",
     "since April 2023", "financial year 2022", "April", "0000", "Q5 2023", "12 months to date", "x" * 5000],
)  # fmt: skip
def test_what_names_no_days_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotAPeriod, match=r"is not a period.*\S"):
        read(text)


KINDS = [
    ("2024-03-21", "2024-03-21", Kind.SNAPSHOT, "21 March 2024", "21 Mar 2024"),
    ("2023-03-01", "2023-03-31", Kind.MONTH, "March 2023", "Mar 2023"),
    ("2023-01-01", "2023-03-31", Kind.QUARTER, "January to March 2023", "Jan–Mar 23"),
    ("2021-04-01", "2022-03-31", Kind.FINANCIAL_YEAR, "2021/22", "2021/22"),
    ("2022-01-01", "2022-12-31", Kind.CALENDAR_YEAR, "2022", "2022"),
    ("2022-02-01", "2023-01-31", Kind.ROLLING_12, "12 months to January 2023", "12m Jan 2023"),
    ("2023-04-01", "2024-01-31", Kind.RANGE, "April 2023 to January 2024", "Apr 23–Jan 24"),
    ("2023-02-01", "2023-04-30", Kind.RANGE, "February to April 2023", "Feb–Apr 23"),
    ("2023-07-31", "2024-01-31", Kind.RANGE, "31 July 2023 to 31 January 2024", "31 Jul 23–31 Jan 24"),
]


@pytest.mark.parametrize(("start", "end", "kind", "name", "label"), KINDS)
def test_each_kind_is_known_and_has_one_name(start: str, end: str, kind: Kind, name: str, label: str) -> None:
    period = span(start, end)
    assert (period.kind, printed(period), axis_label(period)) == (kind, name, label)


def test_a_period_that_ends_before_it_starts_is_impossible() -> None:
    with pytest.raises(ImpossiblePeriod):
        span("2024-01-02", "2024-01-01")


periods = st.tuples(st.dates(), st.dates()).map(lambda ends: Period(min(ends), max(ends)))
month_starts = st.integers(12, 9998 * 12)


@given(periods)
def test_what_is_printed_is_read_back(period: Period) -> None:
    assert read(printed(period)) == period


@given(st.integers(1, 9997), st.integers(1, 12), st.integers(1, 14))
def test_whole_months_printed_are_read_back(year: int, month: int, count: int) -> None:
    last = year * 12 + month - 1 + count
    end = date(last // 12, last % 12 + 1, 1).toordinal() - 1
    period = Period(date(year, month, 1), date.fromordinal(end))
    assert read(printed(period)) == period
    assert period.months == count


@given(periods, periods)
def test_overlapping_is_mutual_and_follows_from_containing(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) or not one.contains(other)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(text)
    except NotAPeriod:
        return


def test_months_of_different_length_are_alike_but_a_month_and_a_quarter_are_not() -> None:
    assert read("February 2023").like(read("March 2023"))
    assert not read("February 2023").like(read("Q1 2023"))
    assert not read("April to August 2023").like(read("April to October 2023"))

"""What is due to be seen, and what is proposed for the next agenda."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc import programme
from answerable.calc.programme import WEIGHTS, Candidate, How, Reason, Seen, Sort, gap_words, how, proposed

DAY = date(2024, 11, 7)
MARCH, DECEMBER = date(2024, 3, 21), date(2024, 12, 12)


def seen(last: date | None = MARCH, following: date | None = None, every: int = 6) -> Seen:
    return Seen("2.1", last, following, every)


def reason(sort: Sort = Sort.SIGNAL, weight: int = 2) -> Reason:
    return Reason(sort, "Words.", weight)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (seen(), How.TOO_LONG),
        (seen(every=12), How.IN_TIME),
        (seen(every=0), How.NO_INTERVAL),
        (seen(None), How.NEVER),
        (seen(None, every=0), How.NO_INTERVAL),
        (seen(date(2024, 5, 7)), How.IN_TIME),
        (seen(date(2024, 5, 6)), How.TOO_LONG),
    ],
)
def test_how_a_thing_stands_counts_to_the_day(one: Seen, expected: How) -> None:
    assert how(one, DAY) == expected


def test_what_is_only_planned_was_not_seen() -> None:
    assert programme.too_long(seen(None, DECEMBER), DAY)


def test_a_plan_that_comes_too_late_is_said_to() -> None:
    told = gap_words(seen(following=DECEMBER), DAY)
    assert told.endswith("Planned for 12 December 2024, which is later than that.")


def test_words_of_what_nobody_ever_looked_at() -> None:
    assert gap_words(seen(None), DAY) == "Not looked at on record. Nothing is planned."


def test_words_of_what_was_seen_last_week() -> None:
    told = gap_words(seen(date(2024, 10, 30), every=0), DAY)
    assert told == "Last looked at on 30 October 2024, less than a month ago. Nothing is planned."


def test_words_of_one_month() -> None:
    assert "1 month ago" in gap_words(seen(date(2024, 10, 1)), DAY)


def test_the_end_of_a_month_stays_in_its_month() -> None:
    assert programme.add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 240))
def test_months_added_are_months_counted(day: date, months: int) -> None:
    assert programme.whole_months(day, programme.add_months(day, months)) in (months, max(months - 1, 0))


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 36), st.integers(0, 1200))
def test_the_day_before_which_is_too_long_agrees_with_each(day: date, every: int, ago: int) -> None:
    last = day - timedelta(days=ago)
    assert (last < programme.unseen_before(day, every)) == programme.too_long(seen(last, every=every), day)


def test_no_months_backwards() -> None:
    assert programme.whole_months(DAY, MARCH) == 0


def test_being_unseen_weighs_more_with_every_quarter() -> None:
    recent = programme.unseen_reason(seen(), DAY)
    older = programme.unseen_reason(seen(date(2023, 3, 21)), DAY)
    assert recent is not None
    assert older is not None
    assert recent.weight < older.weight <= WEIGHTS[Sort.UNSEEN].most


def test_never_seen_is_a_reason_with_its_interval() -> None:
    told = programme.unseen_reason(seen(None), DAY)
    assert told is not None
    assert told.words == "No meeting on record has looked at it; it is to be seen every 6 months."


def test_every_month_reads_as_one_says_it() -> None:
    told = programme.unseen_reason(seen(MARCH, every=1), DAY)
    assert told is not None
    assert told.words.endswith("it is to be seen every month.")


def test_what_was_seen_in_time_is_no_reason() -> None:
    assert programme.unseen_reason(seen(every=12), DAY) is None


def test_many_reasons_of_one_sort_weigh_no_more_than_their_most() -> None:
    assert programme.score([reason(Sort.FINDING, 1)] * 40) == WEIGHTS[Sort.FINDING].most


def test_the_weightiest_is_proposed_first_with_its_weightiest_reason() -> None:
    few = Candidate("a", (reason(),))
    many = Candidate("b", (reason(Sort.QUESTION, 1), reason(Sort.DIFFERS, 3)))
    first, second = proposed([few, many])
    assert (first.code, first.score, second.code) == ("b", 4, "a")
    assert first.reasons[0].sort == Sort.DIFFERS


def test_what_nothing_speaks_for_is_not_proposed() -> None:
    assert proposed([Candidate("a", ())]) == ()


def test_what_a_meeting_ahead_has_is_not_proposed_again() -> None:
    assert proposed([Candidate("a", (reason(),), planned=DECEMBER)]) == ()


def test_no_more_than_there_is_room_for() -> None:
    assert len(proposed([Candidate(code, (reason(),)) for code in "abc"], room=2)) == 2


@given(st.permutations(["a", "b", "c", "d"]))
def test_equal_ones_keep_their_order(codes: list[str]) -> None:
    ranked = proposed([Candidate(code, (reason(),)) for code in codes])
    assert [one.code for one in ranked] == codes


@given(st.lists(st.builds(reason, st.sampled_from(Sort), st.integers(0, 9))))
def test_another_reason_never_makes_it_less_urgent(reasons: list[Reason]) -> None:
    assert programme.score([*reasons, reason()]) >= programme.score(reasons)

from datetime import date, datetime
from decimal import Decimal

import pytest

from answerable.kit.wording import axis_words, british_date, british_time, rank_words, value_words

FULL = [
    ("1753", "count", "1,753"),
    ("0", "count", "0"),
    ("-12", "count", "−12"),
    ("27.6", "percent", "27.6%"),
    ("64", "percent", "64%"),
    ("99.0", "percent", "99.0%"),
    ("4.2", "percent_change", "+4.2%"),
    ("-12", "percent_change", "−12%"),
    ("0", "percent_change", "0%"),
    ("4.3", "percentage_points", "4.3 percentage points"),
    ("1", "percentage_points", "1 percentage point"),
    ("4400000", "gbp", "£4,400,000"),
    ("44.5", "gbp", "£44.50"),
    ("44.00", "gbp", "£44"),
    ("-2000", "gbp", "−£2,000"),
    ("5.6", "seconds", "5.6 s"),
    ("60", "seconds", "1 min"),
    ("225", "seconds", "3 min 45 s"),
    ("3720", "seconds", "1 h 2 min"),
    ("3600", "seconds", "1 h"),
    ("59.6", "seconds", "59.6 s"),
    ("1", "rank", "1st"),
    ("2", "rank", "2nd"),
    ("3", "rank", "3rd"),
    ("11", "rank", "11th"),
    ("12", "rank", "12th"),
    ("43", "rank", "43rd"),
    ("111", "rank", "111th"),
    ("351", "officers", "351 officers"),
    ("1", "people", "1 person"),
    ("1", "staff", "1 member of staff"),
    ("6.45", "per_1000", "6.45 per 1,000"),
    ("331.2", "fte", "331.2 full-time equivalent"),
    ("7", "police_dogs", "7 police dogs"),
]


@pytest.mark.parametrize(("value", "unit", "words"), FULL)
def test_a_value_in_full(value: str, unit: str, words: str) -> None:
    assert value_words(Decimal(value), unit) == words


BRIEF = [
    ("999999", "count", "999,999"),
    ("1000000", "count", "1 million"),
    ("1250000", "count", "1.3 million"),
    ("4400000", "gbp", "£4.4 million"),
    ("-4400000", "gbp", "−£4.4 million"),
    ("12345678901", "gbp", "£12.3 billion"),
    ("2000000000000", "count", "2 trillion"),
]


@pytest.mark.parametrize(("value", "unit", "words"), BRIEF)
def test_a_value_in_brief(value: str, unit: str, words: str) -> None:
    assert value_words(Decimal(value), unit, brief=True) == words


def test_no_value_is_not_nought() -> None:
    assert value_words(None) == "not given"


def test_an_axis_leaves_out_the_noun() -> None:
    assert axis_words(Decimal(351), "officers") == "351"


@pytest.mark.parametrize(
    ("place", "of", "words"), [(6, 43, "6th of 43"), (12, None, "12th"), (21, 1000, "21st of 1,000")]
)
def test_a_place_among_many(place: int, of: int | None, words: str) -> None:
    assert rank_words(place, of) == words


def test_a_date_is_british() -> None:
    assert british_date(date(2024, 11, 7)) == "7 November 2024"


def test_no_date_says_so() -> None:
    assert british_date(None) == "not given"


def test_a_moment_has_its_time() -> None:
    assert british_time(datetime(2024, 11, 7, 14, 5)) == "7 November 2024 at 14:05"  # noqa: DTZ001

"""Cells of figures, as people write them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.grids.amounts import Amount, How, NotAnAmount, read_amount
from answerable.calc.grids.grid import Cell, Form
from answerable.calc.grids.marks import stands_for, tidied, unmarked
from answerable.calc.standing import Qualifier


def said(text: str, unit: str = "count", how: How = How.AS_SHOWN) -> Amount:
    return read_amount(Cell(text, text), unit, how)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", "1234"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("1,2 34", "1234"),
        (" 42  ", "42"),
        ("(1,234)", "-1234"),
        ("−5", "-5"),
        ("1,234-", "-1234"),
        (".5", "0.5"),
        ("1.2m", "1200000"),
        ("nil", "0"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert said(text) == Amount(Decimal(value))


@pytest.mark.parametrize(
    "text", ["1.2.3", "1,23", "12 34", "abc", "1e5", "(5", "5)", "--5", "£5", "12%", "٣", "5 apples", "1/2"]
)
def test_what_is_no_number_of_a_count_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount, match=r"\w"):
        said(text)


@pytest.mark.parametrize(
    "text", ["no data", "N/A", "-", "–", "..", "…", ":", "[x]", "no data [x]", "TBC", "n/k", " n/a "]
)
def test_words_for_nothing_to_tell(text: str) -> None:
    assert (said(text).value, said(text).status) == (None, "missing")


@pytest.mark.parametrize("text", ["*", "[c]", "c", "suppressed", "<5", "fewer than 5", "1-4", "1 to 4"])
def test_small_numbers_kept_back(text: str) -> None:
    assert (said(text).value, said(text).status) == (None, "suppressed")


def test_a_senders_own_word_comes_first() -> None:
    assert read_amount(Cell("-", "-"), words=(("-", "0"),)) == Amount(Decimal(0))


@pytest.mark.parametrize(
    ("text", "status", "note"),
    [
        ("1,234 [p]", "provisional", "Marked as provisional"),
        ("1,234(p)", "provisional", "Marked as provisional"),
        ("1,234r", "final", "Marked as revised"),
        ("1,234 [r] [p]", "provisional", "Marked as revised, provisional"),
        ("1,234¹", "final", "Marked as the note at '¹'"),
        ("1,234*", "final", "Marked as the note at '*'"),
        ("1,234 (2)", "final", "Marked as the note at '2'"),
    ],
)
def test_marks_beside_a_number(text: str, status: str, note: str) -> None:
    assert said(text) == Amount(Decimal(1234), status, note=note)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("c. 1,200", Qualifier.ABOUT),
        ("approx 1,200", Qualifier.ABOUT),
        ("1,200+", Qualifier.OVER),
        (">1,200", Qualifier.OVER),
        ("nearly 1,200", Qualifier.NEARLY),
        ("up to 1,200", Qualifier.UP_TO),
    ],
)
def test_words_before_a_number(text: str, qualifier: Qualifier) -> None:
    assert said(text) == Amount(Decimal(1200), qualifier=qualifier)


@pytest.mark.parametrize(
    "cell",
    [
        Cell(Decimal("0.125"), "12.5%", Form.PERCENT),
        Cell(Decimal("12.5"), "12.5"),
        Cell("12.5%", "12.5%"),
        Cell("12.5 per cent", "12.5 per cent"),
    ],
)
def test_percentages(cell: Cell) -> None:
    assert read_amount(cell, "percent") == Amount(Decimal("12.5"))


def test_a_share_of_one_is_a_percentage_when_the_layout_says_so() -> None:
    assert read_amount(Cell(Decimal("0.125"), "0.125"), "percent", How.SHARE).value == Decimal("12.5")


def test_a_text_with_its_sign_is_no_share_of_one() -> None:
    assert said("12.5%", "percent", How.SHARE).value == Decimal("12.5")


@pytest.mark.parametrize(
    "cell",
    [
        Cell("00:01:23", "00:01:23"),
        Cell("1m 23s", "1m 23s"),
        Cell("1 min 23 secs", "1 min 23 secs"),
        Cell("83", "83"),
        Cell("83s", "83s"),
        Cell(Decimal(83), "83"),
        Cell(timedelta(seconds=83), "00:01:23", Form.CLOCK),
    ],
)
def test_seconds(cell: Cell) -> None:
    assert read_amount(cell, "seconds") == Amount(Decimal(83))


def test_a_fraction_of_a_day() -> None:
    assert read_amount(Cell(Decimal("0.5"), "0.5"), "hours", How.DAY_FRACTION) == Amount(Decimal(12))


def test_one_colon_is_refused_until_the_layout_says_what_it_means() -> None:
    with pytest.raises(NotAnAmount, match="minutes and seconds or hours"):
        said("1:23", "seconds")


def test_one_colon_in_minutes() -> None:
    assert said("1:23", "seconds", How.MINUTES_SECONDS).value == 83


def test_minutes_that_a_sheet_took_for_hours() -> None:
    cell = Cell(timedelta(hours=1, minutes=23), "01:23:00", Form.CLOCK)
    assert read_amount(cell, "seconds", How.MINUTES_SECONDS).value == 83


def test_money() -> None:
    assert said("£1.25m", "gbp") == Amount(Decimal(1_250_000))


@pytest.mark.parametrize(
    "cell",
    [
        Cell(date(2024, 1, 10), "10-Jan", Form.DAY),
        Cell(True, "TRUE"),
        Cell(timedelta(seconds=5), "00:00:05", Form.CLOCK),
        Cell(Decimal("0.1"), "10%", Form.PERCENT),
        Cell(Decimal("1e20"), "1e20"),
        Cell(None, "", fault="the formula has no value"),
    ],
)
def test_a_count_is_no_date_time_or_share(cell: Cell) -> None:
    with pytest.raises(NotAnAmount):
        read_amount(cell)


def test_more_places_than_can_be_held_are_rounded() -> None:
    assert read_amount(Cell(Decimal("44.3333333333333"), "44")).value == Decimal("44.333333")


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False))
def test_any_number_comes_back_from_its_usual_writing(value: Decimal) -> None:
    assert said(f"{value:,}").value == value
    assert said(f"{value:,}".replace(",", " ")).value == value
    assert said(f" {value:,} [p]").value == value


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_a_number_has_its_digits(text: str) -> None:
    try:
        amount = said(text)
    except NotAnAmount:
        return
    assert (amount.value is None) == (amount.status in ("missing", "suppressed"))
    assert amount.value is None or amount.value == 0 or any(sign.isdigit() for sign in text)


@given(st.integers(0, 10**6))
def test_a_length_of_time_comes_back_from_a_clock(seconds: int) -> None:
    clock = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    assert said(clock, "seconds").value == seconds


def test_headings_are_compared_without_their_marks() -> None:
    assert tidied("  Calls – 999 [note 2]*: ") == "calls-999"


def test_a_number_in_brackets_tells_headings_apart() -> None:
    assert tidied("Beat (1)") != tidied("Beat (2)")


def test_a_word_that_is_a_mark_is_kept() -> None:
    assert unmarked("[x]").text == "[x]"


def test_no_word_is_no_meaning() -> None:
    assert stands_for("ask Kim") == ""

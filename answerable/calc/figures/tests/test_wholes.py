"""Figures of several words: times in parts, spans, ranks, shares."""

import pytest

from answerable.calc.figures.figure import Number, Unit
from answerable.calc.figures.numbers import numbers
from answerable.calc.figures.when import mentions


def only(text: str) -> Number:
    (number,) = numbers(text, mentions(text))
    return number


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("waited 3 minutes 45 seconds", "3 minutes 45 seconds", 225), ("waited 3 minutes 45.", "3 minutes 45", 225), ("it took 7m 25secs", "7m 25secs", 445),
        ("was 1 hour 20 minutes", "1 hour 20 minutes", 4800), ("an average of 00:01:37", "00:01:37", 97), ("two hours and 5 minutes", "two hours and 5 minutes", 7500),
        ("1 hr, 2 mins and 3 secs", "1 hr, 2 mins and 3 secs", 3723), ("12:00:00 in all", "12:00:00", 43200),
    ],
)  # fmt: skip
def test_a_time_in_parts_is_one_figure_in_seconds(text: str, printed: str, value: int) -> None:
    number = only(text)
    assert (number.printed, int(number.value), number.unit) == (printed, value, Unit.SECONDS)


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit"),
    [
        ("8 to 10 days", "8 to 10", 8, 10, Unit.DAYS), ("8-10 working days", "8-10", 8, 10, Unit.DAYS), ("between 5% and 7% of calls", "5% and 7%", 5, 7, Unit.PERCENT),
        ("5-7% of calls", "5-7%", 5, 7, Unit.PERCENT), ("save £2.5m–£3m a year", "£2.5m–£3m", 2_500_000, 3_000_000, Unit.POUNDS), ("£2-3 million", "£2-3 million", 2_000_000, 3_000_000, Unit.POUNDS),
        ("eight to ten weeks", "eight to ten", 8, 10, Unit.WEEKS), ("between 40 and 60 people", "40 and 60", 40, 60, Unit.COUNT), ("it takes 8-10.", "8-10", 8, 10, Unit.COUNT),
        ("ranging from 12 to 15 minutes", "12 to 15", 12, 15, Unit.MINUTES), ("1,200 to 1,500 homes", "1,200 to 1,500", 1200, 1500, Unit.COUNT),
    ],
)  # fmt: skip
def test_a_span_is_one_figure_with_two_ends(text: str, printed: str, low: int, high: int, unit: Unit) -> None:
    number = only(text)
    assert (number.printed, int(number.value), int(number.upper or 0), number.unit) == (printed, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "rose from 8 to 10 officers",
        "increased 8% to 10%",
        "8 and 10 officers",
        "10 to 8 officers",
        "in 8 to 10,000 homes",
    ],
)
def test_two_figures_are_no_span(text: str) -> None:
    assert [number.upper for number in numbers(text, ())] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "aged 16 to 24",
        "16 to 24 year olds",
        "between 13 and 17 June",
        "pages 8 to 10",
        "from 8 to 10 pm",
        "2019 to 2023",
    ],
)
def test_ages_days_and_pages_are_no_span(text: str) -> None:
    assert not [number for number in numbers(text, mentions(text)) if number.upper]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("ranked 12th of 43 forces", "12th of 43", 12), ("ranked fourth", "fourth", 4), ("for the ninth consecutive year", "ninth", 9), ("the third year running", "third", 3),
        ("fourth in the country", "fourth", 4), ("the 2nd highest rate", "2nd", 2), ("12th out of 43", "12th out of 43", 12), ("came third nationally", "third", 3), ("was placed 7th", "7th", 7),
    ],
)  # fmt: skip
def test_a_place_in_an_order_is_a_rank(text: str, printed: str, value: int) -> None:
    number = only(text)
    assert (number.printed, int(number.value), number.unit) == (printed, value, Unit.RANK)


@pytest.mark.parametrize(
    "text",
    ["12th March", "the 20th century", "the third party", "the first time", "the 5th Regiment", "on the 12th of March"],
)
def test_an_ordinal_that_only_names_is_no_rank(text: str) -> None:
    assert not numbers(text, ())


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("half of victims", "half", "50"), ("Over half were", "half", "50"), ("two thirds of it", "two thirds", "66.67"), ("two-thirds, all told", "two-thirds", "66.67"), ("a quarter of the fleet", "a quarter", "25"),
        ("three quarters of stops", "three quarters", "75"), ("cut by a third", "a third", "33.33"), ("reduced by a fifth.", "a fifth", "20"), ("three in five people", "three in five", "60"),
        ("one in five", "one in five", "20"), ("8 out of 10 victims", "8 out of 10", "80"), ("1 in 100 crimes", "1 in 100", "1"), ("one in every twelve", "one in every twelve", "8.33"), ("fell by half", "half", "50"),
    ],
)  # fmt: skip
def test_a_share_in_words_is_percent(text: str, printed: str, value: str) -> None:
    number = only(text)
    assert (number.printed, str(number.value), number.unit, number.rounded) == (printed, value, Unit.PERCENT, True)


@pytest.mark.parametrize(
    ("text", "values"),
    [("38 out of 43 forces", [38, 43]), ("12 in 2022", [12]), ("five in six months", [5, 6]), ("two in Ashby", [2])],
)
def test_a_number_in_a_number_of_things_is_no_share(text: str, values: list[int]) -> None:
    assert [number.value for number in numbers(text, mentions(text))] == values

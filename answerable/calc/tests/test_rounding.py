"""The place a number was told to, from how it was printed."""

from decimal import Decimal

import pytest

from answerable.calc.rounding import last_place, round_place


@pytest.mark.parametrize(
    ("value", "printed", "place"),
    [
        ("28.4", "28.4%", "0.1"), ("28.43", "28.43%", "0.01"), ("226000", "£226k", "1000"), ("4400000", "£4.4 million", "1E+5"),
        ("1753", "2023 saw 1753 clips", "1"), ("1300", "1,300", "1"), ("34", "00:00:34", "1"), ("3", "three", "1"), ("1.20", "", "0.01"),
        ("2000000000", "£2bn", "1E+9"),
    ],
)  # fmt: skip
def test_the_last_place_is_the_one_printed(value: str, printed: str, place: str) -> None:
    assert last_place(Decimal(value), printed) == Decimal(place)


@pytest.mark.parametrize(("value", "place"), [("1700", 100), ("1753", 1), ("20", 10), ("0", 1), ("28.4", 1)])
def test_trailing_noughts_show_where_a_number_was_rounded(value: str, place: int) -> None:
    assert round_place(Decimal(value)) == place


def test_what_is_no_number_has_no_place() -> None:
    with pytest.raises(TypeError, match="is not a number"):
        last_place(Decimal("NaN"))

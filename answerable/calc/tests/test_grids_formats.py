"""What a sheet shows for a value (the codes are ECMA-376's, 18.8.30)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from answerable.calc.grids.formats import form_of, shown
from answerable.calc.grids.grid import Form, Value, address, letters, place


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (Decimal("1234567.891"), "#,##0", "1,234,568"),
        (Decimal("1234567.891"), "#,##0.00", "1,234,567.89"),
        (Decimal(1234567), '"£"#,##0,"k"', "£1,235k"),
        (Decimal("0.12345"), "0.0%", "12.3%"),
        (Decimal("-1234.5"), "#,##0.00;(#,##0.00)", "(1,234.50)"),
        (Decimal("-12"), "0", "-12"),
        (Decimal(0), '#,##0;-#,##0;"-"', "-"),
        (Decimal("0.5"), "General", "0.5"),
        (Decimal("2.50"), "0.0#", "2.5"),
        (date(2023, 4, 1), "mmm-yy", "Apr-23"),
        (date(2023, 4, 1), "[$-809]mmmm yyyy;@", "April 2023"),
        (date(2023, 4, 1), "dd/mm/yyyy", "01/04/2023"),
        (timedelta(seconds=83), "hh:mm:ss", "00:01:23"),
        (timedelta(hours=30), "[h]:mm:ss", "30:00:00"),
        (timedelta(seconds=83), "mm:ss", "01:23"),
        ("words", "0.00", "words"),
        (None, "0", ""),
    ],
)
def test_shown(value: Value, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", Form.PLAIN),
        ("0.0%", Form.PERCENT),
        ("mmm-yy", Form.MONTH),
        ("yyyy", Form.YEAR),
        ("dd/mm/yyyy", Form.DAY),
        ("[h]:mm:ss", Form.CLOCK),
        ("mm:ss", Form.MINUTES),
        ('#,##0 "days"', Form.PLAIN),
        ("[Red]#,##0", Form.PLAIN),
    ],
)
def test_form(code: str, form: Form) -> None:
    assert form_of(code) is form


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters(column: int, name: str) -> None:
    assert letters(column) == name


def test_a_cells_name_and_back() -> None:
    assert place(address(6, 27)) == (6, 27)


@pytest.mark.parametrize("text", ["", "7", "C", "C0", "XFE1", "C7:D8"])
def test_what_is_no_cells_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"C7|beyond"):
        place(text)

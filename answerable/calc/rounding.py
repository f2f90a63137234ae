"""How exactly a number was told: the size of its last printed place."""

import re
from decimal import Decimal

SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9, "tn": 12, "trillion": 12
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\d.,])(?P<digits>\d[\d,]{0,30}(?:\.\d{1,20})?)(?:\s?(?P<scale>k|thousand|mn?|million|bn?|billion|tn|trillion)\b)?",
    re.IGNORECASE,
)


def last_place(value: Decimal, printed: str = "") -> Decimal:
    """The size of the last place told: 0.1 for 28.4, 1000 for "£226k".

    Taken from the number in `printed` that has this value; where there is none (a time of day, a number in words), from the
    exponent of the Decimal.
    """
    for found in _NUMBER.finditer(printed):
        scale = SCALES[found["scale"].casefold()] if found["scale"] else 0
        digits = Decimal(found["digits"].rstrip(",").replace(",", ""))
        for power in {scale, 0}:
            if digits.scaleb(power) == abs(value):
                return Decimal(1).scaleb(_exponent(digits) + power)
    return Decimal(1).scaleb(_exponent(value))


def round_place(value: Decimal) -> Decimal:
    """The place a round number was rounded to: 100 for 1,700, 1 for 1,753; 1 for nought."""
    figures = value.normalize()
    return Decimal(1).scaleb(max(0, _exponent(figures))) if figures else Decimal(1)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise TypeError(f"{value} is not a number that anyone can have printed.")
    return exponent

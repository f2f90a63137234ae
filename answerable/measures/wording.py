"""How the values of measures are worded, on the office's pages and on the public's."""

from decimal import Decimal

from answerable.calc.sentences import Scale
from answerable.kit.wording import value_words

QUALIFIERS = {"exact": "", "over": "over ", "nearly": "nearly ", "about": "about ", "up_to": "up to "}

NO_VALUE = {"missing": "no figure", "suppressed": "withheld"}

SHARES = {"percent", "percentage_points"}
AMOUNTS = {"gbp", "hours", "miles", "square_miles", "fte", "per_1000", "years"}


def scale_of(unit: str) -> Scale:
    """How two values of a unit are compared."""
    if unit in SHARES:
        return Scale.SHARE
    own = {"percent_change": Scale.CHANGE, "rank": Scale.PLACE, "seconds": Scale.DURATION}.get(unit)
    return own or (Scale.AMOUNT if unit in AMOUNTS else Scale.COUNT)


def told_words(value: Decimal | None, unit: str, qualifier: str, status: str, *, brief: bool = False) -> str:
    """A value with its unit and its qualifier: "nearly 1,700"; "no figure" where there is none."""
    if value is None:
        return NO_VALUE.get(status, "no figure")
    return QUALIFIERS[qualifier] + value_words(value, unit, brief=brief)


def of_words(area_name: str, breakdown: str, *, home: bool) -> str:
    """What a figure is of, besides its measure: the area where it is not the body's own, the part of a breakdown."""
    return ", ".join(word for word in ("" if home else area_name, breakdown) if word)

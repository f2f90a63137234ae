"""How values, directions and frequencies are worded on public pages."""

from decimal import Decimal

from answerable.calc.direction import Direction
from answerable.calc.sentences import Scale, better
from answerable.kit.wording import value_words

QUALIFIERS = {"exact": "", "over": "over ", "nearly": "nearly ", "about": "about ", "up_to": "up to "}

NO_VALUE = {"missing": "no figure", "suppressed": "withheld"}

SHARES = {"percent", "percentage_points"}
AMOUNTS = {"gbp", "hours", "miles", "square_miles", "fte", "per_1000", "years"}

UNITS = {
    "count": "A number",
    "gbp": "Pounds",
    "percent": "Percent",
    "percent_change": "Change in percent",
    "percentage_points": "Percentage points",
    "seconds": "Seconds",
    "rank": "A place in an order",
    "fte": "Full-time equivalents",
    "per_1000": "Per 1,000",
}

COUNTED = {
    "count": "Counted over the period",
    "sum": "Added up over the period",
    "mean": "Averaged over the period",
    "rate": "A share or rate of the period",
    "stock": "The number on a day",
}

FREQUENCIES = {
    "adhoc": "when a paper happens to tell it",
    "fin_year": "financial years",
    "year": "calendar years",
    "rolling12": "rolling twelve months",
    "month": "months",
    "quarter": "quarters",
}


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


def direction_words(direction: str, unit: str) -> str:
    """Which way is better for a unit: "Shorter is better"."""
    return better(Direction(direction), scale_of(unit)).removesuffix(".")


def frequency_words(frequency: str) -> str:
    """ "months and financial years" for "month;fin_year"."""
    return " and ".join(FREQUENCIES.get(part, part) for part in frequency.split(";"))


def unit_words(unit: str) -> str:
    return UNITS.get(unit, unit.replace("_", " ").capitalize())


def of_words(area_name: str, breakdown: str, *, home: bool) -> str:
    """What a figure is of, besides its measure: the area where it is not the body's own, the part of a breakdown."""
    return ", ".join(word for word in ("" if home else area_name, breakdown) if word)

"""How values, directions and frequencies are worded on public pages."""

from answerable.calc.direction import Direction
from answerable.calc.sentences import better
from answerable.measures.wording import scale_of

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


def direction_words(direction: str, unit: str) -> str:
    """Which way is better for a unit: "Shorter is better"."""
    return better(Direction(direction), scale_of(unit)).removesuffix(".")


def frequency_words(frequency: str) -> str:
    """ "months and financial years" for "month;fin_year"."""
    return " and ".join(FREQUENCIES.get(part, part) for part in frequency.split(";"))


def unit_words(unit: str) -> str:
    return UNITS.get(unit, unit.replace("_", " ").capitalize())

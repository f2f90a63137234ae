"""What a cell of figures says: a number in the unit asked for, or why there is none, and the marks beside it."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from answerable.calc.grids.durations import TwoPartClock, read_duration, seconds_of
from answerable.calc.grids.grid import Cell, Form
from answerable.calc.grids.marks import spaced, stands_for, unmarked
from answerable.calc.periods import DASHES
from answerable.calc.rounding import SCALES
from answerable.calc.standing import Qualifier

PERCENTS = ("percent", "percent_change", "percentage_points")
TIMES = {"seconds": 1, "hours": 3600}
MOST_PLACES, MOST_DIGITS, LONGEST = 6, 15, 60
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?", re.ASCII)
_PARTS = re.compile(
    r"(?P<open>\()?\s?(?P<sign>[-+])?\s?(?P<money>£|gbp\s)?\s?(?P<sign2>-)?(?P<digits>[\d., ]*\d)\s?"
    r"(?P<scale>k|thousand|mn?|million|bn?|billion)?\s?(?P<percent>%|per ?cent|pp|ppts?|percentage points)?\s?(?P<close>\))?(?P<after>-)?",
    re.IGNORECASE | re.ASCII,
)
_SMALL = re.compile(r"(?:<|fewer than|less than|under|below)\s?\d{1,2}|\d\s?(?:-|to)\s?\d", re.IGNORECASE)
_QUALIFIERS = (
    (Qualifier.OVER, re.compile(r"(?:>|over|more than|at least)\s?(?=[£\d])", re.IGNORECASE)),
    (Qualifier.NEARLY, re.compile(r"(?:nearly|almost|just under)\s?(?=[£\d])", re.IGNORECASE)),
    (Qualifier.ABOUT, re.compile(r"(?:c\.?|ca\.?|circa|approx\.?|approximately|about|around|~|≈)\s?(?=[£\d])", re.I)),
    (Qualifier.UP_TO, re.compile(r"(?:up to|≤)\s?(?=[£\d])", re.IGNORECASE)),
)
_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))


class How(StrEnum):
    """How the numbers of a line are meant, where the cells themselves do not say."""

    AS_SHOWN = "as_shown"
    DAY_FRACTION = "day_fraction"  # 0.5 is twelve hours
    SHARE = "share"  # 0.125 is 12.5 percent
    MINUTES_SECONDS = "minutes_seconds"  # 1:23, which a sheet takes for hours and minutes
    MINUTES = "minutes"  # 1.5 is ninety seconds
    HOURS = "hours"
    THOUSANDS = "thousands"  # 1.5 is 1,500
    MILLIONS = "millions"


_TIMES_SO_MUCH = {
    How.DAY_FRACTION: 86_400, How.SHARE: 100, How.MINUTES: 60, How.HOURS: 3_600, How.THOUSANDS: 1_000, How.MILLIONS: 1_000_000
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """A figure read. `value` is None exactly when `status` is missing or suppressed. `note` tells of marks beside it."""

    value: Decimal | None
    status: str = "final"
    qualifier: Qualifier = Qualifier.EXACT
    note: str = ""


class NotAnAmount(ValueError):
    """The cell holds neither a number nor a known word for there being none; the message says what to do."""


type Words = tuple[tuple[str, str], ...]


def read_amount(cell: Cell, unit: str = "count", how: How = How.AS_SHOWN, words: Words = ()) -> Amount:
    """The figure in a cell, in the measure's unit (percent as 12.5, times as seconds or hours); at most six places.

    `words`: a sender's own words, with what they mean (missing, suppressed or 0). Raises NotAnAmount.
    """
    if cell.fault:
        raise NotAnAmount(f"{cell.fault}.")
    match cell.value:
        case bool() | None:
            raise NotAnAmount(f"it says {cell.shown or 'nothing'}, not a number: write the number, or 'no data'.")
        case str():
            return _of_text(cell.value, unit, how, words)
        case Decimal():
            return Amount(_fitting(_of_number(cell, cell.value, unit, how)))
        case timedelta():
            return Amount(_fitting(_of_time(cell, cell.value, unit, how)))
        case date():
            message = (
                "it holds a date, which the sheet may have made of a number such as 10-1: write the number as text."
            )
            raise NotAnAmount(f"'{cell.shown}': {message}")


def _of_number(cell: Cell, value: Decimal, unit: str, how: How) -> Decimal:
    if cell.form is Form.PERCENT:
        _percent_wanted(cell.shown, unit)
        return (value * 100).normalize()
    return _scaled(value, unit, how)


def _scaled(value: Decimal, unit: str, how: How) -> Decimal:
    times = (value * _TIMES_SO_MUCH[how]).normalize() if how in _TIMES_SO_MUCH else value
    # a length of time is turned into seconds first, and then into the measure's own unit
    return times / TIMES[unit] if unit in TIMES and how in (How.DAY_FRACTION, How.MINUTES, How.HOURS) else times


def _percent_wanted(shown: str, unit: str) -> None:
    if unit not in PERCENTS:
        raise NotAnAmount(f"'{shown}' is a percentage, and the measure is not: point at the column of numbers instead.")


def _of_time(cell: Cell, length: timedelta, unit: str, how: How) -> Decimal:
    if unit not in TIMES:
        raise NotAnAmount(
            f"'{cell.shown}' is a time, and the measure is not one: check which measure the column is of."
        )
    seconds = seconds_of(length)
    if how is How.MINUTES_SECONDS and cell.form is not Form.MINUTES:
        seconds /= 60
    return seconds / TIMES[unit]


def _of_text(text: str, unit: str, how: How, words: Words) -> Amount:
    if meaning := stands_for(text, words):
        note = "" if meaning == "0" else f"The return says '{spaced(text)[:60]}'"
        return Amount(Decimal(0)) if meaning == "0" else Amount(None, meaning, note=note)
    marked = unmarked(text)
    if marked.text != spaced(text) and (meaning := stands_for(marked.text, words)):
        return Amount(Decimal(0) if meaning == "0" else None, "final" if meaning == "0" else meaning, note=marked.note)
    if len(marked.text) > LONGEST:
        raise NotAnAmount(f"'{marked.text[:40]}…' is a text, not a number: write the number, or 'no data'.")
    found = replace(_of_words(marked.text.translate(_DASH), unit, how), note=marked.note)
    return replace(found, status="provisional") if marked.provisional and found.value is not None else found


def _of_words(said: str, unit: str, how: How) -> Amount:
    if _SMALL.fullmatch(said):
        return Amount(None, "suppressed")
    qualifier = Qualifier.EXACT
    for one, pattern in _QUALIFIERS:
        if found := pattern.match(said):
            qualifier, said = one, said[found.end() :]
    if said.endswith("+") and qualifier is Qualifier.EXACT:
        qualifier, said = Qualifier.OVER, said[:-1].strip()
    return Amount(_fitting(_worded(said, unit, how)), qualifier=qualifier)


def _worded(said: str, unit: str, how: How) -> Decimal:
    parts = _PARTS.fullmatch(said)
    # "5m" of a measure in seconds is minutes; of any other, millions
    if unit in TIMES and not (parts and not parts["scale"]):
        return _time_text(said, unit, how)
    if not parts:
        raise _not_a_number(said)
    value = _digits(parts["digits"], said)
    if parts["percent"]:
        _percent_wanted(said, unit)
    if parts["money"] and unit != "gbp":
        raise NotAnAmount(f"'{said}' is money, and the measure is not: check which measure the column is of.")
    signs = [parts[name] for name in ("open", "sign", "sign2", "after") if parts[name]]
    if bool(parts["open"]) != bool(parts["close"]) or len(signs) > 1:
        raise _not_a_number(said)
    if parts["scale"]:
        value = value.scaleb(SCALES[parts["scale"].casefold()])
    negative = signs and signs[0] != "+"
    asked = value if parts["percent"] or parts["scale"] else _scaled(value, unit, how)
    return -asked if negative else asked


def _time_text(said: str, unit: str, how: How) -> Decimal:
    try:
        seconds = read_duration(said, minutes_first=how is How.MINUTES_SECONDS)
    except TwoPartClock as error:
        raise NotAnAmount(str(error)) from error
    if seconds is None:
        raise _not_a_number(said)
    return seconds / TIMES[unit]


def _digits(text: str, said: str) -> Decimal:
    """Commas and spaces are let pass where they group thousands; "1,2 34" is 1,234 with a slip of the space bar."""
    told = text.strip()
    if _PLAIN.fullmatch(told):
        return Decimal(told)
    closed = told.replace(" ", "")
    if _SPACED.fullmatch(told) or ("," in told and _GROUPED.fullmatch(closed)):
        return Decimal(closed.replace(",", ""))
    raise NotAnAmount(f"'{said}' has its commas, points or spaces in odd places: write the number without them.")


def _not_a_number(said: str) -> NotAnAmount:
    return NotAnAmount(f"'{said[:40]}' is not a number, nor a known word for there being none: write it, or 'no data'.")


def _fitting(value: Decimal) -> Decimal:
    """At most six places and fifteen digits, as can be held; more places are a calculation's and are rounded."""
    if value.adjusted() >= MOST_DIGITS - 1:
        raise NotAnAmount(f"{value:,.0f} is too large for any figure: check the cell.")
    places = min(MOST_PLACES, MOST_DIGITS - 1 - max(0, value.adjusted()))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -places:
        value = value.quantize(Decimal(1).scaleb(-places)).normalize()
    # 1E+3 is how a normalised Decimal writes a thousand
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value

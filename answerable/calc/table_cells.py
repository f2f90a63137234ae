"""The number in a cell, with the unit that it has itself or that its head gives it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answerable.calc.figures.durations import DURATION, seconds
from answerable.calc.figures.figure import Unit
from answerable.calc.rounding import SCALES
from answerable.calc.table_parts import Cell

LONGEST = 160
_MARK = r"(?:\s?[*†‡§#^¹²³⁰⁴⁵⁶⁷⁸⁹]{1,3}|\s?\[[^\]]{1,8}\]|\s?[↑↓▲▼↔]{1,2}|\s?r(?=$)|\s[pe](?=$))?"
_BESIDE = r"(?:\s?\([^)]{1,80}\)|\s?[/|]\s?[+-]?[\d.,]{1,9}%|\s[↑↓▲▼]?\s?(?:from|on|vs|since)\s.{1,40})?"
_CELL = re.compile(
    r"(?P<arrow>[↑↓▲▼]\s?)?(?P<sign>[-−–+(]?)\s?(?P<money>£)?\s?(?P<sign2>[-−(]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\s\d{3})+(?![\d.])|(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?)\)?\s?(?P<scale>[kmKM]\b|bn\b|million|thousand)?\s?"
    rf"(?P<unit>%|per ?cent|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|pp|ppts?)?\)?{_MARK}{_BESIDE}{_MARK}"
)
_RANK = re.compile(r"=?(\d{1,3})(?:st|nd|rd|th)?=?(?:\s?(?:(?:out\s)?of|/)\s?\d{1,3})?", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_UNITS = {"s": Unit.SECONDS, "m": Unit.MINUTES, "h": Unit.HOURS, "d": Unit.DAYS, "w": Unit.WEEKS, "%": Unit.PERCENT}
_NO_VALUE_WORDS = """
    n/a na n.a. .. ... … * ** x : c z u [x] [c] [z] [u] [w] tbc tba nil none nk n/k ~ - -- – — − \u2212
"""
_NO_VALUES = frozenset(_NO_VALUE_WORDS.split()) | {
    "", "no data", "not available", "not applicable", "unknown", "not known", "no return", "data not available", "awaited",
}  # fmt: skip


class Clock(StrEnum):
    """What the two parts of a cell such as 3:45 are."""

    HOURS = "hours and minutes"
    MINUTES = "minutes and seconds"


@dataclass(frozen=True)
class Said:
    """What a head, a label or a caption says of the unit of its cells."""

    unit: Unit | None = None
    scale: int = 0
    clock: Clock | None = None


def is_no_value(text: str) -> bool:
    """Whether a cell says that there is no figure: "-", "n/a", "..", "*", "no data"."""
    return text.strip().casefold() in _NO_VALUES


def read_cell(text: str, said: Said | None = None) -> Cell | None:
    """The number in a cell, or None where it holds words, nothing, or a date.

    Brackets mean a negative; of "1,204 (+3%)" the number is 1,204; marks of footnotes and of revision say nothing. What `said` gives
    counts only where the cell has no unit of its own.
    """
    printed = text.strip()
    if not printed or len(printed) > LONGEST or not any(mark.isdigit() for mark in printed):
        return None
    if time := DURATION.fullmatch(printed):
        return Cell(seconds(time), Unit.SECONDS, printed)
    if said and said.clock and (time := CLOCK.fullmatch(printed)):
        return _of_clock(time, said.clock, printed)
    if said and said.unit is Unit.RANK and (rank := _RANK.fullmatch(printed)):
        return Cell(Decimal(rank[1]), Unit.RANK, printed)
    found = _CELL.fullmatch(printed)
    return _of(found, said or Said(), printed) if found else None


def _of_clock(time: re.Match[str], clock: Clock, printed: str) -> Cell:
    first, second = int(time[1]), int(time[2])
    size = 60 if clock is Clock.HOURS else 1
    return Cell(Decimal((first * 60 + second) * size), Unit.SECONDS, printed)


def _of(found: re.Match[str], said: Said, printed: str) -> Cell:
    value = Decimal(found["digits"].replace(",", "").replace(" ", ""))
    own = _own_unit(found)
    scale = 0
    if found["scale"]:
        value *= 10 ** SCALES[found["scale"].casefold()]
    elif said.scale and own in {None, said.unit}:
        scale = said.scale
        value *= 10**scale
    unit = own or (said.unit if said.unit else Unit.COUNT)
    arrow = (found["arrow"] or "").strip()
    sign = found["sign"] or found["sign2"] or arrow
    negative = sign in {"-", "−", "–", "(", "↓", "▼"}
    return Cell(-value if negative else value, unit, printed, bool(sign) or printed[-1:] in "↑↓▲▼", None, scale)


def _own_unit(found: re.Match[str]) -> Unit | None:
    if found["money"]:
        return Unit.POUNDS
    if not found["unit"]:
        return None
    word = found["unit"].casefold()
    return Unit.POINTS if word.startswith("pp") else Unit.PERCENT if word[0] == "p" else _UNITS[word[0]]

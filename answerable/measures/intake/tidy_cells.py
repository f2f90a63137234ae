"""Cells of a file of series, as analysts write them: a text in, a value out, or a sentence that says what to write instead."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from answerable.calc.direction import Direction
from answerable.measures.intake.cells import Unreadable

GAPS = frozenset((
    "", "-", "--", "–", "—", ".", "..", "…", "*", "?", ":", "x", "c", "z", "[c]", "[x]", "[z]", "[u]", "[w]",
    "n/a", "na", "n.a.", "#n/a", "nan", "null", "no data", "no figure", "not available", "not known",
    "not held", "not recorded", "not collected", "missing", "suppressed", "unknown", "tbc",
))  # fmt: skip
"""What stands where there is no figure, in small letters. "nil" and "none" are not among them: many mean nought by it."""
LARGEST = 1e15
"""Beyond it a float no longer tells one whole number from the next; no figure of an office is near it."""
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_WITH_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INFINITE = re.compile(r"[+-]?(?:inf|infinity|∞|#div/0!)", re.IGNORECASE)
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " "})


class Unit(StrEnum):
    """What the values are, where the file says so; a series that does not is understood by its values."""

    COUNT = "count"
    PERCENT = "percent"
    PROPORTION = "proportion"
    RATE = "rate"
    PER_1000 = "per_1000"
    PER_10000 = "per_10000"
    PER_100000 = "per_100000"
    OTHER = "other"


@dataclass(frozen=True)
class Figure:
    """A number as written, NaN for a gap; `percent` where a percent sign stood behind it."""

    value: float
    percent: bool = False


@dataclass(frozen=True)
class Written:
    """A standard as written: its value, whether at least or at most that is meant (None: it does not say), and its percent sign."""

    value: float
    at_least: bool | None = None
    percent: bool = False


GAP = Figure(math.nan)


@lru_cache(maxsize=65536)  # files of a million rows have far fewer different texts than rows
def figure(said: str) -> Figure:
    """A figure with or without thousands commas, a pound or a percent sign; a gap for what stands in place of one."""
    if _PLAIN.fullmatch(said):
        return Figure(_finite(said, said))
    tidied = said.translate(_SIGNS).strip()
    if tidied.casefold() in GAPS:
        return GAP
    percent = tidied.endswith("%")
    bare = tidied.removesuffix("%").rstrip().replace("£", "", 1).lstrip()
    if _PLAIN.fullmatch(bare) or _WITH_COMMAS.fullmatch(bare):
        return Figure(_finite(bare.replace(",", ""), said), percent)
    if _INFINITE.fullmatch(tidied):
        raise Unreadable(f"{said[:40]!r} is no finite number: leave the cell empty where there is no figure.")
    raise Unreadable(f"{said[:40]!r} is not a number: write it in digits, or leave it empty where there is no figure.")


def _finite(bare: str, said: str) -> float:
    value = float(bare)
    if abs(value) >= LARGEST:
        raise Unreadable(f"{said[:40]!r} is too large to be a figure: check it.")
    return value


def denominator(said: str) -> float:
    """How many, or how much, a value is out of; NaN where the cell has none. Never below nought."""
    read = figure(said)
    if read.value < 0:
        raise Unreadable(f"{said[:40]!r} is below nought: nothing is counted out of fewer than none.")
    return read.value


_AT_LEAST = {">=": True, "≥": True, ">": True, "at least": True, "<=": False, "≤": False, "<": False, "at most": False}
_STANDARD = re.compile(r"(>=|≥|>|at least|<=|≤|<|at most)?\s*(.*)", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=4096)
def standard(said: str) -> Written | None:
    """A standard such as "90", ">= 90%" or "at most 15"; None where the cell has none."""
    found = _STANDARD.fullmatch(said)
    sign, rest = (found[1], found[2]) if found else (None, said)
    if rest.casefold() == "none":
        return None
    read = figure(rest)
    if math.isnan(read.value):
        if sign:
            raise Unreadable(f"{said[:40]!r} has no number in it: write the standard as >= 90 or <= 15.")
        return None
    return Written(read.value, _AT_LEAST[sign.lower()] if sign else None, read.percent)


_POLARITIES: Mapping[str, Direction] = {
    **{one.value: one for one in Direction},
    "up": Direction.UP_GOOD,
    "higher_is_better": Direction.UP_GOOD,
    "down": Direction.DOWN_GOOD,
    "lower_is_better": Direction.DOWN_GOOD,
}


def polarity(said: str) -> Direction | None:
    """Which way is better; None where the cell is empty."""
    if not said:
        return None
    found = _POLARITIES.get(_code(said))
    if found is None:
        raise Unreadable(f"{said[:40]!r} is not known here: say one of {', '.join(Direction)}.")
    return found


_UNITS: Mapping[str, Unit] = {**{one.value: one for one in Unit}, "%": Unit.PERCENT, "per_cent": Unit.PERCENT}


def unit(said: str) -> Unit | None:
    """What the values are; None where the cell is empty. Any other unit ("seconds", "gbp") is OTHER: nothing is assumed of it."""
    return _UNITS.get(_code(said), Unit.OTHER) if said else None


def _code(said: str) -> str:
    return re.sub(r"[\s-]+", "_", said.strip().replace(",", "").lower())
